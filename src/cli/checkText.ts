import type { NormSpec } from '../chain/chain.ts';
import { findMetric } from '../chain/metrics.ts';
import type { NormReach, ScenarioCheck, ValueCount } from '../experiment/index.ts';
import { policiesInWords } from '../experiment/record/policyWords.ts';
import { WrittenValues } from '../experiment/record/writtenValues.ts';
import { casesInWords } from '../experiment/words/caseWords.ts';
import { recurringInWords } from '../experiment/words/recurringWords.ts';
import { unitsInWords } from '../experiment/words/unitWords.ts';
import { ConsoleText, type Terminal } from '../report/consoleText.ts';
import { longDate } from '../report/dateWords.ts';
import { classification, redacted, unsourcedLoad } from '../report/messages.ts';
import { limitWords } from '../report/normWords.ts';
import { counted, exactPercent, percent, shortNumber } from '../report/numberWords.ts';
import { isRedacted, REDACTED, type Scenario } from '../scenario/index.ts';
import * as messages from './checkMessages.ts';
import { loadTable } from './loadTable.ts';
import { staffTable } from './staffTable.ts';

/** Paths without a source that are listed by name; of more, the number is said. */
const LISTED = 12;

/** What `check` says of a scenario without faults: the chain in words, for a terminal. */
export function checkText(scenario: Scenario, check: ScenarioCheck, end: string, terminal: Terminal): string {
  const { chain, settings } = scenario;
  const text = new ConsoleText(terminal);
  const heading = (words: string): string[] => ['', text.emphasise(text.cut(words), 'bold')];
  const marks =
    settings.classification === undefined ? [] : text.wrap(classification(settings.classification));
  return [
    ...marks.map((line) => text.emphasise(line, 'bold')),
    text.emphasise(text.cut(settings.name), 'bold'),
    ...text.wrap(
      messages.span(longDate(chain.calendar.start), longDate(end), settings.replications, settings.seed),
    ),
    ...heading(messages.LOAD_HEADING),
    ...loadTable(chain, check, text),
    ...unitsInWords(chain, check.load.whole, scenario.redaction).flatMap(({ indent, words }) =>
      text.wrap(words, indent),
    ),
    ...staffTable(chain, check, text),
    ...heading(messages.CASES_HEADING),
    ...[
      ...casesInWords(chain, check.load.whole, scenario.redaction),
      ...recurringInWords(chain, check.load.whole, scenario.redaction),
      { indent: 2, words: messages.RULES },
    ].flatMap(({ indent, words }) => text.wrap(words, indent)),
    ...policyLines(scenario, text, heading),
    ...heading(messages.NORMS_HEADING),
    ...normLines(scenario, check.norms, text),
    ...heading(messages.VALUES_HEADING),
    ...valueLines(check.values, text),
    ...(scenario.redaction ? ['', ...text.wrap(redacted(scenario.redaction.paths.length), 2)] : []),
    ...(marks.length > 0 ? ['', ...marks.map((line) => text.emphasise(line, 'bold'))] : []),
    '',
  ].join('\n');
}

function policyLines(scenario: Scenario, text: ConsoleText, heading: (words: string) => string[]): string[] {
  const policies = policiesInWords(scenario.chain, new WrittenValues(scenario));
  if (policies.length === 0) return [];
  return [
    ...heading(messages.POLICIES_HEADING),
    ...policies.flatMap(({ name, words }) => text.wrap(`${name}: ${words}`, 2)),
  ];
}

function normLines(
  { chain, redaction }: Scenario,
  reaches: ScenarioCheck['norms'],
  text: ConsoleText,
): string[] {
  if (chain.norms.length === 0) return text.wrap(messages.NO_NORMS, 2);
  return chain.norms.flatMap((norm, index) => {
    const reach = reaches[index];
    const hides = (key: string): boolean =>
      isRedacted(redaction, `norms.${norm.name.split(':', 1)[0]}.${key}`);
    return [
      ...text.wrap(`${norm.name}: ${asked(norm, hides)}`, 2),
      ...(reach && 'judged' in reach ? text.wrap(measures(reach), 4) : []),
    ];
  });
}

/** `share on time of tip.intake at least 95 % per month`. */
function asked(norm: NormSpec, hides: (key: string) => boolean): string {
  const metric = findMetric(norm.scopeKind, norm.metric);
  const bound = norm.direction === 'atLeast' ? 'at least' : 'at most';
  const times = hides('inARow') ? REDACTED : norm.inARow;
  const row = norm.inARow > 1 ? `, a breach when missed ${times} times in a row` : '';
  const limit = hides(norm.direction) ? REDACTED : limitWords(norm.limit, metric?.unit);
  const per = hides('per') ? REDACTED : norm.per;
  return `${metric?.label ?? norm.metric} of ${norm.scope} ${bound} ${limit} per ${per}${row}`;
}

function measures(reach: NormReach): string {
  const { observations, joined, judged, luck, per } = reach;
  if (judged === 0) return messages.neverJudged(shortNumber(observations), per);
  const parts = [
    ...(observations === undefined ? [] : [messages.observations(shortNumber(observations), per)]),
    ...(joined > 1 ? [messages.joined(joined)] : []),
    `judged ${counted(judged, 'time')}`,
    ...(luck === undefined ? [] : [messages.luck(percent(luck))]),
  ];
  return `${parts.join('; ')}.`;
}

function valueLines(values: ValueCount, text: ConsoleText): string[] {
  const { count, withoutSource, assumed, ranged, heaviest, unsourcedLoadShare } = values;
  const share = (part: number): string => (count === 0 ? exactPercent(0) : percent(part / count));
  const listed = withoutSource.slice(0, LISTED).join(', ');
  const more = withoutSource.length > LISTED ? `, and ${withoutSource.length - LISTED} more` : '';
  return [
    ...text.wrap(messages.values(count, assumed, share(assumed), ranged), 2),
    ...(withoutSource.length === 0
      ? []
      : text.wrap(
          `${messages.withoutSource(withoutSource.length, share(withoutSource.length))}: ${listed}${more}.`,
          2,
        )),
    ...(unsourcedLoadShare === undefined ? [] : text.wrap(unsourcedLoad(percent(unsourcedLoadShare)), 2)),
    ...(heaviest.length === 0
      ? []
      : text.wrap(
          messages.heaviest(heaviest.map(({ path, loadShare }) => `${path} (${percent(loadShare)})`)),
          2,
        )),
  ];
}
