import { enlarged } from './taskTable.ts';

/** Columns of a row of whole numbers, which is a power of two long. */
const INTS = 4;
const LOW = 0;
const HIGH = 1;
const PERSON = 2;

/**
 * The open cases. A case has the index of its first task, which stays its own from step to step until it closes;
 * only the branches of a fork have tasks besides. The words of its key are what its efforts, routes and patience are
 * drawn from.
 */
export class CaseTable {
  private ints = new Int32Array(0);
  private openedAt = new Float64Array(0);
  /** Visits so far to each step that the case may visit again: `visits[case × loopSteps + loop index]`. */
  private visits = new Int32Array(0);
  private capacity = 0;
  private readonly loopSteps: number;

  /** @param loopSteps most steps of one case type that lie on a loop. */
  constructor(loopSteps: number) {
    this.loopSteps = loopSteps;
  }

  /** Opens the case of a new task; its visits are zero. `capacity` is the table of tasks'. */
  open(index: number, capacity: number, low: number, high: number, person: number, openedAt: number): void {
    if (this.capacity < capacity) this.grow(capacity);
    const { ints, loopSteps } = this;
    const row = index * INTS;
    ints[row + LOW] = low;
    ints[row + HIGH] = high;
    ints[row + PERSON] = person;
    this.openedAt[index] = openedAt;
    if (loopSteps > 0) this.visits.fill(0, index * loopSteps, (index + 1) * loopSteps);
  }

  /** The words of its key. */
  lowOf(index: number): number {
    return this.ints[index * INTS + LOW]!;
  }

  highOf(index: number): number {
    return this.ints[index * INTS + HIGH]!;
  }

  /** The person that it is about, `NONE`, or a recruit (below `NONE`). */
  personOf(index: number): number {
    return this.ints[index * INTS + PERSON]!;
  }

  setPerson(index: number, person: number): void {
    this.ints[index * INTS + PERSON] = person;
  }

  openedAtOf(index: number): number {
    return this.openedAt[index]!;
  }

  /** How often the case has been at the step before; counts this visit. */
  visit(index: number, loopIndex: number): number {
    const at = index * this.loopSteps + loopIndex;
    const visit = this.visits[at]!;
    this.visits[at] = visit + 1;
    return visit;
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.ints = enlarged(this.ints, capacity * INTS);
    this.openedAt = enlarged(this.openedAt, capacity);
    this.visits = enlarged(this.visits, capacity * this.loopSteps);
  }
}
