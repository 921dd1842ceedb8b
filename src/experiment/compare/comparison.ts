import { layoutOf } from '../../chain/layout.ts';
import type { BlockResult } from '../block.ts';
import { isoDate } from '../dates.ts';
import { CONFIDENCE } from '../estimate.ts';
import { repeatsRedacted } from '../redact.ts';
import { SurvivalFold } from '../survival.ts';
import { verdictOf } from '../verdict.ts';
import { changedValues } from './changes.ts';
import { isSameChain, type NamedVariant, notesOf, otherNorms, requireComparable } from './comparable.ts';
import { comparedPair } from './comparedPair.ts';
import type { ComparedVariant, CompareResult, DifferenceRow } from './compareResult.ts';
import { differencesOf, type FoldedPair, familySizes } from './differences.ts';
import { type Measured, PairFold } from './pairFold.ts';

/** What of a comparison is asked; what is absent is as the first scenario says. */
export interface CompareSettings {
  /** Sets every variant against every other, instead of all against the first. */
  readonly allPairs?: boolean;
  readonly replications?: number;
  readonly seed?: string | number;
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
    this.pairs = pairsOf(this.running, settings.allPairs === true).map(([a, b]) => ({
      a,
      b,
      fold: new PairFold(a, b),
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

  /** What the replications that were added say. */
  get found(): Compared {
    const { running, settings, replications, seed, first } = this;
    const folded = this.pairs.map(foldedPair);
    const families = familySizes(folded);
    const rows = folded.map((pair) => differencesOf(pair, families));
    const pairs = folded.map((pair, index) => comparedPair(pair, rows[index] ?? [], families.chain));
    const variants = running.map(({ named }) => named);
    const marks = new Set(variants.flatMap(({ scenario }) => scenario.settings.classification ?? []));
    const { chain } = first.scenario;
    const result = {
      ...(marks.size > 0 && { classification: [...marks].join('; ') }),
      sentence: pairs.map(({ sentence }) => sentence).join(' '),
      horizon: { start: chain.calendar.start, end: isoDate(chain.calendar.startDay, chain.horizon) },
      replications,
      seed,
      confidence: CONFIDENCE,
      families,
      variants: running.map(comparedVariant),
      pairs,
      notes: notesOf(
        variants,
        this.pairs.map(({ a, b }) => [a.named, b.named]),
        settings,
      ),
    };
    return { result, rows: rows.flat() };
  }
}

/** All against the first, or every pair, in the order of the variants. */
function pairsOf<Each>(variants: readonly Each[], all: boolean): (readonly [Each, Each])[] {
  return variants.flatMap((a, index) =>
    all || index === 0 ? variants.slice(index + 1).map((b) => [a, b] as const) : [],
  );
}

function foldedPair({ a, b, fold }: Pair): FoldedPair {
  const [first, second] = [a.named.scenario, b.named.scenario];
  return {
    a: a.named.label,
    b: b.named.label,
    fold,
    sameChain: isSameChain(a.chain, b.chain),
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
