import type {
  Findings,
  FlowFacts,
  Influence,
  NormRow,
  SeriesRow,
  StepFacts,
  SummaryRow,
} from '../../src/experiment/findings.ts';
import { clopperPearson } from '../../src/statistics/clopperPearson.ts';
import { exampleFindings } from './findings.ts';

/**
 * The example findings over two years with all that charts can show: demand, posts, threat, throughput times, steps and
 * flows, worst values, and a run over the ranges. All numbers are made by hand or by simple formulas.
 */
export function chartFindings(changes: Partial<Findings> = {}): Findings {
  return { ...MADE, ...changes };
}

const MONTHS = 24;
const BASE = exampleFindings();
const SCENARIO = BASE.scenario.name;
const PERIODS = [...new Map(BASE.series.map((row) => [row.period_start, row.period_end])).entries()].slice(
  0,
  MONTHS,
);
const END = PERIODS.at(-1)?.[1] as string;

type Values = Pick<SummaryRow, 'mean' | 'ci_low' | 'ci_high' | 'p05' | 'p50' | 'p95'>;

/** Interval of 1 % and percentiles of 20 % to either side. */
export function around(mean: number): Values {
  return { mean, ci_low: mean * 0.99, ci_high: mean * 1.01, p05: mean * 0.8, p50: mean, p95: mean * 1.2 };
}

export function summaryRow(
  scope_kind: string,
  scope: string,
  metric: string,
  unit: string,
  values: Values,
): SummaryRow {
  return { scenario: SCENARIO, scope_kind, scope, metric, unit, ...values, replications: 200 };
}

/** Rows of a metric in each month, numbered from 0. */
export function seriesRows(
  scope_kind: string,
  scope: string,
  metric: string,
  unit: string,
  valueIn: (month: number) => number,
): SeriesRow[] {
  return PERIODS.map(([period_start, period_end], month) => ({
    ...summaryRow(scope_kind, scope, metric, unit, around(valueIn(month))),
    period_start,
    period_end,
  }));
}

/** Persons asked for ÷ on duty at the beginning, and what is added each month. */
const LOAD: Readonly<Record<string, readonly [number, number]>> = {
  'politie.digital': [0.9, 0.01],
  'om.prosecutors': [0.85, 0.002],
};

const DEMAND = BASE.scenario.units.flatMap(({ name }) => {
  const onDuty = BASE.series.find((row) => row.scope === name && row.metric === 'on_duty')?.mean ?? 1;
  const [from, growth] = LOAD[name] ?? [0.7, 0];
  return seriesRows('unit', name, 'offered_load', 'persons', (month) => onDuty * (from + growth * month));
});

const POSTS = [
  ...seriesRows('unit', 'kmar.guarding', 'unfilled_share', 'share', (month) => (month === 11 ? 0.03 : 0.001)),
  ...seriesRows('unit', 'politie.supervision', 'unfilled_share', 'share', () => 0),
];

const THREAT = [
  ...seriesRows('threat', 'threat', 'factor', 'factor', (month) => (month < 12 ? 1 : 1.5)),
  ...seriesRows('threat', 'threat', 'surge', 'surge', (month) => (month === 6 ? 0.5 : 0.1)),
  ...seriesRows('threat', 'threat', 'incidents', 'incidents', () => 0.25),
];

/** Median and 95th percentile of the throughput time in hours at the beginning, and growth a month (share). */
const THROUGHPUT = [
  ['tip', 20, 60, 0],
  ['investigation', 2000, 4000, 0],
  ['returnee', 200, 500, 0.05],
  ['custody', 400, 800, 0],
  ['request', 30, 100, 0.001],
] as const;

const TIMES = THROUGHPUT.flatMap(([name, p50, p95, growth]) =>
  [
    ['throughput_p50', p50],
    ['throughput_p95', p95],
    ['throughput_mean', p50 * 1.2],
  ].flatMap(([metric, hours]) =>
    seriesRows('case', name, metric as string, 'hours', (month) => (hours as number) * (1 + growth * month)),
  ),
);

/** Step, kind, unit, tasks completed, mean wait and mean time from ready to completed, in hours. */
const STEPS: readonly (readonly [string, StepFacts['kind'], string | undefined, number, number, number])[] = [
  ['tip.intake', 'work', 'politie.intake', 1000, 1, 4],
  ['tip.assess', 'work', 'aivd.assessment', 200, 10, 30],
  ['investigation.collect', 'work', 'politie.investigation', 50, 200, 900],
  ['investigation.devices', 'work', 'politie.digital', 50, 600, 800],
  ['investigation.await', 'wait', undefined, 50, 0, 300],
  ['returnee.both', 'fork', undefined, 40, 0, 50],
  ['returnee.reception', 'work', 'kmar.border', 40, 0, 8],
  ['returnee.charge', 'work', 'om.prosecutors', 40, 30, 50],
  ['custody.judge', 'work', 'om.prosecutors', 60, 12, 16],
  ['request.answer', 'work', 'om.international', 300, 5, 25],
];

const FLOWS: readonly FlowFacts[] = [
  { from: 'tip.intake', to: 'tip.assess', share: 0.2 },
  { from: 'tip.assess', to: 'investigation.collect', share: 0.2 },
  { from: 'investigation.collect', to: 'investigation.devices', share: 1 },
  { from: 'investigation.devices', to: 'custody.judge', share: 1.2 },
  { from: 'returnee.reception', to: 'returnee.charge', share: 1 },
  { from: 'returnee.charge', to: 'custody.judge', share: 0.5 },
  { from: 'request.answer', to: 'tip.assess', share: 0.1 },
  { from: 'custody.judge', to: 'investigation.collect', share: 0.1 },
];

const TASKS = STEPS.flatMap(([name, , , completed, wait, sojourn]) => [
  summaryRow('step', name, 'arrived', 'tasks', around(completed)),
  summaryRow('step', name, 'completed', 'tasks', around(completed)),
  summaryRow('step', name, 'wait_mean', 'hours', around(wait)),
  summaryRow('step', name, 'sojourn_mean', 'hours', around(sojourn)),
]);

const THROUGHPUT_NORM: NormRow = {
  ...(BASE.norms[0] as NormRow),
  norm: 'investigationsFinished',
  metric: 'throughput_p95',
  scope: 'investigation',
  direction: 'atMost',
  limit: 3600,
  hold_probability: 1,
};

const NORMS = [...BASE.norms, THROUGHPUT_NORM];

function half(held: number) {
  return {
    replications: 100,
    held,
    probability: { estimate: held / 100, ...clopperPearson(held, 100, 0.95) },
  };
}

/** A value whose lower half holds in `lower` of 100 futures and its upper half in `upper`, by luck with that probability. */
export function influence(path: string, lower: number, upper: number, by_luck: number): Influence {
  const range = { unit: 'FTE', value: '14', low: '12', high: '18' };
  return {
    path,
    ...range,
    lower: half(lower),
    upper: half(upper),
    difference: (upper - lower) / 100,
    by_luck,
  };
}

const INFLUENCES = [
  influence('politie.digital.fte', 18, 66, 1e-9),
  influence('outflow', 50, 34, 0.12),
  influence('tip.intake.effort.mean', 43, 41, 1),
];

const MADE: Findings = {
  ...BASE,
  scenario: {
    ...BASE.scenario,
    end: END,
    steps: STEPS.map(([name, kind, unit]) => ({
      name,
      case: name.split('.')[0] as string,
      kind,
      ...(unit !== undefined && { unit }),
    })),
    flows: FLOWS,
  },
  verdict: {
    ...BASE.verdict,
    over_ranges: {
      replications: 200,
      held: 84,
      drawn: 4,
      scopes: [],
      compared: 'chain',
      probability: { estimate: 0.42, ...clopperPearson(84, 200, 0.95) },
      influences: INFLUENCES,
    },
  },
  norms: NORMS,
  series: [...BASE.series.filter((row) => row.period_end <= END), ...DEMAND, ...POSTS, ...THREAT, ...TIMES],
  summary: [
    ...BASE.summary,
    ...TASKS,
    ...THROUGHPUT.flatMap(([name, p50, p95]) => [
      summaryRow('case', name, 'closed', 'cases', around(100)),
      summaryRow('case', name, 'throughput_mean', 'hours', around(p50 * 1.2)),
      summaryRow('case', name, 'throughput_p50', 'hours', around(p50)),
      summaryRow('case', name, 'throughput_p95', 'hours', around(p95)),
    ]),
    summaryRow('unit', 'kmar.guarding', 'unfilled_share', 'share', around(0.002)),
    summaryRow('unit', 'kmar.guarding', 'unfilled_post_hours', 'person-hours', around(1500)),
    summaryRow('unit', 'politie.supervision', 'unfilled_share', 'share', around(0)),
    summaryRow('threat', 'threat', 'incidents', 'incidents', around(6)),
    ...NORMS.map(({ norm, metric, worst_value: worst }) =>
      summaryRow('norm', norm, 'worst_value', 'as the norm', {
        ...around(worst ?? 0),
        ...(metric.endsWith('_share') && { p95: Math.min(1, (worst ?? 0) * 1.2) }),
      }),
    ),
  ],
};
