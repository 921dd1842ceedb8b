import type { SweepPoint, SweepResult, SweptPath } from '../experiment/index.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import { INTERVAL_HEADING, intervalColumn } from './intervalColumn.ts';
import * as messages from './messages.ts';
import { counted, NOTHING, percent, probabilityWithInterval, shortNumber } from './numberWords.ts';

const VERDICT = 13;
const VALUE = 10;
/** Paths for whose values a table has room. */
const MOST_PATHS = 3;

/** What `sweep` prints: the answer, a row a point where there are few, where it holds, and which path does most. */
export function renderSweep(result: SweepResult, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const { classification, over, listed } = result;
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(result.sentence),
    '',
    ...over.map((path, axis) => text.emphasise(text.cut(pathLine(path, axis)), 'dim')),
    ...(listed === undefined || over.length > MOST_PATHS ? [] : table(over, listed, text)),
    '',
    ...sweepNotes(result).flatMap((note) => text.wrap(note)),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}

/** `1: parameters.tipRate, / day, from 2 to 8 (file: 4)`. */
function pathLine(swept: SweptPath, axis: number): string {
  const { path, unit, own } = swept;
  const named = unit === '' ? path : `${path}, ${unit}`;
  const span = 'values' in swept ? swept.values.join(', ') : `${swept.from} to ${swept.to}`;
  return `${axis + 1}: ${named}: ${span}${own === undefined ? '' : ` (file: ${own})`}`;
}

function table(over: readonly SweptPath[], points: readonly SweepPoint[], text: ConsoleText): string[] {
  const interval = intervalColumn(points.map(({ probability }) => probability));
  const norm = text.width - over.length * VALUE - interval - VERDICT - 4;
  const line = (
    values: readonly string[],
    [holds, verdict, first]: readonly [string, string, string],
  ): string =>
    [
      ...values.map((value) => text.cell(value, VALUE, 'right')),
      text.cell(holds, interval, 'right'),
      `  ${text.cell(verdict, VERDICT)}`,
      `  ${text.cell(first, norm)}`,
    ]
      .join('')
      .trimEnd();
  const row = ({
    values,
    probability: { estimate, low, high },
    verdict,
    breaks_first: first,
  }: SweepPoint): string => {
    const broken = first === undefined ? NOTHING : `${first.norm} (${percent(first.share)})`;
    const cells = line(values.map(String), [probabilityWithInterval(estimate, low, high), verdict, broken]);
    const isOwn = values.every((value, axis) => value === over[axis]?.own);
    return isOwn ? text.emphasise(cells, 'bold') : cells;
  };
  const names = over.map((_, axis) => String(axis + 1));
  return [
    '',
    text.emphasise(line(names, [INTERVAL_HEADING, 'verdict', 'breaks first']), 'dim'),
    ...points.map(row),
  ];
}

/** Where it holds, which path does most, and how it was computed. */
export function sweepNotes(result: SweepResult): string[] {
  const { points, computed, seed, design } = result;
  const { holds_shown_from: fewest, replications } = result;
  return [
    ...(fewest === undefined
      ? []
      : [
          `${counted(replications, 'replication')} cannot show that a point holds, even where all of them do: it takes at least ${fewest}.`,
        ]),
    ...holdsBetween(result),
    ...correlations(result),
    `${counted(computed, 'replication')} at ${counted(points, 'point')}, the same futures at each (seed ${seed}). Each point is judged by ` +
      `itself, as a run of it would be.${design === 'sobol' && Math.log2(points) % 1 !== 0 ? ' A Sobol sequence lies most evenly with 2, 4, 8, 16, … points.' : ''}`,
  ];
}

function holdsBetween({ holds_between: between, over, verdicts, points }: SweepResult): string[] {
  if (between === undefined || verdicts.holds === points) return [];
  const narrower = between.flatMap(({ path, from, to }, axis) => {
    const swept = over[axis];
    if (swept === undefined || (from === lowEnd(swept) && to === highEnd(swept))) return [];
    return [`${path} ${from === to ? '' : `from ${from} to `}${valueIn(to, swept.unit)}`];
  });
  if (narrower.length === 0) {
    return over.length === 1
      ? ['Points at which it holds lie at both ends of the range.']
      : ['Points at which it holds lie over the whole range of every path, not at every combination.'];
  }
  return [
    `Points at which it holds have ${narrower.join(', ')}${over.length === 1 ? '' : ' (but it does not hold at every combination)'}.`,
  ];
}

function lowEnd(swept: SweptPath): number {
  return 'values' in swept ? Math.min(...swept.values) : swept.from;
}

function highEnd(swept: SweptPath): number {
  return 'values' in swept ? Math.max(...swept.values) : swept.to;
}

function valueIn(value: number, unit: string): string {
  return `${value} ${unit}`.trim();
}

/** Paths whose correlation is said. */
const MOST_SAID = 5;

function correlations({ correlations: found, by_luck: luck, points }: SweepResult): string[] {
  if (found === undefined) return [];
  const said = found.slice(0, MOST_SAID).map(({ path, rank_correlation: size }) => `${path} ${signed(size)}`);
  const others = found.length - said.length;
  const rest = others > 0 ? `, ${others} others less` : '';
  const byLuck =
    luck === undefined
      ? 'Fewer than ten points cannot tell that from luck.'
      : `With ${shortNumber(points)} points luck alone may make ${signed(luck).replace('+', '±')}.`;
  return [
    `Rank correlation of P(holds) with the value (Spearman, +1 to −1; it sees only what rises or falls throughout): ${said.join(', ')}${rest}. ${byLuck}`,
  ];
}

function signed(size: number): string {
  const number = Math.abs(size).toFixed(2);
  return number === '0.00' ? number : `${size < 0 ? '−' : '+'}${number}`;
}
