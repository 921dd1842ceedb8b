import { NONE } from '../../engine/hours.ts';
import { enlarged } from './taskTable.ts';

/** Columns of a row, which is a power of two long. */
const INTS = 4;
const PARENT = 0;
const FIRST = 1;
const PREVIOUS = 2;
const NEXT = 3;

/**
 * Which tasks are branches of which: a case's task stands at a fork while the tasks of its branches, a list in file
 * order, go their own ways. Rows are those of the table of tasks; a task that has to do with no fork has none of these.
 */
export class BranchTable {
  private ints = new Int32Array(0);

  /** The task at the fork that this one is a branch of, or `NONE`. */
  parentOf(task: number): number {
    return this.ints[task * INTS + PARENT]!;
  }

  /** The first branch of a task at a fork that has not ended, or `NONE`. */
  firstOf(task: number): number {
    return this.ints[task * INTS + FIRST]!;
  }

  /** The next branch of the same fork that has not ended, or `NONE`. */
  nextOf(task: number): number {
    return this.ints[task * INTS + NEXT]!;
  }

  /** Adds `task` before the branches that `parent` has. `capacity` is the table of tasks'. */
  add(parent: number, task: number, capacity: number): void {
    if (this.ints.length < capacity * INTS) this.grow(capacity);
    const { ints } = this;
    const next = ints[parent * INTS + FIRST]!;
    ints[task * INTS + PARENT] = parent;
    ints[task * INTS + PREVIOUS] = NONE;
    ints[task * INTS + NEXT] = next;
    if (next !== NONE) ints[next * INTS + PREVIOUS] = task;
    ints[parent * INTS + FIRST] = task;
  }

  /** Takes a branch out; its row is as if it never had been one. */
  remove(task: number): void {
    const { ints } = this;
    const parent = ints[task * INTS + PARENT]!;
    const previous = ints[task * INTS + PREVIOUS]!;
    const next = ints[task * INTS + NEXT]!;
    if (previous === NONE) ints[parent * INTS + FIRST] = next;
    else ints[previous * INTS + NEXT] = next;
    if (next !== NONE) ints[next * INTS + PREVIOUS] = previous;
    ints.fill(NONE, task * INTS, (task + 1) * INTS);
  }

  clear(): void {
    this.ints.fill(NONE);
  }

  private grow(capacity: number): void {
    const before = this.ints.length;
    this.ints = enlarged(this.ints, capacity * INTS);
    this.ints.fill(NONE, before);
  }
}
