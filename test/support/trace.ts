import type { Chain } from '../../src/chain/chain.ts';
import { Seen } from '../../src/chain/core/codes.ts';
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

/** Runs one replication and watches its tasks and queues; `afterStarts` may look on after each round of starts. */
export function traceOf(
  chain: Chain,
  replication = 0,
  seed = { low: 11, high: 22 },
  afterStarts?: (simulation: Simulation) => void,
): Trace {
  const simulation = new Simulation(chain, seed, () => false);
  const { layout } = simulation;
  const traced: Writable<TracedTask>[] = [];
  const present = new Map<number, Writable<TracedTask>>();
  const waits = chain.units.map(() => ({
    spans: [] as (readonly [number, number])[],
    since: new Map<number, number>(),
  }));
  simulation.watch((what, task, unit, one, other) => {
    const { now } = simulation;
    const entry = present.get(task);
    const none = Number.POSITIVE_INFINITY;
    switch (what) {
      case Seen.Ready: {
        const effort = Number.NaN;
        present.set(task, {
          step: other,
          readyAt: one,
          effort,
          startBy: none,
          completeBy: none,
          leftAt: none,
        });
        break;
      }
      case Seen.Effort:
        if (entry === undefined) break;
        entry.effort = one;
        traced.push(entry);
        break;
      case Seen.Deadlines:
        if (entry === undefined) break;
        entry.startBy = one;
        entry.completeBy = other;
        break;
      case Seen.Gone:
        if (entry !== undefined) entry.leftAt = now;
        present.delete(task);
        break;
      case Seen.Join:
        waits[unit]?.since.set(task, now);
        break;
      case Seen.Leave:
        waits[unit]?.spans.push([waits[unit]?.since.get(task) ?? Number.NaN, now]);
        waits[unit]?.since.delete(task);
        break;
      default:
        afterStarts?.(simulation);
    }
  });
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
