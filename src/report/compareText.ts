import {
  type ComparedHolds,
  type ComparedPair,
  type CompareResult,
  type DifferenceRow,
  points,
} from '../experiment/index.ts';
import { changeWords, countWords, mostWords, savedWords, variantWords } from './compareWords.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import * as messages from './messages.ts';
import { counted, NOTHING, probability, shortNumber } from './numberWords.ts';
import { quantityName, scaleOf, signedInterval, unitSuffix } from './quantityWords.ts';

const VALUE = 8;
const DIFFERENCE = 29;
/** For what marks a difference that is shown. */
const MARK = 2;
const MOST_NORMS = 15;
/** Of each table of units. */
const MOST_UNITS = 6;

const SHOWN = '* A difference is shown: its interval leaves out 0.';

/** What `compare` prints: of each pair the answer, what differs in the files, and tables of norms and units. */
export function renderCompare(result: CompareResult, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const { classification, pairs } = result;
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...pairs.flatMap((pair) => [...pairLines(pair, result, text), '']),
    ...result.notes.flatMap((note) => text.wrap(note)),
    ...text.wrap(
      `${shortNumber(result.replications)} replications of each, the same futures for all (seed ${result.seed}).`,
    ),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}

function pairLines(pair: ComparedPair, result: CompareResult, text: ConsoleText): string[] {
  const { a, b, over_ranges: over } = pair;
  const variant = (letter: string, label: string): string[] => {
    const of = result.variants.find((each) => each.label === label);
    return of === undefined ? [] : text.wrap(variantWords(letter, of));
  };
  return [
    ...text.wrap(pair.sentence),
    '',
    ...variant('A', a),
    ...variant('B', b),
    ...text.wrap(changeWords(pair)),
    ...holdsTable('P(holds)', pair, text),
    ...(over === undefined
      ? []
      : ['', ...text.wrap(over.sentence), ...holdsTable('P(holds) over the ranges', over, text)]),
    ...unitTable('Work of units, most changed', pair.work, text),
    ...unitTable('Staff and cost, most changed', pair.staff, text),
    ...totalsTable(pair.totals, text),
    ...(pair.differing === 0 ? [] : text.wrap(SHOWN)),
    '',
    ...mostWords(pair).flatMap((words) => text.wrap(words)),
    ...text.wrap(countWords(pair)),
    ...savedWords(pair).flatMap((words) => text.wrap(words)),
  ];
}

/** P(holds) of the chain, and of the norms that are not kept in the same futures. */
function holdsTable(
  title: string,
  { chain, norms, norms_alike: alike, norms_compared: all }: ComparedHolds,
  text: ConsoleText,
): string[] {
  if (chain === undefined) return [];
  const row = (name: string, of: DifferenceRow): string => {
    const { a_value: a, b_value: b, difference, ci_low: low, ci_high: high } = of;
    const interval =
      difference === undefined || low === undefined || high === undefined
        ? NOTHING
        : `${points(difference)} (${points(low)} to ${points(high)})`;
    return line(text, [name, probability(a), probability(b), interval], { mark: markOf(of) });
  };
  const rest = norms.length - MOST_NORMS;
  return [
    '',
    text.emphasise(line(text, [title, 'A', 'B', 'points (95 %)']), 'dim'),
    row('The chain', chain),
    ...norms.slice(0, MOST_NORMS).map((norm) => row(norm.scope, norm)),
    ...text.wrap(
      [
        ...(rest > 0 ? [`${counted(rest, 'norm')} more ${rest === 1 ? 'differs' : 'differ'} less.`] : []),
        ...(norms.length === 0 ? [] : [messages.WIDENED]),
        ...(alike === 0 ? [] : [`${alike} of ${all} norms are kept in the same futures by both.`]),
      ].join(' '),
    ),
  ];
}

/** Quantities of units, each unit under its name. */
function unitTable(title: string, rows: readonly DifferenceRow[], text: ConsoleText): string[] {
  const units = [...new Set(rows.map(({ scope }) => scope))].slice(0, MOST_UNITS);
  if (units.length === 0) return [];
  return [
    ...heading(title, text),
    ...units.flatMap((unit) => [
      text.cut(unit),
      ...rows.filter(({ scope }) => scope === unit).map((row) => quantityLine(row, text, 2)),
    ]),
  ];
}

/** Sums over the chain, whether they are shown to differ or not. */
function totalsTable(rows: readonly DifferenceRow[], text: ConsoleText): string[] {
  if (rows.length === 0) return [];
  return [...heading('All units together', text), ...rows.map((row) => quantityLine(row, text, 0))];
}

function markOf({ shown }: DifferenceRow): string {
  return shown === 'yes' ? ' *' : '';
}

function heading(title: string, text: ConsoleText): string[] {
  return ['', text.emphasise(line(text, [title, 'A', 'B', 'difference (95 %)']), 'dim')];
}

function quantityLine(row: DifferenceRow, text: ConsoleText, indent: number): string {
  const { a_value: a, b_value: b, difference, ci_low: low, ci_high: high } = row;
  const scale = scaleOf(row, a, b);
  const told = (value: number | undefined): string =>
    shortNumber(value === undefined ? undefined : value / scale.factor);
  const interval =
    difference === undefined || low === undefined || high === undefined
      ? NOTHING
      : signedInterval(difference / scale.factor, low / scale.factor, high / scale.factor, DIFFERENCE - 1);
  // A name that is too long is cut before its unit.
  const suffix = unitSuffix(row, scale);
  const name = text.cut(quantityName(row), nameWidth(text) - indent - suffix.length);
  return line(text, [`${name}${suffix}`, told(a), told(b), interval], { indent, mark: markOf(row) });
}

function nameWidth(text: ConsoleText): number {
  return text.width - 2 * VALUE - DIFFERENCE - MARK;
}

function line(
  text: ConsoleText,
  [name, a, b, difference]: readonly [string, string, string, string],
  { indent = 0, mark = '' }: { readonly indent?: number; readonly mark?: string } = {},
): string {
  return [
    ' '.repeat(indent),
    text.cell(name, nameWidth(text) - indent),
    text.cell(a, VALUE, 'right'),
    text.cell(b, VALUE, 'right'),
    text.cell(difference, DIFFERENCE, 'right'),
    mark,
  ]
    .join('')
    .trimEnd();
}
