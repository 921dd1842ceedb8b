import { forget } from './deadline.ts';
import { removeBranch } from './fork.ts';
import { withdraw } from './passage.ts';
import { abandon } from './service.ts';
import { KIND_FORK, Step } from './step.ts';
import { HOLDING, IN_SERVICE, INTERRUPTED, removeTask, Task, WAITING } from './task.ts';
import { endHold } from './waits.ts';

/**
 * A case is dropped in a branch: all that it has besides is cancelled, at forks and in their branches, wherever it waits
 * or is in service. The dropped task has left its step; its case is left without tasks.
 */
export function cancelBesides(dropped: Task): void {
  const root = dropped.case;
  cancelBranches(root, dropped);
  root.step.record.cancelled += 1;
  removeTask(root);
}

function cancelBranches(parent: Task, dropped: Task): void {
  for (let task = parent.firstBranch; task !== null; task = parent.firstBranch) {
    const step = task.step;
    if (step.kind === KIND_FORK) cancelBranches(task, dropped);
    if (task !== dropped) cancelTask(step, task);
    removeBranch(task);
    removeTask(task);
  }
}

/** A task leaves its step unfinished. */
function cancelTask(step: Step, task: Task): void {
  step.record.cancelled += 1;
  if (!task.isDecided) forget(step, task);
  const meeting = step.meeting;
  if (task.state === WAITING || task.state === INTERRUPTED) withdraw(step, task);
  else if (task.state === HOLDING) endHold(task);
  else if (task.state === IN_SERVICE) {
    if (meeting === null) abandon(step.unit, task);
    else meeting.agenda.remove(task);
  }
  // At a fork there is nothing to leave but its branches.
}
