import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { AFTER_STARTS } from '../../engine/ranks.ts';
import { movePersonOf } from '../people/caseMove.ts';
import type { Simulation } from '../simulation.ts';
import { offerToPartners } from '../unit/claims.ts';
import { completeNext } from '../unit/service.ts';
import { startAtOnce } from '../unit/starts.ts';
import type { Unit } from '../unit/unit.ts';
import { cancelBesides } from './cancel.ts';
import {
  clearDeadlines,
  decide,
  forget,
  scheduleDeadlines,
  setDeadlines,
  watchDeadline,
} from './deadline.ts';
import { Draw } from './draws.ts';
import { endBranch, openBranches } from './fork.ts';
import { type Step, StepKind } from './step.ts';
import { TaskState } from './taskTable.ts';
import { traceLate, traceSharing } from './waitTrace.ts';

/**
 * Opens a case with a given key (the words in the mixer) and sends it to its first step. It is about a person, about
 * nobody (`NONE`), or about a recruit (below `NONE`, see staff/recruits.ts).
 */
export function openCase(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  person: number,
): void {
  const task = addCase(simulation, type, low, high, person, simulation.now);
  enterStep(simulation, task, simulation.steps[simulation.firstStep[type]!]!);
}

/**
 * Adds an open case and returns its task, which is still to be sent to a step; `openedAt` may lie in the past for
 * cases that are there at the beginning.
 */
export function addCase(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  person: number,
  openedAt: Hours,
): number {
  const { tasks, cases } = simulation;
  const task = tasks.add();
  tasks.setCase(task, task);
  cases.open(task, tasks.capacity, low, high, person, openedAt);
  if (simulation.ledger.traces[type] !== undefined) simulation.ledger.open(task, tasks.capacity);
  if (person >= 0) simulation.people.hold(person);
  simulation.records.cases[type]!.opened++;
  return task;
}

/**
 * A case arrives at a step with its task: work joins the queue, a wait begins, a fork sends its branches out, who comes
 * to a meeting waits for the next, a branch is left at once.
 */
export function enterStep(simulation: Simulation, task: number, step: Step): void {
  const { tasks, now } = simulation;
  beginTask(simulation, task, step, now);
  if (step.kind === StepKind.Work) {
    const effort = draw(simulation, step, task);
    tasks.setRemaining(task, effort);
    simulation.units[step.unit]!.record.offered += effort;
    if (step.claims.length > 0) offerToPartners(simulation, step, effort);
    joinQueue(simulation, step, task);
  } else if (step.kind === StepKind.Wait) {
    hold(simulation, task, draw(simulation, step, task));
  } else if (step.kind === StepKind.Fork) {
    openBranches(simulation, step, task);
  } else if (step.kind === StepKind.Meeting) {
    awaitMeeting(simulation, step, task);
  } else {
    simulation.deepen();
    leaveStep(simulation, step, task);
    simulation.depth--;
  }
}

/** Duration of a task: effort in person-hours, or hours of a wait; never negative. */
export function draw(simulation: Simulation, step: Step, task: number): number {
  const { duration } = step;
  if (duration === undefined) return 0;
  if (duration.form === 'constant') return duration.mean;
  const words = simulation.wordsForTask(step, task, Draw.Duration);
  return duration.form === 'exponential' ? duration.mean * words.asExponential : duration.draw(words);
}

/** A case's task stands at a step and is (or was) ready at `readyAt`; its effort and queue are still to be set. */
export function beginTask(simulation: Simulation, task: number, step: Step, readyAt: Hours): void {
  const { tasks, cases } = simulation;
  tasks.setStep(task, step.index);
  tasks.setVisit(task, step.loopIndex === NONE ? 0 : cases.visit(tasks.caseOf(task), step.loopIndex));
  tasks.setState(task, TaskState.Waiting);
  tasks.setDecided(task, 1);
  tasks.setReadyAt(task, readyAt);
  if (step.trace !== undefined) simulation.ledger.ready(task);
  step.record.arrived++;
}

/** A ready task starts at once, or joins its unit's queue. */
export function joinQueue(simulation: Simulation, step: Step, task: number): void {
  const { tasks } = simulation;
  const unit = simulation.units[step.unit]!;
  tasks.setOrder(task, ++simulation.readied);
  if (simulation.isAlone && startAtOnce(simulation, unit, step, task)) return;
  watchFromNow(simulation, unit, step, task);
  unit.queue.join(tasks, step.lane, task);
  waitFresh(simulation, unit, step, task);
}

/** A task waits for the next meeting; it has no effort of its own. */
export function awaitMeeting(simulation: Simulation, step: Step, task: number): void {
  const { tasks } = simulation;
  const unit = simulation.units[step.unit]!;
  tasks.setOrder(task, ++simulation.readied);
  tasks.setRemaining(task, 0);
  watchFromNow(simulation, unit, step, task);
  step.meeting?.waiting.join(tasks, task);
  waitFresh(simulation, unit, step, task);
}

/** Sets the deadlines of a task that has just become ready and is to wait, or that it has none. */
function watchFromNow(simulation: Simulation, unit: Unit, step: Step, task: number): void {
  if (step.hasDeadline) {
    setDeadlines(simulation, step, task);
    simulation.rounds.watchAfterStarts(task);
  } else if (unit.isByDeadline || unit.links !== undefined) {
    clearDeadlines(simulation.tasks, task);
  }
}

/** A task that has just become ready waits. */
function waitFresh(simulation: Simulation, unit: Unit, step: Step, task: number): void {
  step.waitingFresh++;
  unit.record.waiting.join(simulation.now, simulation.tasks.remainingOf(task));
  simulation.rounds.touch(unit.index);
}

/** Begins a wait without a unit. */
export function hold(simulation: Simulation, task: number, hours: Hours): void {
  const { waits, now } = simulation;
  simulation.tasks.setState(task, TaskState.Holding);
  waits.push(task, roundMoment(now + hours), ++simulation.sequence);
  scheduleWaits(simulation);
}

function scheduleWaits(simulation: Simulation): void {
  const { waits } = simulation;
  const order = waits.size > 0 ? waits.topOrder : 0;
  simulation.events.schedule(simulation.waitSource, waits.topThreshold, simulation.tieOfWait(order));
}

/** A wait is over. */
export function endWait(simulation: Simulation): void {
  const task = simulation.waits.pop();
  scheduleWaits(simulation);
  leaveStep(simulation, simulation.steps[simulation.tasks.stepOf(task)]!, task);
}

/** A wait is broken off. */
export function endHold(simulation: Simulation, task: number): void {
  simulation.waits.remove(task);
  scheduleWaits(simulation);
}

/** The next completion of a unit. */
export function completeAt(simulation: Simulation, unit: Unit): void {
  const { events, tasks } = simulation;
  const task = completeNext(simulation, unit);
  const step = simulation.steps[tasks.stepOf(task)]!;
  if (unit.isShared && step.trace !== undefined) traceSharing(simulation, step.trace, unit, task, 0);
  if (tasks.decidedOf(task) === 0) decide(simulation, step, task, true);
  simulation.isAlone =
    !unit.isMoreDue && events.isAloneNext(unit.completions) && simulation.rounds.isOnlyTouched(unit.index);
  leaveStep(simulation, step, task);
  simulation.isAlone = false;
  // Others of this unit that are due now follow at once; else its next is timed with the starts of this instant,
  // which nearly always can begin straight away.
  if (unit.isMoreDue) return;
  if (events.isAloneNext(unit.completions)) simulation.rounds.run();
  else events.schedule(unit.completions, simulation.now, AFTER_STARTS);
}

/** A task ends and its case goes on: cases that it opens, then the move of its person, then the route. */
export function leaveStep(simulation: Simulation, step: Step, task: number): void {
  step.record.complete(simulation.now - simulation.tasks.readyAtOf(task));
  if (step.openings.types.length > 0) openChildren(simulation, step, task);
  if (step.moves !== NONE) movePersonOf(simulation, simulation.tasks.caseOf(task), step.moves);
  const { only } = step.route;
  const target = only ?? step.route.choose(simulation.wordsForTask(step, task, Draw.Route).asUniform);
  if (target === NONE) endCase(simulation, step, task, true);
  else enterStep(simulation, task, simulation.steps[target]!);
}

/** A case closes with its last task: finished, or dropped. In a branch only that ends, unless the case is dropped. */
function endCase(simulation: Simulation, step: Step, task: number, finished: boolean): void {
  const { cases, tasks } = simulation;
  const record = simulation.records.cases[step.case]!;
  if (step.fork !== NONE && finished) {
    endBranch(simulation, task);
    return;
  }
  if (finished) {
    const throughput = simulation.now - cases.openedAtOf(tasks.caseOf(task));
    record.finish(throughput);
    if (step.trace !== undefined) simulation.ledger.finish(step.trace, task, throughput);
  } else {
    record.closed++;
  }
  const person = cases.personOf(tasks.caseOf(task));
  if (person >= 0) simulation.people.release(person);
  if (step.fork !== NONE) cancelBesides(simulation, task);
  else tasks.remove(task);
  if (person < NONE) simulation.endRecruitCase(person, finished);
}

/** Opens the cases that a step opens; their keys follow from the parent's key, step, visit and ordinal. */
function openChildren(simulation: Simulation, step: Step, task: number): void {
  const { tasks, cases, mixer } = simulation;
  const parent = tasks.caseOf(task);
  const low = cases.lowOf(parent);
  const high = cases.highOf(parent);
  // A case about a recruit passes him on to no other.
  const person = Math.max(NONE, cases.personOf(parent));
  const visit = tasks.visitOf(task) * 8;
  const { openings } = step;
  // Several may become ready now: their priorities decide who starts.
  simulation.isAlone = false;
  for (let entry = 0; entry < openings.types.length; entry++) {
    const word = step.word ^ openings.words[entry]!;
    const count = openings.count(entry, mixer.uniform(low, high, word, visit + Draw.Opens));
    for (let ordinal = 0; ordinal < count; ordinal++) {
      mixer.mix(low, high, word, visit + Draw.Child);
      mixer.mix(mixer.low, mixer.high, ordinal, 0);
      openCase(simulation, openings.types[entry]!, mixer.low, mixer.high, person);
    }
  }
}

/** The next deadline of a step passes: the task is late, and if it never started, `onLate` says what next. */
export function missDeadline(simulation: Simulation, step: Step): void {
  const { tasks } = simulation;
  const task = step.deadlines.pop();
  scheduleDeadlines(simulation, step);
  if (step.trace !== undefined && step.lateNorms.length > 0) traceLate(simulation, step.trace, step, task);
  decide(simulation, step, task, false);
  if (tasks.stateOf(task) !== TaskState.Waiting || step.onLate.kind === 'continue') return;
  withdraw(simulation, step, task);
  if (step.onLate.kind === 'drop') {
    step.record.dropped++;
    endCase(simulation, step, task, false);
  } else {
    step.record.moved++;
    enterStep(simulation, task, simulation.steps[step.onLate.step]!);
  }
}

/** Drops what exceeds a step's queue limit, latest ready first. */
export function dropBeyondLimit(simulation: Simulation, unit: Unit, step: Step): void {
  const { tasks } = simulation;
  while (step.waitingFresh > step.queueLimit) {
    const task =
      step.meeting === undefined
        ? unit.queue.latestFresh(tasks, step.lane, step.index)
        : step.meeting.waiting.fresh.tail;
    if (tasks.decidedOf(task) === 0) forget(simulation, step, task);
    step.record.dropped++;
    withdraw(simulation, step, task);
    endCase(simulation, step, task, false);
  }
}

/** Cancels a task that never started; its case closes. */
export function cancelWaiting(simulation: Simulation, step: Step, task: number): void {
  if (simulation.tasks.decidedOf(task) === 0) forget(simulation, step, task);
  step.record.cancelled++;
  withdraw(simulation, step, task);
  endCase(simulation, step, task, false);
}

/** Takes a task that waits out of its queue, or out of those who wait for a meeting. */
export function withdraw(simulation: Simulation, step: Step, task: number): void {
  const { tasks, now } = simulation;
  const unit = simulation.units[step.unit]!;
  if (step.meeting === undefined) unit.queue.leave(tasks, step.lane, task);
  else step.meeting.waiting.leave(tasks, task);
  if (tasks.stateOf(task) === TaskState.Waiting) step.waitingFresh--;
  unit.record.waiting.leave(now, tasks.remainingOf(task));
  simulation.rounds.touch(unit.index);
  // A partner may have kept places for it.
  for (const claim of step.claims) simulation.rounds.touch(claim.unit);
}

/** Deadlines of tasks that became ready at this instant and are still to be watched. */
export function watchNewlyReady(simulation: Simulation, task: number): void {
  const { tasks } = simulation;
  if (tasks.decidedOf(task) === 1) return;
  // A task that was cancelled at this instant may have left its index to a later one.
  if (tasks.inDeadlines.at[task] !== NONE) return;
  watchDeadline(simulation, simulation.steps[tasks.stepOf(task)]!, task);
}
