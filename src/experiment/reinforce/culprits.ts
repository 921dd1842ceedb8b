import type { Chain } from '../../chain/chain.ts';
import { NONE } from '../../engine/hours.ts';
import type { BlockResult } from '../block.ts';

/** How one future ended. */
export interface Outcome {
  readonly holds: boolean;
  /**
   * By unit of the chain, and last for none of them: 1 if it let the future fail. For each norm that was breached, that is the
   * unit at which most of the waiting behind its first breach was, or without waiting the norm's own unit.
   */
  readonly failed: Uint8Array;
  /** By norm: 1 if it was breached. */
  readonly breached: Uint8Array;
}

/** How the replications of a block ended, in order. */
export function outcomesOf({ norms, units }: Chain, block: BlockResult): Outcome[] {
  const { breaches, breachWaits, count } = block;
  return Array.from({ length: count }, (_, i) => {
    const failed = new Uint8Array(units.length + 1);
    const breached = new Uint8Array(norms.length);
    for (const [norm, { unit: own }] of norms.entries()) {
      if (breaches[i * norms.length + norm] === Infinity) continue;
      breached[norm] = 1;
      const offset = (i * norms.length + norm) * units.length;
      const unit = culpritOf(breachWaits.subarray(offset, offset + units.length), own);
      failed[unit === NONE ? units.length : unit] = 1;
    }
    return { holds: !breached.includes(1), failed, breached };
  });
}

function culpritOf(waits: Float64Array, own: number): number {
  let most = 0;
  let unit = own;
  for (let each = 0; each < waits.length; each++) {
    const hours = waits[each] ?? 0;
    if (hours > most) {
      most = hours;
      unit = each;
    }
  }
  return unit;
}
