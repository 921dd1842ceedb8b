import { availableParallelism } from 'node:os';
import { type Layout, layoutOf } from '../chain/layout.ts';
import { METRICS } from '../chain/metrics.ts';
import type { Scenario } from '../scenario/index.ts';
import { type Assumptions, assumptionsOf } from './assumptions.ts';
import { type BlockResult, recordSize } from './block.ts';
import { BreachWaits } from './breachWaits.ts';
import { whileDrawsAreChecked } from './checkDraws.ts';
import { drowningUnits } from './drowning.ts';
import type { Findings, NormRow, OverRanges } from './findings.ts';
import { CellFold } from './fold.ts';
import type { Journal } from './journal.ts';
import { closestNorm, nearestValues } from './margin.ts';
import { normRows } from './normRows.ts';
import { blocksOf, type PlannedBlock, type Variant } from './plan.ts';
import { policyResultsOf } from './policyResultsOf.ts';
import { RangesFold } from './rangesFold.ts';
import { redactNorm, redactReplication, redactRows, repeatsRedacted } from './redact.ts';
import { type ReplicationRow, replicationRows, seriesRows, summaryRows } from './rows.ts';
import { factsOf } from './scenarioFacts.ts';
import { staffResultOf } from './staffResultOf.ts';
import { type Progress, Study } from './study.ts';
import { SurvivalFold } from './survival.ts';
import { isDecided, verdictOf } from './verdict.ts';
import { confirmWhy } from './why.ts';
import { FatigueFold, isTiring } from './withoutFatigue.ts';

/** How a scenario is run; what is absent is as the scenario says. */
export interface ExperimentOptions {
  /** Whole, ≥ 1. */
  readonly replications?: number;
  /** Read as text: `1` and `'1'` are the same seed. */
  readonly seed?: string | number;
  /** Worker threads, ≥ 1; as many as the machine can run at once unless said. Has no effect on results. */
  readonly workers?: number;
  /** Leaves out the second set of replications, over the ranges of the values. */
  readonly valuesOnly?: boolean;
  /**
   * Adds blocks of replications until the verdict on the chain is decided, to so many in all. What is found is what a run
   * of that many replications from the start finds. No fewer than `replications`; without norms nothing is added.
   */
  readonly untilDecided?: { readonly atMost: number };
  /** Confirms why the chain breaks, by the same replications with unlimited staff at each of the first three units. */
  readonly why?: boolean;
  /** Told after every block. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run within a second; it then throws RunAborted. */
  readonly signal?: AbortSignal;
  /** Where finished blocks are kept, and those of an interrupted run are found. */
  readonly journal?: Journal;
  /** Receives the summary of every replication, in order, as blocks are folded; what it throws ends the run. */
  readonly replicationSink?: (rows: readonly ReplicationRow[]) => void;
}

/** Replications done, of all: those over the ranges and without fatigue too. */
export type { Progress } from './study.ts';

export interface ExperimentResult {
  readonly findings: Findings;
  /** Events in all replications. */
  readonly events: number;
  /** Worker threads that were used. */
  readonly workers: number;
}

/** A variant whose replications are run beside those of the values in the file, one for one. */
interface Other {
  readonly variant: Variant;
  /** Takes replication `index`, whose norms' first breaches begin at `offset`. */
  readonly add: (index: number, breaches: Float64Array, offset: number) => void;
}

/**
 * Runs the replications of a scenario and says what they found. Where fatigue does something the same replications are run
 * without it too, since a verdict says whether it depends on fatigue. The findings depend on the scenario, the seed and
 * the number of replications only: not on the number of workers, nor on the order in which they are done.
 *
 * @throws RangeError on replications or workers that are not whole numbers ≥ 1; RunFault, RunDefect and
 * RunAborted as Study.compute does.
 */
export async function runExperiment(
  scenario: Scenario,
  options: ExperimentOptions = {},
): Promise<ExperimentResult> {
  const { chain, settings } = scenario;
  const replications = options.replications ?? settings.replications;
  const workers = options.workers ?? availableParallelism();
  requireWhole('replications', replications);
  requireWhole('workers', workers);
  const most = mostReplications(scenario, replications, options.untilDecided?.atMost);
  const seed = String(options.seed ?? settings.seed);
  const layout = layoutOf(chain);
  const size = recordSize(layout);
  const cells = new CellFold(layout);
  const survival = new SurvivalFold(chain);
  const waits = new BreachWaits(chain);
  const drawn = options.valuesOnly || chain.norms.length === 0 ? [] : drawnPaths(scenario);
  const ranges = drawn.length === 0 ? undefined : new RangesFold(chain, drawn, seed);
  const fatigue = chain.norms.length > 0 && isTiring(chain) ? new FatigueFold(chain) : undefined;
  let events = 0;
  const untilDecided = options.untilDecided !== undefined;
  const norms = chain.norms.length;
  // What else is run of the same replications, of which only first breaches are kept.
  const others: Other[] = [];
  if (ranges) {
    const add: Other['add'] = (index, breaches, offset) =>
      ranges.add(index, breaches.subarray(offset, offset + norms));
    others.push({ variant: { chain, seed, recipe: scenario.recipe }, add });
  }
  if (fatigue) {
    const add: Other['add'] = (index, breaches, offset) => fatigue.addWithout(index, breaches, offset);
    others.push({ variant: { chain: fatigue.chain, seed, keeps: 'breaches' }, add });
  }
  const foldOther = ({ add }: Other, block: BlockResult): void => {
    for (let i = 0; i < block.count; i++) add(block.first + i, block.breaches, i * norms);
    events += block.events;
  };
  const foldValues = (block: BlockResult): 'enough' | undefined => {
    cells.add(block.values, block.count);
    for (let i = 0; i < block.count; i++) {
      survival.add(block.breaches, i * norms);
      fatigue?.addWith(block.first + i, block.breaches, i * norms);
      waits.add(block.breaches, i * norms, block.breachWaits, i * norms * chain.units.length);
      options.replicationSink?.(
        redactReplication(
          replicationRows(settings.name, layout, block.first + i, block.values, i * size),
          scenario.redaction,
        ),
      );
    }
    events += block.events;
    const isEnough =
      untilDecided && survival.replications >= replications && isDecided(survival, settings.hold);
    return isEnough ? 'enough' : undefined;
  };
  const { signal, journal, onProgress } = options;
  return Study.carryOut({ workers, signal, journal, onProgress }, async (study) => {
    const own = study.add({ chain, seed });
    const otherOf = new Map(others.map((other) => [study.add(other.variant), other]));
    const blocksOfOthers = (count: number): PlannedBlock[] =>
      [...otherOf.keys()].flatMap((variant) => blocksOf(variant, count));
    const fold = (block: BlockResult, { variant }: PlannedBlock): 'enough' | undefined => {
      const other = otherOf.get(variant);
      if (other === undefined) return foldValues(block);
      foldOther(other, block);
      return undefined;
    };
    const planned = [...blocksOf(own, most), ...(untilDecided ? [] : blocksOfOthers(most))];
    study.foresee((1 + others.length) * most);
    const check = { seed, replications, signal, without: 'with --values-only' };
    const [, assumptions] = await Promise.all([
      whileDrawsAreChecked(ranges ? [scenario] : [], check, () => study.compute(planned, fold)),
      assumptionsOf(scenario, options.signal),
    ]);
    // As many of the others as it took: only now is it known how many that is.
    study.foresee((1 + others.length) * survival.replications);
    if (others.length > 0 && untilDecided) await study.compute(blocksOfOthers(survival.replications), fold);
    const overRanges = ranges?.overRanges(assumptions.rows);
    const findings = findingsOf(
      scenario,
      layout,
      cells,
      survival,
      waits,
      seed,
      assumptions,
      overRanges,
      fatigue,
    );
    const used = Math.min(workers, planned.length);
    const { why } = findings.verdict;
    if (!options.why || why === undefined || why.units.length === 0)
      return { findings, events, workers: used };
    const confirmed = await confirmWhy(study, chain, why, { seed, replications: survival.replications });
    const verdict = { ...findings.verdict, why: confirmed.why };
    return { findings: { ...findings, verdict }, events: events + confirmed.events, workers: used };
  });
}

function findingsOf(
  scenario: Scenario,
  layout: Layout,
  cells: CellFold,
  survival: SurvivalFold,
  waits: BreachWaits,
  seed: string,
  assumptions: Assumptions,
  overRanges: OverRanges | undefined,
  fatigue: FatigueFold | undefined,
): Findings {
  const { chain, settings, redaction } = scenario;
  const { name, classification } = settings;
  const { unsourcedLoadShare } = assumptions;
  const summary = summaryRows(name, chain, layout, cells);
  const series = seriesRows(name, chain, layout, cells);
  const norms = normRows(name, chain, survival, summary, nearestValues(chain, layout, cells), overRanges);
  const written = norms.map((norm) => redactNorm(norm, redaction));
  const verdict = verdictOf(name, chain, survival, settings.hold, overRanges, fatigue);
  const neverJudged = norms
    .filter((norm) => norm.worst_value === undefined && norm.hold_probability === 1)
    .map((norm) => norm.norm);
  const why = verdict.breaks_first && waits.why(verdict.breaks_first.norm);
  const writtenSummary = redactRows(summary, redaction);
  // Series have rows only for what is defined in some period.
  const writtenSeries = series.filter(
    (row) => !repeatsRedacted(redaction, row.scope_kind, row.scope, row.metric),
  );
  const staff = staffResultOf(chain, writtenSummary, writtenSeries);
  const policies = policyResultsOf(chain, writtenSummary);
  const closest = closestNorm(written, isOfShares);
  const drowning = drowningUnits(
    chain.units.map((unit) => unit.name),
    series,
    verdict.scopes,
  );
  return {
    scenario: factsOf(scenario, survival.replications, seed),
    verdict: {
      ...(classification !== undefined && { classification }),
      ...verdict,
      ...(neverJudged.length > 0 && { never_judged: neverJudged }),
      ...(drowning.length > 0 && { drowning }),
      ...(unsourcedLoadShare !== undefined && { unsourced_load_share: unsourcedLoadShare }),
      ...(why && { why }),
      ...(closest && { closest }),
      ...(staff && { staff }),
      ...(policies.length > 0 && { policies }),
    },
    summary: writtenSummary,
    series: writtenSeries,
    norms: written,
    assumptions: assumptions.rows,
    sources: scenario.sources.map((source) => ({
      name: source.name,
      title: source.title,
      date: source.date,
      url: source.url,
      public: source.public,
    })),
  };
}

/** Whether a norm's values are shares. */
function isOfShares(norm: NormRow): boolean {
  return METRICS.some((metric) => metric.norm && metric.name === norm.metric && metric.unit === 'share');
}

/** Paths of the values that are drawn over the ranges, in file order. */
function drawnPaths({ values }: Scenario): string[] {
  return values.filter((value) => value.isDrawn === true).map((value) => value.path);
}

/** The most replications that may be asked for: those of the run, or those of one that goes on until it is decided. */
function mostReplications({ chain }: Scenario, replications: number, atMost: number | undefined): number {
  if (atMost === undefined) return replications;
  requireWhole('untilDecided.atMost', atMost);
  return chain.norms.length === 0 ? replications : Math.max(replications, atMost);
}

function requireWhole(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${what} must be a whole number of at least 1, not ${value}`);
  }
}
