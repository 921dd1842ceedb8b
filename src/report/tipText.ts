import type { TipPoint, TipResult } from '../experiment/index.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import { toCsv } from './csv.ts';
import { INTERVAL_HEADING, intervalColumn } from './intervalColumn.ts';
import * as messages from './messages.ts';
import { counted, NOTHING, percent, probabilityWithInterval, shortNumber } from './numberWords.ts';

/** A row of `tip.csv`. */
interface TipRow {
  readonly scenario: string;
  readonly path: string;
  readonly value: number;
  readonly unit: string;
  readonly replications: number;
  readonly held: number;
  readonly hold_probability: number;
  readonly ci_low: number;
  readonly ci_high: number;
  readonly breaks_first: string | undefined;
  readonly breaks_first_share: number | undefined;
}

const COLUMNS = [
  'scenario',
  'path',
  'value',
  'unit',
  'replications',
  'held',
  'hold_probability',
  'ci_low',
  'ci_high',
  'breaks_first',
  'breaks_first_share',
] as const;

export function tipCsv({ scenario, path, unit, points, classification }: TipResult): string {
  const rows = points.map(
    ({ value, replications, held, probability, breaks_first: first }): TipRow => ({
      scenario,
      path,
      value,
      unit,
      replications,
      held,
      hold_probability: probability.estimate,
      ci_low: probability.low,
      ci_high: probability.high,
      breaks_first: first?.norm,
      breaks_first_share: first?.share,
    }),
  );
  return toCsv(rows, COLUMNS, classification);
}

/** What else is to be said of the curve: whether it moves one way only, and how it was computed. */
export function tipNotes(result: TipResult): string[] {
  const { path, unit, against, direction, direction_shown, points, computed, seed } = result;
  const [a, b] = against ?? [];
  const shape =
    a !== undefined && b !== undefined
      ? `P(holds) is not monotone: between ${a} and ${valueIn(b, unit)} it is shown to move against its direction (exact paired test on the same futures).`
      : direction === 'neither' || !direction_shown
        ? `Whether P(holds) rises or falls with ${path} is not told: at no two of the values is a difference shown (exact paired test on the same futures).`
        : `P(holds) ${direction} with ${path} throughout: no pair of points is shown to contradict that.`;
  const { replications, holds_shown_from: fewest, asked } = result;
  return [
    ...(fewest === undefined
      ? []
      : [
          `${counted(replications, 'replication')} cannot show that the chain holds with more than ${percent(asked.probability)} probability, even where all of them do: it takes at least ${fewest}.` +
            (result.tipping_point === undefined
              ? ''
              : ' That, not the chain, leaves that end of the interval open.'),
        ]),
    shape,
    `${counted(computed, 'replication')} at ${points.length} values, the same futures at each (seed ${seed}).`,
  ];
}

const RUNS = 8;
const VALUE = 18;

/** What `tip` prints: the answer, and a row a value. */
export function renderTip(result: TipResult, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const interval = intervalColumn(result.points.map(({ probability }) => probability));
  const norm = text.width - VALUE - interval - RUNS - 2;
  const line = (cells: readonly [string, string, string, string]): string =>
    `${text.cell(cells[0], VALUE, 'right')}${text.cell(cells[1], interval, 'right')}${text.cell(cells[2], RUNS, 'right')}  ${text.cell(cells[3], norm)}`.trimEnd();
  const { classification } = result;
  const row = (point: TipPoint): string => {
    const { estimate, low, high } = point.probability;
    const own = point.value === result.own;
    const cells = line([
      `${own ? 'file: ' : ''}${valueIn(point.value, result.unit)}`,
      probabilityWithInterval(estimate, low, high),
      shortNumber(point.replications),
      firstWords(point),
    ]);
    return own ? text.emphasise(cells, 'bold') : cells;
  };
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(result.sentence),
    '',
    text.emphasise(text.cut(result.path), 'dim'),
    text.emphasise(line(['', INTERVAL_HEADING, 'runs', 'breaks first']), 'dim'),
    ...result.points.map(row),
    '',
    ...tipNotes(result).flatMap((note) => text.wrap(note)),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}

function firstWords({ breaks_first: first }: TipPoint): string {
  return first === undefined ? NOTHING : `${first.norm} (${percent(first.share)})`;
}

function valueIn(value: number, unit: string): string {
  return `${value} ${unit}`.trim();
}
