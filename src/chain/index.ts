/**
 * One replication of one chain: units, work, posts, people, threat, norms, recording. It knows the engine and
 * the statistics below it, and nothing of scenario files, of experiments or of Node.
 */
export type { Chain } from './chain.ts';
export type { Cell, Layout } from './layout.ts';
export { layoutOf } from './layout.ts';
export { findMetric, METRICS, type Metric, needsMinCount } from './metrics.ts';
export { SimulationFault } from './simulationFault.ts';
export { type SeedWords, Simulator } from './simulator.ts';
