import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { abandon } from '../unit/service.ts';
import { forget } from './deadline.ts';
import { endHold, withdraw } from './passage.ts';
import { type Step, StepKind } from './step.ts';
import { TaskState } from './taskTable.ts';

/**
 * A case is dropped in a branch: all that it has besides is cancelled, at forks and in their branches, wherever it
 * waits or is in service. The dropped task has left its step; its case is left without tasks.
 */
export function cancelBesides(simulation: Simulation, dropped: number): void {
  const { tasks, steps } = simulation;
  const root = tasks.caseOf(dropped);
  cancelBranches(simulation, root, dropped);
  steps[tasks.stepOf(root)]!.record.cancelled++;
  tasks.remove(root);
}

function cancelBranches(simulation: Simulation, parent: number, dropped: number): void {
  const { tasks, branches, steps } = simulation;
  for (let task = branches.firstOf(parent); task !== NONE; task = branches.firstOf(parent)) {
    const step = steps[tasks.stepOf(task)]!;
    if (step.kind === StepKind.Fork) cancelBranches(simulation, task, dropped);
    if (task !== dropped) cancelTask(simulation, step, task);
    branches.remove(task);
    tasks.remove(task);
  }
}

/** A task leaves its step unfinished. */
function cancelTask(simulation: Simulation, step: Step, task: number): void {
  const { tasks } = simulation;
  step.record.cancelled++;
  if (tasks.decidedOf(task) === 0) forget(simulation, step, task);
  switch (tasks.stateOf(task)) {
    case TaskState.Waiting:
    case TaskState.Interrupted:
      withdraw(simulation, step, task);
      break;
    case TaskState.InService:
      if (step.meeting === undefined) abandon(simulation, simulation.units[step.unit]!, task);
      else step.meeting.agenda.remove(tasks, task);
      break;
    case TaskState.Holding:
      endHold(simulation, task);
      break;
    default:
    // At a fork there is nothing to leave but its branches.
  }
}
