import { claimPartners } from './claims.ts';
import { Joint, Links } from './links.ts';
import { passOn, passOnHead, takeOver } from './overflow.ts';
import { replan } from './places.ts';
import { hasRoomElsewhere, nextLine } from './room.ts';
import { begin, settlePartPlace } from './service.ts';
import { touch } from './startRounds.ts';
import { canMakeRoom, makeRoom, wakeAt } from './starts.ts';
import { now } from './state.ts';
import { Step } from './step.ts';
import { Task, WAITING } from './task.ts';
import { Unit } from './unit.ts';

/**
 * The starts of a unit that joint work or alternatives tie to others. In queue order, but that joint work of others goes
 * before its own of the same priority; work that waits for another unit only is passed over, and the first that does not
 * fit here blocks all behind it. Then work that still waits goes to alternatives that would stand idle, and a unit that
 * would itself stand idle takes work over.
 */
export function startLinked(unit: Unit, links: Links): void {
  if (unit.isOpen(now)) {
    const isBlocked = serve(unit, links);
    passOn(links);
    if (!isBlocked) takeOver(unit, links);
  } else {
    passOn(links);
    if (mayStart(unit, links)) wakeAt(unit, unit.workingClock.nextOpeningNear(now));
  }
  const size = unit.queue.size;
  if (unit.held === unit.seenHeld && unit.places === unit.seenPlaces && size === unit.seenWaiting) return;
  unit.seenHeld = unit.held;
  unit.seenPlaces = unit.places;
  unit.seenWaiting = size;
  // What waits here and elsewhere may go on, or no longer keeps places there.
  for (let index = 0; index < links.lines.length; index++) {
    const line = links.lines.get(index);
    const joint = line.joint;
    if (joint === null || line.lane.head === null) continue;
    for (let other = 0; other < joint.lines.length; other++) {
      const at = joint.lines.get(other).unit;
      if (at !== unit) touch(at);
    }
  }
}

/** Starts what can start at an open unit; true if something that does not fit keeps its place free. */
function serve(unit: Unit, links: Links): bool {
  const lines = links.lines;
  for (let index = 0; index < lines.length; index++) lines.get(index).isPassed = false;
  for (let line = nextLine(lines); line !== null; line = nextLine(lines)) {
    const task = line.lane.head!;
    const step = task.step;
    const joint = line.joint;
    const overflow = line.overflow;
    const fits = unit.held + (line.isPartner ? line.places : step.team) <= unit.places;
    if (!line.isPartner && !fits) {
      if (overflow !== null && task.state === WAITING && passOnHead(overflow)) continue;
      if (!step.preempts || !canMakeRoom(unit, step)) return true;
    }
    if (joint !== null && !hasRoomElsewhere(joint, line)) {
      // An alternative may have the room that the first unit lacks.
      if (line.isPartner && overflow !== null && task.state === WAITING && passOnHead(overflow)) continue;
      line.isPassed = true;
      continue;
    }
    if (line.isPartner && !fits) {
      keepUntilClosing(unit, links, joint);
      return true;
    }
    const own = step.unit;
    if (own.held + step.team > own.places && !makeRoom(own, step)) return true;
    begin(own, task);
    settle(own, step, task);
    // What was passed over may no longer fit here, and then blocks what is behind it.
    for (let index = 0; index < lines.length; index++) lines.get(index).isPassed = false;
  }
  return false;
}

/** A task has started at a unit: its part place, its partners, and what else is to be looked at there. */
export function settle(unit: Unit, step: Step, task: Task): void {
  if (step.preempts && unit.posts.length > 0) replan(unit);
  else if (unit.held > unit.whole) settlePartPlace(unit, unit.base(now));
  if (step.claims.length > 0) claimPartners(step, task);
  touch(unit);
}

/** Places that come free here are kept for joint work of others, until one of its other units closes. */
function keepUntilClosing(unit: Unit, links: Links, joint: Joint | null): void {
  if (!mayStart(unit, links) || joint === null) return;
  for (let index = 0; index < joint.lines.length; index++) {
    const other = joint.lines.get(index).unit;
    if (other === unit) continue;
    const closing = other.workingClock.nextClosing(now);
    if (closing < Infinity) wakeAt(unit, closing);
  }
}

/** Whether something that waits for a unit could start if nothing but its being open, or another line, were in question. */
function mayStart(unit: Unit, links: Links): bool {
  const free = unit.places - unit.held;
  for (let index = 0; index < links.lines.length; index++) {
    const line = links.lines.get(index);
    const head = line.lane.head;
    if (head === null) continue;
    const own = line.step;
    const step = own === null ? head.step : own;
    if (step.team <= free || step.preempts) return true;
  }
  for (let index = 0; index < links.aids.length; index++) {
    const aid = links.aids.get(index);
    if (aid.overflow.lane.freshHead !== null && aid.seat.team <= free) return true;
  }
  return false;
}
