import { dueOf } from './lane.ts';
import { Joint, Line } from './links.ts';
import { List } from './memory.ts';
import { canMakeRoom, wakeAt } from './starts.ts';
import { now } from './state.ts';
import { Task, WAITING } from './task.ts';
import { Unit } from './unit.ts';

/** How far it is followed who waits for whom: beyond this, room is what is free at this moment. */
const DEPTH = 2;

/** Which of the lines of a unit is next: by level, others' joint work first, then in the order of queues. */
export function nextLine(lines: List<Line>): Line | null {
  let next: Line | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines.get(index);
    if (next !== null && (line.level !== next.level || line.isPartner !== next.isPartner)) break;
    if (line.isPassed) continue;
    const head = line.lane.head;
    if (head === null) continue;
    if (next === null || goesBefore(line.unit, head, next.lane.head!)) next = line;
  }
  return next;
}

/** The order of a unit's queue: interrupted work first, then by deadline if the unit goes by it, then as they became ready. */
function goesBefore(unit: Unit, one: Task, other: Task): bool {
  const isFresh = one.state === WAITING;
  if (isFresh !== (other.state === WAITING)) return !isFresh;
  if (unit.isByDeadline) {
    const sooner = dueOf(one) - dueOf(other);
    if (sooner < 0 || sooner > 0) return sooner < 0;
  }
  return one.order < other.order;
}

/** Whether every unit of joint work but that of one of its lines has room for its head. */
export function hasRoomElsewhere(joint: Joint, but: Line, depth: i32 = DEPTH): bool {
  for (let index = 0; index < joint.lines.length; index++) {
    const line = joint.lines.get(index);
    if (line !== but && !hasRoom(line, depth)) return false;
  }
  return true;
}

/** Whether the places that a line asks for could be had at its unit: free, or made free by interrupting. */
function fits(line: Line): bool {
  const unit = line.unit;
  const step = line.step;
  if (unit.held + line.places <= unit.places) return true;
  if (step === null || !step.preempts) return false;
  return canMakeRoom(unit, step);
}

/**
 * Whether a unit is open and has room for the head of one of its lines: nothing of its own goes before that, and joint
 * work that does and could start leaves enough. What waits for another unit only is passed over. A closed unit that would
 * have room is looked at again when it opens.
 */
export function hasRoom(line: Line, depth: i32 = DEPTH): bool {
  const unit = line.unit;
  if (!fits(line)) return false;
  if (!unit.isOpen(now)) {
    wakeAt(unit, unit.workingClock.nextOpeningNear(now));
    return false;
  }
  if (depth === 0) return true;
  let spare = max<f64>(0, unit.places - unit.held - line.places);
  const links = unit.links;
  if (links === null) return true;
  for (let index = 0; index < links.lines.length; index++) {
    const ahead = links.lines.get(index);
    if (ahead.level > line.level) break;
    if (ahead === line || !goesBeforeAt(ahead, line)) continue;
    const joint = ahead.joint;
    // Its own work that does not fit blocks all behind it, whatever else it waits for.
    if (joint === null || (!ahead.isPartner && !fits(ahead))) return false;
    if (!hasRoomElsewhere(joint, ahead, depth - 1)) continue;
    spare -= ahead.places;
    if (spare < 0) return false;
  }
  return true;
}

/** Whether the head of a line goes before that of another at their unit. */
function goesBeforeAt(one: Line, other: Line): bool {
  const head = one.lane.head;
  if (head === null) return false;
  if (one.level !== other.level) return one.level < other.level;
  if (one.isPartner !== other.isPartner) return one.isPartner;
  return goesBefore(one.unit, head, other.lane.head!);
}
