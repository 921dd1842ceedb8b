import { passLimit } from './host.ts';
import { NONE } from './hours.ts';
import { allocate } from './memory.ts';
import { Step } from './step.ts';
import { SEE_GONE, tell } from './watch.ts';

/** Where a task is. */
export const WAITING = 0;
export const INTERRUPTED = 1;
export const IN_SERVICE = 2;
export const HOLDING = 3;
export const FORKED = 4;

/** What passes a limit, for the host. */
export const LIMIT_ENTITIES = 0;
export const LIMIT_EVENTS = 1;
export const LIMIT_AT_ONE_INSTANT = 2;
export const LIMIT_BRANCHES = 3;

/**
 * A task: one case's passage through one step. A case is known by its first task, which stays its own from step to step
 * until it closes and has its key; only the branches of a fork, and the parts of partners in joint work, are tasks
 * besides. Behind the fields lie the case's visits to the steps on loops, and the hours that it has waited by unit.
 */
@unmanaged
export class Task {
  /** The case's first task. */
  case: Task = changetype<Task>(0);
  step: Step = changetype<Step>(0);
  /** The list that the task is in: a queue, or what is in service; `next` also links free ones. */
  previous: Task | null = null;
  next: Task | null = null;
  /** Where it stands in its unit's service heap (or the heap of waits, or a due queue), and in its step's deadlines. */
  inService: i32 = NONE;
  inDeadlines: i32 = NONE;
  /** Which visit of the case to the step this is, from 0. */
  visit: i32 = 0;
  state: i32 = 0;
  /** Whether its deadlines are settled or missed, or it has none. */
  isDecided: bool = true;

  /** Of a case: the words of its key, and the person that it is about, `NONE`, or a recruit (below `NONE`). */
  low: i32 = 0;
  high: i32 = 0;
  person: i32 = 0;
  /** Of an obligation: whose it is. */
  subject: i32 = 0;
  openedAt: f64 = 0;

  /** When it became ready, and the order of that over all tasks. */
  readyAt: f64 = 0;
  order: f64 = 0;
  /** Order of the latest start. */
  startOrder: f64 = 0;
  /** Remaining effort in person-hours while it waits. */
  remaining: f64 = 0;
  /** Latest moments for the first start and for completion; `Infinity` if none. */
  startBy: f64 = 0;
  completeBy: f64 = 0;
  /** When it was interrupted, if it is. */
  interruptedAt: f64 = 0;
  /** Where persons are shared: the open hours of its unit at its latest start. */
  serviceFrom: f64 = 0;

  /** At a fork: the first branch that has not ended. Of a branch: the task at its fork, and its neighbours in the list. */
  firstBranch: Task | null = null;
  fork: Task | null = null;
  previousBranch: Task | null = null;
  nextBranch: Task | null = null;
  /** Joint work: the first of its claims on partners. Of a claim: the next of the same task. */
  firstClaim: Task | null = null;
  nextClaim: Task | null = null;

  /** All tasks that were ever made. */
  older: Task | null = null;
}

/** Visits a case may count, and hours of waiting by unit that it may keep: the most of any case type. */
let loopSteps: i32 = 0;
let waitColumns: i32 = 0;
let limit: i32 = 0;

let free: Task | null = null;
let newest: Task | null = null;
let live: i32 = 0;
/** Doubles when it is reached, up to the limit. */
let room: i32 = 256;

export function makeTaskTable(loops: i32, columns: i32, most: i32): void {
  loopSteps = loops;
  waitColumns = columns;
  limit = most;
}

/** A task; what it says of its step and its case is the caller's to set. */
export function addTask(): Task {
  if (live === room) {
    if (room >= limit) passLimit(LIMIT_ENTITIES);
    room *= 2;
  }
  live++;
  const task = free;
  if (task === null) return makeTask();
  free = task.next;
  return task;
}

export function removeTask(task: Task): void {
  tell(SEE_GONE, task);
  task.next = free;
  free = task;
  live--;
}

/** All tasks are free again. */
export function clearTasks(): void {
  live = 0;
  free = null;
  let task = newest;
  while (task !== null) {
    task.inService = NONE;
    task.inDeadlines = NONE;
    task.firstBranch = null;
    task.firstClaim = null;
    task.next = free;
    free = task;
    task = task.older;
  }
}

function makeTask(): Task {
  const bytes = i32(offsetof<Task>()) + loopSteps * 4 + ((loopSteps & 1) << 2) + waitColumns * 16;
  const task = changetype<Task>(allocate(bytes));
  task.inService = NONE;
  task.inDeadlines = NONE;
  task.older = newest;
  newest = task;
  return task;
}

/** The case of a new task is opened; its visits are zero. */
export function beginVisits(task: Task): void {
  if (loopSteps > 0) memory.fill(changetype<usize>(task) + offsetof<Task>(), 0, usize(loopSteps) << 2);
}

/** How often a case has been at a step on a loop before; counts this visit. */
export function countVisit(task: Task, loopIndex: i32): i32 {
  const at = changetype<usize>(task) + offsetof<Task>() + (usize(loopIndex) << 2);
  const visit = load<i32>(at);
  store<i32>(at, visit + 1);
  return visit;
}

/** Where a task keeps the hours that its case has waited, by column; behind them what they were when it became ready. */
export function waitsOf(task: Task): usize {
  return changetype<usize>(task) + offsetof<Task>() + (usize(loopSteps + (loopSteps & 1)) << 2);
}
