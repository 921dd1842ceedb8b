import type { Findings, ScopeVerdict, VerdictWord } from '../experiment/findings.ts';
import { breakingWords } from './breakingWords.ts';
import { closestWords } from './closestWords.ts';
import { rangeLines } from './consoleRanges.ts';
import { staffLines } from './consoleStaff.ts';
import { ConsoleText, type Emphasis, type Terminal } from './consoleText.ts';
import { shortDate } from './dateWords.ts';
import { drowningWords } from './drowning.ts';
import { fatigueWords } from './fatigueWords.ts';
import { seriesOf, summaryOf } from './findingsIndex.ts';
import { INTERVAL_HEADING, intervalColumn } from './intervalColumn.ts';
import * as messages from './messages.ts';
import { neverJudged } from './neverJudged.ts';
import { normWords } from './normWords.ts';
import { counted, dayNumber, NOTHING, percent, probability, probabilityWithInterval } from './numberWords.ts';
import { policyWords } from './policyWords.ts';
import { onDutyWords, redactionWords } from './redacted.ts';
import { sparkline } from './sparkline.ts';
import { whyWords } from './whyWords.ts';

export interface ConsoleOptions extends Terminal {
  /** Where the files are; nothing is said about files if absent. */
  readonly folder?: string;
}

const COLOURS: Readonly<Record<VerdictWord, Emphasis>> = {
  holds: 'green',
  'does not hold': 'red',
  undecided: 'yellow',
};

/** Columns of the table of units; the name and the sparkline share what is left. */
const ON_DUTY = 8;
const UTILISATION = 7;
const BACKLOG = 9;
const HOLDS = 7;
const BREACH = 12;
const LONGEST_SPARKLINE = 20;
/** One scale for all units; below half a unit is not pressed, and the differences lie above. */
const SPARKLINE = { from: 0.5, to: 1 };

/**
 * What `run` prints after a run: the verdict, what the ranges of the values and fatigue do to it, where the run began, a table per
 * organisation and unit, the norms, the staff,
 * what breaks first and where the files are. No line is wider than the terminal, whatever the names are.
 */
export function renderConsole(findings: Findings, options: ConsoleOptions): string {
  const text = new ConsoleText(options);
  const { verdict } = findings;
  const word = verdict.verdict;
  const mark = findings.scenario.classification;
  const marks =
    mark === undefined
      ? []
      : text.wrap(messages.classification(mark)).map((line) => text.emphasise(line, 'bold'));
  return [
    ...(marks.length > 0 ? [...marks, ''] : []),
    ...(word ? [text.emphasise(word.toUpperCase(), 'bold', COLOURS[word])] : []),
    ...text.wrap(verdict.sentence),
    ...[...neverJudged(verdict), ...drowningWords(verdict), ...redactionWords(findings)].flatMap(
      (sentence) => ['', ...text.wrap(sentence)],
    ),
    '',
    ...rangeLines(verdict, text),
    ...fatigueLines(verdict, text),
    ...text.wrap(verdict.begins_from).map((line) => text.emphasise(line, 'dim')),
    '',
    ...unitTable(findings, text),
    ...normTable(findings, text),
    ...staffLines(findings, text),
    ...policyLines(verdict, text),
    ...breaksFirst(findings, text),
    ...closestWords(findings).flatMap((sentence) => ['', ...text.wrap(sentence)]),
    ...(options.folder === undefined ? [] : ['', ...text.wrap(`Files: ${options.folder}`)]),
    ...(marks.length > 0 ? ['', ...marks] : []),
    '',
  ].join('\n');
}

/** What fatigue does to the answer. */
function fatigueLines(verdict: Findings['verdict'], text: ConsoleText): string[] {
  const lines = fatigueWords(verdict).flatMap((sentence) => text.wrap(sentence));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** What was decided while the chain ran. */
function policyLines(verdict: Findings['verdict'], text: ConsoleText): string[] {
  const lines = policyWords(verdict).flatMap((sentence) => text.wrap(sentence, 2));
  return lines.length === 0 ? [] : ['', text.emphasise('Policies', 'dim'), ...lines];
}

/** Without its blanks where it would touch the column before: `>99.9%`. */
function narrow(value: string, columns: number): string {
  return value.length < columns ? value : value.replaceAll(' ', '');
}

function unitTable(findings: Findings, text: ConsoleText): string[] {
  const rest = text.width - ON_DUTY - UTILISATION - BACKLOG - HOLDS - BREACH - 1;
  const bars = Math.min(Math.max(rest - 22, 0), LONGEST_SPARKLINE);
  const name = rest - bars;
  const row = (cells: readonly [string, string, string, string, string, string, string]): string =>
    [
      `  ${text.cell(cells[0], name - 2)}`,
      text.cell(cells[1], ON_DUTY, 'right'),
      text.cell(cells[2], UTILISATION, 'right'),
      ' ',
      // Blanks at the ends of a sparkline are periods without a value.
      cells[3].padEnd(bars),
      text.cell(cells[4], BACKLOG, 'right'),
      text.cell(cells[5], HOLDS, 'right'),
      text.cell(cells[6], BREACH, 'right'),
    ]
      .join('')
      .trimEnd();
  const heading = (label: string, held: ScopeVerdict | undefined): string =>
    [
      text.cell(label, text.width - HOLDS - BREACH),
      text.cell(holds(held), HOLDS, 'right'),
      text.cell(breach(held), BREACH, 'right'),
    ].join('');
  const lines = [
    text.emphasise(row(['', 'persons', 'utili-', '', 'backlog', '', '1st breach']), 'dim'),
    text.emphasise(
      row(['', 'on duty', 'sation', bars < 11 ? '' : '50 to 100 %', '(days)', 'holds', '(median)']),
      'dim',
    ),
  ];
  for (const organisation of findings.scenario.organisations) {
    const held = verdictOn(findings, 'organisation', organisation.name);
    lines.push(
      text.emphasise(heading(organisation.label, held), 'bold'),
      ...findings.scenario.units
        .filter((unit) => unit.organisation === organisation.name)
        .map((unit) => {
          const own = verdictOn(findings, 'unit', unit.name);
          const utilisation = seriesOf(findings, 'unit', unit.name, 'utilisation');
          const cells = [
            unit.label,
            onDutyWords(findings, unit.name),
            narrow(percent(summaryOf(findings, 'unit', unit.name, 'utilisation')?.mean), UTILISATION),
            sparkline(
              utilisation.map((period) => period.mean),
              { ...SPARKLINE, width: bars, unicode: text.unicode },
            ),
            backlog(findings, unit.name),
            holds(own),
            breach(own),
          ] as const;
          return row(cells);
        }),
    );
  }
  return lines;
}

/** In days of its own work, at the end of the horizon; over the whole of it where the end has no value. */
function backlog(findings: Findings, unit: string): string {
  const value =
    seriesOf(findings, 'unit', unit, 'backlog_days').at(-1)?.mean ??
    summaryOf(findings, 'unit', unit, 'backlog_days')?.mean;
  return dayNumber(value);
}

function normTable(findings: Findings, text: ConsoleText): string[] {
  if (findings.norms.length === 0) return [];
  const interval = intervalColumn(
    findings.norms.map((norm) => ({ estimate: norm.hold_probability, low: norm.ci_low, high: norm.ci_high })),
  );
  const name = text.width - interval - BREACH;
  const line = (cells: readonly [string, string, string]): string =>
    text.cell(cells[0], name) + text.cell(cells[1], interval, 'right') + text.cell(cells[2], BREACH, 'right');
  return [
    '',
    text.emphasise(line(['Norms', INTERVAL_HEADING, '1st breach']), 'dim'),
    ...findings.norms.flatMap((norm) => [
      line([
        norm.norm,
        probabilityWithInterval(norm.hold_probability, norm.ci_low, norm.ci_high),
        norm.first_breach_p50 === undefined ? NOTHING : shortDate(norm.first_breach_p50),
      ]).trimEnd(),
      ...text.wrap(normWords(norm), 2).map((words) => text.emphasise(words, 'dim')),
    ]),
    ...text
      .wrap(messages.medianBreach(counted(findings.verdict.replications, 'replication')))
      .map((words) => text.emphasise(words, 'dim')),
  ];
}

function breaksFirst({ verdict }: Findings, text: ConsoleText): string[] {
  const first = verdict.breaks_first;
  if (!first) return [];
  const where = first.unit === undefined ? '' : ` at ${first.unit}`;
  return [
    '',
    ...text.wrap(`Breaks first: ${first.norm}${where}, ${breakingWords(verdict, first)}.`),
    ...whyWords(verdict).flatMap((sentence) => text.wrap(sentence)),
  ];
}

function verdictOn(
  { verdict }: Findings,
  kind: ScopeVerdict['scope_kind'],
  scope: string,
): ScopeVerdict | undefined {
  return verdict.scopes.find((each) => each.scope_kind === kind && each.scope === scope);
}

function holds(verdict: ScopeVerdict | undefined): string {
  return probability(verdict?.probability.estimate);
}

function breach(verdict: ScopeVerdict | undefined): string {
  const date = verdict?.first_breach.p50;
  return date === undefined ? NOTHING : shortDate(date);
}
