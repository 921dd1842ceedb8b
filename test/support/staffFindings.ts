import type { Findings, SeriesRow, SummaryRow } from '../../src/experiment/findings.ts';
import { around, chartFindings, seriesRows, summaryRow } from './chartFindings.ts';

/**
 * The findings of the charts with a staff side, made by hand: two units of the AIVD whose people leave and are hired,
 * the guarding of the KMar, which sets regular work aside, and what three organisations cost.
 */
export function staffFindings(changes: Partial<Findings> = {}): Findings {
  return { ...MADE, ...changes };
}

const BASE = chartFindings();

/** Per unit, in month m of 24: authorised, staff, trainees, vacancies, hires, leavers. */
const STAFFED: readonly (readonly [string, ((month: number) => number)[]])[] = [
  ['aivd.assessment', [() => 30, () => 30, () => 0, () => 0, () => 1, () => 1]],
  [
    'aivd.investigation',
    [
      (month) => (month < 12 ? 100 : 120),
      (month) => 96 - month / 2,
      (month) => (month < 12 ? 0 : 6),
      (month) => (month < 12 ? 2 : 15),
      () => 0.5,
      () => 1,
    ],
  ],
  ['kmar.guarding', [() => 400, () => 398, () => 4, () => 1, () => 3, () => 3]],
];
const METRICS = [
  ['authorised', 'FTE'],
  ['staff', 'FTE'],
  ['trainees', 'persons'],
  ['vacancies', 'FTE'],
  ['hires', 'FTE'],
  ['leavers', 'FTE'],
] as const;

/** Of so many person-hours a month. */
const MEASURES: readonly (readonly [string, string, (month: number) => number])[] = [
  ['aivd.investigation', 'overtime_hours', (month) => 10 * month],
  ['aivd.assessment', 'overtime_hours', () => 0],
  ['kmar.guarding', 'overtime_hours', (month) => (month === 5 ? 300 : 0)],
  ['kmar.guarding', 'displaced_hours', (month) => (month === 7 ? 900 : 100)],
];

/** EUR a month. */
const COSTS: readonly (readonly [string, number])[] = [
  ['aivd', 1e6],
  ['kmar', 2.5e6],
  ['om', 5e5],
];

const total = (rows: readonly SeriesRow[]): number => rows.reduce((sum, row) => sum + (row.mean ?? 0), 0);
const whole = (rows: readonly SeriesRow[], value: number): SummaryRow[] =>
  rows.slice(0, 1).map((row) => summaryRow(row.scope_kind, row.scope, row.metric, row.unit, around(value)));

const LEVELS = STAFFED.flatMap(([unit, of]) =>
  METRICS.map(([metric, measure], index) =>
    seriesRows('unit', unit, metric, measure, of[index] as (month: number) => number),
  ),
);
const TOTALS = [
  ...MEASURES.map(([unit, metric, valueIn]) => seriesRows('unit', unit, metric, 'person-hours', valueIn)),
  seriesRows('organisation', 'aivd', 'overtime_hours', 'person-hours', (month) => 10 * month),
  seriesRows('organisation', 'kmar', 'overtime_hours', 'person-hours', (month) => (month === 5 ? 300 : 0)),
  seriesRows('organisation', 'kmar', 'displaced_hours', 'person-hours', (month) => (month === 7 ? 900 : 100)),
  ...COSTS.map(([name, cost]) => seriesRows('organisation', name, 'cost', 'EUR', () => cost)),
  seriesRows('chain', 'chain', 'cost', 'EUR', () => 4e6),
  seriesRows('unit', 'aivd.investigation', 'cost', 'EUR', () => 8e5),
  seriesRows('unit', 'aivd.assessment', 'cost', 'EUR', () => 2e5),
];
const FATIGUE = [
  seriesRows('unit', 'aivd.investigation', 'fatigue', 'share', (month) => 0.03 * month),
  seriesRows('unit', 'aivd.assessment', 'fatigue', 'share', () => 0),
];
const SHARES: readonly (readonly [string, number])[] = [
  ['aivd.investigation', 0.032],
  ['aivd.assessment', 0],
  ['kmar.guarding', 0.001],
];

const MADE: Findings = {
  ...BASE,
  verdict: {
    ...BASE.verdict,
    staff: {
      units: [
        {
          unit: 'aivd.assessment',
          authorised: { first: 30, last: 30 },
          staff: { first: 30, last: 30 },
          trainees: 0,
          vacancies: 0,
          hires: 24,
          leavers: 24,
          overtime_share: 0,
          overtime_hours: 0,
          cost_per_year: 2.4e6,
        },
        {
          unit: 'aivd.investigation',
          authorised: { first: 100, last: 120 },
          staff: { first: 96, last: 84.5 },
          trainees: 6,
          vacancies: 15,
          hires: 12,
          leavers: 24,
          overtime_share: 0.032,
          overtime_hours: 2760,
          cost_per_year: 9.6e6,
        },
        {
          unit: 'kmar.guarding',
          authorised: { first: 400, last: 400 },
          staff: { first: 398, last: 398 },
          trainees: 4,
          vacancies: 1,
          hires: 72,
          leavers: 72,
          overtime_share: 0.001,
          overtime_hours: 300,
          displaced_hours: 3200,
        },
      ],
      organisations: [
        { organisation: 'aivd', overtime_hours: 2760, cost_per_year: 1.2e7 },
        { organisation: 'kmar', overtime_hours: 300, displaced_hours: 3200, cost_per_year: 3e7 },
        { organisation: 'om', cost_per_year: 6e6 },
      ],
      chain: { overtime_hours: 3060, displaced_hours: 3200, cost_per_year: 4.8e7 },
    },
  },
  norms: [
    ...BASE.norms,
    {
      ...(BASE.norms[0] as Findings['norms'][number]),
      norm: 'otherFields',
      metric: 'displaced_hours',
      scope: 'kmar.guarding',
      direction: 'atMost',
      limit: 1200,
      per: 'month',
      unit: 'kmar.guarding',
      organisation: 'kmar',
      hold_probability: 1,
      ci_low: 0.98,
      ci_high: 1,
    },
  ],
  series: [...BASE.series, ...[...LEVELS, ...TOTALS, ...FATIGUE].flat()],
  summary: [
    ...BASE.summary,
    ...LEVELS.flatMap((rows) => {
      const isCount = rows[0]?.metric === 'hires' || rows[0]?.metric === 'leavers';
      return whole(rows, isCount ? total(rows) : total(rows) / rows.length);
    }),
    ...TOTALS.flatMap((rows) => whole(rows, total(rows))),
    ...FATIGUE.flatMap((rows) => whole(rows, total(rows) / rows.length)),
    ...SHARES.map(([unit, share]) => summaryRow('unit', unit, 'overtime_share', 'share', around(share))),
  ],
};
