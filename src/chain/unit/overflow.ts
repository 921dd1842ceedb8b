import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import type { Step } from '../work/step.ts';
import { settle } from './linkedStarts.ts';
import type { Links, Overflow } from './links.ts';
import { hasRoom, hasRoomElsewhere } from './room.ts';
import { leaveQueue, takePlaces } from './service.ts';
import { wakeAt } from './starts.ts';
import type { Unit } from './unit.ts';

/**
 * Work of a unit that still waits after its starts goes to alternatives that would stand idle: by priority, then the
 * order of becoming ready; of several alternatives to the first.
 */
export function passOn(simulation: Simulation, { overflows }: Links): void {
  if (overflows.length === 0) return;
  for (;;) {
    let next: Overflow | undefined;
    for (const overflow of overflows) {
      if (overflow.lane.freshHead === NONE || seatFor(simulation, overflow) === undefined) continue;
      if (next === undefined || goesFirst(simulation, overflow, next)) next = overflow;
    }
    if (next === undefined || !passOnHead(simulation, next)) return;
  }
}

/** Starts the longest waiting of some work at the first alternative that would stand idle, if there is one. */
export function passOnHead(simulation: Simulation, overflow: Overflow): boolean {
  const seat = seatFor(simulation, overflow);
  if (seat === undefined) return false;
  startElsewhere(simulation, overflow, seat);
  return true;
}

/** A unit that would stand idle takes over what waits for it elsewhere: by priority, then the order of becoming ready. */
export function takeOver(simulation: Simulation, unit: Unit, { aids }: Links): void {
  while (unit.queue.size === 0 && unit.held < unit.places) {
    let next: Overflow | undefined;
    let nextSeat: Step | undefined;
    for (const { overflow, seat } of aids) {
      // A unit that is still to make its own starts passes on what it cannot do itself.
      if (overflow.lane.freshHead === NONE || simulation.rounds.isTouched(overflow.unit)) continue;
      if (!wouldStandIdle(simulation, overflow, seat)) continue;
      if (next !== undefined && !goesFirst(simulation, overflow, next)) continue;
      next = overflow;
      nextSeat = seat;
    }
    if (next === undefined || nextSeat === undefined) return;
    startElsewhere(simulation, next, nextSeat);
  }
}

function seatFor(simulation: Simulation, overflow: Overflow): Step | undefined {
  return overflow.seats.find(
    (seat) => wouldStandIdle(simulation, overflow, seat) && !isOutranked(simulation, overflow, seat.unit),
  );
}

/** Whether an alternative would rather take over other work: then it is looked at for that. */
function isOutranked(simulation: Simulation, overflow: Overflow, unit: number): boolean {
  for (const other of simulation.units[unit]!.links?.aids ?? []) {
    if (other.overflow === overflow || other.overflow.lane.freshHead === NONE) continue;
    if (!goesFirst(simulation, other.overflow, overflow)) continue;
    if (!wouldStandIdle(simulation, other.overflow, other.seat)) continue;
    simulation.rounds.touch(unit);
    return true;
  }
  return false;
}

function goesFirst({ tasks }: Simulation, one: Overflow, other: Overflow): boolean {
  if (one.priority !== other.priority) return one.priority < other.priority;
  // Work of several units by the order of becoming ready, whatever the order is at each of them.
  return tasks.orderOf(one.lane.freshHead) < tasks.orderOf(other.lane.freshHead);
}

/**
 * Whether an alternative has places free for the work and no use for them: nothing of its own waits, and no joint work
 * of others could take them. A closed one is looked at again when it opens.
 */
function wouldStandIdle(simulation: Simulation, { joint }: Overflow, seat: Step): boolean {
  const unit = simulation.units[seat.unit]!;
  if (unit.queue.size > 0 || unit.held + seat.team > unit.places) return false;
  // Nobody is idle where more tasks than persons are shared, though there is room for another.
  if (unit.isShared && unit.held >= unit.whole + unit.part) return false;
  if (!unit.isOpen(simulation.now)) {
    wakeAt(simulation, unit, unit.workingClock.nextOpening(simulation.now));
    return false;
  }
  for (const line of unit.links?.lines ?? []) {
    if (!line.isPartner || line.joint === undefined || line.lane.head === NONE) continue;
    if (line.joint.lines.some((other) => other !== line && simulation.rounds.isDue(other.unit.index))) {
      // Whether that could take them shows when its other units have made their starts.
      simulation.rounds.touch(unit.index);
      return false;
    }
    if (hasRoomElsewhere(simulation, line.joint, line)) return false;
  }
  const own = joint?.lines[0];
  if (joint === undefined || own === undefined) return true;
  // If the first unit has the room too, it waits for a partner, and starts there when that has it.
  return !hasRoom(simulation, own) && hasRoomElsewhere(simulation, joint, own);
}

/** A task that never started leaves its queue for another unit; there it goes on as that unit's own. */
function startElsewhere(simulation: Simulation, overflow: Overflow, seat: Step): void {
  const { tasks, steps } = simulation;
  const task = overflow.lane.freshHead;
  const from = simulation.units[overflow.unit]!;
  const unit = simulation.units[seat.unit]!;
  leaveQueue(simulation, from, steps[tasks.stepOf(task)]!, task);
  tasks.setStep(task, seat.index);
  takePlaces(simulation, unit, seat, task, tasks.remainingOf(task));
  settle(simulation, unit, seat, task);
  // What stood behind it there may be next.
  simulation.rounds.touch(overflow.unit);
}
