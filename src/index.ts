/**
 * The library: load a scenario, check it by arithmetic, run it.
 *
 * ```ts
 * const { scenario, faults } = await loadScenarioText(yaml, 'desk.yaml');
 * if (scenario) console.log((await runExperiment(scenario)).findings.verdict.sentence);
 * else for (const fault of faults) console.error(formatFault(fault));
 * ```
 */
export type { Chain } from './chain/chain.ts';
export { type ExpectedLoad, expectedLoad } from './chain/expectedLoad.ts';
export * from './experiment/index.ts';
export {
  type Change,
  type Fault,
  type FileReader,
  formatFault,
  type Layer,
  type LoadResult,
  loadScenario,
  loadScenarioText,
  type OverlayOptions,
  type Redaction,
  type Scenario,
} from './scenario/index.ts';
