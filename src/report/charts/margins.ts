import type { Findings, NormRow } from '../../experiment/findings.ts';
import { summaryOf } from '../findingsIndex.ts';
import { limitWords, metricOf } from '../normWords.ts';
import { probability, shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const NAME_WIDTH = 165;
const VALUE_WIDTH = 225;
/** Of it, for how often the norm holds. */
const HOLDS_WIDTH = 45;
const WIDTH = CHART_WIDTH - NAME_WIDTH - VALUE_WIDTH;
const ROW_HEIGHT = 20;
/** The axis ends at this many times the limit; beyond it an arrow stands at the edge. */
const MOST_SHOWN = 3;
/** Most norms that a page takes; beyond it those with the least margin. */
const MOST_ROWS = 42;

interface Margin {
  readonly norm: NormRow;
  /** Of the room up to the limit, so much is used in the worst period: 1 at the limit, more beyond. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** The worst value in half of the replications. */
  readonly worst: number;
}

/**
 * Margins: for each norm how much of the room up to its limit its worst period uses, in the median of the
 * replications and from their 5th to their 95th percentile. 100 % is the limit; norms in periods joined in a row may
 * go beyond it without a breach. Absent when no norm was judged with a limit that is told.
 */
export function marginsChart(findings: Findings): ChartSpec | undefined {
  const all = findings.norms
    .map((norm) => marginOf(findings, norm))
    .filter((margin) => margin !== undefined)
    .sort(
      (a, b) =>
        order(a.norm.hold_probability, b.norm.hold_probability) ||
        order(b.median, a.median) ||
        order(b.high, a.high),
    );
  const [first] = all;
  if (first === undefined) return undefined;
  const shown = all.slice(0, MOST_ROWS);
  const title = titleOf(all, first);
  const subtitle = [
    'Share of the room up to the limit that the worst period uses (missed share of what may be missed, value of the highest',
    'allowed). Dot: median of the replications; line: their 5th to 95th percentile; orange: norms that are breached in some.',
    'A single period beyond the limit is no breach where the norm asks for several in a row. At the right the median, and how often the norm holds.',
    ...(shown.length < all.length
      ? [`The ${shown.length} of ${all.length} norms with the least margin are shown.`]
      : []),
  ].join(' ');
  const end = MOST_SHOWN * 100;
  const rows = shown.map((margin) => rowOf(margin, end));
  const y = {
    field: 'norm',
    type: 'nominal',
    scale: { domain: rows.map(({ norm }) => norm), padding: 0.1 },
    axis: {
      title: null,
      domain: false,
      ticks: false,
      labelColor: INK,
      labelLimit: NAME_WIDTH,
      labelPadding: 6,
      labelExpr: `(${JSON.stringify(Object.fromEntries(rows.map(({ norm }) => [norm, fitted(plainText(norm), NAME_WIDTH - 15, 10)])))})[datum.value]`,
    },
  } as const;
  const x = {
    type: 'quantitative',
    scale: { domain: [0, end], nice: false },
    axis: {
      title: '% of the room up to the limit, in the worst period',
      values: [0, 50, 100, 150, 200, 250, 300],
      orient: 'top',
    },
  } as const;
  const color = { field: 'colour', type: 'nominal', scale: null, legend: null };
  return chartSpec('margins', title, subtitle, {
    width: WIDTH,
    height: rows.length * ROW_HEIGHT,
    layer: [
      {
        data: { values: [{ limit: 100 }] },
        mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
        encoding: { x: { ...x, field: 'limit' } },
      },
      {
        data: { values: rows },
        mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.45 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
      },
      {
        data: { values: rows.filter(({ isCut }) => isCut) },
        mark: { type: 'point', shape: 'triangle-right', size: 36, filled: true, opacity: 1 },
        encoding: { x: { ...x, field: 'high' }, y, color },
      },
      {
        data: { values: rows },
        mark: { type: 'point', shape: 'circle', size: 46, filled: true, opacity: 1 },
        encoding: { x: { ...x, field: 'median' }, y, color },
      },
      {
        data: { values: rows },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 10, color: INK },
        encoding: { x: { value: WIDTH + 14 }, y, text: { field: 'text', type: 'nominal' } },
      },
      {
        data: { values: rows },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          fontSize: 10,
          fontWeight: 'bold',
          color: INK,
        },
        encoding: { x: { value: WIDTH + VALUE_WIDTH }, y, text: { field: 'holds', type: 'nominal' } },
      },
    ],
  });
}

function marginOf(findings: Findings, norm: NormRow): Margin | undefined {
  const worst = summaryOf(findings, 'norm', norm.norm, 'worst_value');
  if (norm.limit === undefined || worst?.p50 === undefined) return undefined;
  const used = (value: number): number => usedRoom(norm, norm.limit as number, value);
  const ends = [used(worst.p05 ?? worst.p50), used(worst.p95 ?? worst.p50)];
  return {
    norm,
    low: Math.min(...ends),
    median: used(worst.p50),
    high: Math.max(...ends),
    worst: worst.p50,
  };
}

/** Of the room between the best possible value and the limit, the part that a value uses; Infinity where there is no room. */
function usedRoom(norm: NormRow, limit: number, value: number): number {
  if (norm.direction === 'atMost') return limit > 0 ? value / limit : value > 0 ? Infinity : 0;
  if (metricOf(norm)?.unit === 'share')
    return limit < 1 ? (1 - value) / (1 - limit) : value < 1 ? Infinity : 0;
  return value > 0 ? limit / value : Infinity;
}

function rowOf({ norm, low, median, high, worst }: Margin, end: number) {
  const cut = (used: number): number => Math.min(Math.max(100 * used, 0), end);
  const unit = metricOf(norm)?.unit;
  const limit = limitWords(norm.limit as number, unit);
  return {
    norm: norm.norm,
    low: cut(low),
    median: cut(median),
    high: cut(high),
    isCut: 100 * high > end,
    colour: norm.hold_probability < 1 ? WARNING_COLOUR : MAIN_COLOUR,
    text: shortest(`${limitWords(worst, unit)} (limit ${limit})`, `${shortNumber(worst)} (limit ${limit})`),
    holds: probability(norm.hold_probability),
  };
}

/** What fits beside the panel: the first of two ways to say a thing, else the second, cut if need be. */
function shortest(full: string, short: string): string {
  const room = VALUE_WIDTH - HOLDS_WIDTH - 18;
  return fitted(full, room, 10) === full ? full : fitted(short, room, 10);
}

function titleOf(margins: readonly Margin[], { norm, worst, median }: Margin): string {
  const unit = metricOf(norm)?.unit;
  const name = plainText(norm.norm);
  // The best that there is has nothing beyond it: then half of the futures have just that.
  const edge = median === 0 ? '' : norm.direction === 'atMost' ? ' or more' : ' or less';
  const values = `${limitWords(worst, unit)}${edge} in half of the futures, limit ${limitWords(norm.limit as number, unit)}`;
  if (norm.hold_probability === 1) {
    const all = margins.length === 1 ? 'The norm always holds' : `All ${margins.length} norms always hold`;
    const which = margins.length === 1 ? 'in its worst period' : `closest comes ${name}, in its worst period`;
    return `${all}; ${which} ${values}`;
  }
  return `${name} breaks most often (holds in ${probability(norm.hold_probability)}); in its worst period ${values}`;
}

/** For sorting, with infinities that are alike. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
