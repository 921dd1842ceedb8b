import { decide, startSettled } from './deadline.ts';
import { cancel, schedule } from './eventList.ts';
import { roundMoment } from './hours.ts';
import { Lane } from './lane.ts';
import { List, Numbers } from './memory.ts';
import { leaveStep } from './passage.ts';
import { replan } from './places.ts';
import { RANK_ARRIVAL, tieOf, tieOfWait } from './ranks.ts';
import { touch } from './startRounds.ts';
import { nextSequence, now } from './state.ts';
import { Step } from './step.ts';
import { IN_SERVICE, Task } from './task.ts';
import { TaskList } from './taskList.ts';
import { Post, Unit } from './unit.ts';
import { traceMeeting } from './waitTrace.ts';

/** What a meeting takes of one unit while it is held. */
@unmanaged
export class MeetingClaim {
  readonly unit: Unit;
  readonly post: Post;

  constructor(unit: Unit, post: Post) {
    this.unit = unit;
    this.post = post;
  }
}

/**
 * The meetings of one step: who waits for the next, what is on the agenda of the one that is held, and its place among
 * the events.
 */
@unmanaged
export class Meeting {
  readonly step: Step;
  /** When they begin, ascending; how long each lasts; cases that are treated at most. */
  readonly moments: Numbers;
  readonly length: f64;
  readonly most: f64;
  readonly claims: List<MeetingClaim> = new List<MeetingClaim>();
  /** Ready and not treated yet, in the order of its unit's queue. */
  readonly waiting: Lane;
  /** Treated in the meeting that is held now, in the same order. */
  readonly agenda: TaskList = new TaskList();
  /** Its sources in the event list: the next that begins, and the end of the one that is held. */
  readonly begins: i32;
  readonly ends: i32;
  private next: i32 = 0;

  constructor(step: Step, moments: Numbers, length: f64, most: f64, begins: i32, ends: i32) {
    this.step = step;
    this.moments = moments;
    this.length = length;
    this.most = most;
    this.waiting = new Lane(step.unit.isByDeadline);
    this.begins = begins;
    this.ends = ends;
  }

  /** Begins a replication. */
  reset(): void {
    this.waiting.clear();
    this.agenda.clear();
    this.next = 0;
    this.scheduleNext();
  }

  /**
   * A moment of a meeting: it is held if something is on the agenda and somebody is on duty at its unit. What it treats
   * starts now; the persons that it asks for are taken from work if need be.
   */
  begin(): void {
    const step = this.step;
    this.scheduleNext();
    if (this.waiting.head === null || step.unit.onDuty === 0) return;
    let room = this.most;
    for (let task = this.waiting.head; task !== null && room > 0; task = this.waiting.head) {
      this.waiting.leave(task);
      this.agenda.append(task);
      this.treat(step, task);
      room -= 1;
    }
    schedule(this.ends, roundMoment(now + this.length), tieOfWait(nextSequence()));
    this.claim(true);
  }

  /** A meeting ends: its persons are free again, and the cases that it treated go on in the order of its agenda. */
  end(): void {
    const step = this.step;
    cancel(this.ends);
    this.claim(false);
    for (let task = this.agenda.head; task !== null; task = this.agenda.head) {
      this.agenda.remove(task);
      if (!task.isDecided) decide(step, task, true);
      leaveStep(step, task);
    }
  }

  private treat(step: Step, task: Task): void {
    step.unit.record.waiting.leave(now, 0);
    const trace = step.trace;
    if (trace !== null) traceMeeting(trace, step, task);
    step.record.start(now - task.readyAt);
    if (!task.isDecided) startSettled(step, task);
    step.waitingFresh -= 1;
    task.state = IN_SERVICE;
  }

  private scheduleNext(): void {
    const at: f64 = this.next < this.moments.length ? this.moments.get(this.next) : Infinity;
    this.next += 1;
    schedule(this.begins, at, tieOf(RANK_ARRIVAL, nextSequence()));
  }

  /** Asks for the persons of a meeting at each of its units, or gives them back. */
  private claim(isHeld: bool): void {
    for (let index = 0; index < this.claims.length; index++) {
      const claim = this.claims.get(index);
      claim.post.demand = isHeld ? claim.post.staff : 0;
      if (isHeld) claim.unit.record.offered += claim.post.staff * this.length;
      replan(claim.unit);
      touch(claim.unit);
    }
  }
}
