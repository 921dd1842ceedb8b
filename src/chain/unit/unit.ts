import { DueItems } from '../../engine/dueItems.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { VariableClock } from '../../engine/variableClock.ts';
import type { WorkingClock } from '../../engine/workingClock.ts';
import type { UnitSpec } from '../chain.ts';
import type { UnitRecord } from '../recording/records.ts';
import type { TaskTable } from '../work/taskTable.ts';
import { Capacity } from './capacity.ts';
import { DueLane } from './dueLane.ts';
import { Lane } from './lane.ts';
import type { Links } from './links.ts';
import { Queue } from './queue.ts';
import { TaskList } from './taskList.ts';

/** Posts of one kind at a unit, or the meetings of a step: a claim on persons that is filled before work. */
export interface UnitPost {
  readonly name: string;
  readonly priority: number;
  readonly staff: number;
  readonly isMeeting: boolean;
  /** Persons that they ask for now. */
  demand: number;
}

/**
 * A unit in a running replication: capacity (who is on duty) → places (what is left for work after posts) →
 * queue → service. The functions that move it are in places.ts, service.ts and starts.ts.
 */
export class Unit {
  readonly index: number;
  readonly record: UnitRecord;
  readonly workingClock: WorkingClock;
  readonly capacity: Capacity;
  /** Its distinct priorities of work, ascending: level 0 is the highest. */
  readonly priorities: readonly number[];
  readonly posts: UnitPost[];
  readonly queue: Queue;
  /** In service, by level and in order of start. */
  readonly inService: readonly TaskList[];
  /** Runs at the unit's pace in open hours; a task on whole places ends at its threshold. */
  readonly clock: VariableClock;
  /** Tasks on whole places that are due at the present instant, while there are several. */
  readonly due = new DueItems();
  /** What ties it to other units: joint work and alternatives; most units have none. */
  links: Links | undefined = undefined;
  /** What it was when the units that it is tied to were last looked at for it. */
  readonly seen = { held: 0, places: 0, waiting: 0 };
  /** Whether the earliest deadline goes first (see dueLane.ts). */
  readonly isByDeadline: boolean;
  /** Whether all in service share the persons there (see sharing.ts). */
  readonly isShared: boolean;
  /** Tasks in service at most for each person, where they are shared. */
  readonly perPerson: number;
  /** Hours of effort that a place does in an open hour; who changes it plans again. */
  productivity = 1;
  /** Steps with a queue limit. */
  readonly limitedSteps: number[] = [];
  /** Its sources in the event list. */
  completions = NONE;
  /** The tie of its completions there. */
  readonly completionTie: number;
  /** Whether its next completion there is still the next. */
  isTimed = false;
  /** Whether, after the completion just handled, another task is due at the same moment. */
  isMoreDue = false;
  wakeUp = NONE;

  onDuty = 0;
  /** Persons on posts and in meetings, those in meetings, and those asked for by posts. */
  filled = 0;
  attending = 0;
  demanded = 0;
  /** For work: whole places, the pace of the part place (0: there is none), and places in all. */
  whole = 0;
  part = 0;
  places = 0;
  /** Places held by tasks, in all and by preempting tasks of each level. */
  held = 0;
  readonly heldPreempting: Float64Array;
  /** Places that any joint work takes here at once, at most; 0 if none does. */
  jointPlaces = 0;
  /** When room for that last came, after there was none. */
  freedAt = Number.NEGATIVE_INFINITY;
  /** The task on the part place (`NONE`: nobody is) and the reading of the clock at which it ends. */
  partTask = NONE;
  partThreshold = Number.POSITIVE_INFINITY;
  /** The pace of the part place when that task was put on it. */
  partPace = 0;
  /** The last moment asked for and its open hours. */
  private knownAt = Number.NaN;
  private knownBase = 0;

  constructor(
    index: number,
    spec: UnitSpec,
    workingClock: WorkingClock,
    priorities: readonly number[],
    posts: UnitPost[],
    tasks: TaskTable,
    record: UnitRecord,
  ) {
    this.index = index;
    this.completionTie = tieOf(Rank.Completion, index);
    this.record = record;
    this.workingClock = workingClock;
    this.capacity = new Capacity(spec);
    this.priorities = priorities;
    this.posts = posts;
    const { discipline } = spec;
    this.isByDeadline = discipline.kind === 'due';
    this.queue = new Queue(
      priorities.length,
      this.isByDeadline ? () => new DueLane(tasks) : () => new Lane(),
    );
    this.isShared = discipline.kind === 'sharing';
    this.perPerson = (discipline.kind === 'sharing' && discipline.perPerson) || Number.POSITIVE_INFINITY;
    this.inService = priorities.map(() => new TaskList());
    this.clock = new VariableClock(tasks.inService);
    this.heldPreempting = new Float64Array(priorities.length);
  }

  /** Open hours at a moment: the base of its clock. */
  base(at: Hours): Hours {
    if (this.workingClock.continuous) return at;
    if (at !== this.knownAt) {
      this.knownAt = at;
      this.knownBase = this.workingClock.hoursAt(at);
    }
    return this.knownBase;
  }

  /** Whether it is open at a moment. */
  isOpen(at: Hours): boolean {
    return this.workingClock.continuous || this.workingClock.isOpen(at);
  }

  /** Whether joint work may have to wait for room here: places are about to come free, or more to be there. */
  get isFull(): boolean {
    return this.jointPlaces > 0 && this.held + this.jointPlaces > this.places;
  }

  /** Persons at work now: on tasks, on posts and in meetings. */
  get working(): number {
    const onTasks = this.held > this.whole ? this.whole + this.part : this.held;
    return onTasks + this.filled;
  }

  /** As the metric, but of this moment: days of the calendar that those on duty need for what waits. */
  get backlogDays(): number {
    const { effort } = this.record.waiting;
    if (effort <= 0) return 0;
    const perDay = this.onDuty * this.workingClock.openHoursPerDay;
    return perDay > 0 ? effort / perDay : Number.POSITIVE_INFINITY;
  }

  /** Empties it at the beginning of a replication. */
  reset(at: Hours): void {
    const base = this.base(at);
    this.capacity.reset();
    this.clock.reset(base, base);
    this.due.clear();
    this.productivity = 1;
    this.clock.setRate(base, 1, 0);
    this.queue.clear();
    for (const list of this.inService) list.clear();
    this.heldPreempting.fill(0);
    this.held = 0;
    this.seen.held = 0;
    this.seen.places = 0;
    this.seen.waiting = 0;
    this.filled = 0;
    this.attending = 0;
    this.demanded = 0;
    this.freedAt = Number.NEGATIVE_INFINITY;
    this.partTask = NONE;
    this.partThreshold = Number.POSITIVE_INFINITY;
    this.isTimed = false;
    for (const post of this.posts) post.demand = 0;
  }
}
