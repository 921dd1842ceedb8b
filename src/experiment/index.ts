/**
 * Experiments: replications of a chain on worker threads, folded in order into findings. It knows scenarios and
 * chains, and nothing of files, of how findings are shown, or of the command line.
 */
export type { BlockResult } from './block.ts';
export { checkScenario, type ScenarioCheck, type ValueCount } from './check.ts';
export type { CheckedLoad, CheckedUnit } from './checkedLoad.ts';
export type { BestResult, SelectedVariant } from './compare/best/bestResult.ts';
export { pointsWords } from './compare/best/bestSentence.ts';
export { leadersOf } from './compare/best/leaders.ts';
export { type BestOptions, runBest } from './compare/best/runBest.ts';
export { CompareFault, type NamedVariant } from './compare/comparable.ts';
export type {
  ChangedValue,
  ComparedHolds,
  ComparedPair,
  ComparedVariant,
  CompareResult,
  DifferenceRow,
} from './compare/compareResult.ts';
export type { Compared } from './compare/comparison.ts';
export { points } from './compare/points.ts';
export { type CompareOptions, runCompare } from './compare/runCompare.ts';
export { isoDate } from './dates.ts';
export { RunAborted, RunDefect, RunFault } from './failure.ts';
export type * from './findings.ts';
export type { BlockKey, Journal } from './journal.ts';
export type { NormReach } from './normReach.ts';
export { OverFault } from './over/overFault.ts';
export { type OverRange, overRangeOf } from './over/overRange.ts';
export type { Budget } from './reinforce/budget.ts';
export type { Measure } from './reinforce/measure.ts';
export type { FreshRegret, PlanRole, Regret, RegretPlan } from './reinforce/regretResult.ts';
export { isAfter, REINFORCEMENT, strengthAt } from './reinforce/reinforcedChain.ts';
export { ReinforceFault } from './reinforce/reinforceFault.ts';
export type { BudgetPoint, PlannedUnit, ReinforceResult, UnmetNorm } from './reinforce/reinforceResult.ts';
export { amountWords, costWords } from './reinforce/reinforceWords.ts';
export { type Reinforced, type ReinforceOptions, runReinforce } from './reinforce/runReinforce.ts';
export { type Replay, type ReplayedNorm, replayReplication } from './replay.ts';
export type { ReplicationRow } from './rows.ts';
export { type ExperimentOptions, type ExperimentResult, runExperiment } from './run.ts';
export { seedWords } from './seed.ts';
export type { Progress } from './study.ts';
export type { LongSweep, SweepEstimate } from './sweep/computePoints.ts';
export { runSweep, type SweepOptions, type Swept } from './sweep/runSweep.ts';
export { type DesignKind, MOST_POINTS } from './sweep/sweepDesign.ts';
export type { SweepPoints } from './sweep/sweepPoints.ts';
export type { NormAtPoint, SweepPoint, SweepResult, SweptPath } from './sweep/sweepResult.ts';
export { runTip, type TipOptions } from './tip/runTip.ts';
export type { TipPoint, TipResult } from './tip/tipResult.ts';
export type { RedactedReach } from './toldReach.ts';
export { unjudgedNorms } from './unjudgedNorms.ts';
export { diagnoseWarmUp, type Settling, type WarmUpDiagnosis, type WarmUpOptions } from './warmUp.ts';
