import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { dueOf } from './dueLane.ts';
import type { Joint, Line } from './links.ts';
import { canMakeRoom, wakeAt } from './starts.ts';
import type { Unit } from './unit.ts';

/** How far it is followed who waits for whom: beyond this, room is what is free at this moment. */
const DEPTH = 2;

/** Which of the lines of a unit is next: by level, others' joint work first, then in the order of queues. */
export function nextLine(simulation: Simulation, lines: readonly Line[]): Line | undefined {
  const { tasks } = simulation;
  let next: Line | undefined;
  for (const line of lines) {
    if (next !== undefined && (line.level !== next.level || line.isPartner !== next.isPartner)) break;
    if (line.isPassed || line.lane.head === NONE) continue;
    if (next === undefined || goesBefore(tasks, line.unit, line.lane.head, next.lane.head)) next = line;
  }
  return next;
}

/** The order of a unit's queue: interrupted work first, then by deadline if the unit goes by it, then as they became ready. */
export function goesBefore(tasks: TaskTable, { isByDeadline }: Unit, one: number, other: number): boolean {
  const isFresh = tasks.stateOf(one) === TaskState.Waiting;
  if (isFresh !== (tasks.stateOf(other) === TaskState.Waiting)) return !isFresh;
  if (isByDeadline) {
    const sooner = dueOf(tasks, one) - dueOf(tasks, other);
    if (sooner < 0 || sooner > 0) return sooner < 0;
  }
  return tasks.orderOf(one) < tasks.orderOf(other);
}

/** Whether every unit of joint work but that of one of its lines has room for its head. */
export function hasRoomElsewhere(simulation: Simulation, joint: Joint, but: Line, depth = DEPTH): boolean {
  for (const line of joint.lines) if (line !== but && !hasRoom(simulation, line, depth)) return false;
  return true;
}

/** Whether the places that a line asks for could be had at its unit: free, or made free by interrupting. */
function fits(simulation: Simulation, { unit, step }: Line): boolean {
  if (unit.held + (step?.team ?? 1) <= unit.places) return true;
  return step?.preempts === true && canMakeRoom(simulation, unit, step);
}

/**
 * Whether a unit is open and has room for the head of one of its lines: nothing of its own goes before that, and joint
 * work that does and could start leaves enough. What waits for another unit only is passed over. A closed unit that
 * would have room is looked at again when it opens.
 */
export function hasRoom(simulation: Simulation, line: Line, depth = DEPTH): boolean {
  const { unit } = line;
  if (!fits(simulation, line)) return false;
  if (!unit.isOpen(simulation.now)) {
    wakeAt(simulation, unit, unit.workingClock.nextOpening(simulation.now));
    return false;
  }
  if (depth === 0) return true;
  let spare = Math.max(0, unit.places - unit.held - (line.step?.team ?? 1));
  for (const ahead of unit.links?.lines ?? []) {
    if (ahead.level > line.level) break;
    if (ahead === line || !goesBeforeAt(simulation, ahead, line)) continue;
    // Its own work that does not fit blocks all behind it, whatever else it waits for.
    if (ahead.joint === undefined || (!ahead.isPartner && !fits(simulation, ahead))) return false;
    if (!hasRoomElsewhere(simulation, ahead.joint, ahead, depth - 1)) continue;
    spare -= ahead.step?.team ?? 1;
    if (spare < 0) return false;
  }
  return true;
}

/** Whether the head of a line goes before that of another at their unit. */
function goesBeforeAt({ tasks }: Simulation, one: Line, other: Line): boolean {
  if (one.lane.head === NONE) return false;
  if (one.level !== other.level) return one.level < other.level;
  if (one.isPartner !== other.isPartner) return one.isPartner;
  return goesBefore(tasks, one.unit, one.lane.head, other.lane.head);
}
