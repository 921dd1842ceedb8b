/**
 * Estimates from observations: accumulators that fold, intervals, the confidence sequence behind every verdict.
 * Everything here can be merged in the order of the blocks and gives the same figures for any number of
 * workers. It knows the special functions of the engine, and nothing of simulation, chains or scenarios.
 */
export { clopperPearson } from './clopperPearson.ts';
export { type Decision, decide, replicationsToSettle } from './confidenceSequence.ts';
export { dkwHalfWidth } from './dkw.ts';
export { logEvidenceAbove, logEvidenceBelow } from './evidence.ts';
export type { Interval } from './interval.ts';
export { BINS, binMiddle, binOf } from './logBins.ts';
export { mcNemar, pairedDifference } from './pairedProportions.ts';
export { PairedRatioTally } from './pairedRatioTally.ts';
export { PairedTally } from './pairedTally.ts';
export { QuantileSketches } from './quantileSketches.ts';
export { RatioTally } from './ratioTally.ts';
export { meanInterval, ratioInterval, studentTQuantile, studentTTails } from './studentT.ts';
export { Tally } from './tally.ts';
