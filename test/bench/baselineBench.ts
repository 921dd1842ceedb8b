import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Simulator } from '../../src/chain/index.ts';
import { runExperiment } from '../../src/experiment/index.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { formatFault, loadScenario, type Scenario } from '../../src/scenario/index.ts';
import { Record } from '../support/runScenario.ts';

/**
 * Replications of a short run, and of one that is longer. What does not grow with them (workers that start and have their
 * code compiled, the table of assumptions) is the same in both, and drops out of their difference.
 */
const SHORT = 64;
const LONG = 256;
/** Replications of which the best counts, on one thread. */
const ROUNDS = 20;

/** Further replications of the baseline a second, by number of worker threads, and events a second on one thread alone. */
export interface BaselineSpeed {
  readonly eventsPerSecond: number;
  readonly withOne: number;
  readonly withTwo: number;
}

/** Runs the letter's baseline as `volhoud run` does, but for its files. */
export async function baselineBench(folder: URL): Promise<BaselineSpeed> {
  const scenario = await baseline(new URL('../../scenarios/baseline.yaml', folder));
  const eventsPerSecond = bestOf(scenario);
  const withOne = await replicationsPerSecond(scenario, 1);
  return { eventsPerSecond, withOne, withTwo: await replicationsPerSecond(scenario, 2) };
}

/** Events a second of the best of some replications. */
function bestOf({ chain, settings }: Scenario): number {
  const simulator = new Simulator(chain, seedWords(settings.seed));
  let best = 0;
  for (let replication = 0; replication < ROUNDS; replication++) {
    const from = performance.now();
    const { events } = new Record(simulator, chain.norms.length, replication);
    best = Math.max(best, (events / (performance.now() - from)) * 1000);
  }
  return best;
}

async function baseline(file: URL): Promise<Scenario> {
  const reader = {
    read: (path: string) => readFileSync(path, 'utf8'),
    resolve: (_: string, path: string) => path,
  };
  const { scenario, faults } = await loadScenario(fileURLToPath(file), reader);
  if (scenario === undefined) throw new Error(faults.map(formatFault).join('\n'));
  return scenario;
}

async function replicationsPerSecond(scenario: Scenario, workers: number): Promise<number> {
  const short = await secondsOf(scenario, workers, SHORT);
  return (LONG - SHORT) / ((await secondsOf(scenario, workers, LONG)) - short);
}

async function secondsOf(scenario: Scenario, workers: number, replications: number): Promise<number> {
  const from = performance.now();
  await runExperiment(scenario, { workers, replications, valuesOnly: true });
  return (performance.now() - from) / 1000;
}
