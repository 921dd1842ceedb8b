import type { Chain } from '../../chain/chain.ts';
import { expectedLoad } from '../../chain/expectedLoad.ts';
import type { Scenario } from '../../scenario/index.ts';
import { checkedLoad } from '../checkedLoad.ts';
import { perYear, stepsInWords } from '../words/caseWords.ts';
import { obligationsInWords, outagesInWords, postsInWords } from '../words/recurringWords.ts';
import { beginningInWords } from './beginningWords.ts';
import { entriesInWords } from './entryWords.ts';
import * as messages from './messages.ts';
import type { ModelRecord } from './modelRecord.ts';
import { flowsInWords, groupsInWords } from './peopleWords.ts';
import { policiesInWords } from './policyWords.ts';
import { staffInWords } from './staffWords.ts';
import { tablesInWords } from './tableWords.ts';
import { incidentsInWords, pathInWords } from './threatWords.ts';
import { WrittenValues } from './writtenValues.ts';

/** The record of the model: what a compiled scenario says, in words, without what is left out. */
export function recordOf(scenario: Scenario): ModelRecord {
  const { chain, redaction, layers } = scenario;
  const written = new WrittenValues(scenario);
  const load = checkedLoad(chain, expectedLoad(chain), redaction);
  return {
    layers,
    beginning: beginningInWords(chain, written),
    warmUpDays: chain.warmUp / 24,
    reportingPeriods: chain.reportingEnds.length,
    tick: chain.tick,
    closedDays: closedDaysInRun(chain),
    units: staffInWords(chain, load, redaction, written),
    cases: chain.cases.flatMap((type, index) =>
      type.isObligation === true
        ? []
        : [
            {
              name: type.name,
              label: type.label,
              perYear: perYear(load.opened[index]),
              entries: entriesInWords(chain, index, written),
              steps: stepsInWords(chain, type, redaction),
            },
          ],
    ),
    obligations: obligationsInWords(chain, load, redaction).map((words, index) => {
      const { name = '', count } = chain.obligations[index] ?? {};
      if (count === undefined || count.op === 'number') return words;
      return `${words} ${messages.objects(written.at([`obligations.${name}.for`], messages.BY_FORMULA))}`;
    }),
    posts: postsInWords(chain, redaction).map((words, index) => {
      const path = `posts.${chain.posts[index]?.name}`;
      const paths = chain.posts[index]?.opening ? [`${path}.opens`] : [`${path}.required`];
      return `${words}; ${messages.postCount(written.at(paths, messages.BY_FORMULA), chain.posts[index]?.opening !== undefined)}`;
    }),
    outages: outagesInWords(chain, redaction),
    groups: groupsInWords(chain, written),
    flows: flowsInWords(chain, written),
    threat: { path: pathInWords(chain, written), incidents: incidentsInWords(chain, written) },
    policies: policiesInWords(chain, written),
    tables: tablesInWords(chain, written),
    limits: chain.limits,
  };
}

function closedDaysInRun({ calendar, horizon, warmUp }: Chain): number {
  return calendar.closedDays.filter((day) => day >= -warmUp / 24 && day < horizon / 24).length;
}
