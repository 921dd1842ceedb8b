import { settle } from './linkedStarts.ts';
import { Links, Overflow } from './links.ts';
import { hasRoom, hasRoomElsewhere } from './room.ts';
import { leaveQueue, takePlaces } from './service.ts';
import { isDue, isTouched, touch } from './startRounds.ts';
import { wakeAt } from './starts.ts';
import { now } from './state.ts';
import { Step } from './step.ts';
import { Unit } from './unit.ts';

/**
 * Work of a unit that still waits after its starts goes to alternatives that would stand idle: by priority, then the
 * order of becoming ready; of several alternatives to the first.
 */
export function passOn(links: Links): void {
  const overflows = links.overflows;
  if (overflows.length === 0) return;
  for (;;) {
    let next: Overflow | null = null;
    for (let index = 0; index < overflows.length; index++) {
      const overflow = overflows.get(index);
      if (overflow.lane.freshHead === null || seatFor(overflow) === null) continue;
      if (next === null || goesFirst(overflow, next)) next = overflow;
    }
    if (next === null || !passOnHead(next)) return;
  }
}

/** Starts the longest waiting of some work at the first alternative that would stand idle, if there is one. */
export function passOnHead(overflow: Overflow): bool {
  const seat = seatFor(overflow);
  if (seat === null) return false;
  startElsewhere(overflow, seat);
  return true;
}

/** A unit that would stand idle takes over what waits for it elsewhere: by priority, then the order of becoming ready. */
export function takeOver(unit: Unit, links: Links): void {
  while (unit.queue.size === 0 && unit.held < unit.places) {
    let next: Overflow | null = null;
    let nextSeat: Step | null = null;
    for (let index = 0; index < links.aids.length; index++) {
      const aid = links.aids.get(index);
      const overflow = aid.overflow;
      // A unit that is still to make its own starts passes on what it cannot do itself.
      if (overflow.lane.freshHead === null || isTouched(overflow.unit)) continue;
      if (!wouldStandIdle(overflow, aid.seat)) continue;
      if (next !== null && !goesFirst(overflow, next)) continue;
      next = overflow;
      nextSeat = aid.seat;
    }
    if (next === null || nextSeat === null) return;
    startElsewhere(next, nextSeat);
  }
}

function seatFor(overflow: Overflow): Step | null {
  for (let index = 0; index < overflow.seats.length; index++) {
    const seat = overflow.seats.get(index);
    if (wouldStandIdle(overflow, seat) && !isOutranked(overflow, seat.unit)) return seat;
  }
  return null;
}

/** Whether an alternative would rather take over other work: then it is looked at for that. */
function isOutranked(overflow: Overflow, unit: Unit): bool {
  const links = unit.links;
  if (links === null) return false;
  for (let index = 0; index < links.aids.length; index++) {
    const other = links.aids.get(index);
    if (other.overflow === overflow || other.overflow.lane.freshHead === null) continue;
    if (!goesFirst(other.overflow, overflow)) continue;
    if (!wouldStandIdle(other.overflow, other.seat)) continue;
    touch(unit);
    return true;
  }
  return false;
}

function goesFirst(one: Overflow, other: Overflow): bool {
  if (one.priority !== other.priority) return one.priority < other.priority;
  // Work of several units by the order of becoming ready, whatever the order is at each of them.
  return one.lane.freshHead!.order < other.lane.freshHead!.order;
}

/**
 * Whether an alternative has places free for the work and no use for them: nothing of its own waits, and no joint work of
 * others could take them. A closed one is looked at again when it opens.
 */
function wouldStandIdle(overflow: Overflow, seat: Step): bool {
  const unit = seat.unit;
  if (unit.queue.size > 0 || unit.held + seat.team > unit.places) return false;
  // Nobody is idle where more tasks than persons are shared, though there is room for another.
  if (unit.isShared && unit.held >= unit.whole + unit.part) return false;
  if (!unit.isOpen(now)) {
    wakeAt(unit, unit.workingClock.nextOpeningNear(now));
    return false;
  }
  if (hasUseForPartners(unit)) return false;
  const joint = overflow.joint;
  if (joint === null) return true;
  // If the first unit has the room too, it waits for a partner, and starts there when that has it.
  const own = joint.lines.get(0);
  return !hasRoom(own) && hasRoomElsewhere(joint, own);
}

/** Whether joint work of others could take places of a unit, or may in the present round. */
function hasUseForPartners(unit: Unit): bool {
  const links = unit.links;
  if (links === null) return false;
  for (let index = 0; index < links.lines.length; index++) {
    const line = links.lines.get(index);
    const joint = line.joint;
    if (!line.isPartner || joint === null || line.lane.head === null) continue;
    for (let at = 0; at < joint.lines.length; at++) {
      const other = joint.lines.get(at);
      if (other === line || !isDue(other.unit)) continue;
      // Whether that could take them shows when its other units have made their starts.
      touch(unit);
      return true;
    }
    if (hasRoomElsewhere(joint, line)) return true;
  }
  return false;
}

/** A task that never started leaves its queue for another unit; there it goes on as that unit's own. */
function startElsewhere(overflow: Overflow, seat: Step): void {
  const task = overflow.lane.freshHead!;
  const unit = seat.unit;
  leaveQueue(overflow.unit, task.step, task);
  task.step = seat;
  takePlaces(unit, seat, task, task.remaining);
  settle(unit, seat, task);
  // What stood behind it there may be next.
  touch(overflow.unit);
}
