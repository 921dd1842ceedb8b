import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { enterStep, leaveStep } from './passage.ts';
import type { Step } from './step.ts';
import { TaskState } from './taskTable.ts';

/**
 * A case comes to a fork: its task stays there, and a task more for each branch sets out at once. All are there before
 * the first moves, so that one that ends at this instant does not seem to be the last.
 */
export function openBranches(simulation: Simulation, step: Step, task: number): void {
  const { tasks, branches } = simulation;
  const first = step.branches;
  tasks.setState(task, TaskState.Forked);
  // Several may become ready now: their priorities decide who starts.
  simulation.isAlone = false;
  for (let index = first.length - 1; index >= 0; index--) {
    const branch = tasks.add();
    tasks.setCase(branch, tasks.caseOf(task));
    branches.add(task, branch, tasks.capacity);
    if (step.trace !== undefined) simulation.ledger.follow(branch, task, tasks.capacity);
  }
  simulation.deepen();
  let branch = branches.firstOf(task);
  for (let index = 0; index < first.length; index++) {
    // When the branch ends at once its row is free for another.
    const next = branches.nextOf(branch);
    enterStep(simulation, branch, simulation.steps[first[index]!]!);
    branch = next;
  }
  simulation.depth--;
}

/** A branch ends; with the last one the case goes on from the fork. */
export function endBranch(simulation: Simulation, task: number): void {
  const { tasks, branches } = simulation;
  const parent = branches.parentOf(task);
  branches.remove(task);
  tasks.remove(task);
  if (branches.firstOf(parent) !== NONE) return;
  const fork = simulation.steps[tasks.stepOf(parent)]!;
  if (fork.trace !== undefined) simulation.ledger.follow(parent, task, tasks.capacity);
  leaveStep(simulation, fork, parent);
}
