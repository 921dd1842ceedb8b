import { DueTasks } from './dueTasks.ts';
import { NONE } from './hours.ts';
import { Lane } from './lane.ts';
import { Links } from './links.ts';
import { List, Numbers } from './memory.ts';
import { Queue } from './queue.ts';
import { RANK_COMPLETION, tieOf } from './ranks.ts';
import { UnitRecord } from './records.ts';
import { Step } from './step.ts';
import { Task } from './task.ts';
import { TaskList } from './taskList.ts';
import { ThresholdHeap } from './thresholdHeap.ts';
import { VariableClock } from './variableClock.ts';
import { WorkingClock } from './workingClock.ts';

/** Posts of one kind at a unit, or the meetings of a step: a claim on persons that is filled before work. */
@unmanaged
export class Post {
  readonly priority: f64;
  readonly isMeeting: bool;
  /** Persons of a meeting while it is held. */
  readonly staff: f64;
  /** Persons that they ask for now. */
  demand: f64 = 0;

  constructor(priority: f64, staff: f64, isMeeting: bool) {
    this.priority = priority;
    this.staff = staff;
    this.isMeeting = isMeeting;
  }
}

/**
 * A unit in a running replication: who is on duty → places (what is left for work after posts) → queue → service. The
 * functions that move it are in places.ts, service.ts and starts.ts.
 */
@unmanaged
export class Unit {
  readonly index: i32;
  readonly workingClock: WorkingClock;
  /** Whether that is always open. */
  private readonly isContinuous: bool;
  readonly record: UnitRecord = new UnitRecord();
  /** Its distinct priorities of work, ascending: level 0 is the highest. */
  readonly priorities: Numbers;
  readonly posts: List<Post> = new List<Post>();
  readonly queue: Queue = new Queue();
  /** In service, by level and in order of start. */
  readonly inService: List<TaskList> = new List<TaskList>();
  /** Runs at the unit's pace in open hours; a task on whole places ends at its threshold. */
  readonly clock: VariableClock = new VariableClock();
  readonly thresholds: ThresholdHeap = new ThresholdHeap(offsetof<Task>('inService'));
  /** Tasks on whole places that are due at the present instant, while there are several. */
  readonly due: DueTasks = new DueTasks();
  /** What ties it to other units: joint work and alternatives; most units have none. */
  links: Links | null = null;
  /** What it was when the units that it is tied to were last looked at for it. */
  seenHeld: f64 = 0;
  seenPlaces: f64 = 0;
  seenWaiting: i32 = 0;
  /** Whether the earliest deadline goes first, or all in service share the persons there. */
  readonly isByDeadline: bool;
  readonly isShared: bool;
  /** Tasks in service at most for each person, where they are shared. */
  readonly perPerson: f64;
  /** Hours of effort that a place does in an open hour; who changes it plans again. */
  productivity: f64 = 1;
  /** Steps with a queue limit. */
  readonly limitedSteps: List<Step> = new List<Step>();
  /** Its sources in the event list, and the tie of its completions there. */
  completions: i32 = NONE;
  wakeUp: i32 = NONE;
  readonly completionTie: f64;
  /** Whether its next completion there is still the next. */
  isTimed: bool = false;
  /** Whether, after the completion just handled, another task is due at the same moment. */
  isMoreDue: bool = false;

  onDuty: f64 = 0;
  /** Persons on posts and in meetings, those in meetings, and those asked for by posts. */
  filled: f64 = 0;
  attending: f64 = 0;
  demanded: f64 = 0;
  /** For work: whole places, the pace of the part place (0: there is none), and places in all. */
  whole: f64 = 0;
  part: f64 = 0;
  places: f64 = 0;
  /** Places held by tasks, in all and by preempting tasks of each level. */
  held: f64 = 0;
  readonly heldPreempting: Numbers;
  /** Places that any joint work takes here at once, at most; 0 if none does. */
  jointPlaces: f64 = 0;
  /** When room for that last came, after there was none. */
  freedAt: f64 = -Infinity;
  /** The task on the part place, the reading of the clock at which it ends, and the pace when it was put on it. */
  partTask: Task | null = null;
  partThreshold: f64 = Infinity;
  partPace: f64 = 0;

  constructor(
    index: i32,
    workingClock: WorkingClock,
    levels: i32,
    isByDeadline: bool,
    isShared: bool,
    perPerson: f64,
  ) {
    this.index = index;
    this.completionTie = tieOf(RANK_COMPLETION, f64(index));
    this.workingClock = workingClock;
    this.isContinuous = workingClock.continuous;
    this.isByDeadline = isByDeadline;
    this.isShared = isShared;
    this.perPerson = perPerson;
    this.priorities = new Numbers(levels);
    this.heldPreempting = new Numbers(levels);
    for (let level = 0; level < levels; level++) {
      this.queue.lanes.push(new Lane(isByDeadline));
      this.inService.push(new TaskList());
    }
  }

  /** Open hours at a moment: the base of its clock. */
  base(at: f64): f64 {
    return this.isContinuous ? at : this.workingClock.hoursNear(at);
  }

  /** The earliest moment with so many open hours. */
  momentAt(base: f64): f64 {
    return this.isContinuous ? base : this.workingClock.momentAt(base);
  }

  /** Whether it is open at a moment. */
  isOpen(at: f64): bool {
    return this.isContinuous || this.workingClock.isOpenNear(at);
  }

  /** Whether joint work may have to wait for room here: places are about to come free, or more to be there. */
  get isFull(): bool {
    return this.jointPlaces > 0 && this.held + this.jointPlaces > this.places;
  }

  /** Persons at work now: on tasks, on posts and in meetings. */
  get working(): f64 {
    const onTasks = this.held > this.whole ? this.whole + this.part : this.held;
    return onTasks + this.filled;
  }

  /** Days of the calendar that those on duty need for what waits. */
  get backlogDays(): f64 {
    const effort = this.record.waiting.effort;
    if (effort <= 0) return 0;
    const perDay = this.onDuty * this.workingClock.openHoursPerDay;
    return perDay > 0 ? effort / perDay : Infinity;
  }

  /** The level of a priority, or `NONE`. */
  levelOf(priority: f64): i32 {
    for (let level = 0; level < this.priorities.length; level++) {
      if (this.priorities.get(level) === priority) return level;
    }
    return NONE;
  }

  /** Empties it at the beginning of a replication. */
  reset(at: f64): void {
    const base = this.base(at);
    this.clock.reset(base, base);
    this.thresholds.clear();
    this.due.size = 0;
    this.productivity = 1;
    this.clock.setRate(base, 1, 0);
    this.queue.clear();
    for (let level = 0; level < this.inService.length; level++) this.inService.get(level).clear();
    this.heldPreempting.fill(0);
    this.held = 0;
    this.seenHeld = 0;
    this.seenPlaces = 0;
    this.seenWaiting = 0;
    this.filled = 0;
    this.attending = 0;
    this.demanded = 0;
    this.freedAt = -Infinity;
    this.partTask = null;
    this.partThreshold = Infinity;
    this.isTimed = false;
    for (let post = 0; post < this.posts.length; post++) this.posts.get(post).demand = 0;
    this.record.begin(at, base);
  }
}
