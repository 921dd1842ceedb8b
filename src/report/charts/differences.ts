import {
  type ComparedHolds,
  type ComparedPair,
  type CompareResult,
  type DifferenceRow,
  points,
} from '../../experiment/index.ts';
import { shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { fromTo, quantityName } from '../quantityWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const NAME_WIDTH = 245;
const TEXT_WIDTH = 165;
const WIDTH = CHART_WIDTH - NAME_WIDTH - TEXT_WIDTH - 20;
const ROW_HEIGHT = 20;
/** Rows that a page takes of each panel: without the futures over the ranges, and with them. */
const ROOM = { norms: 16, ranges: 0, work: 10, staff: 6 } as const;
const ROOM_WITH_RANGES = { norms: 11, ranges: 11, work: 5, staff: 3 } as const;
/** What is not shown to differ. */
const GREY = '#8c8c8c';

/** A row of a panel: a difference with its interval. */
interface Mark {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  /** At the right: both values. */
  readonly text: string;
}

/** The charts of a comparison: one a pair, in their order; none of a pair in which nothing differs. */
export function differenceCharts(result: CompareResult): ChartSpec[] {
  const only = result.pairs.length === 1;
  return result.pairs.flatMap((pair, index) => {
    const chart = chartOf(pair, result, only ? 'differences' : `differences-${index + 1}`);
    return chart === undefined ? [] : [markedChart(chart, result.classification)];
  });
}

/**
 * A pair: differences of P(holds) of the chain and of the norms that are not kept in the same futures, in points; and
 * of what changed most of the units' work, and of their staff, in standard deviations between futures, so that hours,
 * shares and counts can stand on one axis.
 */
function chartOf(
  pair: ComparedPair,
  { replications, seed }: CompareResult,
  name: string,
): ChartSpec | undefined {
  const { a, b, work, staff, over_ranges: over } = pair;
  const room = over === undefined ? ROOM : ROOM_WITH_RANGES;
  const panels = [
    ...panelOf('P(holds), percentage points', marksOfHolds(pair, room.norms)),
    ...(over === undefined
      ? []
      : panelOf(
          'P(holds) over the ranges of the values, percentage points',
          marksOfHolds(over, room.ranges),
        )),
    ...panelOf(
      'Work of units, standard deviations between futures',
      work.slice(0, room.work).map(markOfQuantity),
    ),
    ...panelOf('Staff and cost of units, likewise', staff.slice(0, room.staff).map(markOfQuantity)),
  ];
  if (pair.differing === 0 || panels.length === 0) return undefined;
  const subtitle = [
    `${b} less ${a}, replication by replication on the same ${shortNumber(replications)} futures (seed ${seed}); at the right both values.`,
    'Lines: intervals that hold together with 95 % confidence, for norms and for all quantities; grey: no difference is shown.',
    'Norms that are not kept in the same futures, and what changed most at units.',
  ].join(' ');
  return chartSpec(name, titleOf(pair), plainText(subtitle), { spacing: 24, vconcat: panels });
}

function titleOf({ a, b, chain }: ComparedPair): string {
  const against = plainText(`${b} against ${a}`);
  if (chain?.difference === undefined) return `${against}: what changed`;
  const { difference, ci_low: low, ci_high: high, shown } = chain;
  const interval = low === undefined || high === undefined ? '' : ` (${points(low)} to ${points(high)})`;
  return shown === 'yes'
    ? `${against}: P(holds) ${points(difference)} points${interval}`
    : `${against}: no difference in P(holds) is shown`;
}

function marksOfHolds({ chain, norms }: ComparedHolds, most: number): (Mark | undefined)[] {
  return [
    ...(chain === undefined ? [] : [markOfHolds('the chain', chain)]),
    ...norms.slice(0, most).map((norm) => markOfHolds(norm.scope, norm)),
  ];
}

function markOfHolds(name: string, row: DifferenceRow): Mark | undefined {
  const { difference, ci_low: low, ci_high: high, shown } = row;
  if (difference === undefined || low === undefined || high === undefined) return undefined;
  const more = difference > 0 ? MAIN_COLOUR : WARNING_COLOUR;
  return {
    name,
    value: 100 * difference,
    low: 100 * low,
    high: 100 * high,
    colour: shown === 'yes' ? more : GREY,
    text: fromTo(row, row.a_value, row.b_value),
  };
}

function markOfQuantity(row: DifferenceRow): Mark | undefined {
  const { difference, standardised, ci_low: low, ci_high: high } = row;
  if (difference === undefined || standardised === undefined || low === undefined || high === undefined)
    return undefined;
  const perSpread = standardised / difference;
  return {
    name: `${row.scope}: ${quantityName(row)}`,
    value: standardised,
    low: low * perSpread,
    high: high * perSpread,
    colour: MAIN_COLOUR,
    text: fromTo(row, row.a_value, row.b_value),
  };
}

/** A panel of the marks that there are; none without any. */
function panelOf(title: string, found: readonly (Mark | undefined)[]): object[] {
  const marks = found.filter((mark) => mark !== undefined);
  if (marks.length === 0) return [];
  // Rows have keys of their own: names may be cut to the same text.
  const rows = marks.map((mark, index) => ({ ...mark, row: String(index) }));
  const names = Object.fromEntries(
    rows.map(({ row, name }) => [row, fitted(plainText(name), NAME_WIDTH - 15, 10)]),
  );
  const y = {
    field: 'row',
    type: 'nominal',
    scale: { domain: rows.map(({ row }) => row), padding: 0.1 },
    axis: {
      title: null,
      domain: false,
      ticks: false,
      labelColor: INK,
      labelLimit: NAME_WIDTH,
      labelPadding: 6,
      minExtent: NAME_WIDTH,
      labelExpr: `(${JSON.stringify(names)})[datum.value]`,
    },
  } as const;
  const x = {
    type: 'quantitative',
    scale: { nice: true, zero: true },
    axis: { title: plainText(title), tickCount: 5, labelOverlap: false, labelFlush: false, orient: 'top' },
  } as const;
  const color = { field: 'colour', type: 'nominal', scale: null, legend: null } as const;
  return [
    {
      width: WIDTH,
      height: rows.length * ROW_HEIGHT,
      data: { values: rows },
      layer: [
        {
          data: { values: [{ nothing: 0 }] },
          mark: { type: 'rule', color: SOFT_INK, strokeWidth: 1 },
          encoding: { x: { ...x, field: 'nothing' } },
        },
        {
          mark: { type: 'rule', strokeWidth: 1.5 },
          encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
        },
        {
          mark: { type: 'point', shape: 'circle', filled: true, size: 50, opacity: 1 },
          encoding: { x: { ...x, field: 'value' }, y, color },
        },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 10, color: INK },
          encoding: {
            x: { value: WIDTH + 12 },
            y,
            text: { field: 'text', type: 'nominal' },
          },
        },
      ],
    },
  ];
}
