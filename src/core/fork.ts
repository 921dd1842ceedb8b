import { followRow } from './ledger.ts';
import { enterStep, leaveStep } from './passage.ts';
import { deepen, rise, setAlone } from './state.ts';
import { Step } from './step.ts';
import { addTask, FORKED, removeTask, Task } from './task.ts';

/**
 * A case comes to a fork: its task stays there, and a task more for each branch sets out at once. All are there before
 * the first moves, so that one that ends at this instant does not seem to be the last.
 */
export function openBranches(step: Step, task: Task): void {
  const first = step.branches;
  task.state = FORKED;
  // Several may become ready now: their priorities decide who starts.
  setAlone(false);
  for (let index = first.length - 1; index >= 0; index--) {
    const branch = addTask();
    branch.case = task.case;
    addBranch(task, branch);
    if (step.trace !== null) followRow(branch, task);
  }
  deepen();
  let branch = task.firstBranch!;
  for (let index = 0; index < first.length; index++) {
    // When the branch ends at once it is free for another.
    const next = branch.nextBranch;
    enterStep(branch, first.get(index));
    if (next !== null) branch = next;
  }
  rise();
}

/** A branch ends; with the last one the case goes on from the fork. */
export function endBranch(task: Task): void {
  const parent = task.fork!;
  removeBranch(task);
  removeTask(task);
  if (parent.firstBranch !== null) return;
  const fork = parent.step;
  if (fork.trace !== null) followRow(parent, task);
  leaveStep(fork, parent);
}

/** Adds a task before the branches that `parent` has: a list in file order. */
function addBranch(parent: Task, task: Task): void {
  const next = parent.firstBranch;
  task.fork = parent;
  task.previousBranch = null;
  task.nextBranch = next;
  if (next !== null) next.previousBranch = task;
  parent.firstBranch = task;
}

/** Takes a branch out of its fork. */
export function removeBranch(task: Task): void {
  const previous = task.previousBranch;
  const next = task.nextBranch;
  if (previous === null) task.fork!.firstBranch = next;
  else previous.nextBranch = next;
  if (next !== null) next.previousBranch = previous;
  task.fork = null;
  task.firstBranch = null;
}
