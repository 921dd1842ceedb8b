import { BLOCK_SIZE, type BlockResult } from '../../block.ts';
import { isoDate } from '../../dates.ts';
import { CONFIDENCE } from '../../estimate.ts';
import {
  CompareFault,
  type NamedVariant,
  notesOf,
  requireComparable,
  requireRanges,
  sameButForName,
} from '../comparable.ts';
import * as messages from '../messages.ts';
import type { BestResult, SelectedVariant } from './bestResult.ts';
import { bestSentence } from './bestSentence.ts';
import { Selection } from './selection.ts';

/** What of a search for the best is asked; what is absent is as the first scenario says. */
export interface BestSettings {
  /** Differences in P(holds) that do not matter: less than that, in (0, 1); 0.05 unless said. */
  readonly difference?: number;
  /** The most that any variant is run. */
  readonly replications?: number;
  readonly seed?: string | number;
  /** Asks which holds most often over the ranges of the values, with the same draws in all variants. */
  readonly overRanges?: boolean;
}

export const DIFFERENCE = 0.05;

/** How many futures an advice may name. */
const MOST_FUTURES = 1_000_000;

/** The search for the variant that holds most often; who computes its replications is another's affair. */
export class BestSearch {
  readonly replications: number;
  readonly seed: string;
  private readonly variants: readonly NamedVariant[];
  private readonly settings: BestSettings;
  private readonly selection: Selection;
  private computed = 0;

  /** @throws CompareFault when they cannot be compared, or when one has no norms */
  constructor(variants: readonly NamedVariant[], settings: BestSettings = {}) {
    const { scenario } = requireComparable(variants);
    if (settings.overRanges) requireRanges(variants);
    const without = variants.filter((variant) => variant.scenario.chain.norms.length === 0);
    if (without.length > 0) throw new CompareFault(messages.noNorms(without.map(({ label }) => label)));
    this.variants = variants;
    this.settings = settings;
    this.replications = settings.replications ?? scenario.settings.replications;
    this.seed = String(settings.seed ?? scenario.settings.seed);
    this.selection = new Selection(variants.length, settings.difference ?? DIFFERENCE, CONFIDENCE);
  }

  /** Variants that are to be run further, by their indices, from which future on; none when it is settled or all futures are there. */
  get open(): { readonly variants: readonly number[]; readonly from: number } {
    const { selection, replications } = this;
    const isOpen = selection.settled === undefined && selection.replications < replications;
    return { variants: isOpen ? selection.left : [], from: selection.replications };
  }

  /**
   * Adds the same block of all variants that are open, in their order.
   * @returns whether that leaves other variants open than before
   */
  add(results: readonly BlockResult[]): boolean {
    const { selection, variants } = this;
    const { left } = selection;
    const count = results[0]?.count ?? 0;
    for (let i = 0; i < count; i++) {
      const holds: boolean[] = [];
      for (const [position, variant] of left.entries()) {
        const norms = variants[variant]?.scenario.chain.norms.length ?? 0;
        const breaches = results[position]?.breaches.subarray(i * norms, (i + 1) * norms);
        holds[variant] = breaches?.every((at) => at === Infinity) === true;
      }
      selection.add(holds);
    }
    this.computed += count * left.length;
    return selection.drop() || selection.settled !== undefined;
  }

  get found(): BestResult {
    const { variants, selection, settings, replications, computed, seed } = this;
    const [first] = variants;
    const { calendar, horizon } = first!.scenario.chain;
    const kind = selection.settled ?? 'undecided';
    const settledAt =
      kind === 'undecided' ? selection.probablySettledAt(BLOCK_SIZE, MOST_FUTURES) : undefined;
    const marks = new Set(variants.flatMap(({ scenario }) => scenario.settings.classification ?? []));
    const facts: Omit<BestResult, 'sentence'> = {
      ...(marks.size > 0 && { classification: [...marks].join('; ') }),
      kind,
      leads: this.labelOf(selection.leader),
      asked: variants[selection.leader]!.scenario.settings.hold.probability,
      difference: settings.difference ?? DIFFERENCE,
      confidence: CONFIDENCE,
      horizon: { start: calendar.start, end: isoDate(calendar.startDay, horizon) },
      ...(settings.overRanges && { over_ranges: true }),
      variants: variants.map((_, index) => this.variantOf(index)),
      replications: selection.replications,
      at_most: replications,
      computed,
      in_full: variants.length * replications,
      ...(settledAt !== undefined && { probably_settled_at: settledAt }),
      notes: [
        // What is drawn may differ where the values in the files do not.
        ...(settings.overRanges ? [] : sameButForName(variants)),
        ...notesOf(
          variants,
          variants.slice(1).map((other) => [first!, other]),
          settings,
        ),
      ],
      seed,
    };
    return { sentence: bestSentence(facts), ...facts };
  }

  private labelOf(variant: number): string {
    return this.variants[variant]?.label ?? '';
  }

  private variantOf(variant: number): SelectedVariant {
    const { selection, variants } = this;
    const { leader } = selection;
    const dropped = selection.droppedOf(variant);
    const common = {
      label: this.labelOf(variant),
      scenario: variants[variant]?.scenario.settings.name ?? '',
      replications: dropped?.after ?? selection.replications,
      held: selection.held[variant] ?? 0,
    };
    if (variant === leader) return { ...common, standing: 'leads' };
    const against = dropped?.by ?? leader;
    const { gained, lost } = selection.counts(variant, against);
    const other = { against: this.labelOf(against), only_this: gained, only_other: lost };
    return dropped === undefined
      ? { ...common, standing: 'left', ...other, within: selection.isWithin(variant) }
      : { ...common, standing: 'dropped', ...other };
  }
}
