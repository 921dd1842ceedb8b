/* What the host says of a step before the first replication, and what policies change of it in any. */
import { Law } from '../law.ts';
import { changePriority as requeue } from '../requeue.ts';
import { DeadlineRule, RULE_SPAN, Step } from '../step.ts';
import { Unit } from '../unit.ts';

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
