import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import type { Step } from '../work/step.ts';
import { TaskState } from '../work/taskTable.ts';
import { claimPartners } from './claims.ts';
import type { Joint, Links } from './links.ts';
import { passOn, passOnHead, takeOver } from './overflow.ts';
import { replan } from './places.ts';
import { hasRoomElsewhere, nextLine } from './room.ts';
import { begin, settlePartPlace } from './service.ts';
import { canMakeRoom, makeRoom, wakeAt } from './starts.ts';
import type { Unit } from './unit.ts';

/**
 * The starts of a unit that joint work or alternatives tie to others. In queue order, but that joint work of others
 * goes before its own of the same priority; work that waits for another unit only is passed over, and the first that
 * does not fit here blocks all behind it. Then work that still waits goes to alternatives that would stand idle, and a
 * unit that would itself stand idle takes work over.
 */
export function startLinked(simulation: Simulation, unit: Unit, links: Links): void {
  if (unit.isOpen(simulation.now)) {
    const isBlocked = serve(simulation, unit, links);
    passOn(simulation, links);
    if (!isBlocked) takeOver(simulation, unit, links);
  } else {
    passOn(simulation, links);
    if (mayStart(simulation, unit, links)) {
      wakeAt(simulation, unit, unit.workingClock.nextOpening(simulation.now));
    }
  }
  const { held, places, seen } = unit;
  const { size } = unit.queue;
  if (held === seen.held && places === seen.places && size === seen.waiting) return;
  seen.held = held;
  seen.places = places;
  seen.waiting = size;
  // What waits here and elsewhere may go on, or no longer keeps places there.
  for (const { lane, joint } of links.lines) {
    if (joint === undefined || lane.head === NONE) continue;
    for (const line of joint.lines) if (line.unit !== unit) simulation.rounds.touch(line.unit.index);
  }
}

/** Starts what can start at an open unit; true if something that does not fit keeps its place free. */
function serve(simulation: Simulation, unit: Unit, links: Links): boolean {
  const { tasks, steps } = simulation;
  const { lines } = links;
  for (const line of lines) line.isPassed = false;
  for (let line = nextLine(simulation, lines); line !== undefined; line = nextLine(simulation, lines)) {
    const task = line.lane.head;
    const { joint, overflow } = line;
    const step = steps[tasks.stepOf(task)]!;
    const mayPassOn = overflow !== undefined && tasks.stateOf(task) === TaskState.Waiting;
    const fits = unit.held + (line.isPartner ? (line.step?.team ?? 1) : step.team) <= unit.places;
    if (!line.isPartner && !fits) {
      if (mayPassOn && passOnHead(simulation, overflow)) continue;
      if (!step.preempts || !canMakeRoom(simulation, unit, step)) return true;
    }
    if (joint !== undefined && !hasRoomElsewhere(simulation, joint, line)) {
      // An alternative may have the room that the first unit lacks.
      if (line.isPartner && mayPassOn && passOnHead(simulation, overflow)) continue;
      line.isPassed = true;
      continue;
    }
    if (line.isPartner && !fits) {
      keepUntilClosing(simulation, unit, links, joint);
      return true;
    }
    const own = simulation.units[step.unit]!;
    if (own.held + step.team > own.places && !makeRoom(simulation, own, step)) return true;
    begin(simulation, own, task);
    settle(simulation, own, step, task);
    // What was passed over may no longer fit here, and then blocks what is behind it.
    for (const other of lines) other.isPassed = false;
  }
  return false;
}

/** A task has started at a unit: its part place, its partners, and what else is to be looked at there. */
export function settle(simulation: Simulation, unit: Unit, step: Step, task: number): void {
  if (step.preempts && unit.posts.length > 0) replan(simulation, unit);
  else if (unit.held > unit.whole) settlePartPlace(simulation, unit, unit.base(simulation.now));
  if (step.claims.length > 0) claimPartners(simulation, step, task);
  simulation.rounds.touch(unit.index);
}

/** Places that come free here are kept for joint work of others, until one of its other units closes. */
function keepUntilClosing(simulation: Simulation, unit: Unit, links: Links, joint: Joint | undefined): void {
  if (!mayStart(simulation, unit, links)) return;
  for (const line of joint?.lines ?? []) {
    if (line.unit === unit) continue;
    const closing = line.unit.workingClock.nextClosing(simulation.now);
    if (closing < Number.POSITIVE_INFINITY) wakeAt(simulation, unit, closing);
  }
}

/** Whether something that waits for a unit could start if nothing but its being open, or another line, were in question. */
function mayStart(simulation: Simulation, unit: Unit, { lines, aids }: Links): boolean {
  const free = unit.places - unit.held;
  const { tasks, steps } = simulation;
  for (const { lane, step } of lines) {
    if (lane.head === NONE) continue;
    const { team, preempts } = step ?? steps[tasks.stepOf(lane.head)]!;
    if (team <= free || preempts) return true;
  }
  return aids.some(({ overflow, seat }) => overflow.lane.freshHead !== NONE && seat.team <= free);
}
