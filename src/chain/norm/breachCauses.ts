import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { type Cause, causeOf } from './cause.ts';
import type { NormWatch } from './normWatch.ts';

/** Adds up, from `offset` on by unit, what the tasks of a case type that wait now have waited. */
export type Stock = (type: number, into: Float64Array, offset: number) => void;

/**
 * Why each norm was first breached, in one replication: the waiting by unit of the work that broke it, in the missed
 * periods that made the breach and in no others, so that what was late years before does not count.
 */
export class BreachCauses {
  /** By norm × units + unit: hours of waiting (1 where only one unit can be the cause); 0 where there was no breach. */
  readonly waits: Float64Array;
  private readonly causes: readonly Cause[];
  private readonly units: number;
  private readonly hoursAt: (index: number) => number;
  private readonly stock: Stock;
  /** Those hours when the missed periods began. */
  private readonly marks: Float64Array;

  /** @param hoursAt hours by norm × units + unit that the work which broke the norm has waited, since the replication began */
  constructor(chain: Chain, hoursAt: (index: number) => number, stock: Stock) {
    this.causes = chain.norms.map((norm) => causeOf(chain, norm));
    this.units = chain.units.length;
    this.hoursAt = hoursAt;
    this.stock = stock;
    this.waits = new Float64Array(chain.norms.length * chain.units.length);
    this.marks = new Float64Array(chain.norms.length * chain.units.length);
  }

  /** The measured span begins. */
  begin(): void {
    this.waits.fill(0);
    for (let at = 0; at < this.marks.length; at++) this.marks[at] = this.hoursAt(at);
  }

  /** A norm has just judged a period that ends at `now`. */
  judged(index: number, norm: NormWatch, now: Hours): void {
    if (norm.firstBreach < now) return;
    const from = index * this.units;
    if (norm.firstBreach === now) this.explain(this.causes[index]!, from);
    else if (!norm.isMissed) {
      for (let at = from; at < from + this.units; at++) this.marks[at] = this.hoursAt(at);
    }
  }

  private explain(cause: Cause, from: number): void {
    switch (cause.kind) {
      case 'late':
      case 'throughput':
        for (let at = from; at < from + this.units; at++) {
          this.waits[at] = this.hoursAt(at) - this.marks[at]!;
        }
        break;
      case 'stock':
        this.stock(cause.case, this.waits, from);
        break;
      case 'unit':
        this.waits[from + cause.unit] = 1;
        break;
      default:
      // Not about work: nobody's waiting explains it.
    }
  }
}
