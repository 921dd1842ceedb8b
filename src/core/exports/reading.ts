/* What the host reads: levels of this moment, totals, observations, and what is due. */
import { CaseType } from '../caseType.ts';
import { isAloneNext, nextAt, nextSource, nextTie } from '../eventList.ts';
import { Histogram, Observations } from '../histogram.ts';
import { allocate, Numbers } from '../memory.ts';
import { steps, units } from '../parts.ts';
import { isTouched } from '../startRounds.ts';
import { hoursByNorm, now } from '../state.ts';
import { Step } from '../step.ts';
import { Unit } from '../unit.ts';
import { addStock as addStockOf } from '../waitTrace.ts';
import { watch as watchTasks } from '../watch.ts';

/** Where records are written for the host; more than any of them is long. */
const scratch: usize = allocate(256);

let stock: Numbers = new Numbers(0);

export function onDutyOf(unit: Unit): f64 {
  return unit.onDuty;
}

export function workingOf(unit: Unit): f64 {
  return unit.working;
}

export function demandedOf(unit: Unit): f64 {
  return unit.demanded;
}

export function waitingTasksOf(unit: Unit): f64 {
  return unit.record.waiting.tasks;
}

export function waitingEffortOf(unit: Unit): f64 {
  return unit.record.waiting.effort;
}

export function backlogDaysOf(unit: Unit): f64 {
  return unit.backlogDays;
}

export function baseOf(unit: Unit): f64 {
  return unit.base(now);
}

/** Person-hours at work and on duty, so far. */
export function hoursWorkedAt(unit: Unit): f64 {
  return unit.record.worked.total(unit.base(now));
}

export function hoursOnDutyAt(unit: Unit): f64 {
  return unit.record.onDuty.total(unit.base(now));
}

/** Writes the totals of a record in the order of the host's accumulators; returns where. */
export function unitTotals(unit: Unit, at: f64): usize {
  unit.record.write(scratch, at, unit.base(at));
  return scratch;
}

export function stepTotals(step: Step): usize {
  step.record.write(scratch);
  return scratch;
}

export function caseTotals(type: CaseType): usize {
  type.record.write(scratch);
  return scratch;
}

export function waitsOfStep(step: Step): Observations {
  return step.record.waits;
}

export function throughputsOf(type: CaseType): Observations {
  return type.record.throughputs;
}

export function closeObservations(observations: Observations): void {
  observations.closePeriod();
}

export function clearObservations(observations: Observations): void {
  observations.clear();
}

export function periodOf(observations: Observations): Histogram {
  return observations.period;
}

export function wholeOf(observations: Observations): Histogram {
  return observations.whole;
}

/** A further histogram of the same observations, for a norm. */
export function keepObservations(observations: Observations): Histogram {
  const histogram = new Histogram();
  observations.kept.push(histogram);
  return histogram;
}

export function countIn(histogram: Histogram): f64 {
  return histogram.total;
}

export function quantileOf(histogram: Histogram, q: f64): f64 {
  return histogram.quantile(q);
}

export function clearHistogram(histogram: Histogram): void {
  histogram.clear();
}

/** The source that is due next, when, and its tie. */
export function dueSource(): i32 {
  return nextSource();
}

export function dueAt(): f64 {
  return nextAt();
}

export function dueTie(): f64 {
  return nextTie();
}

/** Whether a source is due next and no other at its moment. */
export function isDueAlone(source: i32): bool {
  return isAloneNext(source);
}

/** Whether the head of a unit's queue could start: never so after its starts, unless others have a part in its work. */
export function couldStart(unit: Unit): bool {
  const head = unit.queue.head;
  if (head === null || unit.links !== null || isTouched(unit) || !unit.isOpen(now)) return false;
  return unit.held + head.step.team <= unit.places;
}

/** Tells the host what becomes of each task from now on, or no longer. */
export function watch(on: bool): void {
  watchTasks(on);
}

/** How often the core has looked up which tasks of a unit are due together, for who doubts that it is seldom. */
export function gatherings(unit: Unit): i32 {
  return unit.due.gatherings;
}

/** Hours of waiting by norm × units + unit. */
export function hoursOfNorms(): usize {
  return hoursByNorm.cells;
}

/** Hours that the tasks of a case type that wait now have waited, by unit. */
export function stockOf(type: CaseType): usize {
  if (stock.length < units.length) stock = new Numbers(units.length);
  stock.fill(0);
  addStockOf(units, steps, type, stock);
  return stock.cells;
}
