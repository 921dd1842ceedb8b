/** One task that becomes ready at a known moment; its place in the list is its order of becoming ready. */
export interface OracleTask {
  readonly readyAt: number;
  readonly effort: number;
  readonly team: number;
  readonly priority: number;
  readonly preempts: boolean;
  /** Latest moments for the first start and for completion. */
  readonly startBy?: number;
  readonly completeBy?: number;
  /** Whether it is given up at its deadline if it has not started; else it goes on. */
  readonly isDropped?: boolean;
}

export interface OracleUnit {
  readonly onDuty: number;
  readonly discipline: 'fifo' | 'due' | 'sharing';
  /** Tasks a person where they are shared; no limit if absent. */
  readonly perPerson?: number | undefined;
}

/** What becomes of a task. */
export interface OracleEnd {
  /** When it is completed or dropped; `Infinity` if it never is. */
  readonly leftAt: number;
  readonly isCompleted: boolean;
  /** Absent while its deadlines are open, or if it has none. */
  readonly isOnTime?: boolean;
  /** When it waited: pairs of moments, the last of which may be `Infinity`. */
  readonly waits: readonly (readonly [number, number])[];
}

type State = 'future' | 'fresh' | 'interrupted' | 'inService' | 'left';

interface Running extends Required<OracleTask> {
  readonly order: number;
  state: State;
  remaining: number;
  started: number;
  waitsFrom: number;
  leftAt: number;
  isCompleted: boolean;
  isOnTime?: boolean;
  readonly waits: (readonly [number, number])[];
}

/** Moments this near (hours) are the same instant: moments of the product lie on a grid of 2⁻³² h. */
const SAME = 1e-7;

/**
 * The rules of a unit written down plainly, with no clock, heap or list that could hide a mistake: at every event
 * all tasks are looked at. Whole places and a part place, or all in service sharing the persons; queue by priority,
 * interrupted before fresh, then (`due`) the earliest deadline, then the order of becoming ready; the first that does not
 * fit blocks the rest. At one instant: completions, arrivals, starts, then one deadline and starts again.
 */
export function outcomes(unit: OracleUnit, tasks: readonly OracleTask[]): OracleEnd[] {
  const { onDuty } = unit;
  const whole = Math.floor(onDuty);
  const part = onDuty - whole;
  const isShared = unit.discipline === 'sharing';
  const limit = unit.perPerson === undefined ? Number.POSITIVE_INFINITY : Math.floor(unit.perPerson * onDuty);
  const places = isShared ? (onDuty > 0 ? Math.max(1, limit) : 0) : Math.ceil(onDuty);
  const all: Running[] = tasks.map((task, order) => ({
    startBy: Number.POSITIVE_INFINITY,
    completeBy: Number.POSITIVE_INFINITY,
    isDropped: false,
    ...task,
    order,
    state: 'future',
    remaining: task.effort,
    started: 0,
    waitsFrom: 0,
    leftAt: Number.POSITIVE_INFINITY,
    isCompleted: false,
    waits: [],
  }));
  const inService = (): Running[] =>
    all
      .filter((task) => task.state === 'inService')
      .sort((one, other) => one.priority - other.priority || one.started - other.started);
  const held = (): number => inService().reduce((sum, task) => sum + task.team, 0);
  const pace = (task: Running): number => {
    if (isShared) return Math.min(1, onDuty / inService().length);
    const isLast = inService().at(-1) === task;
    return isLast && held() > whole ? task.team - 1 + part : task.team;
  };
  const due = (task: Running): number =>
    unit.discipline !== 'due'
      ? 0
      : task.state === 'fresh'
        ? Math.min(task.startBy, task.completeBy)
        : task.completeBy;
  const sooner = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);
  const isUndecided = (task: Running): boolean =>
    task.isOnTime === undefined && Math.min(task.startBy, task.completeBy) < Number.POSITIVE_INFINITY;
  const wait = (task: Running, state: State): void => {
    task.state = state;
    task.waitsFrom = now;
  };
  let starts = 0;
  let now = 0;

  const startAll = (): void => {
    for (;;) {
      const [head] = all
        .filter((task) => task.state === 'fresh' || task.state === 'interrupted')
        .sort(
          (one, other) =>
            one.priority - other.priority ||
            Number(one.state === 'fresh') - Number(other.state === 'fresh') ||
            sooner(due(one), due(other)) ||
            one.order - other.order,
        );
      if (head === undefined) return;
      if (held() + head.team > places) {
        const lower = inService().filter((task) => task.priority > head.priority);
        const movable = lower.reduce((sum, task) => sum + task.team, 0);
        if (!head.preempts || held() - movable + head.team > places) return;
        while (held() + head.team > places) {
          const last = lower.pop();
          if (last !== undefined) wait(last, 'interrupted');
        }
      }
      // The deadline for the start is met; if there is no other the task is on time.
      if (head.state === 'fresh' && isUndecided(head) && head.completeBy === Number.POSITIVE_INFINITY)
        head.isOnTime = true;
      head.waits.push([head.waitsFrom, now]);
      head.state = 'inService';
      head.started = ++starts;
    }
  };

  /** The deadline that a task waits for, if it is still to be missed. */
  const deadline = (task: Running): number => {
    if (task.state === 'future' || task.state === 'left' || !isUndecided(task))
      return Number.POSITIVE_INFINITY;
    return task.state === 'fresh' ? Math.min(task.startBy, task.completeBy) : task.completeBy;
  };

  for (;;) {
    for (const task of all) {
      if (task.state !== 'future' || task.readyAt > now + SAME) continue;
      wait(task, 'fresh');
      task.waitsFrom = task.readyAt;
    }
    startAll();
    // What ends at this instant ends before a deadline of the same instant passes: exactly at it is on time.
    const ending = inService().find((task) => task.remaining / pace(task) <= SAME);
    if (ending !== undefined) {
      ending.state = 'left';
      ending.leftAt = now;
      ending.isCompleted = true;
      if (isUndecided(ending)) ending.isOnTime = true;
      continue;
    }
    const late = all.find((task) => deadline(task) <= now + SAME);
    if (late !== undefined) {
      if (late.state === 'fresh' && late.isDropped) {
        late.waits.push([late.waitsFrom, now]);
        late.state = 'left';
        late.leftAt = now;
      }
      late.isOnTime = false;
      continue;
    }
    const running = inService();
    const ends = running.map((task) => now + task.remaining / pace(task));
    const arrivals = all.filter((task) => task.state === 'future').map((task) => task.readyAt);
    const next = Math.min(...ends, ...arrivals, ...all.map(deadline));
    if (next === Number.POSITIVE_INFINITY) break;
    const paces = running.map(pace);
    for (const [index, task] of running.entries()) {
      task.remaining -= (next - now) * (paces[index] as number);
      if ((ends[index] as number) <= next + SAME) {
        task.state = 'left';
        task.leftAt = next;
        task.isCompleted = true;
        if (isUndecided(task)) task.isOnTime = true;
      }
    }
    now = next;
  }
  for (const task of all)
    if (task.state === 'fresh' || task.state === 'interrupted')
      task.waits.push([task.waitsFrom, Number.POSITIVE_INFINITY]);
  return all;
}

/** The parts of waits that lie in a span, in task-hours. */
export function waitingIn(ends: readonly OracleEnd[], from: number, to: number): number {
  let sum = 0;
  for (const { waits } of ends)
    for (const [since, until] of waits) sum += Math.max(0, Math.min(until, to) - Math.max(since, from));
  return sum;
}
