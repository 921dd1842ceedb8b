import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import type { Step } from '../work/step.ts';
import { enlarged, TaskState } from '../work/taskTable.ts';
import { interrupt, settlePartPlace } from './service.ts';
import type { Unit } from './unit.ts';

/**
 * Which claims a task in service has on its partners. A claim is a row of the task table of its own: its step is
 * that of the partner (kind `Claim`), its case is the task that it belongs to, and it stands among what is in
 * service at the partner, by priority and start like any task.
 */
export class ClaimLinks {
  /** By task: its first claim. By claim: the next of the same task. */
  private first = new Int32Array(0);
  private next = new Int32Array(0);

  /** Adds a claim to a task; `capacity` is that of the table of tasks. */
  add(task: number, claim: number, capacity: number): void {
    if (this.first.length < capacity) this.grow(capacity);
    this.next[claim] = this.first[task]!;
    this.first[task] = claim;
  }

  /** Takes the first claim of a task off it and returns it, or `NONE`. */
  takeFirst(task: number): number {
    const claim = this.first.length > task ? this.first[task]! : NONE;
    if (claim !== NONE) this.first[task] = this.next[claim]!;
    return claim;
  }

  /** Takes one claim off its task. */
  remove(task: number, claim: number): void {
    let before = this.first[task]!;
    if (before === claim) {
      this.first[task] = this.next[claim]!;
      return;
    }
    while (this.next[before] !== claim) before = this.next[before]!;
    this.next[before] = this.next[claim]!;
  }

  clear(): void {
    this.first.fill(NONE);
  }

  private grow(capacity: number): void {
    const before = this.first.length;
    this.first = enlarged(this.first, capacity).fill(NONE, before);
    this.next = enlarged(this.next, capacity);
  }
}

/** What becomes ready for the partners of joint work: their part for as long as it takes its own unit. */
export function offerToPartners(simulation: Simulation, step: Step, effort: number): void {
  for (const { unit, team } of step.claims) {
    simulation.units[unit]!.record.offered += (effort / step.team) * team;
  }
}

/** A task that has just started takes its places at its partners. */
export function claimPartners(simulation: Simulation, step: Step, task: number): void {
  const { tasks, now } = simulation;
  for (const seen of step.claims) {
    const unit = simulation.units[seen.unit]!;
    const claim = tasks.add();
    tasks.setCase(claim, task);
    tasks.setStep(claim, seen.index);
    tasks.setState(claim, TaskState.InService);
    tasks.setStartOrder(claim, tasks.startOrderOf(task));
    simulation.claimLinks.add(task, claim, tasks.capacity);
    unit.inService[seen.level]!.append(tasks, claim);
    unit.held += seen.team;
    if (unit.held > unit.whole) settlePartPlace(simulation, unit, unit.base(now));
    unit.isTimed = false;
    simulation.rounds.touch(seen.unit);
  }
}

/** Gives back the places that a task holds at its partners, when it ends or is interrupted. */
export function releasePartners(simulation: Simulation, task: number): void {
  const { claimLinks } = simulation;
  for (let claim = claimLinks.takeFirst(task); claim !== NONE; claim = claimLinks.takeFirst(task)) {
    const unit = endClaim(simulation, claim);
    settlePartPlace(simulation, unit, unit.base(simulation.now));
  }
}

/** A partner loses the places of a claim: all are released, and the task waits with its remaining effort. */
export function interruptOwner(simulation: Simulation, partner: Unit, claim: number): void {
  const { tasks, now } = simulation;
  const owner = tasks.caseOf(claim);
  const own = simulation.units[simulation.steps[tasks.stepOf(owner)]!.unit]!;
  // The partner is in the middle of making room, and settles its own part place when it has.
  simulation.claimLinks.remove(owner, claim);
  endClaim(simulation, claim);
  simulation.rounds.touch(partner.index);
  interrupt(simulation, own, owner);
  settlePartPlace(simulation, own, own.base(now));
  simulation.rounds.touch(own.index);
}

function endClaim(simulation: Simulation, claim: number): Unit {
  const { tasks } = simulation;
  const step = simulation.steps[tasks.stepOf(claim)]!;
  const unit = simulation.units[step.unit]!;
  unit.inService[step.level]!.remove(tasks, claim);
  if (unit.isFull) unit.freedAt = simulation.now;
  unit.held -= step.team;
  unit.isTimed = false;
  tasks.remove(claim);
  simulation.rounds.touch(step.unit);
  return unit;
}
