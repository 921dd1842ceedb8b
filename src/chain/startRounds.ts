import { NONE } from '../engine/hours.ts';
import type { Simulation } from './simulation.ts';
import type { Links } from './unit/links.ts';
import { startWork } from './unit/starts.ts';
import type { Unit } from './unit/unit.ts';
import { dropBeyondLimit, watchNewlyReady } from './work/passage.ts';
import { enlarged } from './work/taskTable.ts';

/** Marks of a unit: to be looked at, to make its starts in the present round, and waiting for others to make theirs. */
const TOUCHED = 1;
const DUE = 2;
const BUSY = 3;

/**
 * Who makes starts at an instant, when nothing of a lower rank is left: each unit that something touched, in file order,
 * then those that these starts touched, until nothing more starts.
 */
export class StartRounds {
  private readonly simulation: Simulation;
  /** Units to be looked at when nothing of a lower rank is left at this instant, in file order. */
  private touched: Int32Array;
  /** Those that made their starts last. */
  private started: Int32Array;
  private touchedCount = 0;
  private readonly touchMarks: Uint8Array;
  private newlyReady = new Int32Array(64);
  private newlyReadyCount = 0;

  constructor(simulation: Simulation, units: number) {
    this.simulation = simulation;
    this.touched = new Int32Array(units);
    this.started = new Int32Array(units);
    this.touchMarks = new Uint8Array(units);
  }

  clear(): void {
    this.touchedCount = 0;
    this.touchMarks.fill(0);
    this.newlyReadyCount = 0;
  }

  /** Nobody is to be looked at. */
  get isEmpty(): boolean {
    return this.touchedCount === 0;
  }

  isTouched(unit: number): boolean {
    return this.touchMarks[unit] !== 0;
  }

  /** Whether a unit is still to make its starts in the present round. */
  isDue(unit: number): boolean {
    return this.touchMarks[unit]! >= DUE;
  }

  isOnlyTouched(unit: number): boolean {
    return this.touchedCount === 1 && this.touched[0] === unit;
  }

  /** Looks at a unit's starts when nothing of a lower rank is left at this instant. */
  touch(unit: number): void {
    if (this.touchMarks[unit] !== 0) return;
    this.touchMarks[unit] = TOUCHED;
    let hole = this.touchedCount++;
    while (hole > 0 && this.touched[hole - 1]! > unit) {
      this.touched[hole] = this.touched[hole - 1]!;
      hole -= 1;
    }
    this.touched[hole] = unit;
  }

  /** A task with deadlines became ready; they are watched if the starts of this instant leave it waiting. */
  watchAfterStarts(task: number): void {
    if (this.newlyReadyCount === this.newlyReady.length) {
      this.newlyReady = enlarged(this.newlyReady, this.newlyReady.length * 2);
    }
    this.newlyReady[this.newlyReadyCount++] = task;
  }

  /** Each touched unit starts what it can, in file order; then those that these starts touched, until all is done. */
  run(): void {
    const { touchMarks } = this;
    let count = 0;
    let rounds = 0;
    do {
      const units = this.touched;
      count = this.touchedCount;
      this.touched = this.started;
      this.started = units;
      this.touchedCount = 0;
      for (let index = 0; index < count; index++) touchMarks[units[index]!] = DUE;
      for (let index = 0; index < count; index++) this.startDue(this.simulation.units[units[index]!]!);
      rounds++;
    } while (this.touchedCount > 0);
    for (let index = 0; index < this.newlyReadyCount; index++)
      watchNewlyReady(this.simulation, this.newlyReady[index]!);
    this.newlyReadyCount = 0;
    if (rounds > 1) {
      for (const unit of this.simulation.units) this.keepQueueLimits(unit);
      return;
    }
    for (let index = 0; index < count; index++)
      this.keepQueueLimits(this.simulation.units[this.started[index]!]!);
  }

  /** The starts of a unit that is still to make them in this round. */
  private startDue(unit: Unit): void {
    const { touchMarks } = this;
    if (touchMarks[unit.index] !== DUE) return;
    if (unit.links !== undefined) this.startAsking(unit, unit.links);
    touchMarks[unit.index] = 0;
    startWork(this.simulation, unit);
  }

  /** Units whose joint work waits for places of a unit have their turn before it gives them away, and those before these. */
  private startAsking(unit: Unit, { lines }: Links): void {
    const { touchMarks } = this;
    const mark = touchMarks[unit.index]!;
    touchMarks[unit.index] = BUSY;
    for (const { isPartner, lane, joint } of lines) {
      const asking = isPartner && lane.head !== NONE ? joint?.lines[0]?.unit : undefined;
      if (asking === undefined || touchMarks[asking.index] === BUSY) continue;
      if (touchMarks[asking.index] === DUE) {
        this.startDue(asking);
        continue;
      }
      if (asking.links !== undefined) this.startAsking(asking, asking.links);
      startWork(this.simulation, asking);
    }
    touchMarks[unit.index] = mark;
  }

  private keepQueueLimits(unit: Unit): void {
    for (const step of unit.limitedSteps)
      dropBeyondLimit(this.simulation, unit, this.simulation.steps[step]!);
  }
}
