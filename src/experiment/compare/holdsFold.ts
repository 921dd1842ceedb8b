import { PairedCounts } from '../../statistics/pairedCounts.ts';
import { type Measured, type PairedCell, PairFold } from './pairFold.ts';

/**
 * In which replications two variants hold, and keep each norm that both have, where nothing is kept of a replication but
 * its first breaches: the futures over the ranges.
 */
export class HoldsFold {
  /** P(holds) of the chain and of the norms, as among those of `PairFold`. */
  readonly cells: readonly PairedCell[];
  readonly onlyFirst = [];
  readonly onlySecond = [];
  replications = 0;
  /** Replications in which the chain or any norm differs. */
  differing = 0;

  constructor(first: Measured, second: Measured) {
    this.cells = new PairFold(first, second).cells.filter(
      ({ first: { metric, scopeKind }, tally }) =>
        tally instanceof PairedCounts &&
        metric.kind === 'indicator' &&
        (scopeKind === 'chain' || scopeKind === 'norm'),
    );
  }

  /** Adds one replication by the first breaches of all norms of each (hours, Infinity if never). */
  add(first: Float64Array, second: Float64Array): void {
    this.replications++;
    let differs = false;
    for (const { first: one, second: other, tally } of this.cells) {
      if (!(tally instanceof PairedCounts)) continue;
      const holds = ({ scopeKind, index }: PairedCell['first'], breaches: Float64Array): boolean =>
        scopeKind === 'chain' ? breaches.every((at) => at === Infinity) : breaches[index] === Infinity;
      const [a, b] = [holds(one, first), holds(other, second)];
      tally.add(a, b);
      differs ||= a !== b;
    }
    if (differs) this.differing++;
  }
}
