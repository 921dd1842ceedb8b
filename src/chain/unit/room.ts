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

/**
 * Whether a unit is open and has room for the head of one of its lines, once all that goes before it there has what it
 * needs. What itself waits for another unit goes before nothing. A closed unit that would have room is looked at
 * again when it opens.
 */
function hasRoom(simulation: Simulation, line: Line, depth: number): boolean {
  const { unit, step } = line;
  const team = step?.team ?? 1;
  let free = unit.places - unit.held;
  if (free < team) {
    if (step === undefined || !step.preempts || !canMakeRoom(simulation, unit, step)) return false;
    free = team;
  }
  if (!unit.isOpen(simulation.now)) {
    wakeAt(simulation, unit, unit.workingClock.nextOpening(simulation.now));
    return false;
  }
  if (depth === 0) return true;
  for (const ahead of unit.links?.lines ?? []) {
    if (ahead.level > line.level) break;
    if (ahead === line || ahead.lane.head === NONE || isBehind(ahead, line)) continue;
    if (ahead.joint !== undefined && !hasRoomElsewhere(simulation, ahead.joint, ahead, depth - 1)) continue;
    free -= placesAhead(simulation, ahead, line, free - team);
    if (free < team) return false;
  }
  return true;
}

/** Whether all of a line comes after another at their unit: of the same priority, joint work of others is first. */
function isBehind(line: Line, other: Line): boolean {
  return line.level === other.level && other.isPartner && !line.isPartner;
}

/** Places that the work of a line takes before the head of another has its turn; counted until `enough` is passed. */
function placesAhead(simulation: Simulation, ahead: Line, line: Line, enough: number): number {
  const { tasks, steps } = simulation;
  const { interrupted, fresh } = ahead.lane;
  const isAbreast = ahead.level === line.level && ahead.isPartner === line.isPartner;
  let places = 0;
  for (const list of [interrupted, fresh]) {
    for (let task = list.head; task !== NONE && places <= enough; task = tasks.nextOf(task)) {
      if (isAbreast && !goesBefore(tasks, line.unit, task, line.lane.head)) {
        if (line.unit.isByDeadline) continue;
        break;
      }
      places += ahead.isPartner ? (ahead.step?.team ?? 1) : steps[tasks.stepOf(task)]!.team;
    }
  }
  return places;
}
