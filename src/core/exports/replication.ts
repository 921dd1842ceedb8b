/* The host runs a replication: begins it, lets the core proceed, and tells it what changes from outside. */
import { CaseType } from '../caseType.ts';
import { isAloneNext, schedule as scheduleSource } from '../eventList.ts';
import { openBranches } from '../fork.ts';
import { NONE } from '../hours.ts';
import { clearLoop, eventCount as countOfEvents, proceed as proceedTo } from '../loop.ts';
import { meetings, steps, types } from '../parts.ts';
import {
  addCase,
  awaitMeeting,
  beginTask,
  cancelWaiting,
  drawDuration,
  enterStep,
  joinQueue,
  openCase as openCaseOf,
} from '../passage.ts';
import { replan, setOnDuty as setPersons } from '../places.ts';
import { clearRounds, isRoundEmpty, touch as touchUnit } from '../startRounds.ts';
import { beginState, nextSequence as next, now, setAlone } from '../state.ts';
import { KIND_FORK, KIND_MEETING, KIND_WORK, Step } from '../step.ts';
import { Stream } from '../stream.ts';
import { clearTasks } from '../task.ts';
import { Post, Unit } from '../unit.ts';
import { clearWaits, hold } from '../waits.ts';

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
