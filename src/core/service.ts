import { interruptOwner, releasePartners } from './claims.ts';
import { startSettled } from './deadline.ts';
import { schedule } from './eventList.ts';
import { roundMoment } from './hours.ts';
import { replan, setPace } from './places.ts';
import { touch } from './startRounds.ts';
import { nextStart, now } from './state.ts';
import { KIND_CLAIM, Step } from './step.ts';
import { IN_SERVICE, INTERRUPTED, Task, WAITING } from './task.ts';
import { Unit } from './unit.ts';
import { traceQueue, traceSharing } from './waitTrace.ts';

const HALF_GRID: f64 = 1.1641532182693481e-10;

/** Takes a waiting task into service, on whole places; the caller settles the part place or plans again. */
export function begin(unit: Unit, task: Task): void {
  const step = task.step;
  leaveQueue(unit, step, task);
  takePlaces(unit, step, task, task.remaining);
}

/** Takes a task that starts out of the queue in which it waits. */
export function leaveQueue(unit: Unit, step: Step, task: Task): void {
  const trace = step.trace;
  if (trace !== null) traceQueue(trace, unit, step, task);
  unit.queue.leave(step.lane, task);
  unit.record.waiting.leave(now, task.remaining);
  if (task.state === WAITING) {
    step.record.start(now - task.readyAt);
    if (!task.isDecided) startSettled(step, task);
    step.waitingFresh -= 1;
  }
}

/** Puts a task with so much effort left on whole places. */
export function takePlaces(unit: Unit, step: Step, task: Task, remaining: f64): void {
  const base = unit.base(now);
  const order = nextStart();
  task.state = IN_SERVICE;
  task.startOrder = order;
  if (unit.isShared) task.serviceFrom = base;
  unit.inService.get(step.level).append(task);
  unit.held += step.team;
  unit.isTimed = false;
  if (step.preempts) holdPreempting(unit, step.level, step.team);
  // Most teams are of one, and a division takes its time.
  const each = step.team === 1 ? remaining : remaining / step.team;
  unit.thresholds.push(task, unit.clock.reading(base) + each, order);
}

export function holdPreempting(unit: Unit, level: i32, places: f64): void {
  unit.heldPreempting.set(level, unit.heldPreempting.get(level) + places);
}

/**
 * Puts whoever ranks last in service on the part place if all places are held, and moves up whom a whole place has come
 * free for.
 */
export function settlePartPlace(unit: Unit, base: f64): void {
  const clock = unit.clock;
  const before = unit.partTask;
  if (before !== null) {
    // Back to whole places first: its remaining effort at the pace that it had.
    const team = before.step.team;
    const pace = team - 1 + unit.partPace;
    const remaining = (unit.partThreshold - clock.reading(base)) * pace;
    unit.thresholds.push(before, clock.reading(base) + remaining / team, before.startOrder);
    leavePartPlace(unit);
  }
  if (unit.held <= unit.whole || unit.isShared) return;
  const task = lastRanked(unit)!;
  const step = task.step;
  // Joint work goes at the pace of its own unit: at a partner nobody is slowed.
  if (step.kind === KIND_CLAIM) return;
  const reading = clock.reading(base);
  const remaining = (unit.thresholds.thresholdOf(task) - reading) * step.team;
  unit.thresholds.remove(task);
  unit.partTask = task;
  unit.partPace = unit.part;
  unit.partThreshold = reading + remaining / (step.team - 1 + unit.part);
}

/** Whoever ranks last in service: largest priority number, then latest started. */
export function lastRanked(unit: Unit): Task | null {
  for (let level = unit.inService.length - 1; level >= 0; level--) {
    const task = unit.inService.get(level).tail;
    if (task !== null) return task;
  }
  return null;
}

/** Takes a task off its places. */
function freePlaces(unit: Unit, step: Step, task: Task): void {
  unit.inService.get(step.level).remove(task);
  if (unit.isFull) unit.freedAt = now;
  unit.held -= step.team;
  if (step.preempts) holdPreempting(unit, step.level, -step.team);
  unit.isTimed = false;
  if (step.claims.length > 0) releasePartners(task);
}

function leavePartPlace(unit: Unit): void {
  unit.partTask = null;
  unit.partThreshold = Infinity;
}

/** Takes a task off the clock in the middle of its service; returns its remaining effort in person-hours. */
function stopClock(unit: Unit, step: Step, task: Task): f64 {
  const reading = unit.clock.reading(unit.base(now));
  let remaining: f64;
  if (task === unit.partTask) {
    remaining = (unit.partThreshold - reading) * (step.team - 1 + unit.partPace);
    leavePartPlace(unit);
  } else {
    remaining = (unit.thresholds.thresholdOf(task) - reading) * step.team;
    unit.thresholds.remove(task);
  }
  return max<f64>(0, remaining);
}

/**
 * Interrupts a task in service: it waits with its remaining effort, ahead of work that never started. The caller sees to
 * the unit's starts.
 */
export function interrupt(unit: Unit, task: Task): void {
  const step = task.step;
  if (step.kind === KIND_CLAIM) {
    interruptOwner(unit, task);
    return;
  }
  const remaining = stopClock(unit, step, task);
  freePlaces(unit, step, task);
  const trace = step.trace;
  if (unit.isShared && trace !== null) traceSharing(trace, unit, task, remaining);
  task.remaining = remaining;
  task.interruptedAt = now;
  task.state = INTERRUPTED;
  unit.queue.join(step.lane, task);
  unit.record.waiting.join(now, remaining);
}

/** Takes a task in service off its places for good, unfinished; the unit looks at its starts. */
export function abandon(unit: Unit, task: Task): void {
  const base = unit.base(now);
  const step = task.step;
  stopClock(unit, step, task);
  freePlaces(unit, step, task);
  settleAfter(unit, step, base);
  unit.record.worked.set(base, unit.working);
  // At once: its completion may have been due at this very instant.
  retime(unit);
  touch(unit);
}

/**
 * Ends the service of the task that is due now: of several, the one that started first. Returns it; the caller sees to
 * the unit in the event list.
 */
export function completeNext(unit: Unit): Task {
  // Due is what rounds to this moment.
  const limit = unit.clock.reading(unit.base(now + HALF_GRID));
  const due = takeDue(unit, limit);
  const step = due.step;
  freePlaces(unit, step, due);
  settleAfter(unit, step, unit.base(now));
  touch(unit);
  unit.isMoreDue = unit.thresholds.topThreshold <= limit || unit.partThreshold <= limit;
  return due;
}

/** Places have come free. */
function settleAfter(unit: Unit, step: Step, base: f64): void {
  if (step.preempts && unit.posts.length > 0) replan(unit);
  else if (unit.partTask !== null) settlePartPlace(unit, base);
}

/** Takes the task that is due by a reading of the clock off the clock: of several, the one that started first. */
function takeDue(unit: Unit, limit: f64): Task {
  const due = unit.due;
  const thresholds = unit.thresholds;
  if (due.size > 0 && !due.isOf(thresholds, limit)) due.size = 0;
  if (due.size === 0) {
    if (unit.partThreshold > limit && thresholds.size > 0) {
      // Nearly always one is due alone: it is popped, and the threshold that is then the least tells.
      const threshold = thresholds.topThreshold;
      const top = thresholds.pop();
      if (thresholds.topThreshold > limit) return top;
      thresholds.push(top, threshold, top.startOrder);
    }
    due.gather(thresholds, limit);
  }
  const isPartDue = unit.partThreshold <= limit || due.size === 0;
  if (isPartDue) {
    const partTask = unit.partTask!;
    if (due.size === 0 || due.firstOrder >= partTask.startOrder) {
      leavePartPlace(unit);
      return partTask;
    }
  }
  return due.takeFirst(thresholds);
}

/** Sets the unit's next completion in the event list, if what is in service has changed. */
export function retime(unit: Unit): void {
  if (unit.isTimed) return;
  unit.isTimed = true;
  if (unit.isShared) setPace(unit, unit.base(now));
  schedule(unit.completions, nextCompletion(unit), unit.completionTie);
}

/** When the next task in service ends as things are; `Infinity` if nothing is in service. */
function nextCompletion(unit: Unit): f64 {
  const threshold = min<f64>(unit.thresholds.topThreshold, unit.partThreshold);
  if (threshold === Infinity) return threshold;
  const base = unit.clock.reaches(threshold);
  return max<f64>(roundMoment(unit.momentAt(base)), now);
}
