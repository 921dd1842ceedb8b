import type { Chain } from '../../chain/chain.ts';
import type { Cell, Layout } from '../../chain/layout.ts';
import { PairedCounts } from '../../statistics/pairedCounts.ts';
import { PairedRatioTally } from '../../statistics/pairedRatioTally.ts';
import { PairedTally } from '../../statistics/pairedTally.ts';
import { unitOf } from '../rows.ts';
import { roundingOf } from './rounding.ts';

/** A variant as what is measured of it. */
export interface Measured {
  readonly chain: Chain;
  readonly layout: Layout;
}

/** A quantity that both variants have. */
export interface PairedCell {
  readonly first: Cell;
  readonly second: Cell;
  /** As in the column `unit` of the CSV files. */
  readonly unit: string;
  /** Counts where it is held or not, ratios where it is a ratio of sums, else means. */
  readonly tally: PairedCounts | PairedRatioTally | PairedTally;
}

/** A quantity that one of them alone has. */
export interface LoneCell {
  readonly cell: Cell;
  readonly unit: string;
}

/**
 * What the replications that two variants share say of every quantity that both have, over the whole horizon: each
 * replication of the one is set against the same of the other. Memory does not grow with the number of replications,
 * which must be added in the order of their indices.
 */
export class PairFold {
  /** In the order of the first variant. */
  readonly cells: readonly PairedCell[];
  /** What cannot be set against anything: the other has no such quantity, or measures it in another unit. */
  readonly onlyFirst: readonly LoneCell[];
  readonly onlySecond: readonly LoneCell[];
  replications = 0;
  /** Replications in which any quantity differs. */
  differing = 0;

  constructor(first: Measured, second: Measured) {
    const others = byKey(second);
    const cells: PairedCell[] = [];
    const onlyFirst: LoneCell[] = [];
    for (const [key, { cell, unit }] of byKey(first)) {
      const other = others.get(key);
      if (other === undefined) onlyFirst.push({ cell, unit });
      else cells.push({ first: cell, second: other.cell, unit, tally: tallyOf(cell) });
      others.delete(key);
    }
    this.cells = cells;
    this.onlyFirst = onlyFirst;
    this.onlySecond = [...others.values()];
  }

  /** Adds one replication, whose rows over the whole horizon begin at these places. */
  add(first: Float64Array, firstAt: number, second: Float64Array, secondAt: number): void {
    this.replications++;
    let differs = false;
    for (const { first: one, second: other, tally } of this.cells) {
      const a = first[firstAt + one.offset]!;
      const b = unlessRounded(a, second[secondAt + other.offset]!);
      differs ||= !Object.is(a, b);
      // What is not defined in one of them can be set against nothing.
      if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
      if (tally instanceof PairedCounts) tally.add(a === 1, b === 1);
      else if (tally instanceof PairedTally) tally.add(a, b);
      else {
        const below = first[firstAt + one.offset + 1]!;
        const otherBelow = unlessRounded(below, second[secondAt + other.offset + 1]!);
        differs ||= below !== otherBelow;
        tally.add(a, below, b, otherBelow);
      }
    }
    if (differs) this.differing++;
  }
}

/** The second value, or the first where they differ by no more than rounding may do. */
function unlessRounded(first: number, second: number): number {
  return Math.abs(second - first) <= roundingOf(first, second) ? first : second;
}

/** By what makes two quantities the same: scope, metric and unit of measure. */
function byKey({ chain, layout }: Measured): Map<string, LoneCell> {
  return new Map(
    layout.cells.map((cell) => {
      const unit = unitOf(chain, cell);
      return [JSON.stringify([cell.scopeKind, cell.scope, cell.metric.name, unit]), { cell, unit }];
    }),
  );
}

function tallyOf({ metric, width }: Cell): PairedCell['tally'] {
  if (metric.kind === 'indicator') return new PairedCounts();
  return width === 2 ? new PairedRatioTally() : new PairedTally();
}
