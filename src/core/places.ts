import { roundPersons } from './hours.ts';
import { interrupt, lastRanked, settlePartPlace } from './service.ts';
import { touch } from './startRounds.ts';
import { now } from './state.ts';
import { Post, Unit } from './unit.ts';

/**
 * Persons left for work when posts are filled, if preempting tasks of priority `extraPriority` held `extra` places more.
 * Posts are filled in order of priority; one gets no persons that preempting tasks of a smaller priority number hold.
 * Writes nothing.
 */
export function personsForWork(unit: Unit, extra: f64, extraPriority: f64): f64 {
  let available = unit.onDuty;
  for (let post = 0; post < unit.posts.length; post++) {
    available -= personsOn(unit, unit.posts.get(post), available, extra, extraPriority);
  }
  return roundPersons(available);
}

/** Persons that a post or a meeting gets of those that are available to it. */
function personsOn(unit: Unit, post: Post, available: f64, extra: f64, extraPriority: f64): f64 {
  let reserved: f64 = extraPriority < post.priority ? extra : 0;
  for (let level = 0; level < unit.priorities.length; level++) {
    if (unit.priorities.get(level) < post.priority) reserved += unit.heldPreempting.get(level);
  }
  return max<f64>(0, min<f64>(post.demand, available - reserved));
}

/** Persons in meetings: as many as they ask for, or whoever is left. */
function personsInMeetings(unit: Unit): f64 {
  let available = unit.onDuty;
  let attending: f64 = 0;
  for (let index = 0; index < unit.posts.length; index++) {
    const post = unit.posts.get(index);
    const persons = personsOn(unit, post, available, 0, -1);
    available -= persons;
    if (post.isMeeting) attending += persons;
  }
  return roundPersons(attending);
}

/**
 * Works out again who does what after a change of capacity, of posts, or of preempting work: posts are filled, the rest
 * are whole places and a part place, and what no longer fits is interrupted, last in rank first.
 */
export function replan(unit: Unit): void {
  const base = unit.base(now);
  const places = unit.places;
  const isFull = unit.isFull;
  fillPlaces(unit);
  if (isFull && unit.places > places) unit.freedAt = now;
  while (unit.held > unit.places) {
    interrupt(unit, lastRanked(unit)!);
    fillPlaces(unit);
  }
  settlePartPlace(unit, base);
  setPace(unit, base);
  unit.isTimed = false;
  const record = unit.record;
  record.onDuty.set(base, unit.onDuty);
  record.worked.set(base, unit.working);
  record.postsDemanded.set(now, unit.demanded);
  record.postsUnfilled.set(now, unit.demanded - (unit.filled - unit.attending));
}

/** So many persons are on duty from now on; the unit's starts are looked at. */
export function setOnDuty(unit: Unit, onDuty: f64): void {
  unit.onDuty = onDuty;
  replan(unit);
  touch(unit);
}

/**
 * Sets the pace of the unit's clock by what is in service now. On places of their own tasks advance at productivity (the
 * part place is timed apart); where persons are shared, all slow down when there are more tasks than persons.
 */
export function setPace(unit: Unit, base: f64): void {
  const persons = unit.whole + unit.part;
  const share = unit.isShared && unit.held > persons ? persons / unit.held : 1;
  unit.clock.setRate(base, unit.productivity * share, 0);
}

function fillPlaces(unit: Unit): void {
  const persons = personsForWork(unit, 0, -1);
  let demanded: f64 = 0;
  let isMeeting = false;
  for (let index = 0; index < unit.posts.length; index++) {
    const post = unit.posts.get(index);
    if (!post.isMeeting) demanded += post.demand;
    else if (post.demand > 0) isMeeting = true;
  }
  unit.demanded = demanded;
  unit.attending = isMeeting ? personsInMeetings(unit) : 0;
  unit.filled = unit.onDuty - persons;
  unit.whole = floor<f64>(persons);
  unit.part = roundPersons(persons - unit.whole);
  unit.places = unit.part > 0 ? unit.whole + 1 : unit.whole;
  if (unit.isShared) unit.places = sharingPlaces(persons, unit.perPerson);
}

/** Tasks in service at most where so many persons are shared: ⌊perPerson × persons⌋, but one while anyone is there. */
function sharingPlaces(persons: f64, perPerson: f64): f64 {
  if (persons <= 0) return 0;
  return max<f64>(1, floor<f64>(roundPersons(perPerson * persons)));
}
