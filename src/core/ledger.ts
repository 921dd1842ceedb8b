import { CaseTrace } from './caseType.ts';
import { Numbers } from './memory.ts';
import { hoursByNorm, hoursIndex } from './state.ts';
import { Task, waitsOf } from './task.ts';
import { Unit } from './unit.ts';

/*
 * Where the work that norms ask about has waited: for each case in progress the hours so far by unit, and for each norm
 * the sum of them over the work that broke its rule. A branch of a fork goes on from what its case had waited; the case
 * goes on with what its last branch had: waiting that held nothing up does not count.
 */

/** Hours that a case has waited, now and when its task became ready; a row of columns each. */
let width: i32 = 0;

/** @param columns the most units at which the work of one case type can wait */
export function makeLedger(columns: i32): void {
  width = columns;
}

/** A case opens with its first task. */
export function openRow(task: Task): void {
  memory.fill(waitsOf(task), 0, usize(width) << 3);
}

/** A task becomes ready at a step. */
export function readyRow(task: Task): void {
  const row = waitsOf(task);
  memory.copy(row + (usize(width) << 3), row, usize(width) << 3);
}

/** A task has waited so many hours at a unit. */
export function addWait(trace: CaseTrace, task: Task, unit: Unit, hours: f64): void {
  const cell = waitsOf(task) + (usize(trace.columnOf(unit)) << 3);
  store<f64>(cell, load<f64>(cell) + hours);
}

/** A branch's task goes on from what another task has waited, or a case from what its last branch has. */
export function followRow(task: Task, other: Task): void {
  memory.copy(waitsOf(task), waitsOf(other), usize(width) << 3);
}

/** A task is late, which norms ask about: by a deadline from when it became ready, or from the opening of its case. */
export function countLate(trace: CaseTrace, norms: Numbers, task: Task, fromReady: bool): void {
  for (let index = 0; index < norms.length; index++) count(trace, i32(norms.get(index)), task, fromReady);
}

/** A case is finished after so many hours. */
export function countFinished(trace: CaseTrace, task: Task, throughput: f64): void {
  for (let index = 0; index < trace.limits.length; index++) {
    const limit = trace.limits.get(index);
    if (throughput > limit.limit) count(trace, limit.norm, task, false);
  }
}

function count(trace: CaseTrace, norm: i32, task: Task, fromReady: bool): void {
  const row = waitsOf(task);
  const ready = row + (usize(width) << 3);
  for (let column = 0; column < trace.units.length; column++) {
    const before = fromReady ? load<f64>(ready + (usize(column) << 3)) : 0;
    const at = hoursIndex(norm, trace.units.get(column).index);
    hoursByNorm.set(at, hoursByNorm.get(at) + (load<f64>(row + (usize(column) << 3)) - before));
  }
}
