import type { UniformOf } from '../scenario/index.ts';
import { fisherExact } from '../statistics/fisherExact.ts';
import type { AssumptionRow, HalfResult, Influence, OverRanges } from './findings.ts';
import { RangeDraws } from './rangeDraws.ts';
import { probabilityOf } from './verdict.ts';

/** Futures in one half of a value's draws, and those of them in which the chain held. */
interface Half {
  count: number;
  held: number;
}

/**
 * Folds the futures over the ranges: in how many the chain holds, and for every drawn value in how many of those whose
 * draw lies below the median of its law, and of the others. Draws are by inversion, so that the halves follow from the
 * uniform number alone. Exact, in any order.
 */
export class RangesFold {
  private readonly draws: RangeDraws;
  private readonly halves: ReadonlyMap<string, { readonly lower: Half; readonly upper: Half }>;
  private replications = 0;
  private held = 0;

  /** @param paths of the values that are drawn, in file order */
  constructor(paths: readonly string[], seed: string) {
    this.draws = new RangeDraws(seed);
    this.halves = new Map(
      paths.map((path) => [path, { lower: { count: 0, held: 0 }, upper: { count: 0, held: 0 } }]),
    );
  }

  /** Adds future `index`, whose norms' first breaches (hours, Infinity if never) are given. */
  add(index: number, breaches: Float64Array): void {
    const holds = breaches.every((at) => at === Infinity) ? 1 : 0;
    const uniformOf: UniformOf = this.draws.of(index);
    this.replications++;
    this.held += holds;
    for (const [path, { lower, upper }] of this.halves) {
      const half = uniformOf(path) < 0.5 ? lower : upper;
      half.count++;
      half.held += holds;
    }
  }

  /**
   * What the futures say.
   *
   * @param rows of the table of assumptions, where what is to be left out has been
   */
  overRanges(rows: readonly AssumptionRow[]): OverRanges {
    const rowOf = new Map(rows.map((row) => [row.path, row]));
    const influences = [...this.halves].flatMap(([path, halves]): Influence[] => {
      const row = rowOf.get(path);
      return row === undefined || halves.lower.count === 0 || halves.upper.count === 0
        ? []
        : [this.influence(row, halves.lower, halves.upper)];
    });
    return {
      replications: this.replications,
      held: this.held,
      probability: probabilityOf(this.held, this.replications),
      drawn: this.halves.size,
      influences: influences.sort(
        (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.by_luck - b.by_luck,
      ),
    };
  }

  private influence({ path, unit, value, low, high }: AssumptionRow, lower: Half, upper: Half): Influence {
    const alike = fisherExact(lower.held, lower.count, upper.held, upper.count);
    return {
      path,
      unit,
      value,
      low: low ?? '',
      high: high ?? '',
      lower: resultOf(lower),
      upper: resultOf(upper),
      difference: upper.held / upper.count - lower.held / lower.count,
      by_luck: Math.min(1, alike * this.halves.size),
    };
  }
}

function resultOf({ count, held }: Half): HalfResult {
  return { replications: count, held, probability: probabilityOf(held, count) };
}
