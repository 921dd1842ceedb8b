import type { Chain } from './chain.ts';
import type { Layout } from './layout.ts';
import { Simulation } from './simulation.ts';
import { SimulationFault } from './simulationFault.ts';

/** Two 32-bit key words, from the user's seed. */
export interface SeedWords {
  readonly low: number;
  readonly high: number;
}

/** Runs replications of one chain with one seed, one after another, each on its own whatever came before. */
export class Simulator {
  readonly layout: Layout;
  private readonly simulation: Simulation;

  /** @param isStopped asked now and then in the middle of a replication, which ends when it says so */
  constructor(chain: Chain, seed: SeedWords, isStopped: () => boolean = () => false) {
    this.simulation = new Simulation(chain, seed, isStopped);
    this.layout = this.simulation.layout;
  }

  /** The simulated moment that the present (or failed) replication has reached, in hours since `start`. */
  get now(): number {
    return this.simulation.now;
  }

  /**
   * Why norms were first breached in the replication that was run last: hours of waiting by norm × units + unit, of the
   * work that broke the norm in the periods of its first breach (`BreachCauses`). Overwritten by the next one.
   */
  get breachWaits(): Float64Array {
    return this.simulation.breachWaits;
  }

  /**
   * Runs replication `index` (0-based) and writes its record ((periods + 1) × width numbers, see `Layout`) at
   * `offset` of `values`, and the moment of each norm's first breach (hours; `Infinity` if never) at
   * `breachOffset` of `breaches`. Returns the number of events.
   * @throws SimulationFault when the scenario misbehaves (limits passed, a negative rate, no memory left), SimulationStopped when
   * it was told to stop.
   */
  run(
    index: number,
    values: Float64Array,
    offset: number,
    breaches: Float64Array,
    breachOffset: number,
  ): number {
    try {
      return this.simulation.run(index, values, offset, breaches, breachOffset);
    } catch (error) {
      // The core gives up by itself only when it gets no more memory: it is compiled without other checks.
      if (error instanceof Error && error.name === 'RuntimeError' && error.message === 'unreachable') {
        throw SimulationFault.memory();
      }
      throw error;
    }
  }
}
