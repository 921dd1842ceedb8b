import { List } from './memory.ts';
import { CaseRecord } from './records.ts';
import { Step } from './step.ts';
import { Unit } from './unit.ts';

/** A norm on throughput times, and beyond how many hours a case is one that breaks it. */
@unmanaged
export class ThroughputLimit {
  readonly norm: i32;
  readonly limit: f64;

  constructor(norm: i32, limit: f64) {
    this.norm = norm;
    this.limit = limit;
  }
}

/** What is kept of the cases of a type whose waiting some norm asks about: the units at which its work can wait. */
@unmanaged
export class CaseTrace {
  readonly units: List<Unit> = new List<Unit>();
  readonly limits: List<ThroughputLimit> = new List<ThroughputLimit>();

  /** The column of a unit in the rows of the ledger. */
  columnOf(unit: Unit): i32 {
    for (let column = 0; column < this.units.length; column++)
      if (this.units.get(column) === unit) return column;
    return 0;
  }
}

/** A type of cases in a running replication. */
@unmanaged
export class CaseType {
  readonly record: CaseRecord = new CaseRecord();
  firstStep: Step = changetype<Step>(0);
  /** Absent where no norm asks. */
  trace: CaseTrace | null = null;
}
