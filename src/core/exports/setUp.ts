/* The host sets up a chain, in this order: tables, clocks, units, case types, steps, links, meetings, streams, sources. */
import { CaseTrace, CaseType, ThroughputLimit } from '../caseType.ts';
import { Law } from '../law.ts';
import { makeLedger } from '../ledger.ts';
import { finishLinks, linkStep } from '../links.ts';
import { makeLoop, setSource as setSourceKind } from '../loop.ts';
import { Meeting, MeetingClaim } from '../meeting.ts';
import { Numbers } from '../memory.ts';
import { meetings, steps, types, units } from '../parts.ts';
import { EDGES, HEIGHTS } from '../random.ts';
import { makeStartRounds } from '../startRounds.ts';
import { makeState } from '../state.ts';
import { Opening, Step } from '../step.ts';
import { Stream } from '../stream.ts';
import { makeTaskTable } from '../task.ts';
import { Post, Unit } from '../unit.ts';
import { makeWaits } from '../waits.ts';
import { WorkingClock } from '../workingClock.ts';
import { setWorkingDays } from '../workingDays.ts';

/** @param columns the most units at which the work of one case type can wait, where norms ask */
export function makeTables(loopSteps: i32, columns: i32, entities: i32): void {
  makeTaskTable(loopSteps, columns, entities);
  makeLedger(columns);
}

/** @param startDay the day of hour 0 since 1970-01-01; holidays are counted from it, ascending */
export function setCalendar(startDay: i32, holidays: Numbers): void {
  setWorkingDays(startDay, holidays);
}

export function newNumbers(length: i32): Numbers {
  return new Numbers(length);
}

export function cellsOf(numbers: Numbers): usize {
  return numbers.cells;
}

export function zigguratEdges(): usize {
  return EDGES;
}

export function zigguratHeights(): usize {
  return HEIGHTS;
}

export function newLaw(form: i32, mean: f64, index: i32, location: f64, sigma: f64): Law {
  return new Law(form, mean, index, location, sigma);
}

export function newClock(
  continuous: bool,
  openHoursPerDay: f64,
  weekHourAtStart: f64,
  weekOpen: f64,
  openAtStart: f64,
  lostAtStart: f64,
  from: Numbers,
  to: Numbers,
  before: Numbers,
  closedFrom: Numbers,
  lostBefore: Numbers,
  openAtClosed: Numbers,
): WorkingClock {
  const clock = new WorkingClock(from, to, before, closedFrom, lostBefore, openAtClosed);
  clock.continuous = continuous;
  clock.openHoursPerDay = openHoursPerDay;
  clock.weekHourAtStart = weekHourAtStart;
  clock.weekOpen = weekOpen;
  clock.openAtStart = openAtStart;
  clock.lostAtStart = lostAtStart;
  clock.finish();
  return clock;
}

/** A unit with so many levels of priority; units are added in file order. */
export function addUnit(
  clock: WorkingClock,
  levels: i32,
  isByDeadline: bool,
  isShared: bool,
  perPerson: f64,
  completions: i32,
  wakeUp: i32,
): Unit {
  const unit = new Unit(units.length, clock, levels, isByDeadline, isShared, perPerson);
  unit.completions = completions;
  unit.wakeUp = wakeUp;
  units.push(unit);
  return unit;
}

export function setPriorityOfLevel(unit: Unit, level: i32, priority: f64): void {
  unit.priorities.set(level, priority);
}

/** Posts and meetings of a unit, in order of priority. */
export function addPost(unit: Unit, priority: f64, staff: f64, isMeeting: bool): Post {
  const post = new Post(priority, staff, isMeeting);
  unit.posts.push(post);
  return post;
}

export function addCaseType(): CaseType {
  const type = new CaseType();
  types.push(type);
  return type;
}

/** Norms ask where the work of a case type waits. */
export function traceCases(type: CaseType): CaseTrace {
  const trace = new CaseTrace();
  type.trace = trace;
  return trace;
}

export function addTracedUnit(trace: CaseTrace, unit: Unit): void {
  trace.units.push(unit);
}

export function addThroughputLimit(trace: CaseTrace, norm: i32, limit: f64): void {
  trace.limits.push(new ThroughputLimit(norm, limit));
}

/** A step; `unit` is 0 for one without, `duration` for one that takes no time. Steps are added in the chain's order. */
export function addStep(
  type: CaseType,
  kind: i32,
  unit: Unit,
  team: f64,
  level: i32,
  priority: i32,
  preempts: bool,
  mayStartAtOnce: bool,
  word: i32,
  loopIndex: i32,
  moves: i32,
  isInBranch: bool,
): Step {
  const step = new Step(steps.length, type);
  step.kind = kind;
  step.unit = unit;
  step.team = team;
  step.level = level;
  step.lane = level;
  step.priority = priority;
  step.preempts = preempts;
  step.mayStartAtOnce = mayStartAtOnce;
  step.word = word;
  step.loopIndex = loopIndex;
  step.moves = moves;
  step.isInBranch = isInBranch;
  step.trace = type.trace;
  steps.push(step);
  return step;
}

export function setFirstStep(type: CaseType, step: Step): void {
  type.firstStep = step;
}

export function setLateNorms(step: Step, norms: Numbers): void {
  step.lateNorms = norms;
}

/** Where a step's deadlines stand in the event list. */
export function setDeadlineSource(step: Step, source: i32): void {
  step.hasDeadline = true;
  step.deadlineSource = source;
}

export function addBranch(step: Step, first: Step): void {
  step.branches.push(first);
}

/** @param expected number of cases, or NaN where a formula gives it */
export function addOpening(step: Step, type: CaseType, word: i32, expected: f64): void {
  step.openings.push(new Opening(type, word, expected));
}

export function addLimitedStep(unit: Unit, step: Step): void {
  unit.limitedSteps.push(step);
}

/** Joint work: a partner's part in a step. Claims come before seats. */
export function addClaim(step: Step, unit: Unit, level: i32, places: f64): void {
  step.claims.push(step.claimAt(unit, level, places));
}

/** An alternative of a step. */
export function addSeat(step: Step, unit: Unit, level: i32): void {
  step.seats.push(step.at(unit, level));
}

/** Ties units together by a step whose claims and seats have been added. */
export function link(step: Step): void {
  linkStep(step);
}

export function addMeeting(
  step: Step,
  moments: Numbers,
  length: f64,
  most: f64,
  begins: i32,
  ends: i32,
): Meeting {
  const meeting = new Meeting(step, moments, length, most, begins, ends);
  step.meeting = meeting;
  meetings.push(meeting);
  return meeting;
}

export function addMeetingClaim(meeting: Meeting, unit: Unit, post: Post): void {
  meeting.claims.push(new MeetingClaim(unit, post));
}

/** A stream of arrivals (`opens`: what), or of things that the host lets happen (0). */
export function newStream(
  nameLow: i32,
  nameHigh: i32,
  source: i32,
  rank: f64,
  opens: CaseType,
  interval: Law,
  dates: Numbers,
  batch: Law,
): Stream {
  const stream = new Stream(nameLow, nameHigh, source, rank);
  if (changetype<usize>(opens) !== 0) stream.opens = opens;
  if (changetype<usize>(interval) !== 0) stream.interval = interval;
  if (changetype<usize>(dates) !== 0) stream.dates = dates;
  if (changetype<usize>(batch) !== 0) stream.batch = batch;
  return stream;
}

/** Everything is there: `sources` of events, `waitSource` that of waits without a unit. */
export function finish(sources: i32, waitSource: i32, norms: i32, events: f64): void {
  for (let index = 0; index < units.length; index++) finishLinks(units.get(index));
  makeStartRounds(units);
  makeState(norms, units.length);
  makeWaits(waitSource);
  makeLoop(sources, events);
}

export function setSource(source: i32, kind: i32, subject: usize): void {
  setSourceKind(source, u8(kind), subject);
}
