import type { Chain } from '../../src/chain/chain.ts';
import { Simulation } from '../../src/chain/simulation.ts';

/** What one task of a unit went through, seen from outside the recording. */
export interface TracedTask {
  readonly step: number;
  readonly readyAt: number;
  readonly effort: number;
  readonly startBy: number;
  readonly completeBy: number;
  /** When its case left the chain with it; `Infinity` if it has not. */
  readonly leftAt: number;
}

export interface Trace {
  /** Tasks of work in the order of becoming ready. */
  readonly tasks: readonly TracedTask[];
  /** By unit: when something waited in its queue or for its meetings, in pairs of moments; open ones end at `Infinity`. */
  readonly waits: readonly (readonly (readonly [number, number])[])[];
  readonly values: Float64Array;
  readonly simulation: Simulation;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Runs one replication and watches the queues and the table of tasks; `afterStarts` may look on after each round of starts. */
export function traceOf(
  chain: Chain,
  replication = 0,
  seed = { low: 11, high: 22 },
  afterStarts?: (simulation: Simulation) => void,
): Trace {
  const simulation = new Simulation(chain, seed, () => false);
  const { tasks, layout } = simulation;
  const traced: Writable<TracedTask>[] = [];
  const present = new Map<number, Writable<TracedTask>>();
  const watch = <Key extends 'setReadyAt' | 'setRemaining' | 'setStartBy' | 'setCompleteBy'>(
    name: Key,
    see: (task: number, value: number) => void,
  ): void => {
    const original = tasks[name].bind(tasks);
    tasks[name] = (task: number, value: number): void => {
      see(task, value);
      original(task, value);
    };
  };
  watch('setReadyAt', (task, readyAt) => {
    const none = Number.POSITIVE_INFINITY;
    present.set(task, {
      step: tasks.stepOf(task),
      readyAt,
      effort: Number.NaN,
      startBy: none,
      completeBy: none,
      leftAt: none,
    });
  });
  watch('setRemaining', (task, effort) => {
    const entry = present.get(task);
    if (entry === undefined || !Number.isNaN(entry.effort)) return;
    entry.effort = effort;
    traced.push(entry);
  });
  watch('setStartBy', (task, at) => {
    const entry = present.get(task);
    if (entry !== undefined) entry.startBy = at;
  });
  watch('setCompleteBy', (task, at) => {
    const entry = present.get(task);
    if (entry !== undefined) entry.completeBy = at;
  });
  const remove = tasks.remove.bind(tasks);
  tasks.remove = (task) => {
    const entry = present.get(task);
    if (entry !== undefined) entry.leftAt = simulation.now;
    present.delete(task);
    remove(task);
  };
  const waits = simulation.units.map(({ index, queue }) => {
    const spans: (readonly [number, number])[] = [];
    const since = new Map<number, number>();
    const meetings = simulation.steps.flatMap(({ unit, meeting }) =>
      unit === index && meeting !== undefined ? [meeting.waiting] : [],
    );
    for (const lane of [...queue.lanes, ...meetings]) {
      const join = lane.join.bind(lane);
      const leave = lane.leave.bind(lane);
      lane.join = (table, task) => {
        since.set(task, simulation.now);
        join(table, task);
      };
      lane.leave = (table, task) => {
        spans.push([since.get(task) ?? Number.NaN, simulation.now]);
        since.delete(task);
        leave(table, task);
      };
    }
    return { spans, since };
  });
  if (afterStarts !== undefined) {
    const { rounds } = simulation;
    const run = rounds.run.bind(rounds);
    rounds.run = () => {
      run();
      afterStarts(simulation);
    };
  }
  const values = new Float64Array((layout.periods + 1) * layout.width);
  simulation.run(replication, values, 0, new Float64Array(chain.norms.length), 0);
  return {
    tasks: traced,
    waits: waits.map(({ spans, since }) => [
      ...spans,
      ...[...since.values()].map((from) => [from, Number.POSITIVE_INFINITY] as const),
    ]),
    values,
    simulation,
  };
}
