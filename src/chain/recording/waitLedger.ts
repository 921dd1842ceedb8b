import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { causeOf } from '../norm/cause.ts';
import { unitsOf } from '../unit/links.ts';
import { enlarged } from '../work/taskTable.ts';

/** A norm on throughput times, and beyond how many hours a case is one that breaks it. */
export interface ThroughputLimit {
  readonly norm: number;
  readonly limit: Hours;
}

/** What is kept of the cases of a type whose waiting some norm asks about. */
export interface CaseTrace {
  /** The units at which its work can wait, and by unit the column in a row. */
  readonly units: readonly number[];
  readonly columns: Int32Array;
  readonly limits: readonly ThroughputLimit[];
}

/**
 * Where the work that norms ask about has waited: for each case in progress the hours so far by unit, and for each norm
 * the sum of them over the work that broke its rule (see `Cause`). A branch of a fork goes on from what its case had
 * waited; the case goes on with what its last branch had: waiting that held nothing up does not count.
 */
export class WaitLedger {
  /** By case type; undefined where no norm asks. */
  readonly traces: readonly (CaseTrace | undefined)[];
  /** By step: the norms that ask where its late tasks waited. */
  readonly lateNorms: readonly (readonly number[])[];
  /** By norm × units + unit: hours since the replication began. */
  readonly hours: Float64Array;
  private readonly units: number;
  /** Columns of a row. */
  private readonly width: number;
  /** A row a task: hours its case has waited, now and when the task became ready. */
  private rows = new Float64Array(0);
  private atReady = new Float64Array(0);

  constructor(chain: Chain) {
    const causes = chain.norms.map((norm) => causeOf(chain, norm));
    this.units = chain.units.length;
    this.hours = new Float64Array(chain.norms.length * this.units);
    this.lateNorms = chain.steps.map((_, step) =>
      causes.flatMap((cause, norm) => (cause.kind === 'late' && cause.step === step ? [norm] : [])),
    );
    this.traces = chain.cases.map((_, type) => {
      const steps = chain.steps.flatMap((step, index) => (step.case === type ? [index] : []));
      const limits = causes.flatMap((cause, norm): ThroughputLimit[] =>
        cause.kind === 'throughput' && cause.case === type ? [{ norm, limit: cause.limit }] : [],
      );
      if (limits.length === 0 && steps.every((step) => this.lateNorms[step]?.length === 0)) return undefined;
      const places = chain.steps.filter((step) => step.case === type).flatMap(unitsOf);
      const units = [...new Set(places)].filter((unit) => unit >= 0);
      const columns = new Int32Array(this.units);
      for (const [column, unit] of units.entries()) columns[unit] = column;
      return { units, columns, limits };
    });
    this.width = Math.max(0, ...this.traces.map((trace) => trace?.units.length ?? 0));
  }

  /** At the beginning of a replication. */
  reset(): void {
    this.hours.fill(0);
  }

  /** A case opens with its first task; `capacity` is that of the table of tasks. */
  open(task: number, capacity: number): void {
    this.reserve(capacity);
    const from = task * this.width;
    this.rows.fill(0, from, from + this.width);
  }

  /** A task becomes ready at a step. */
  ready(task: number): void {
    const from = task * this.width;
    for (let at = from; at < from + this.width; at++) this.atReady[at] = this.rows[at]!;
  }

  /** A task has waited so many hours at a unit. */
  add(trace: CaseTrace, task: number, unit: number, hours: Hours): void {
    this.rows[task * this.width + trace.columns[unit]!]! += hours;
  }

  /** A branch's task goes on from what another task has waited, or a case from what its last branch has. */
  follow(task: number, other: number, capacity: number): void {
    this.reserve(capacity);
    const to = task * this.width;
    const from = other * this.width;
    for (let column = 0; column < this.width; column++) this.rows[to + column] = this.rows[from + column]!;
  }

  /** A task is late, which norms ask about: by a deadline from when it became ready, or from the opening of its case. */
  late(trace: CaseTrace, norms: readonly number[], task: number, fromReady: boolean): void {
    for (let index = 0; index < norms.length; index++) this.count(trace, norms[index]!, task, fromReady);
  }

  /** A case is finished after so many hours. */
  finish(trace: CaseTrace, task: number, throughput: Hours): void {
    for (let index = 0; index < trace.limits.length; index++) {
      const { norm, limit } = trace.limits[index]!;
      if (throughput > limit) this.count(trace, norm, task, false);
    }
  }

  private count(trace: CaseTrace, norm: number, task: number, fromReady: boolean): void {
    const { rows, atReady, hours } = this;
    const from = task * this.width;
    for (let column = 0; column < trace.units.length; column++) {
      const before = fromReady ? atReady[from + column]! : 0;
      hours[norm * this.units + trace.units[column]!]! += rows[from + column]! - before;
    }
  }

  private reserve(capacity: number): void {
    if (this.rows.length >= capacity * this.width) return;
    this.rows = enlarged(this.rows, capacity * this.width);
    this.atReady = enlarged(this.atReady, capacity * this.width);
  }
}
