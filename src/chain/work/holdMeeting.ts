import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { replan } from '../unit/places.ts';
import { decide, startSettled } from './deadline.ts';
import type { Meeting } from './meeting.ts';
import { leaveStep } from './passage.ts';
import { TaskState } from './taskTable.ts';
import { traceMeeting } from './waitTrace.ts';

/**
 * A moment of a meeting: it is held if something is on the agenda and somebody is on duty at its unit. What it treats
 * starts now; the persons that it asks for are taken from work if need be.
 */
export function beginMeeting(simulation: Simulation, meeting: Meeting): void {
  const { tasks, now } = simulation;
  const step = simulation.steps[meeting.step]!;
  const unit = simulation.units[step.unit]!;
  meeting.scheduleNext(simulation);
  if (meeting.waiting.head === NONE || unit.onDuty === 0) return;
  meeting.fillAgenda(tasks, (task) => {
    unit.record.waiting.leave(now, 0);
    if (step.trace !== undefined) traceMeeting(simulation, step.trace, step, task);
    step.record.start(now - tasks.readyAtOf(task));
    if (tasks.decidedOf(task) === 0) startSettled(simulation, step, task);
    step.waitingFresh--;
    tasks.setState(task, TaskState.InService);
  });
  meeting.scheduleEnd(simulation);
  claim(simulation, meeting, true);
}

/** A meeting ends: its persons are free again, and the cases that it treated go on in the order of its agenda. */
export function endMeeting(simulation: Simulation, meeting: Meeting): void {
  const { tasks } = simulation;
  const step = simulation.steps[meeting.step]!;
  simulation.events.cancel(meeting.ends);
  claim(simulation, meeting, false);
  for (let task = meeting.takeTreated(tasks); task !== NONE; task = meeting.takeTreated(tasks)) {
    if (tasks.decidedOf(task) === 0) decide(simulation, step, task, true);
    leaveStep(simulation, step, task);
  }
}

/** Asks for the persons of a meeting at each of its units, or gives them back. */
function claim(simulation: Simulation, { claims, spec }: Meeting, isHeld: boolean): void {
  for (const { unit, post } of claims) {
    post.demand = isHeld ? post.staff : 0;
    if (isHeld) unit.record.offered += post.staff * spec.length;
    replan(simulation, unit);
    simulation.rounds.touch(unit.index);
  }
}
