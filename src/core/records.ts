import { Observations } from './histogram.ts';
import { TimeWeighted, WaitingWork } from './timeWeighted.ts';

/*
 * What the hot path writes to. `write` gives the totals in the order of `chain/recording/accumulators.ts`.
 */

/** Levels of a unit; `onDuty` and `worked` run on its open hours, the others on plain hours. */
@unmanaged
export class UnitRecord {
  readonly onDuty: TimeWeighted = new TimeWeighted();
  readonly worked: TimeWeighted = new TimeWeighted();
  readonly waiting: WaitingWork = new WaitingWork();
  readonly postsDemanded: TimeWeighted = new TimeWeighted();
  readonly postsUnfilled: TimeWeighted = new TimeWeighted();
  /** Effort that became ready, in person-hours. */
  offered: f64 = 0;

  begin(now: f64, base: f64): void {
    this.onDuty.begin(base, 0);
    this.worked.begin(base, 0);
    this.waiting.begin(now);
    this.postsDemanded.begin(now, 0);
    this.postsUnfilled.begin(now, 0);
    this.offered = 0;
  }

  write(into: usize, now: f64, base: f64): void {
    store<f64>(into, this.onDuty.total(base));
    store<f64>(into, this.worked.total(base), 8);
    store<f64>(into, this.waiting.tasksTotal(now), 16);
    store<f64>(into, this.waiting.effortTotal(now), 24);
    store<f64>(into, this.postsDemanded.total(now), 32);
    store<f64>(into, this.postsUnfilled.total(now), 40);
    store<f64>(into, this.offered, 48);
  }
}

/** Totals of a step's tasks. */
@unmanaged
export class StepRecord {
  readonly waits: Observations = new Observations();
  arrived: f64 = 0;
  started: f64 = 0;
  completed: f64 = 0;
  onTime: f64 = 0;
  late: f64 = 0;
  dropped: f64 = 0;
  moved: f64 = 0;
  cancelled: f64 = 0;
  /** Tasks with deadlines that are neither met nor missed yet. */
  undecided: f64 = 0;
  waitSum: f64 = 0;
  waited: f64 = 0;
  sojournSum: f64 = 0;

  /** A task started for the first time after a wait of so many hours. */
  start(wait: f64): void {
    this.started += 1;
    this.waitSum += wait;
    if (wait > 0) this.waited += 1;
    this.waits.add(wait);
  }

  /** A task was completed so many hours after it became ready. */
  complete(sojourn: f64): void {
    this.completed += 1;
    this.sojournSum += sojourn;
  }

  reset(): void {
    this.waits.clear();
    this.arrived = this.started = this.completed = this.onTime = this.late = 0;
    this.dropped = this.moved = this.cancelled = this.undecided = this.waited = 0;
    this.waitSum = this.sojournSum = 0;
  }

  write(into: usize): void {
    store<f64>(into, this.arrived);
    store<f64>(into, this.started, 8);
    store<f64>(into, this.completed, 16);
    store<f64>(into, this.onTime, 24);
    store<f64>(into, this.late, 32);
    store<f64>(into, this.dropped, 40);
    store<f64>(into, this.moved, 48);
    store<f64>(into, this.cancelled, 56);
    store<f64>(into, this.undecided, 64);
    store<f64>(into, this.arrived - this.completed - this.dropped - this.moved - this.cancelled, 72);
    store<f64>(into, this.waitSum, 80);
    store<f64>(into, this.waited, 88);
    store<f64>(into, this.onTime + this.late, 96);
    store<f64>(into, this.sojournSum, 104);
  }
}

/** Totals of the cases of a type. */
@unmanaged
export class CaseRecord {
  readonly throughputs: Observations = new Observations();
  opened: f64 = 0;
  /** Closed in all, and those of them that were finished, not dropped. */
  closed: f64 = 0;
  finished: f64 = 0;
  throughputSum: f64 = 0;

  /** A case was finished so many hours after its opening. */
  finish(throughput: f64): void {
    this.closed += 1;
    this.finished += 1;
    this.throughputSum += throughput;
    this.throughputs.add(throughput);
  }

  reset(): void {
    this.throughputs.clear();
    this.opened = this.closed = this.finished = 0;
    this.throughputSum = 0;
  }

  write(into: usize): void {
    store<f64>(into, this.opened);
    store<f64>(into, this.closed, 8);
    store<f64>(into, this.opened - this.closed, 16);
    store<f64>(into, this.throughputSum, 24);
    store<f64>(into, this.finished, 32);
  }
}
