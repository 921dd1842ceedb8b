/**
 * The one table of metrics. The recorder's layout, the rows of the CSV files, what norms may name, the lists
 * of the schema, chart titles and docs follow from it: adding a metric is one line here and its accumulator.
 */

export type ScopeKind =
  | 'unit'
  | 'step'
  | 'obligation'
  | 'case'
  | 'group'
  | 'threat'
  | 'policy'
  | 'organisation'
  | 'chain'
  | 'norm';

/**
 * How a metric is measured in one replication and period.
 * - `average`: an exact time average (one value; undefined when its clock did not run).
 * - `count`: a total (one value).
 * - `level`: a count at the end of the period (one value).
 * - `ratio`: numerator and denominator, folded apart: a ratio of sums (two values).
 * - `share`: a ratio of counted tasks (two values); norms on it need `minCount`.
 * - `quantile`: a quantile of observations (one value; undefined without any); norms on it need `minCount`.
 * - `indicator`: 1 or 0 at the end of the period (one value).
 * - `outcome`: one value for the whole horizon only, perhaps undefined.
 */
export type MetricKind =
  | 'average'
  | 'count'
  | 'level'
  | 'ratio'
  | 'share'
  | 'quantile'
  | 'indicator'
  | 'outcome';

export interface Metric {
  readonly scopeKind: ScopeKind;
  readonly name: string;
  /** As in the column `unit` of the CSV files. */
  readonly unit: string;
  readonly kind: MetricKind;
  /** In words, for charts, report and docs. */
  readonly label: string;
  /** The q of a quantile. */
  readonly quantile?: number;
  /** Whether a norm may name it. */
  readonly norm: boolean;
  /** What a unit (one of the organisation, of the chain) must have for it to be there; absent: nothing. */
  readonly needs?: StaffPart;
}

/** Parts of a unit's staff side that bring metrics of their own. */
export type StaffPart = 'staff' | 'overtime' | 'regularWork' | 'fatigue' | 'cost';

const row = (
  scopeKind: ScopeKind,
  name: string,
  unit: string,
  kind: MetricKind,
  label: string,
  more: Partial<Metric> = {},
): Metric => ({ scopeKind, name, unit, kind, label, norm: true, ...more });

/** What is counted of the tasks of a step, and of those of an obligation. */
const STEP_METRICS: readonly Metric[] = [
  row('step', 'arrived', 'tasks', 'count', 'arrived'),
  row('step', 'started', 'tasks', 'count', 'started'),
  row('step', 'completed', 'tasks', 'count', 'completed'),
  row('step', 'on_time', 'tasks', 'count', 'on time'),
  row('step', 'late', 'tasks', 'count', 'late'),
  row('step', 'dropped', 'tasks', 'count', 'dropped'),
  row('step', 'moved', 'tasks', 'count', 'moved to another step'),
  row('step', 'cancelled', 'tasks', 'count', 'cancelled'),
  row('step', 'pending', 'tasks', 'level', 'deadline still open'),
  row('step', 'wait_mean', 'hours', 'ratio', 'mean wait'),
  row('step', 'wait_p50', 'hours', 'quantile', 'median wait', { quantile: 0.5 }),
  row('step', 'wait_p95', 'hours', 'quantile', 'wait, 95th percentile', { quantile: 0.95 }),
  row('step', 'waited_share', 'share', 'share', 'share that waited'),
  row('step', 'sojourn_mean', 'hours', 'ratio', 'mean time from ready to completed'),
  row('step', 'on_time_share', 'share', 'share', 'share on time'),
];

/** Sums over the units of an organisation, and of the chain. */
const SUMS: readonly Metric[] = (['organisation', 'chain'] as const).flatMap((scopeKind) => [
  row(scopeKind, 'overtime_hours', 'person-hours', 'count', 'overtime', { needs: 'overtime' }),
  row(scopeKind, 'displaced_hours', 'person-hours', 'count', 'hours displaced from regular work', {
    needs: 'regularWork',
  }),
  row(scopeKind, 'cost', 'EUR', 'count', 'cost', { needs: 'cost' }),
]);

export const METRICS: readonly Metric[] = [
  row('unit', 'on_duty', 'persons', 'average', 'on duty'),
  row('unit', 'busy', 'persons', 'average', 'persons at work'),
  row('unit', 'utilisation', 'share', 'ratio', 'utilisation'),
  row('unit', 'offered_load', 'persons', 'ratio', 'offered load'),
  row('unit', 'queue_length', 'tasks', 'average', 'tasks waiting'),
  row('unit', 'backlog_hours', 'person-hours', 'average', 'backlog'),
  row('unit', 'backlog_days', 'days', 'ratio', 'backlog in days of work'),
  row('unit', 'unfilled_post_hours', 'person-hours', 'count', 'unfilled post hours'),
  row('unit', 'unfilled_share', 'share', 'ratio', 'share of post hours unfilled'),
  row('unit', 'overtime_hours', 'person-hours', 'count', 'overtime', { needs: 'overtime' }),
  row('unit', 'overtime_share', 'share', 'ratio', 'overtime as a share of ordinary hours', {
    needs: 'overtime',
  }),
  row('unit', 'displaced_hours', 'person-hours', 'count', 'hours displaced from regular work', {
    needs: 'regularWork',
  }),
  row('unit', 'staff', 'FTE', 'average', 'staff', { needs: 'staff' }),
  row('unit', 'authorised', 'FTE', 'average', 'authorised strength', { needs: 'staff' }),
  row('unit', 'trainees', 'persons', 'average', 'trainees', { needs: 'staff' }),
  row('unit', 'vacancies', 'FTE', 'average', 'vacancies', { needs: 'staff' }),
  row('unit', 'hires', 'FTE', 'count', 'hires', { needs: 'staff' }),
  row('unit', 'leavers', 'FTE', 'count', 'leavers', { needs: 'staff' }),
  row('unit', 'absence', 'share', 'average', 'absence beyond the ordinary', { needs: 'fatigue' }),
  row('unit', 'fatigue', 'share', 'average', 'fatigue', { needs: 'fatigue' }),
  row('unit', 'cost', 'EUR', 'count', 'cost', { needs: 'cost' }),
  ...STEP_METRICS,
  ...STEP_METRICS.map((metric): Metric => ({ ...metric, scopeKind: 'obligation' })),
  row('case', 'opened', 'cases', 'count', 'opened'),
  row('case', 'closed', 'cases', 'count', 'closed'),
  row('case', 'open', 'cases', 'level', 'open'),
  row('case', 'throughput_mean', 'hours', 'ratio', 'mean throughput time'),
  row('case', 'throughput_p50', 'hours', 'quantile', 'median throughput time', { quantile: 0.5 }),
  row('case', 'throughput_p95', 'hours', 'quantile', 'throughput time, 95th percentile', { quantile: 0.95 }),
  row('group', 'people', 'persons', 'average', 'people'),
  row('threat', 'factor', 'factor', 'average', 'threat factor'),
  row('threat', 'surge', 'surge', 'average', 'surge'),
  row('threat', 'incidents', 'incidents', 'count', 'incidents'),
  row('policy', 'actions', 'times', 'count', 'times that it acted', { norm: false }),
  row('policy', 'first_action', 'days', 'outcome', 'days from the start to its first action', {
    norm: false,
  }),
  row('norm', 'hold_probability', 'probability', 'indicator', 'probability of holding', { norm: false }),
  row('norm', 'breached_periods', 'periods', 'outcome', 'breached periods', { norm: false }),
  row('norm', 'longest_breach', 'periods', 'outcome', 'longest breach', { norm: false }),
  row('norm', 'worst_value', 'as the norm', 'outcome', 'worst value', { norm: false }),
  row('norm', 'nearest_value', 'as the norm', 'outcome', 'value nearest to a breach', { norm: false }),
  row('norm', 'shortfall', 'as the norm', 'outcome', 'summed shortfall', { norm: false }),
  row('norm', 'recovery_days', 'days', 'outcome', 'days to recovery', { norm: false }),
  row('unit', 'hold_probability', 'probability', 'indicator', 'probability of holding', { norm: false }),
  row('organisation', 'hold_probability', 'probability', 'indicator', 'probability of holding', {
    norm: false,
  }),
  ...SUMS,
  row('chain', 'hold_probability', 'probability', 'indicator', 'probability of holding', { norm: false }),
];

/** The metric of that name for that kind of scope. */
export function findMetric(scopeKind: string, name: string): Metric | undefined {
  return METRICS.find((metric) => metric.scopeKind === scopeKind && metric.name === name);
}

/** Whether norms on it join periods until `minCount` observations are there. */
export function needsMinCount(metric: Metric): boolean {
  return metric.kind === 'share' || metric.kind === 'quantile';
}
