import { interrupt, settlePartPlace } from './service.ts';
import { touch } from './startRounds.ts';
import { now } from './state.ts';
import { Step } from './step.ts';
import { addTask, IN_SERVICE, removeTask, Task } from './task.ts';
import { Unit } from './unit.ts';

/*
 * The claims of a task in service on its partners. A claim is a task of its own: its step is that of the partner (kind
 * `KIND_CLAIM`), its case is the task that it belongs to, and it stands among what is in service at the partner, by
 * priority and start like any task.
 */

/** What becomes ready for the partners of joint work: their part for as long as it takes its own unit. */
export function offerToPartners(step: Step, effort: f64): void {
  for (let index = 0; index < step.claims.length; index++) {
    const claim = step.claims.get(index);
    claim.unit.record.offered += (effort / step.team) * claim.team;
  }
}

/** A task that has just started takes its places at its partners. */
export function claimPartners(step: Step, task: Task): void {
  for (let index = 0; index < step.claims.length; index++) {
    const seen = step.claims.get(index);
    const unit = seen.unit;
    const claim = addTask();
    claim.case = task;
    claim.step = seen;
    claim.state = IN_SERVICE;
    claim.startOrder = task.startOrder;
    claim.nextClaim = task.firstClaim;
    task.firstClaim = claim;
    unit.inService.get(seen.level).append(claim);
    unit.held += seen.team;
    if (unit.held > unit.whole) settlePartPlace(unit, unit.base(now));
    unit.isTimed = false;
    touch(unit);
  }
}

/** Gives back the places that a task holds at its partners, when it ends or is interrupted. */
export function releasePartners(task: Task): void {
  for (let claim = task.firstClaim; claim !== null; claim = task.firstClaim) {
    task.firstClaim = claim.nextClaim;
    const unit = endClaim(claim);
    settlePartPlace(unit, unit.base(now));
  }
}

/** A partner loses the places of a claim: all are released, and the task waits with its remaining effort. */
export function interruptOwner(partner: Unit, claim: Task): void {
  const owner = claim.case;
  const own = owner.step.unit;
  // The partner is in the middle of making room, and settles its own part place when it has.
  unlink(owner, claim);
  endClaim(claim);
  touch(partner);
  interrupt(own, owner);
  settlePartPlace(own, own.base(now));
  touch(own);
}

function unlink(owner: Task, claim: Task): void {
  let before = owner.firstClaim!;
  if (before === claim) {
    owner.firstClaim = claim.nextClaim;
    return;
  }
  while (before.nextClaim !== claim) before = before.nextClaim!;
  before.nextClaim = claim.nextClaim;
}

function endClaim(claim: Task): Unit {
  const step = claim.step;
  const unit = step.unit;
  unit.inService.get(step.level).remove(claim);
  if (unit.isFull) unit.freedAt = now;
  unit.held -= step.team;
  unit.isTimed = false;
  removeTask(claim);
  touch(unit);
  return unit;
}
