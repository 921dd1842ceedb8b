/** One task that becomes ready at a known moment; its place in the list is its order of becoming ready. */
export interface OracleTask {
  readonly readyAt: number;
  readonly effort: number;
  readonly team: number;
  readonly priority: number;
  readonly preempts: boolean;
}

type State = 'future' | 'fresh' | 'interrupted' | 'inService' | 'done';

interface Running extends OracleTask {
  readonly order: number;
  state: State;
  remaining: number;
  started: number;
}

/** Moments this near (hours) are the same instant: moments of the product lie on a grid of 2⁻³² h. */
const SAME = 1e-7;

/**
 * The rules of a unit written down plainly, with no clock, heap or list that could hide a mistake: at every event
 * all tasks are looked at. Returns when each task is completed. Whole places and a part place; queue by priority,
 * interrupted before fresh, then order of becoming ready; the first that does not fit blocks the rest.
 */
export function completions(onDuty: number, tasks: readonly OracleTask[]): number[] {
  const whole = Math.floor(onDuty);
  const part = onDuty - whole;
  const places = part > 0 ? whole + 1 : whole;
  const all: Running[] = tasks.map((task, order) => ({
    ...task,
    order,
    state: 'future',
    remaining: task.effort,
    started: 0,
  }));
  const done = all.map(() => Number.POSITIVE_INFINITY);
  const inService = (): Running[] =>
    all
      .filter((task) => task.state === 'inService')
      .sort((one, other) => one.priority - other.priority || one.started - other.started);
  const held = (): number => inService().reduce((sum, task) => sum + task.team, 0);
  const pace = (task: Running): number => {
    const isLast = inService().at(-1) === task;
    return isLast && held() > whole ? task.team - 1 + part : task.team;
  };
  let starts = 0;
  let now = 0;
  for (;;) {
    for (const task of all) {
      if (task.state === 'future' && task.readyAt <= now + SAME) task.state = 'fresh';
    }
    for (;;) {
      const [head] = all
        .filter((task) => task.state === 'fresh' || task.state === 'interrupted')
        .sort(
          (one, other) =>
            one.priority - other.priority ||
            Number(one.state === 'fresh') - Number(other.state === 'fresh') ||
            one.order - other.order,
        );
      if (head === undefined) break;
      if (held() + head.team > places) {
        const lower = inService().filter((task) => task.priority > head.priority);
        const movable = lower.reduce((sum, task) => sum + task.team, 0);
        if (!head.preempts || held() - movable + head.team > places) break;
        while (held() + head.team > places) {
          const last = lower.pop();
          if (last !== undefined) last.state = 'interrupted';
        }
      }
      head.state = 'inService';
      head.started = ++starts;
    }
    const running = inService();
    const ends = running.map((task) => now + task.remaining / pace(task));
    const arrivals = all.filter((task) => task.state === 'future').map((task) => task.readyAt);
    const next = Math.min(...ends, ...arrivals);
    if (next === Number.POSITIVE_INFINITY) return done;
    const paces = running.map(pace);
    for (const [index, task] of running.entries()) {
      task.remaining -= (next - now) * (paces[index] as number);
      if ((ends[index] as number) <= next + SAME) {
        task.state = 'done';
        done[task.order] = next;
      }
    }
    now = next;
  }
}
