import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { CaseCount, StepCount, UnitArea } from './accumulators.ts';
import { Observations } from './observations.ts';
import { StaffRecord } from './staffRecord.ts';
import { TimeWeighted } from './timeWeighted.ts';
import { WaitingWork } from './waitingWork.ts';

/**
 * What the hot path writes to: one plain object a unit, step and case type. Fields of objects, not cells of
 * arrays: there are few of them, and a field costs a fraction of a checked array access.
 */
export class Records {
  readonly units: readonly UnitRecord[];
  readonly steps: readonly StepRecord[];
  readonly cases: readonly CaseRecord[];
  /** People in each group, and the threat factor. */
  readonly groups: readonly TimeWeighted[];
  readonly factor = new TimeWeighted();
  readonly policies: readonly PolicyRecord[];
  incidents = 0;

  constructor(chain: Chain) {
    this.units = chain.units.map((unit) => new UnitRecord(new StaffRecord(unit.cost)));
    this.steps = chain.steps.map(() => new StepRecord());
    this.cases = chain.cases.map(() => new CaseRecord());
    this.groups = chain.groups.map(() => new TimeWeighted());
    this.policies = chain.policies.map(() => new PolicyRecord());
  }

  /** Empties all at the beginning of a replication; levels begin at 0 (units begin their own). */
  reset(now: Hours): void {
    this.incidents = 0;
    this.factor.begin(now, 0);
    for (const group of this.groups) group.begin(now, 0);
    for (const step of this.steps) step.reset();
    for (const type of this.cases) type.reset();
    for (const policy of this.policies) policy.reset();
  }
}

/** How often a policy has acted, and when first. */
export class PolicyRecord {
  actions = 0;
  firstAt: Hours = Number.POSITIVE_INFINITY;

  act(now: Hours): void {
    if (this.actions === 0) this.firstAt = now;
    this.actions++;
  }

  reset(): void {
    this.actions = 0;
    this.firstAt = Number.POSITIVE_INFINITY;
  }
}

/** Levels of a unit; `onDuty` and `worked` run on its open hours, the others on plain hours. */
export class UnitRecord {
  readonly onDuty = new TimeWeighted();
  readonly worked = new TimeWeighted();
  readonly waiting = new WaitingWork();
  readonly postsDemanded = new TimeWeighted();
  readonly postsUnfilled = new TimeWeighted();
  readonly staff: StaffRecord;
  /** Effort that became ready, in person-hours. */
  offered = 0;

  constructor(staff: StaffRecord) {
    this.staff = staff;
  }

  /** @param base the unit's open hours at `now`. */
  begin(now: Hours, base: Hours): void {
    this.onDuty.begin(base, 0);
    this.worked.begin(base, 0);
    this.waiting.begin(now);
    this.postsDemanded.begin(now, 0);
    this.postsUnfilled.begin(now, 0);
    this.offered = 0;
  }

  /** Writes its integrals at `now` from index `at` on, in the order of `UnitArea`. */
  write(into: Float64Array, at: number, now: Hours, base: Hours): void {
    into[at + UnitArea.OnDuty] = this.onDuty.total(base);
    into[at + UnitArea.Worked] = this.worked.total(base);
    into[at + UnitArea.Queue] = this.waiting.tasksTotal(now);
    into[at + UnitArea.Backlog] = this.waiting.effortTotal(now);
    into[at + UnitArea.PostsDemanded] = this.postsDemanded.total(now);
    into[at + UnitArea.PostsUnfilled] = this.postsUnfilled.total(now);
  }
}

/** Totals of a step's tasks. */
export class StepRecord {
  readonly waits = new Observations();
  arrived = 0;
  started = 0;
  completed = 0;
  onTime = 0;
  late = 0;
  dropped = 0;
  moved = 0;
  cancelled = 0;
  /** Tasks with deadlines that are neither met nor missed yet. */
  undecided = 0;
  waitSum: Hours = 0;
  waited = 0;
  sojournSum: Hours = 0;

  /** A task started for the first time after a wait of so many hours. */
  start(wait: Hours): void {
    this.started++;
    this.waitSum += wait;
    if (wait > 0) this.waited++;
    this.waits.add(wait);
  }

  /** A task was completed so many hours after it became ready. */
  complete(sojourn: Hours): void {
    this.completed++;
    this.sojournSum += sojourn;
  }

  reset(): void {
    this.waits.clear();
    this.arrived = this.started = this.completed = this.onTime = this.late = 0;
    this.dropped = this.moved = this.cancelled = this.undecided = this.waited = 0;
    this.waitSum = this.sojournSum = 0;
  }

  /** Writes its totals from index `at` on, in the order of `StepCount`. */
  write(into: Float64Array, at: number): void {
    into[at + StepCount.Arrived] = this.arrived;
    into[at + StepCount.Started] = this.started;
    into[at + StepCount.Completed] = this.completed;
    into[at + StepCount.OnTime] = this.onTime;
    into[at + StepCount.Late] = this.late;
    into[at + StepCount.Dropped] = this.dropped;
    into[at + StepCount.Moved] = this.moved;
    into[at + StepCount.Cancelled] = this.cancelled;
    into[at + StepCount.Undecided] = this.undecided;
    into[at + StepCount.Present] = this.arrived - this.completed - this.dropped - this.moved - this.cancelled;
    into[at + StepCount.WaitSum] = this.waitSum;
    into[at + StepCount.Waited] = this.waited;
    into[at + StepCount.Decided] = this.onTime + this.late;
    into[at + StepCount.SojournSum] = this.sojournSum;
  }
}

/** Totals of the cases of a type. */
export class CaseRecord {
  readonly throughputs = new Observations();
  opened = 0;
  /** Closed in all, and those of them that were finished, not dropped. */
  closed = 0;
  finished = 0;
  throughputSum: Hours = 0;

  /** A case was finished so many hours after its opening. */
  finish(throughput: Hours): void {
    this.closed++;
    this.finished++;
    this.throughputSum += throughput;
    this.throughputs.add(throughput);
  }

  reset(): void {
    this.throughputs.clear();
    this.opened = this.closed = this.finished = 0;
    this.throughputSum = 0;
  }

  /** Writes its totals from index `at` on, in the order of `CaseCount`. */
  write(into: Float64Array, at: number): void {
    into[at + CaseCount.Opened] = this.opened;
    into[at + CaseCount.Closed] = this.closed;
    into[at + CaseCount.Open] = this.opened - this.closed;
    into[at + CaseCount.ThroughputSum] = this.throughputSum;
    into[at + CaseCount.Throughputs] = this.finished;
  }
}
