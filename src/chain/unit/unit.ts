import type { Hours } from '../../engine/hours.ts';
import type { WorkingClock } from '../../engine/workingClock.ts';
import type { UnitSpec } from '../chain.ts';
import type { Address, Core } from '../core/core.ts';
import type { StaffRecord } from '../recording/staffRecord.ts';
import { Capacity } from './capacity.ts';

/** Posts of one kind at a unit, or the meetings of a step: a claim on persons that is filled before work. */
export interface UnitPost {
  readonly name: string;
  readonly priority: number;
  readonly staff: number;
  readonly isMeeting: boolean;
}

/** Such a claim in the core, with the persons that posts ask for now. */
interface PlacedPost extends UnitPost {
  readonly address: Address;
  demand: number;
}

/**
 * A unit in a running replication: who is on duty. Places, queue and service are the core's, which is told of every change.
 */
export class Unit {
  readonly index: number;
  readonly address: Address;
  readonly workingClock: WorkingClock;
  readonly capacity: Capacity;
  readonly staff: StaffRecord;
  /** Its distinct priorities of work, ascending: level 0 is the highest. */
  readonly priorities: readonly number[];
  readonly posts: readonly PlacedPost[];
  private readonly core: Core;
  private persons = 0;
  private pace = 1;

  /** @param sources of its completions and wake-ups in the event list */
  constructor(
    core: Core,
    index: number,
    spec: UnitSpec,
    clock: { readonly working: WorkingClock; readonly address: Address },
    priorities: readonly number[],
    posts: readonly UnitPost[],
    staff: StaffRecord,
    sources: { readonly completions: number; readonly wakeUp: number },
  ) {
    const { discipline } = spec;
    const { run } = core;
    this.core = core;
    this.index = index;
    this.workingClock = clock.working;
    this.capacity = new Capacity(spec);
    this.staff = staff;
    this.priorities = priorities;
    this.address = run.addUnit(
      clock.address,
      priorities.length,
      Number(discipline.kind === 'due'),
      Number(discipline.kind === 'sharing'),
      (discipline.kind === 'sharing' && discipline.perPerson) || Number.POSITIVE_INFINITY,
      sources.completions,
      sources.wakeUp,
    );
    for (const [level, priority] of priorities.entries()) {
      run.setPriorityOfLevel(this.address, level, priority);
    }
    this.posts = posts.map((post) => {
      const address = run.addPost(this.address, post.priority, post.staff, Number(post.isMeeting));
      return { ...post, address, demand: 0 };
    });
  }

  /** Open hours at the present moment: the base of its clock. */
  get base(): Hours {
    return this.core.run.baseOf(this.address);
  }

  get onDuty(): number {
    return this.persons;
  }

  get productivity(): number {
    return this.pace;
  }

  /** Persons at work now: on tasks, on posts and in meetings. */
  get working(): number {
    return this.core.run.workingOf(this.address);
  }

  /** Persons asked for by posts. */
  get demanded(): number {
    return this.core.run.demandedOf(this.address);
  }

  /** Tasks that wait, and their person-hours. */
  get waitingTasks(): number {
    return this.core.run.waitingTasksOf(this.address);
  }

  get waitingEffort(): number {
    return this.core.run.waitingEffortOf(this.address);
  }

  /** Person-hours so far at work and on duty. */
  get hoursWorked(): number {
    return this.core.run.hoursWorkedAt(this.address);
  }

  get hoursOnDuty(): number {
    return this.core.run.hoursOnDutyAt(this.address);
  }

  /** As the metric, but of this moment: days of the calendar that those on duty need for what waits. */
  get backlogDays(): number {
    return this.core.run.backlogDaysOf(this.address);
  }

  /** So many persons are on duty from now on. */
  setOnDuty(persons: number): void {
    if (persons === this.persons) return;
    this.persons = persons;
    this.core.run.setOnDuty(this.address, persons);
  }

  /** A place does so many hours of effort in an open hour from now on. */
  setProductivity(productivity: number): void {
    if (productivity === this.pace) return;
    this.pace = productivity;
    this.core.run.setProductivity(this.address, productivity);
  }

  /** Posts of a kind ask for so many persons; nothing if the unit has none of them. */
  setDemand(name: string, demand: number): void {
    const post = this.posts.find((one) => one.name === name && !one.isMeeting);
    if (post === undefined || post.demand === demand) return;
    post.demand = demand;
    this.core.run.setDemand(this.address, post.address, demand);
  }

  /** Something may start: it is looked at when nothing of a lower rank is left at this instant. */
  touch(): void {
    this.core.run.touch(this.address);
  }

  /** Empties it at the beginning of a replication; all of its capacity is on duty. */
  reset(now: Hours): void {
    this.capacity.reset();
    for (const post of this.posts) post.demand = 0;
    this.pace = 1;
    this.persons = this.capacity.onDuty;
    this.core.run.resetUnit(this.address, this.persons);
    this.staff.begin(now, this.base, this.capacity.fte, this.capacity.absence);
  }
}
