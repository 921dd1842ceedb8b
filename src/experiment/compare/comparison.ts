import { layoutOf } from '../../chain/layout.ts';
import type { BlockResult } from '../block.ts';
import { isoDate } from '../dates.ts';
import { CONFIDENCE } from '../estimate.ts';
import { repeatsRedacted } from '../redact.ts';
import { SurvivalFold } from '../survival.ts';
import { verdictOf } from '../verdict.ts';
import { changedValues } from './changes.ts';
import {
  isSameChain,
  type NamedVariant,
  notesOf,
  otherNorms,
  requireComparable,
  requireRanges,
} from './comparable.ts';
import { comparedOverRanges, comparedPair } from './comparedPair.ts';
import type { ComparedPair, ComparedVariant, CompareResult, DifferenceRow } from './compareResult.ts';
import { differencesOf, type FoldedPair, familySizes } from './differences.ts';
import { HoldsFold } from './holdsFold.ts';
import * as messages from './messages.ts';
import { type Measured, PairFold } from './pairFold.ts';

/** What of a comparison is asked; what is absent is as the first scenario says. */
export interface CompareSettings {
  /** Sets every variant against every other, instead of all against the first. */
  readonly allPairs?: boolean;
  readonly replications?: number;
  readonly seed?: string | number;
  /** Compares P(holds) over the ranges of the values too, with the same draws in all variants. */
  readonly overRanges?: boolean;
}

export interface Compared {
  readonly result: CompareResult;
  /** Of every quantity of every pair. */
  readonly rows: readonly DifferenceRow[];
}

/** A variant while its replications are computed. */
interface Running extends Measured {
  readonly named: NamedVariant;
  readonly survival: SurvivalFold;
}

interface Pair {
  readonly a: Running;
  readonly b: Running;
  readonly fold: PairFold;
  readonly overRanges: HoldsFold | undefined;
}

/** Variants that are compared, replication by replication; who computes these is another's affair. */
export class Comparison {
  readonly replications: number;
  readonly seed: string;
  private readonly settings: CompareSettings;
  private readonly first: NamedVariant;
  private readonly running: readonly Running[];
  private readonly pairs: readonly Pair[];

  /** @throws CompareFault when they cannot be compared */
  constructor(variants: readonly NamedVariant[], settings: CompareSettings = {}) {
    this.first = requireComparable(variants);
    this.settings = settings;
    const own = this.first.scenario.settings;
    this.replications = settings.replications ?? own.replications;
    this.seed = String(settings.seed ?? own.seed);
    this.running = variants.map((named): Running => {
      const { chain } = named.scenario;
      return { named, chain, layout: layoutOf(chain), survival: new SurvivalFold(chain) };
    });
    const overRanges = settings.overRanges === true;
    if (overRanges) requireRanges(variants);
    this.pairs = pairsOf(this.running, settings.allPairs === true).map(([a, b]) => ({
      a,
      b,
      fold: new PairFold(a, b),
      overRanges: overRanges ? new HoldsFold(a, b) : undefined,
    }));
  }

  /** Adds the same replications of all variants, in their order; of each its summaries and first breaches. */
  add(results: readonly BlockResult[]): void {
    const resultOf = new Map<Running, BlockResult>();
    for (const [index, result] of results.entries()) {
      const variant = this.running[index];
      if (variant === undefined) continue;
      resultOf.set(variant, result);
      const norms = variant.chain.norms.length;
      for (let i = 0; i < result.count; i++) variant.survival.add(result.breaches, i * norms);
    }
    for (const { a, b, fold } of this.pairs) {
      const [first, second] = [resultOf.get(a), resultOf.get(b)];
      if (first === undefined || second === undefined) continue;
      for (let i = 0; i < first.count; i++) {
        fold.add(first.values, i * a.layout.width, second.values, i * b.layout.width);
      }
    }
  }

  /** Adds the same futures over the ranges of all variants, in their order; of each its first breaches. */
  addOverRanges(results: readonly BlockResult[]): void {
    const resultOf = new Map(this.running.map((variant, index) => [variant, results[index]]));
    for (const { a, b, overRanges } of this.pairs) {
      const [first, second] = [resultOf.get(a), resultOf.get(b)];
      if (first === undefined || second === undefined) continue;
      for (let i = 0; i < first.count; i++) {
        overRanges?.add(
          breachesOf(first, i, a.chain.norms.length),
          breachesOf(second, i, b.chain.norms.length),
        );
      }
    }
  }

  /** What the replications that were added say. */
  get found(): Compared {
    const { running, settings, replications, seed, first } = this;
    const folded = this.pairs.map((pair) => foldedPair(pair, 'values', pair.fold));
    const families = familySizes(folded);
    const rows = folded.map((pair) => differencesOf(pair, families));
    const drawn = this.pairs.flatMap((pair) =>
      pair.overRanges === undefined ? [] : [foldedPair(pair, 'ranges', pair.overRanges)],
    );
    const drawnFamilies = familySizes(drawn);
    const drawnRows = drawn.map((pair) => differencesOf(pair, drawnFamilies));
    const pairs = folded.map((pair, index): ComparedPair => {
      const compared = comparedPair(pair, rows[index] ?? [], families.chain);
      const own = drawn[index];
      if (own === undefined) return compared;
      const overRanges = comparedOverRanges(own, drawnRows[index] ?? [], drawnFamilies.chain);
      return { ...compared, over_ranges: overRanges };
    });
    const variants = running.map(({ named }) => named);
    const marks = new Set(variants.flatMap(({ scenario }) => scenario.settings.classification ?? []));
    const { chain } = first.scenario;
    const result = {
      ...(marks.size > 0 && { classification: [...marks].join('; ') }),
      sentence: pairs
        .flatMap(({ sentence, over_ranges: over }) => [sentence, over?.sentence ?? []].flat())
        .join(' '),
      horizon: { start: chain.calendar.start, end: isoDate(chain.calendar.startDay, chain.horizon) },
      replications,
      seed,
      confidence: CONFIDENCE,
      families,
      ...(drawn.length > 0 && { families_over_ranges: drawnFamilies }),
      variants: running.map(comparedVariant),
      pairs,
      notes: [
        ...(pairs.length > 1 ? [messages.simultaneous(pairs.length)] : []),
        ...notesOf(
          variants,
          this.pairs.map(({ a, b }) => [a.named, b.named]),
          settings,
        ),
      ],
    };
    return { result, rows: [...rows, ...drawnRows].flat() };
  }
}

/** All against the first, or every pair, in the order of the variants. */
function pairsOf<Each>(variants: readonly Each[], all: boolean): (readonly [Each, Each])[] {
  return variants.flatMap((a, index) =>
    all || index === 0 ? variants.slice(index + 1).map((b) => [a, b] as const) : [],
  );
}

function breachesOf({ breaches }: BlockResult, index: number, norms: number): Float64Array {
  return breaches.subarray(index * norms, (index + 1) * norms);
}

function foldedPair({ a, b }: Pair, over: FoldedPair['over'], fold: FoldedPair['fold']): FoldedPair {
  const [first, second] = [a.named.scenario, b.named.scenario];
  return {
    a: a.named.label,
    b: b.named.label,
    over,
    fold,
    // Ranges are not of the chain.
    sameChain: over === 'values' && isSameChain(a.chain, b.chain),
    isRedacted: (kind, scope, metric) =>
      [first, second].some(({ redaction }) => repeatsRedacted(redaction, kind, scope, metric)),
    changes: changedValues(first.resolved, second.resolved),
    otherNorms: new Set(otherNorms(a.chain, b.chain)),
  };
}

function comparedVariant({ named: { label, scenario }, survival }: Running): ComparedVariant {
  const { settings, chain } = scenario;
  const { verdict, held, probability, breaks_first } = verdictOf(
    settings.name,
    chain,
    survival,
    settings.hold,
  );
  return {
    label,
    scenario: settings.name,
    asked: settings.hold,
    ...(verdict !== undefined && { verdict }),
    ...(held !== undefined && { held }),
    ...(probability && { probability }),
    ...(breaks_first && { breaks_first }),
  };
}
