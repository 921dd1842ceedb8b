/** A unit of the oracle: it is open every day in [from, to). */
export interface OracleUnit {
  readonly onDuty: number;
  readonly from: number;
  readonly to: number;
}

/** One task that becomes ready at a known moment; its place in the list is its order of becoming ready. */
export interface JointTask {
  readonly readyAt: number;
  readonly effort: number;
  readonly team: number;
  readonly priority: number;
  readonly preempts: boolean;
  readonly unit: number;
  readonly alternatives: readonly number[];
  readonly partner?: { readonly unit: number; readonly places: number };
}

type State = 'future' | 'fresh' | 'interrupted' | 'inService' | 'done';

interface Running extends JointTask {
  readonly order: number;
  state: State;
  /** The unit that has it. */
  at: number;
  remaining: number;
  started: number;
}

const SAME = 1e-6;
const DAY = 24;

/**
 * Joint work and alternatives written down plainly: at every event, and at every opening and closing, all tasks are
 * looked at, and starts are repeated until there is none. Returns when each task is completed. It knows nothing of
 * what the product must remember to look at again.
 */
export function jointCompletions(units: readonly OracleUnit[], tasks: readonly JointTask[]): number[] {
  const all: Running[] = tasks.map((task, order) => ({
    ...task,
    order,
    state: 'future',
    at: task.unit,
    remaining: task.effort,
    started: 0,
  }));
  const done = all.map(() => Number.POSITIVE_INFINITY);
  let now = 0;
  let starts = 0;

  const isOpen = (unit: number): boolean => {
    const { from, to } = units[unit]!;
    const hour = (now + SAME) % DAY;
    return hour >= from && hour < to;
  };
  const takes = (task: Running, unit: number): number =>
    task.at === unit ? task.team : task.partner?.unit === unit ? task.partner.places : 0;
  const inService = (unit: number): Running[] =>
    all
      .filter((task) => task.state === 'inService' && takes(task, unit) > 0)
      .sort((one, other) => one.priority - other.priority || one.started - other.started);
  const held = (unit: number): number => inService(unit).reduce((sum, task) => sum + takes(task, unit), 0);
  const free = (unit: number): number => Math.ceil(units[unit]!.onDuty) - held(unit);
  const isWaiting = (task: Running): boolean => task.state === 'fresh' || task.state === 'interrupted';
  /** What waits for a unit, in order: others' joint work before its own of the same priority. */
  const candidates = (unit: number): Running[] =>
    all
      .filter((task) => isWaiting(task) && takes(task, unit) > 0)
      .sort(
        (one, other) =>
          one.priority - other.priority ||
          Number(one.at === unit) - Number(other.at === unit) ||
          Number(one.state === 'fresh') - Number(other.state === 'fresh') ||
          one.order - other.order,
      );
  const unitsOf = (task: Running): number[] =>
    task.partner === undefined ? [task.at] : [task.at, task.partner.unit];
  const hasRoomAt = (task: Running, unit: number): boolean => isOpen(unit) && takes(task, unit) <= free(unit);
  const movable = (task: Running): number =>
    inService(task.at)
      .filter((other) => other.priority > task.priority)
      .reduce((sum, other) => sum + takes(other, task.at), 0);
  const mayMakeRoom = (task: Running): boolean =>
    task.preempts && isOpen(task.at) && free(task.at) + movable(task) >= task.team;
  /** Whether a unit has room for a task, and nothing before it there could start: that is followed to a depth. */
  const hasRoom = (task: Running, unit: number, depth: number): boolean => {
    if (!hasRoomAt(task, unit) && !(unit === task.at && mayMakeRoom(task))) return false;
    if (depth === 0) return true;
    let spare = Math.max(0, free(unit) - takes(task, unit));
    for (const ahead of candidates(unit)) {
      if (ahead === task) return true;
      const isBlocking = ahead.at === unit && takes(ahead, unit) > free(unit) && !mayMakeRoom(ahead);
      if (isBlocking || ahead.partner === undefined) return false;
      if (hasRoomElsewhere(ahead, unit, depth - 1)) spare -= takes(ahead, unit);
      if (spare < 0) return false;
    }
    return true;
  };
  const hasRoomElsewhere = (task: Running, but: number, depth = 2): boolean =>
    unitsOf(task).every((unit) => unit === but || hasRoom(task, unit, depth));
  const start = (task: Running): void => {
    while (free(task.at) < task.team) {
      const last = inService(task.at).at(-1);
      if (last === undefined) throw new Error('nobody to interrupt');
      last.state = 'interrupted';
    }
    task.state = 'inService';
    task.started = ++starts;
  };
  const wouldStandIdle = (unit: number, task: Running): boolean =>
    isOpen(unit) &&
    free(unit) >= task.team &&
    !all.some((other) => isWaiting(other) && other.at === unit) &&
    !candidates(unit).some((other) => hasRoomElsewhere(other, unit)) &&
    (task.partner === undefined || (!hasRoom(task, task.at, 2) && hasRoomElsewhere(task, task.at)));
  const seatFor = (task: Running): number | undefined =>
    task.state === 'fresh' ? task.alternatives.find((unit) => wouldStandIdle(unit, task)) : undefined;
  /** The first of what never started that an alternative would take. */
  const firstToPassOn = (): Running | undefined =>
    all
      .filter((task) => task.state === 'fresh')
      .sort((one, other) => one.priority - other.priority || one.order - other.order)
      .find((task) => seatFor(task) !== undefined);
  const passOn = (task: Running | undefined): boolean => {
    const seat = task === undefined ? undefined : seatFor(task);
    if (task === undefined || seat === undefined) return false;
    task.at = seat;
    start(task);
    return true;
  };
  /** Units in file order, but that those whose work asks for a part of another come before it. */
  const inOrder = (): number[] => {
    const order = new Set<number>();
    const visit = (unit: number): void => {
      if (order.has(unit)) return;
      for (const task of candidates(unit)) if (task.at !== unit) visit(task.at);
      order.add(unit);
    };
    for (const unit of units.keys()) visit(unit);
    return [...order];
  };
  /** Makes a start in the queue order of a unit, if there is one to make. */
  const startInOrder = (unit: number): boolean => {
    for (const task of candidates(unit)) {
      const isOwn = task.at === unit;
      const fits = takes(task, unit) <= free(unit);
      if (isOwn && !fits && firstToPassOn() === task) return passOn(task);
      if (isOwn && !fits && !mayMakeRoom(task)) return false;
      if (!hasRoomElsewhere(task, unit)) {
        if (!isOwn && firstToPassOn() === task) return passOn(task);
        continue;
      }
      if (!isOwn && !fits) return false;
      start(task);
      return true;
    }
    return false;
  };
  const startOne = (): boolean =>
    inOrder().some((unit) => isOpen(unit) && startInOrder(unit)) || passOn(firstToPassOn());
  const pace = (task: Running): number => {
    if (!isOpen(task.at)) return 0;
    const whole = Math.floor(units[task.at]!.onDuty);
    const isLast = inService(task.at).at(-1) === task;
    return isLast && held(task.at) > whole ? task.team - 1 + (units[task.at]!.onDuty - whole) : task.team;
  };

  for (let events = 0; events < 100_000; events++) {
    for (const task of all) if (task.state === 'future' && task.readyAt <= now + SAME) task.state = 'fresh';
    while (startOne());
    if (all.every((task) => task.state === 'done')) return done;
    const running = all.filter((task) => task.state === 'inService');
    const paces = running.map(pace);
    const ends = running.map((task, index) => now + task.remaining / paces[index]!);
    const arrivals = all.filter((task) => task.state === 'future').map((task) => task.readyAt);
    const midnight = Math.floor((now + SAME) / DAY) * DAY;
    const turns = units
      .flatMap(({ from, to }) => [midnight + from, midnight + to, midnight + DAY + from])
      .filter((at) => at > now + SAME);
    const next = Math.min(...ends, ...arrivals, ...turns);
    for (const [index, task] of running.entries()) {
      task.remaining -= (next - now) * paces[index]!;
      if (ends[index]! <= next + SAME) {
        task.state = 'done';
        done[task.order] = next;
      }
    }
    now = next;
  }
  return done;
}
