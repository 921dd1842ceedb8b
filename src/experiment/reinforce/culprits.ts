import type { Chain } from '../../chain/chain.ts';
import { NONE } from '../../engine/hours.ts';
import type { BlockResult } from '../block.ts';

/**
 * Which units let a replication fail: for each norm that was breached, the unit at which most of the waiting behind its
 * first breach was, or without waiting the norm's own unit. What no unit explains stands in a column of its own.
 */
export interface Failures {
  readonly replications: number;
  /** Per replication, unit and (last) none of them: 1 if it let the replication fail. */
  readonly byUnit: Uint8Array;
  /** Per replication and norm: 1 if it was breached. */
  readonly byNorm: Uint8Array;
}

/** The failures of consecutive replications of a chain, gathered block by block. */
export class FailureTable implements Failures {
  replications = 0;
  readonly byUnit: Uint8Array;
  readonly byNorm: Uint8Array;
  private readonly chain: Chain;

  /** @param count replications that there will be */
  constructor(chain: Chain, count: number) {
    this.chain = chain;
    this.byUnit = new Uint8Array(count * (chain.units.length + 1));
    this.byNorm = new Uint8Array(count * chain.norms.length);
  }

  /** Replications without a breach. */
  get held(): number {
    const norms = this.chain.norms.length;
    let held = 0;
    for (let i = 0; i < this.replications; i++) {
      if (!this.byNorm.subarray(i * norms, (i + 1) * norms).includes(1)) held++;
    }
    return held;
  }

  add({ breaches, breachWaits, count }: BlockResult): void {
    const norms = this.chain.norms.length;
    const units = this.chain.units.length;
    for (let i = 0; i < count; i++) {
      const row = this.replications + i;
      for (let norm = 0; norm < norms; norm++) {
        if (breaches[i * norms + norm] === Infinity) continue;
        this.byNorm[row * norms + norm] = 1;
        const offset = (i * norms + norm) * units;
        const unit = culpritOf(breachWaits.subarray(offset, offset + units), this.chain.norms[norm]?.unit);
        this.byUnit[row * (units + 1) + (unit === NONE ? units : unit)] = 1;
      }
    }
    this.replications += count;
  }
}

function culpritOf(waits: Float64Array, own: number | undefined): number {
  let most = 0;
  let unit = own ?? NONE;
  for (let each = 0; each < waits.length; each++) {
    const hours = waits[each] ?? 0;
    if (hours > most) {
      most = hours;
      unit = each;
    }
  }
  return unit;
}
