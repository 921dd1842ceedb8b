import { availableParallelism } from 'node:os';
import type { Chain } from '../../chain/chain.ts';
import { type Scenario, type VariantChain, variantCompiler } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import * as messages from '../over/messages.ts';
import { OverFault, whyNotAllowed } from '../over/overFault.ts';
import { overRangeOf } from '../over/overRange.ts';
import { valueText } from '../over/quantityOf.ts';
import { pointFound } from '../pointFound.ts';
import type { Progress } from '../run.ts';
import { SurvivalFold } from '../survival.ts';
import { Trials } from '../trials.ts';
import { findTip, scanOf, type TipFinding } from './findTip.ts';
import { fewestToShow, TipCurve } from './tipCurve.ts';
import type { TipResult } from './tipResult.ts';
import { tipSentence } from './tipSentence.ts';
import { type FollowedRange, wholeWhereNeeded } from './wholeWhereNeeded.ts';

export interface TipOptions {
  /** `PATH`, or `PATH=FROM..TO`. */
  readonly over: string;
  /** At each point from which something is concluded; as the scenario says if absent. */
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Where finished blocks are kept, and those of an interrupted search are found. */
  readonly journal?: Journal;
}

/** The range, and the chain with each value in it. */
interface Chains {
  readonly range: FollowedRange;
  readonly chainAt: (value: number) => Chain;
}

/** Points with all replications that a search takes, about: for the progress that is shown. */
const ABOUT_POINTS = 14;

/**
 * The value at `over` at which the chain stops (or begins) to hold with the asked probability, with an interval.
 *
 * @throws OverFault when `over` is at fault, or a value in the range is not allowed; RunFault, RunDefect and RunAborted
 * as Study.compute does.
 */
export async function runTip(scenario: Scenario, options: TipOptions): Promise<TipResult> {
  const { settings, chain } = scenario;
  if (chain.norms.length === 0) throw new OverFault(messages.NO_NORMS);
  const { range, chainAt } = await chainsOver(scenario, options.over);
  const replications = options.replications ?? settings.replications;
  const seed = String(options.seed ?? settings.seed);
  const { signal, journal, onProgress, workers = availableParallelism() } = options;
  const foreseen = ABOUT_POINTS * replications;
  const how = { seed, workers, signal, journal, onProgress, foreseen };
  return Trials.carryOut(how, (trials) =>
    searched(scenario, { range, chainAt }, { replications, seed }, trials),
  );
}

async function searched(
  { settings, chain }: Scenario,
  { range, chainAt }: Chains,
  { replications, seed }: { readonly replications: number; readonly seed: string },
  trials: Trials,
): Promise<TipResult> {
  const folds = new Map<number, SurvivalFold>();
  const norms = chain.norms.length;
  const curve = new TipCurve(async (asked) => {
    const outcomes = asked.map((): number[] => []);
    const wanted = asked.map(({ at, first, to }) => ({ chain: chainAt(at), first, count: to - first }));
    await trials.run(wanted, (trial, { breaches, count }) => {
      const at = asked[trial]?.at ?? Number.NaN;
      const fold = folds.get(at) ?? new SurvivalFold(chain);
      folds.set(at, fold);
      for (let i = 0; i < count; i++) {
        fold.add(breaches, i * norms);
        const own = breaches.subarray(i * norms, (i + 1) * norms);
        outcomes[trial]?.push(own.every((moment) => moment === Infinity) ? 1 : 0);
      }
    });
    return outcomes;
  });
  const { probability: asked, confidence } = settings.hold;
  const finding = await findTip(curve, { ...range, asked, confidence, replications });
  const fewest = fewestToShow(asked, confidence);
  const { unit, path, from, to, own, isWhole } = range;
  const facts = {
    ...(settings.classification !== undefined && { classification: settings.classification }),
    scenario: settings.name,
    path,
    unit,
    range: { from, to },
    ...(isWhole && { whole: isWhole }),
    ...(own !== undefined && { own }),
    asked: settings.hold,
    horizon: { start: chain.calendar.start, end: isoDate(chain.calendar.startDay, chain.horizon) },
    ...found(finding),
    points: [...folds]
      .sort(([a], [b]) => a - b)
      .map(([value, fold]) => ({ value, ...pointFound(fold, chain) })),
    replications,
    ...(replications < fewest && { holds_shown_from: fewest }),
    computed: trials.replications,
    seed,
  };
  return { sentence: tipSentence(facts), ...facts };
}

/** The range, in whole numbers where only these are allowed, and the chain with each value. */
async function chainsOver(scenario: Scenario, over: string): Promise<Chains> {
  const range = overRangeOf(scenario, over);
  const compile = await variantCompiler(scenario.recipe);
  const { path, unit } = range;
  const compiled = new Map<number, VariantChain>();
  const variantAt = (value: number): VariantChain => {
    const known = compiled.get(value) ?? compile([{ path, text: valueText(value, unit) }]);
    compiled.set(value, known);
    return known;
  };
  const isFaulty = (value: number): boolean => variantAt(value).faults.length > 0;
  const chainAt = (value: number): Chain => variantAt(value).chain;
  const { range: followed, wrong } = wholeWhereNeeded(range, scanOf, isFaulty);
  if (wrong === undefined) return { range: followed, chainAt };
  const what = messages.notAllowed(path, valueText(wrong, unit));
  throw new OverFault(whyNotAllowed(what, variantAt(wrong).faults[0], scenario.redaction));
}

/** A finding as part of the result. */
function found(
  finding: TipFinding,
): Pick<
  TipResult,
  'kind' | 'direction' | 'direction_shown' | 'against' | 'tipping_point' | 'wavers' | 'between' | 'side'
> {
  const direction = finding.direction > 0 ? 'rises' : finding.direction < 0 ? 'falls' : 'neither';
  const shape = {
    direction,
    direction_shown: finding.isShown,
    ...(finding.against && { against: finding.against }),
  } as const;
  switch (finding.kind) {
    case 'crossing': {
      const { estimate, low, high, wavers } = finding;
      const tip = { estimate, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
      return { kind: 'crossing', ...shape, tipping_point: tip, wavers };
    }
    case 'several':
      return { kind: 'several', ...shape, between: finding.between };
    case 'none': {
      const side = finding.side > 0 ? 'above' : finding.side < 0 ? 'below' : 'not shown';
      return { kind: 'none', ...shape, side };
    }
  }
}
