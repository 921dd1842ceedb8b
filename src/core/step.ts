import { CaseTrace, CaseType } from './caseType.ts';
import { NONE, roundMoment } from './hours.ts';
import { Law } from './law.ts';
import { Meeting } from './meeting.ts';
import { List, Numbers } from './memory.ts';
import { StepRecord } from './records.ts';
import { Task } from './task.ts';
import { ThresholdHeap } from './thresholdHeap.ts';
import { Unit } from './unit.ts';
import { workingDaysLater } from './workingDays.ts';

/** Kinds of step. A claim is the part of a partner in joint work. */
export const KIND_WORK = 0;
export const KIND_WAIT = 1;
export const KIND_BRANCH = 2;
export const KIND_CLAIM = 3;
export const KIND_FORK = 4;
export const KIND_MEETING = 5;

/** What becomes of a task that at its deadline has never started. */
export const LATE_CONTINUE = 0;
export const LATE_DROP = 1;
export const LATE_STEP = 2;

export const RULE_SPAN = 0;
export const RULE_WORKING_DAYS = 1;
export const RULE_NEXT_OCCURRENCE = 2;

/** The moment by which something must be done, counted from a moment. */
@unmanaged
export class DeadlineRule {
  readonly kind: i32;
  readonly span: Law | null;
  readonly days: i32;
  /** Whether it is drawn; if not, whatever words will do. */
  readonly isDrawn: bool;

  constructor(kind: i32, span: Law | null, days: i32, isDrawn: bool) {
    this.kind = kind;
    this.span = span;
    this.days = days;
    this.isDrawn = isDrawn;
  }

  /** By the words that were mixed last. @param next when the next occurrence of the same obligation is due */
  from(moment: f64, next: f64): f64 {
    const span = this.span;
    if (span !== null) return roundMoment(moment + span.draw());
    if (this.kind === RULE_WORKING_DAYS) return roundMoment(workingDaysLater(moment, this.days));
    return next;
  }
}

/** Where cases go after a step; the step as other units do it has the same. */
@unmanaged
export class Route {
  /** Whether there is one target and no draw. */
  isOnly: bool = true;
  /** That target; absent at the end of the case. */
  only: Step | null = null;
  /** Branches; their cumulative probabilities, if those are constants: else the host chooses. */
  count: i32 = 0;
  isFixed: bool = false;
  targets: List<Step | null> = new List<Step | null>();
  cumulative: Numbers = new Numbers(0);

  /** Makes room for so many branches, which are still to be set. */
  reset(count: i32): void {
    this.count = count;
    while (this.targets.length < count) this.targets.push(null);
    if (this.cumulative.length < count) this.cumulative = new Numbers(count);
  }
}

/** What a step opens when it ends: cases of a type. */
@unmanaged
export class Opening {
  readonly type: CaseType;
  /** Key word of the type's name. */
  readonly word: i32;
  /** Expected number, if that is a constant; else NaN. */
  readonly expected: f64;

  constructor(type: CaseType, word: i32, expected: f64) {
    this.type = type;
    this.word = word;
    this.expected = expected;
  }

  /** How many are opened, by `u` in (0, 1): the whole part, and one more by chance. */
  count(u: f64): i32 {
    const whole = floor<f64>(this.expected);
    return u < this.expected - whole ? i32(whole) + 1 : i32(whole);
  }
}

/** A step in a running replication, as the host has worked it out. Fields that policies change are set by the host. */
@unmanaged
export class Step {
  readonly index: i32;
  readonly type: CaseType;
  kind: i32 = 0;
  record: StepRecord;
  /** Its unit; absent for waits, branches and forks. */
  unit: Unit = changetype<Unit>(0);
  /** Places that it takes. */
  team: f64 = 1;
  /** Level of its priority at its unit. */
  level: i32 = 0;
  /** Where its work waits in its unit's queue: that level, or a lane of its own if other units have a part in it. */
  lane: i32 = 0;
  /** Joint work: the step as each partner sees it, of kind `KIND_CLAIM`; and as each alternative does it, in order. */
  claims: List<Step> = new List<Step>();
  seats: List<Step> = new List<Step>();
  priority: i32 = 0;
  preempts: bool = false;
  /** Whether a task that finds room and nobody waiting may start without going through the queue. */
  mayStartAtOnce: bool = false;
  duration: Law | null = null;
  /** Key word of its name. */
  word: i32 = 0;
  /** Place among its case type's steps that can be visited again, or `NONE`. */
  loopIndex: i32 = NONE;
  within: DeadlineRule | null = null;
  withinCase: DeadlineRule | null = null;
  startWithin: DeadlineRule | null = null;
  hasDeadline: bool = false;
  onLate: i32 = LATE_CONTINUE;
  lateStep: Step | null = null;
  /** Most tasks that may wait without having started. */
  queueLimit: f64 = Infinity;
  route: Route = new Route();
  openings: List<Opening> = new List<Opening>();
  /** The group to which it moves the case's person, or `NONE`. */
  moves: i32 = NONE;
  /** First steps of its branches, if it is a fork. */
  branches: List<Step> = new List<Step>();
  /** Whether it lies in a branch of a fork. */
  isInBranch: bool = false;
  meeting: Meeting | null = null;
  /** Next deadlines of its undecided tasks, and their source in the event list. */
  deadlines: ThresholdHeap = new ThresholdHeap(offsetof<Task>('inDeadlines'));
  deadlineSource: i32 = NONE;
  /** Obligations: when the next of the one that becomes ready now is due. */
  nextOccurrence: f64 = Infinity;
  /** What is kept of its cases' waiting; absent where no norm asks. */
  trace: CaseTrace | null = null;
  /** Norms that ask where its late tasks waited. */
  lateNorms: Numbers = new Numbers(0);
  /** Tasks that wait and never started. */
  waitingFresh: f64 = 0;

  constructor(index: i32, type: CaseType) {
    this.index = index;
    this.type = type;
    this.record = new StepRecord();
  }

  /**
   * The same step as another unit does it: its record, deadlines, route and draws are those of this one, so that a task
   * may go on with it anywhere.
   */
  at(unit: Unit, level: i32): Step {
    const copy = changetype<Step>(heap.alloc(offsetof<Step>()));
    memory.copy(changetype<usize>(copy), changetype<usize>(this), offsetof<Step>());
    copy.unit = unit;
    copy.level = level;
    copy.lane = level;
    return copy;
  }

  /** What a partner sees of it: so many places that are held and cannot be asked to make room for others. */
  claimAt(unit: Unit, level: i32, places: f64): Step {
    const claim = this.at(unit, level);
    claim.kind = KIND_CLAIM;
    claim.team = places;
    claim.preempts = false;
    claim.claims = new List<Step>();
    return claim;
  }
}
