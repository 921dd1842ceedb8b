import type { Chain, ObligationSpec, OutageSpec, PostSpec } from '../../chain/chain.ts';
import { NONE } from '../../engine/hours.ts';
import { isRedacted, REDACTED, type Redaction } from '../../scenario/index.ts';
import type { CheckedLoad } from '../checkedLoad.ts';
import { counted, exactPercent, shortNumber } from '../numberWords.ts';
import { deadlineSpan, meanHours, type Or, type Paragraph, perYear, whatHappens, YEAR } from './caseWords.ts';
import * as messages from './messages.ts';

/** What goes on beside the cases, in words: obligations, posts, and outages. */
export function recurringInWords(chain: Chain, load: CheckedLoad, redaction?: Redaction): Paragraph[] {
  return [
    ...obligationsInWords(chain, load, redaction),
    ...postsInWords(chain, redaction),
    ...outagesInWords(chain, redaction),
  ].map((words) => ({ indent: 2, words }));
}

export function obligationsInWords(chain: Chain, load: CheckedLoad, redaction?: Redaction): string[] {
  return chain.obligations.map((spec) =>
    obligationInWords(
      chain,
      spec,
      perYear(load.opened[spec.case]),
      below(redaction, `obligations.${spec.name}`),
    ),
  );
}

export function postsInWords(chain: Chain, redaction?: Redaction): string[] {
  return chain.posts.map((post) => postInWords(chain, post, below(redaction, `posts.${post.name}`)));
}

export function outagesInWords(chain: Chain, redaction?: Redaction): string[] {
  return chain.units.flatMap(({ name, outages = [] }) =>
    outages.map((outage, index) => outageInWords(name, outage, below(redaction, `${name}.outages.${index}`))),
  );
}

/** Words of the keys below a path, or that they are left out. */
function below(redaction: Redaction | undefined, path: string): Or {
  return (key, words) => (isRedacted(redaction, `${path}.${key}`) ? REDACTED : words);
}

function obligationInWords(chain: Chain, spec: ObligationSpec, count: string, or: Or): string {
  const step = chain.steps[spec.step]!;
  const { cadence } = spec;
  const parts = [
    whatHappens(chain, step, or),
    ...(step.within === undefined ? [] : [`done within ${or('within', deadlineSpan(step.within))}`]),
    step.onLate.kind === 'drop' ? messages.DROPPED_WHEN_DUE : messages.KEPT_WHEN_DUE,
  ];
  const often = `every ${or('every', cadence.label)}${cadence.isAnchored ? messages.SAME_DATES : ''}`;
  return `${spec.name}: ${whom(chain, spec, or)}${often}, ${count} a year: ${parts.join(', ')}.`;
}

/** Whom or what it is about; nothing is said of one object. */
function whom(chain: Chain, { group, count }: ObligationSpec, or: Or): string {
  if (group !== NONE) return `${or('for', messages.eachPerson(chain.groups[group]?.name ?? ''))} `;
  if (count === undefined || (count.op === 'number' && count.value === 1)) return '';
  const number = count.op === 'number' ? shortNumber(Math.ceil(count.value)) : messages.NUMBER_BY_FORMULA;
  return `${messages.eachObject(or('for', number))} `;
}

function postInWords(chain: Chain, { name, label, unit, staff, opening }: PostSpec, or: Or): string {
  const named = label === undefined || label === name ? name : `${name} (${label})`;
  const words = messages.post(named, chain.units[unit]?.name ?? '', or('staff', shortNumber(staff)));
  if (opening === undefined) return words;
  const initial = opening.initial === 0 ? '' : messages.openAtStart(or('initial', String(opening.initial)));
  return `${words}; ${messages.postOpens(or('opens', often(opening.rate)), or('lasts', meanHours(opening.lasts)))}${initial}`;
}

function outageInWords(unit: string, { rate, dates, lasts, takes }: OutageSpec, or: Or): string {
  const when =
    rate === undefined ? or('on', messages.onDates(counted(dates.length, 'date'))) : or('rate', often(rate));
  return messages.outage(unit, when, or('takes', exactPercent(takes)), or('lasts', meanHours(lasts)));
}

function often(rate: NonNullable<OutageSpec['rate']>): string {
  return rate.op === 'number'
    ? messages.timesAYear(shortNumber(rate.value * YEAR))
    : messages.RATE_BY_FORMULA;
}
