import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { roundPersons } from './capacity.ts';
import { interrupt, lastRanked, settlePartPlace } from './service.ts';
import { setPace, sharingPlaces } from './sharing.ts';
import type { Unit, UnitPost } from './unit.ts';

/**
 * Persons left for work when posts are filled, if preempting tasks of priority `extraPriority` held
 * `extra` places more. Posts are filled in order of priority; one gets no persons that preempting tasks of a
 * smaller priority number hold. Writes nothing.
 */
export function personsForWork(unit: Unit, extra: number, extraPriority: number): number {
  let available = unit.onDuty;
  for (const post of unit.posts) available -= personsOn(unit, post, available, extra, extraPriority);
  return roundPersons(available);
}

/** Persons that a post or a meeting gets of those that are available to it. */
function personsOn(
  unit: Unit,
  post: UnitPost,
  available: number,
  extra: number,
  extraPriority: number,
): number {
  let reserved = extraPriority < post.priority ? extra : 0;
  for (const [level, priority] of unit.priorities.entries()) {
    if (priority < post.priority) reserved += unit.heldPreempting[level]!;
  }
  return Math.max(0, Math.min(post.demand, available - reserved));
}

/** Persons in meetings: as many as they ask for, or whoever is left. */
function personsInMeetings(unit: Unit): number {
  let available = unit.onDuty;
  let attending = 0;
  for (const post of unit.posts) {
    const persons = personsOn(unit, post, available, 0, NONE);
    available -= persons;
    if (post.isMeeting) attending += persons;
  }
  return roundPersons(attending);
}

/**
 * Works out again who does what after a change of capacity, of posts, or of preempting work: posts are filled,
 * the rest are whole places and a part place, and what no longer fits is interrupted, last in rank first.
 */
export function replan(simulation: Simulation, unit: Unit): void {
  const base = unit.base(simulation.now);
  const { places, isFull } = unit;
  fillPlaces(unit);
  if (isFull && unit.places > places) unit.freedAt = simulation.now;
  while (unit.held > unit.places) {
    interrupt(simulation, unit, lastRanked(unit));
    fillPlaces(unit);
  }
  settlePartPlace(simulation, unit, base);
  setPace(unit, base);
  unit.isTimed = false;
  unit.record.onDuty.set(base, unit.onDuty);
  unit.record.worked.set(base, unit.working);
  unit.record.postsDemanded.set(simulation.now, unit.demanded);
  unit.record.postsUnfilled.set(simulation.now, unit.demanded - (unit.filled - unit.attending));
}

/** Who is on duty has changed: works out again who does what, and looks at the unit's starts. */
export function changeOnDuty(simulation: Simulation, unit: Unit): void {
  const { capacity, record } = unit;
  const base = unit.base(simulation.now);
  record.staff.absence.set(simulation.now, capacity.absence);
  record.staff.ordinary.set(base, capacity.onOrdinary);
  record.staff.overtime.set(base, capacity.onOvertime);
  record.staff.displaced.set(base, capacity.onDisplaced);
  const { onDuty } = capacity;
  if (onDuty === unit.onDuty) return;
  unit.onDuty = onDuty;
  replan(simulation, unit);
  simulation.rounds.touch(unit.index);
}

function fillPlaces(unit: Unit): void {
  const persons = personsForWork(unit, 0, NONE);
  let demanded = 0;
  let isMeeting = false;
  for (const post of unit.posts) {
    if (!post.isMeeting) demanded += post.demand;
    else if (post.demand > 0) isMeeting = true;
  }
  unit.demanded = demanded;
  unit.attending = isMeeting ? personsInMeetings(unit) : 0;
  unit.filled = unit.onDuty - persons;
  unit.whole = Math.floor(persons);
  unit.part = roundPersons(persons - unit.whole);
  unit.places = unit.part > 0 ? unit.whole + 1 : unit.whole;
  if (unit.isShared) unit.places = sharingPlaces(persons, unit.perPerson);
}
