import { NONE, roundMoment } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import type { Chain, MeetingSpec, StepSpec } from '../chain.ts';
import type { Simulation } from '../simulation.ts';
import { Source, type Sources } from '../sources.ts';
import type { Lane } from '../unit/lane.ts';
import { TaskList } from '../unit/taskList.ts';
import type { Unit, UnitPost } from '../unit/unit.ts';
import type { TaskTable } from './taskTable.ts';

/** What a meeting takes of one unit while it is held. */
export interface MeetingClaim {
  readonly unit: Unit;
  readonly post: UnitPost;
}

/**
 * The meetings of one step: who waits for the next, what is on the agenda of the one that is held, and its place among
 * the events.
 */
export class Meeting {
  readonly step: number;
  readonly spec: MeetingSpec;
  /** Its claims on its own unit and on partners. */
  readonly claims: readonly MeetingClaim[];
  /** Ready and not treated yet, in the order of its unit's queue. */
  readonly waiting: Lane;
  /** Treated in the meeting that is held now, in the same order. */
  readonly agenda = new TaskList();
  /** Its sources in the event list: the next that begins, and the end of the one that is held. */
  readonly begins: number;
  readonly ends: number;
  private next = 0;

  constructor(step: StepSpec, index: number, spec: MeetingSpec, units: readonly Unit[], sources: Sources) {
    this.step = index;
    this.spec = spec;
    this.waiting = units[step.unit]!.queue.makeLane();
    this.claims = units.flatMap((unit) =>
      unit.posts.filter((post) => post.isMeeting && post.name === step.name).map((post) => ({ unit, post })),
    );
    this.begins = sources.add(Source.MeetingBegins, index);
    this.ends = sources.add(Source.MeetingEnds, index);
  }

  /** Begins a replication. */
  reset(simulation: Simulation): void {
    this.waiting.clear();
    this.agenda.clear();
    this.next = 0;
    this.scheduleNext(simulation);
  }

  /** Sets its next moment in the event list. */
  scheduleNext(simulation: Simulation): void {
    const at = this.spec.at[this.next] ?? Number.POSITIVE_INFINITY;
    this.next += 1;
    simulation.events.schedule(this.begins, at, tieOf(Rank.Arrival, ++simulation.sequence));
  }

  /** Sets the end of a meeting that begins now. */
  scheduleEnd(simulation: Simulation): void {
    const at = roundMoment(simulation.now + this.spec.length);
    simulation.events.schedule(this.ends, at, simulation.tieOfWait(++simulation.sequence));
  }

  /** Puts what waits on the agenda, as much as it has room for; calls `treat` for each. */
  fillAgenda(tasks: TaskTable, treat: (task: number) => void): void {
    let room = this.spec.agenda ?? Number.POSITIVE_INFINITY;
    for (let task = this.waiting.head; task !== NONE && room > 0; task = this.waiting.head) {
      this.waiting.leave(tasks, task);
      this.agenda.append(tasks, task);
      treat(task);
      room -= 1;
    }
  }

  /** Takes the first off the agenda, or `NONE`. */
  takeTreated(tasks: TaskTable): number {
    const task = this.agenda.head;
    if (task !== NONE) this.agenda.remove(tasks, task);
    return task;
  }
}

/** What the meetings of a chain may take of a unit: a claim a step, filled as posts are and empty between meetings. */
export function meetingClaims(chain: Chain, unit: number): UnitPost[] {
  return chain.steps.flatMap((step) => {
    const staff = placesAt(step, unit);
    return staff === 0 ? [] : [{ name: step.name, priority: step.priority, staff, demand: 0, isMeeting: true }];
  });
}

/** Places that a meeting takes at a unit; 0 if the step is none, or not there. */
function placesAt(step: StepSpec, unit: number): number {
  if (step.kind !== 'meeting') return 0;
  if (step.unit === unit) return step.team;
  return step.partners?.find((partner) => partner.unit === unit)?.places ?? 0;
}
