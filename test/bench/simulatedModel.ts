import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Chain, Simulator } from '../../src/chain/index.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { type Change, formatFault, loadScenario } from '../../src/scenario/index.ts';
import { Record } from '../support/runScenario.ts';
import type { Model } from './models.ts';

/** What one run of a model gave, in C or simulated. */
export interface ModelRun {
  /** Arrivals, ends of service and renegings. */
  readonly events: number;
  readonly seconds: number;
  /** The model's answer. */
  readonly value: number;
}

/** A model of the bench by the product's own way: its scenario loaded, compiled and simulated with all metrics. */
export class SimulatedModel {
  readonly chain: Chain;
  private readonly model: Model;
  private readonly simulator: Simulator;

  private constructor(model: Model, chain: Chain, seed: string) {
    this.model = model;
    this.chain = chain;
    this.simulator = new Simulator(chain, seedWords(seed));
  }

  /**
   * @param folder of the bench
   * @param horizon instead of the scenario's own
   */
  static async load(model: Model, folder: URL, horizon?: string): Promise<SimulatedModel> {
    const file = fileURLToPath(new URL(`scenarios/${model.name}.yaml`, folder));
    const reader = {
      read: (path: string) => readFileSync(path, 'utf8'),
      resolve: (_: string, path: string) => path,
    };
    const changes: Change[] = horizon === undefined ? [] : [{ path: 'horizon', text: horizon }];
    const { scenario, faults } = await loadScenario(file, reader, changes);
    if (scenario === undefined) throw new Error(faults.map(formatFault).join('\n'));
    return new SimulatedModel(model, scenario.chain, scenario.settings.seed);
  }

  /** Simulates one replication (0-based) on this thread; only the simulating is timed. */
  run(replication: number): ModelRun {
    const from = performance.now();
    const record = new Record(this.simulator, this.chain.norms.length, replication);
    const seconds = (performance.now() - from) / 1000;
    return { events: this.eventsOf(record), seconds, value: this.model.answer(record) };
  }

  /**
   * Counted as queues.c counts them, from the record: the simulator's own list has other events too (periods that
   * close), and none for a task that starts.
   */
  private eventsOf(record: Record): number {
    let events = 0;
    for (const type of this.chain.cases) events += record.whole(type.name, 'opened');
    for (const step of this.chain.steps) {
      events += record.whole(step.name, 'completed') + record.whole(step.name, 'dropped');
    }
    return events;
  }
}
