/*
 * The core: what happens at every event of a replication, from arrivals through queues and service to the records, in
 * WebAssembly. The host (`src/chain`) sets up one core for each chain that it simulates, runs replications on it, and
 * does what goes by formulas, people, staff and policies. Objects are known to the host by their addresses.
 *
 * A subset of TypeScript (AssemblyScript): numbers have a size, objects lie where `new` puts them and are never freed.
 */
import { CaseTrace, CaseType, ThroughputLimit } from './caseType.ts';
import { isAloneNext, nextAt, nextSource, nextTie, schedule as scheduleSource } from './eventList.ts';
import { openBranches } from './fork.ts';
import { Histogram, Observations } from './histogram.ts';
import { NONE } from './hours.ts';
import { Law } from './law.ts';
import { makeLedger } from './ledger.ts';
import { finishLinks, linkStep } from './links.ts';
import {
  clearLoop,
  eventCount as countOfEvents,
  makeLoop,
  proceed as proceedTo,
  setSource as setSourceKind,
} from './loop.ts';
import { Meeting, MeetingClaim } from './meeting.ts';
import { allocate, List, Numbers } from './memory.ts';
import {
  addCase,
  awaitMeeting,
  beginTask,
  cancelWaiting,
  drawDuration,
  enterStep,
  joinQueue,
  openCase as openCaseOf,
} from './passage.ts';
import { replan, setOnDuty as setPersons } from './places.ts';
import { EDGES, HEIGHTS } from './random.ts';
import { changePriority as requeue } from './requeue.ts';
import { clearRounds, isRoundEmpty, isTouched, makeStartRounds, touch as touchUnit } from './startRounds.ts';
import { beginState, hoursByNorm, makeState, nextSequence as next, now, setAlone } from './state.ts';
import { DeadlineRule, KIND_FORK, KIND_MEETING, KIND_WORK, Opening, RULE_SPAN, Step } from './step.ts';
import { Stream } from './stream.ts';
import { clearTasks, makeTaskTable } from './task.ts';
import { Post, Unit } from './unit.ts';
import { clearWaits, hold, makeWaits } from './waits.ts';
import { addStock as addStockOf } from './waitTrace.ts';
import { watch as watchTasks } from './watch.ts';
import { WorkingClock } from './workingClock.ts';

const units: List<Unit> = new List<Unit>();
const steps: List<Step> = new List<Step>();
const types: List<CaseType> = new List<CaseType>();
const meetings: List<Meeting> = new List<Meeting>();
/** Where records are written for the host; more than any of them is long. */
const scratch: usize = allocate(256);
let stock: Numbers = changetype<Numbers>(0);

// ---- Setting up a chain, in this order: tables, clocks, units, case types, steps, links, streams, sources.

/** @param columns the most units at which the work of one case type can wait, where norms ask */
export function makeTables(loopSteps: i32, columns: i32, entities: i32): void {
  makeTaskTable(loopSteps, columns, entities);
  makeLedger(columns);
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

export function newLaw(form: i32, mean: f64, index: i32): Law {
  return new Law(form, mean, index);
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
  stock = new Numbers(units.length);
  makeStartRounds(units);
  makeState(norms, units.length);
  makeWaits(waitSource);
  makeLoop(sources, events);
}

export function setSource(source: i32, kind: i32, subject: usize): void {
  setSourceKind(source, u8(kind), subject);
}

// ---- What policies change of a step.

export function newRule(kind: i32, span: Law, days: i32): DeadlineRule {
  const isSpan = kind === RULE_SPAN;
  const isDrawn = isSpan && span.form !== 0;
  return new DeadlineRule(kind, isSpan ? span : null, days, isDrawn);
}

/** Duration, deadlines and what becomes of late work; 0 for what there is none of. */
export function setRules(
  step: Step,
  duration: Law,
  within: DeadlineRule,
  withinCase: DeadlineRule,
  startWithin: DeadlineRule,
  onLate: i32,
  lateStep: Step,
  queueLimit: f64,
): void {
  step.duration = changetype<usize>(duration) === 0 ? null : duration;
  step.within = changetype<usize>(within) === 0 ? null : within;
  step.withinCase = changetype<usize>(withinCase) === 0 ? null : withinCase;
  step.startWithin = changetype<usize>(startWithin) === 0 ? null : startWithin;
  step.onLate = onLate;
  step.lateStep = changetype<usize>(lateStep) === 0 ? null : lateStep;
  step.queueLimit = queueLimit;
}

/** A route to one target (0: the end) without a draw; or to one of `count`, by probabilities that are fixed or the host's. */
export function setRoute(step: Step, isOnly: bool, only: Step, count: i32, isFixed: bool): void {
  const route = step.route;
  route.isOnly = isOnly;
  route.only = changetype<usize>(only) === 0 ? null : only;
  route.isFixed = isFixed;
  route.reset(count);
}

/** One of the targets (0: the end) of a route, and the probability of it and those before, if that is fixed. */
export function setTarget(step: Step, index: i32, target: Step, cumulative: f64): void {
  step.route.targets.set(index, changetype<usize>(target) === 0 ? null : target);
  step.route.cumulative.set(index, cumulative);
}

/** Sets the priority of a step as the scenario has it, at the beginning of a replication. */
export function resetPriority(step: Step, priority: i32, level: i32): void {
  step.priority = priority;
  step.level = level;
  step.lane = level;
}

export function changePriority(unit: Unit, step: Step, priority: i32): void {
  requeue(unit, step, priority);
}

// ---- A replication.

/** Empties everything; then each unit is reset, and the host begins its own. */
export function begin(at: f64): void {
  beginState(at);
  clearRounds();
  clearLoop();
  clearTasks();
  clearWaits();
  for (let index = 0; index < steps.length; index++) {
    const step = steps.get(index);
    step.record.reset();
    step.deadlines.clear();
    step.waitingFresh = 0;
  }
  for (let index = 0; index < types.length; index++) types.get(index).record.reset();
}

export function resetUnit(unit: Unit, onDuty: f64): void {
  unit.reset(now);
  unit.onDuty = onDuty;
  replan(unit);
}

export function resetMeetings(): void {
  for (let index = 0; index < meetings.length; index++) meetings.get(index).reset();
}

export function beginStream(stream: Stream, low: i32, high: i32): void {
  stream.begin(low, high);
}

export function advanceStream(stream: Stream): void {
  stream.advance();
}

export function setStreamRate(stream: Stream, rate: f64, slope: f64): void {
  stream.setRate(rate, slope);
}

export function streamLow(stream: Stream): i32 {
  return stream.low;
}

export function streamHigh(stream: Stream): i32 {
  return stream.high;
}

export function streamOrdinal(stream: Stream): i32 {
  return stream.ordinal;
}

/** A case that is open at the beginning, ready since `readyAt` at a step; `remaining` is NaN where it is drawn whole. */
export function placeCase(step: Step, low: i32, high: i32, readyAt: f64, remaining: f64): void {
  const task = addCase(step.type, low, high, NONE, readyAt);
  beginTask(task, step, readyAt);
  const isDrawn = Number.isNaN(remaining);
  const left = isDrawn ? drawDuration(step, task) : remaining;
  if (step.kind === KIND_WORK) {
    task.remaining = left;
    joinQueue(step, task);
  } else if (step.kind === KIND_MEETING) {
    awaitMeeting(step, task);
  } else if (step.kind === KIND_FORK) {
    openBranches(step, task);
  } else {
    // A wait drawn whole began `age` ago; what remains of one is given.
    const passed: f64 = isDrawn ? now - readyAt : 0;
    hold(task, max<f64>(0, left - passed));
  }
}

/** Does what comes next, until an event is the host's: returns its source, or −1 at the horizon. */
export function proceed(horizon: f64): i32 {
  return proceedTo(horizon);
}

/** Events of the present replication so far. */
export function eventCount(): f64 {
  return countOfEvents();
}

export function currentMoment(): f64 {
  return now;
}

export function nextSequence(): f64 {
  return next();
}

export function schedule(source: i32, at: f64, tie: f64): void {
  scheduleSource(source, at, tie);
}

export function openCase(type: CaseType, low: i32, high: i32, person: i32): void {
  openCaseOf(type, low, high, person);
}

/** An occurrence of an obligation; `mayBeAlone` unless the host knows of another at this instant. */
export function openOccurrence(
  step: Step,
  low: i32,
  high: i32,
  person: i32,
  subject: i32,
  nextOccurrence: f64,
  source: i32,
  mayBeAlone: bool,
): void {
  step.nextOccurrence = nextOccurrence;
  setAlone(mayBeAlone && isRoundEmpty() && isAloneNext(source));
  const task = addCase(step.type, low, high, person, now);
  task.subject = subject;
  enterStep(task, step);
  setAlone(false);
}

/** Cancels what waits of a step for a subject that has gone. */
export function cancelSubject(step: Step, subject: i32): void {
  if (step.waitingFresh === 0) return;
  let task = step.unit.queue.lanes.get(step.lane).fresh.head;
  while (task !== null) {
    const following = task.next;
    if (task.step === step && task.subject === subject) cancelWaiting(step, task);
    task = following;
  }
}

export function touch(unit: Unit): void {
  touchUnit(unit);
}

/** Who is on duty, at what productivity, and what posts ask for. */
export function setOnDuty(unit: Unit, onDuty: f64): void {
  setPersons(unit, onDuty);
}

export function setProductivity(unit: Unit, productivity: f64): void {
  unit.productivity = productivity;
  replan(unit);
  touchUnit(unit);
}

export function setDemand(unit: Unit, post: Post, demand: f64): void {
  post.demand = demand;
  replan(unit);
  touchUnit(unit);
}

// ---- What the host reads.

export function onDutyOf(unit: Unit): f64 {
  return unit.onDuty;
}

export function workingOf(unit: Unit): f64 {
  return unit.working;
}

export function demandedOf(unit: Unit): f64 {
  return unit.demanded;
}

export function waitingTasksOf(unit: Unit): f64 {
  return unit.record.waiting.tasks;
}

export function waitingEffortOf(unit: Unit): f64 {
  return unit.record.waiting.effort;
}

export function backlogDaysOf(unit: Unit): f64 {
  return unit.backlogDays;
}

export function baseOf(unit: Unit): f64 {
  return unit.base(now);
}

/** Person-hours at work and on duty, so far. */
export function hoursWorkedAt(unit: Unit): f64 {
  return unit.record.worked.total(unit.base(now));
}

export function hoursOnDutyAt(unit: Unit): f64 {
  return unit.record.onDuty.total(unit.base(now));
}

/** Writes the totals of a record in the order of the host's accumulators; returns where. */
export function unitTotals(unit: Unit, at: f64): usize {
  unit.record.write(scratch, at, unit.base(at));
  return scratch;
}

export function stepTotals(step: Step): usize {
  step.record.write(scratch);
  return scratch;
}

export function caseTotals(type: CaseType): usize {
  type.record.write(scratch);
  return scratch;
}

export function waitsOfStep(step: Step): Observations {
  return step.record.waits;
}

export function throughputsOf(type: CaseType): Observations {
  return type.record.throughputs;
}

export function closeObservations(observations: Observations): void {
  observations.closePeriod();
}

export function clearObservations(observations: Observations): void {
  observations.clear();
}

export function periodOf(observations: Observations): Histogram {
  return observations.period;
}

export function wholeOf(observations: Observations): Histogram {
  return observations.whole;
}

/** A further histogram of the same observations, for a norm. */
export function keepObservations(observations: Observations): Histogram {
  const histogram = new Histogram();
  observations.kept.push(histogram);
  return histogram;
}

export function countIn(histogram: Histogram): f64 {
  return histogram.total;
}

export function quantileOf(histogram: Histogram, q: f64): f64 {
  return histogram.quantile(q);
}

export function clearHistogram(histogram: Histogram): void {
  histogram.clear();
}

/** The source that is due next, when, and its tie. */
export function dueSource(): i32 {
  return nextSource();
}

export function dueAt(): f64 {
  return nextAt();
}

export function dueTie(): f64 {
  return nextTie();
}

/** Whether a source is due next and no other at its moment. */
export function isDueAlone(source: i32): bool {
  return isAloneNext(source);
}

/** Whether the head of a unit's queue could start: never so after its starts, unless others have a part in its work. */
export function couldStart(unit: Unit): bool {
  const head = unit.queue.head;
  if (head === null || unit.links !== null || isTouched(unit) || !unit.isOpen(now)) return false;
  return unit.held + head.step.team <= unit.places;
}

/** Tells the host what becomes of each task from now on, or no longer. */
export function watch(on: bool): void {
  watchTasks(on);
}

/** How often the core has looked up which tasks of a unit are due together, for who doubts that it is seldom. */
export function gatherings(unit: Unit): i32 {
  return unit.due.gatherings;
}

/** Hours of waiting by norm × units + unit. */
export function hoursOfNorms(): usize {
  return hoursByNorm.cells;
}

/** Hours that the tasks of a case type that wait now have waited, by unit. */
export function stockOf(type: CaseType): usize {
  stock.fill(0);
  addStockOf(units, steps, type, stock);
  return stock.cells;
}
