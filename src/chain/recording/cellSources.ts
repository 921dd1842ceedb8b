import type { Cell, Layout } from '../layout.ts';
import {
  type AccumulatorLayout,
  CaseCount,
  StaffTotal,
  StepCount,
  type SUMMED,
  UnitArea,
} from './accumulators.ts';

/**
 * How a cell follows from two snapshots of the accumulators.
 * - `difference`: Δa.  `level`: a now.  `ratio`: Δa ÷ Δb.
 * - `sumRatio`: (Δa + Δc) ÷ Δb.
 * - `backlogDays`: (Δa ÷ Δelapsed) ÷ (Δb ÷ Δc × scale), c the open hours.
 * - `quantile`, `indicator`, `outcome`: not from accumulators.
 */
export interface CellSource {
  readonly form:
    | 'difference'
    | 'level'
    | 'ratio'
    | 'sumRatio'
    | 'backlogDays'
    | 'quantile'
    | 'indicator'
    | 'outcome';
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly scale: number;
}

/** The source of every cell of a layout. Adding a metric is one line in metrics.ts and one here. */
export function cellSources(
  layout: Layout,
  at: AccumulatorLayout,
  openHoursPerDay: (unit: number) => number,
  organisations: number,
): CellSource[] {
  return layout.cells.map((cell) => ofStaff(cell, at, organisations) ?? sourceOf(cell, at, openHoursPerDay));
}

const STEP_COUNT_OF: Readonly<Record<string, number>> = {
  arrived: StepCount.Arrived,
  started: StepCount.Started,
  completed: StepCount.Completed,
  on_time: StepCount.OnTime,
  late: StepCount.Late,
  dropped: StepCount.Dropped,
  moved: StepCount.Moved,
  cancelled: StepCount.Cancelled,
};

/** Metrics of staff that are levels over time, and those that are totals. */
const STAFF_LEVEL_OF: Readonly<Record<string, number>> = {
  staff: StaffTotal.Staff,
  authorised: StaffTotal.Authorised,
  trainees: StaffTotal.Trainees,
  vacancies: StaffTotal.Vacancies,
  absence: StaffTotal.Absence,
  fatigue: StaffTotal.Fatigue,
};
const STAFF_TOTAL_OF: Readonly<Record<string, number>> = {
  hires: StaffTotal.Hires,
  leavers: StaffTotal.Leavers,
};
/** Those that are summed over organisations and the chain too. */
const STAFF_SUM_OF: Readonly<Record<string, (typeof SUMMED)[number]>> = {
  overtime_hours: StaffTotal.Overtime,
  displaced_hours: StaffTotal.Displaced,
  cost: StaffTotal.Cost,
};

/** The source of a metric of staff, of a unit, an organisation or the chain; undefined for any other metric. */
function ofStaff(cell: Cell, at: AccumulatorLayout, organisations: number): CellSource | undefined {
  const { scopeKind, index, metric } = cell;
  const sum = STAFF_SUM_OF[metric.name];
  if (scopeKind === 'unit') {
    const level = STAFF_LEVEL_OF[metric.name];
    if (level !== undefined) return source('ratio', at.ofStaff(index, level), at.elapsed);
    if (metric.name === 'overtime_share') {
      return source('ratio', at.ofStaff(index, StaffTotal.Overtime), at.ofStaff(index, StaffTotal.Ordinary));
    }
    const total = sum ?? STAFF_TOTAL_OF[metric.name];
    return total === undefined ? undefined : source('difference', at.ofStaff(index, total));
  }
  if (sum === undefined || (scopeKind !== 'organisation' && scopeKind !== 'chain')) return undefined;
  return source('difference', at.sum(scopeKind === 'chain' ? organisations : index, sum));
}

function sourceOf(cell: Cell, at: AccumulatorLayout, openHoursPerDay: (unit: number) => number): CellSource {
  const { index, metric } = cell;
  const kind = cell.scopeKind === 'obligation' ? 'step' : cell.scopeKind;
  if (metric.kind === 'quantile' || metric.kind === 'indicator' || metric.kind === 'outcome') {
    return source(metric.kind);
  }
  const area = (which: number): number => at.unitArea(index, which);
  const open = at.unitOpen + index;
  const step = (which: number): number => at.step(index, which);
  const ofCase = (which: number): number => at.case(index, which);
  switch (`${kind}.${metric.name}`) {
    case 'unit.on_duty':
      return source('ratio', area(UnitArea.OnDuty), open);
    case 'unit.busy':
      return source('ratio', area(UnitArea.Worked), open);
    case 'unit.utilisation':
      return source('ratio', area(UnitArea.Worked), area(UnitArea.OnDuty));
    case 'unit.offered_load':
      return source('sumRatio', at.unitOffered + index, open, area(UnitArea.PostsDemanded));
    case 'unit.queue_length':
      return source('ratio', area(UnitArea.Queue), at.elapsed);
    case 'unit.backlog_hours':
      return source('ratio', area(UnitArea.Backlog), at.elapsed);
    case 'unit.backlog_days':
      return source(
        'backlogDays',
        area(UnitArea.Backlog),
        area(UnitArea.OnDuty),
        open,
        openHoursPerDay(index),
      );
    case 'unit.unfilled_post_hours':
      return source('difference', area(UnitArea.PostsUnfilled));
    case 'unit.unfilled_share':
      return source('ratio', area(UnitArea.PostsUnfilled), area(UnitArea.PostsDemanded));
    case 'step.pending':
      return source('level', step(StepCount.Undecided));
    case 'step.wait_mean':
      return source('ratio', step(StepCount.WaitSum), step(StepCount.Started));
    case 'step.waited_share':
      return source('ratio', step(StepCount.Waited), step(StepCount.Started));
    case 'step.sojourn_mean':
      return source('ratio', step(StepCount.SojournSum), step(StepCount.Completed));
    case 'step.on_time_share':
      return source('ratio', step(StepCount.OnTime), step(StepCount.Decided));
    case 'case.opened':
      return source('difference', ofCase(CaseCount.Opened));
    case 'case.closed':
      return source('difference', ofCase(CaseCount.Closed));
    case 'case.open':
      return source('level', ofCase(CaseCount.Open));
    case 'case.throughput_mean':
      return source('ratio', ofCase(CaseCount.ThroughputSum), ofCase(CaseCount.Throughputs));
    case 'group.people':
      return source('ratio', at.groups + index, at.elapsed);
    case 'threat.factor':
      return source('ratio', at.factor, at.elapsed);
    case 'threat.surge':
      return source('ratio', at.surge, at.elapsed);
    case 'policy.actions':
      return source('difference', at.policies + index);
    case 'threat.incidents':
      return source('difference', at.incidents);
    default: {
      const count = STEP_COUNT_OF[metric.name];
      if (kind === 'step' && count !== undefined) return source('difference', step(count));
      throw new Error(`no accumulator for the metric ${cell.scopeKind}.${metric.name}`);
    }
  }
}

function source(form: CellSource['form'], a = 0, b = 0, c = 0, scale = 1): CellSource {
  return { form, a, b, c, scale };
}

/** Numerator of a cell between two snapshots; the value itself for cells without a denominator. */
export function numeratorOf(from: CellSource, before: Float64Array, now: Float64Array): number {
  const { form, a, c } = from;
  if (form === 'level') return now[a]!;
  const difference = now[a]! - before[a]!;
  if (form === 'sumRatio') return difference + now[c]! - before[c]!;
  if (form === 'backlogDays') return difference / (now[0]! - before[0]!);
  return difference;
}

/** Denominator of a cell between two snapshots; 1 for cells without one. */
export function denominatorOf(from: CellSource, before: Float64Array, now: Float64Array): number {
  const { form, b, c } = from;
  if (form === 'level' || form === 'difference') return 1;
  const difference = now[b]! - before[b]!;
  if (form !== 'backlogDays') return difference;
  const open = now[c]! - before[c]!;
  return open > 0 ? (difference / open) * from.scale : 0;
}
