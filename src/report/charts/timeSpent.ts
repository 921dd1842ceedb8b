import type { Findings } from '../../experiment/findings.ts';
import { summaryOf } from '../findingsIndex.ts';
import { hours, percent } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR } from './style.ts';
import { unitLabel } from './unitLabel.ts';

const NAME_WIDTH = 215;
const TIME_WIDTH = 70;
const WIDTH = CHART_WIDTH - NAME_WIDTH - TIME_WIDTH;
const ROW_HEIGHT = 19;
const TEXT_SIZE = 8;
/** A narrower part bears no name, px. */
const LEAST_ROOM = 30;
/** Most case types that a page takes; beyond it those with the most case-hours. */
const MOST_ROWS = 40;

const IN_HAND = 'in hand at a unit';
const WAITING = 'waiting for a unit';
const ELSEWHERE = 'waiting outside the units';
const COLOURS = { [IN_HAND]: MAIN_COLOUR, [WAITING]: '#e69f00', [ELSEWHERE]: '#bdbdbd' } as const;

interface TimeOfCases {
  readonly name: string;
  readonly label: string;
  /** Case-hours in all. */
  readonly inHand: number;
  /** By unit, most first. */
  readonly waiting: readonly { readonly unit: string; readonly hours: number }[];
  readonly elsewhere: number;
  readonly total: number;
  readonly throughput: number | undefined;
}

/**
 * Where cases spend their time: per case type the parts of the time at its steps in which it is in hand, waits
 * for each unit, or waits without one (courts, answers from abroad). From the means of the steps' metrics: tasks
 * completed × time from ready to the first start, and from there to completion.
 */
export function timeSpentChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.cases.map((type) => timeOf(findings, type)).filter(({ total }) => total > 0);
  if (all.length === 0) return undefined;
  const ranked = [...all].sort((a, b) => b.total - a.total).slice(0, MOST_ROWS);
  const shown = all.filter((type) => ranked.includes(type));
  const labels = new Map(findings.scenario.units.map((unit) => [unit.name, unitLabel(findings, unit)]));
  const segments = shown.flatMap((type) => segmentsOf(type, (unit) => labels.get(unit)?.unit ?? unit));
  const y = {
    field: 'case',
    type: 'nominal',
    scale: { domain: shown.map(({ name }) => name), paddingInner: 0.25, paddingOuter: 0.1 },
    axis: {
      title: null,
      labelExpr: `(${JSON.stringify(Object.fromEntries(shown.map(({ name, label }) => [name, fitted(label, NAME_WIDTH - 15, 10)])))})[datum.value]`,
      domain: false,
      ticks: false,
      labelColor: INK,
      labelLimit: NAME_WIDTH,
      labelPadding: 6,
    },
  } as const;
  const x = {
    field: 'from',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the time at all steps', tickCount: 5, grid: false },
  } as const;
  const subtitle = [
    'At the right the mean throughput time. In hand: from the first start to completion, nights, weekends and interruptions included.',
    'Parts of waiting are by unit, most first. Of branches that run side by side each counts.',
    ...(shown.length < all.length
      ? [`The ${shown.length} of ${all.length} case types with most hours are shown.`]
      : []),
  ].join(' ');
  return chartSpec('timeSpent', titleOf(all, labels), subtitle, {
    width: WIDTH,
    height: shown.length * ROW_HEIGHT,
    layer: [
      {
        data: { values: segments },
        mark: { type: 'bar', stroke: 'white', strokeWidth: 0.6 },
        encoding: {
          x,
          x2: { field: 'to' },
          y,
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: Object.keys(COLOURS), range: Object.values(COLOURS) },
            legend: { title: null, orient: 'top', symbolType: 'square', labelLimit: 0 },
          },
        },
      },
      {
        data: { values: segments.filter(({ text }) => text !== '') },
        mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: TEXT_SIZE, color: INK },
        encoding: { x: { ...x, field: 'middle' }, y, text: { field: 'text', type: 'nominal' } },
      },
      {
        data: { values: shown.map(({ name, throughput }) => ({ case: name, time: hours(throughput) })) },
        mark: { type: 'text', align: 'right', baseline: 'middle', fontSize: 10, color: INK },
        encoding: { x: { value: WIDTH + TIME_WIDTH - 4 }, y, text: { field: 'time', type: 'nominal' } },
      },
    ],
  });
}

function timeOf(findings: Findings, { name, label }: { name: string; label: string }): TimeOfCases {
  const waiting = new Map<string, number>();
  let inHand = 0;
  let elsewhere = 0;
  for (const step of findings.scenario.steps) {
    // A fork lasts as long as its branches, which are steps themselves.
    if (step.case !== name || step.kind === 'fork') continue;
    const of = (metric: string): number => summaryOf(findings, 'step', step.name, metric)?.mean ?? 0;
    const completed = of('completed');
    const sojourn = of('sojourn_mean');
    if (step.unit === undefined) {
      elsewhere += completed * sojourn;
      continue;
    }
    const wait = Math.min(of('wait_mean'), sojourn);
    inHand += completed * (sojourn - wait);
    waiting.set(step.unit, (waiting.get(step.unit) ?? 0) + completed * wait);
  }
  const waits = [...waiting]
    .map(([unit, total]) => ({ unit, hours: total }))
    .sort((a, b) => b.hours - a.hours);
  return {
    name,
    label: plainText(label),
    inHand,
    waiting: waits,
    elsewhere,
    total: inHand + elsewhere + waits.reduce((sum, { hours: each }) => sum + each, 0),
    throughput: summaryOf(findings, 'case', name, 'throughput_mean')?.mean,
  };
}

interface Segment {
  readonly case: string;
  readonly kind: string;
  readonly unit: string | null;
  /** Case-hours. */
  readonly hours: number;
  /** Per cent of the row. */
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly text: string;
}

function segmentsOf(type: TimeOfCases, labelOf: (unit: string) => string): Segment[] {
  const parts = [
    { kind: IN_HAND, unit: null, hours: type.inHand },
    ...type.waiting.map(({ unit, hours: each }) => ({ kind: WAITING, unit, hours: each })),
    { kind: ELSEWHERE, unit: null, hours: type.elsewhere },
  ];
  let from = 0;
  return parts
    .filter((part) => part.hours > 0)
    .map((part) => {
      const share = (100 * part.hours) / type.total;
      const to = Math.min(from + share, 100);
      const text = part.unit === null ? '' : labelOf(part.unit);
      const room = ((to - from) / 100) * WIDTH - 4;
      const shown = room >= LEAST_ROOM ? fitted(text, room, TEXT_SIZE) : '';
      const segment = { case: type.name, ...part, from, to, middle: (from + to) / 2, text: shown };
      from = to;
      return segment;
    });
}

function titleOf(
  types: readonly TimeOfCases[],
  labels: ReadonlyMap<string, { readonly unit: string; readonly organisation: string }>,
): string {
  const byUnit = new Map<string, number>();
  for (const { unit, hours: each } of types.flatMap(({ waiting }) => waiting)) {
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + each);
  }
  const total = types.reduce((sum, type) => sum + type.total, 0);
  const waited = [...byUnit.values()].reduce((sum, each) => sum + each, 0);
  const [most] = [...byUnit].sort((a, b) => b[1] - a[1]);
  if (most === undefined || waited <= 0) return 'Cases never wait for a unit';
  const label = labels.get(most[0]);
  const where = label ? `${label.unit} (${label.organisation})` : most[0];
  const here =
    byUnit.size === 1 ? `all of it at ${where}` : `${percent(most[1] / waited)} of that at ${where}`;
  return `Cases spend ${percent(waited / total)} of their time waiting for units, ${here}`;
}
