import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runExperiment } from '../../src/experiment/index.ts';
import { formatFault, loadScenario, type Scenario } from '../../src/scenario/index.ts';

/** Enough that what does not grow with them hardly counts: starting and warming the workers, the table of assumptions. */
const REPLICATIONS = 160;

/** Replications of the baseline a second, by number of worker threads. */
export interface BaselineSpeed {
  readonly withOne: number;
  readonly withTwo: number;
}

/** Runs the letter's baseline as `volhoud run` does, but for its files: workers are started and findings made. */
export async function baselineBench(folder: URL): Promise<BaselineSpeed> {
  const scenario = await baseline(new URL('../../scenarios/baseline.yaml', folder));
  const withOne = await replicationsPerSecond(scenario, 1);
  return { withOne, withTwo: await replicationsPerSecond(scenario, 2) };
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
  const from = performance.now();
  await runExperiment(scenario, { workers, replications: REPLICATIONS, valuesOnly: true });
  return (REPLICATIONS / (performance.now() - from)) * 1000;
}
