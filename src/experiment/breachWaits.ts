import type { Chain } from '../chain/chain.ts';
import { type Cause, causeOf } from '../chain/norm/cause.ts';
import type { Why, WhyUnit } from './findings.ts';

/** Units whose part in the waiting is less are not told: crumbs of rounding, and nobody's cause. */
const LEAST_SHARE = 0.0005;

/**
 * Folds why norms are breached: for each norm the waiting by unit that explains its first breach, over the
 * replications in which it was the first of the chain's norms to be breached, or one of them. Sums of floating-point
 * numbers: replications are added in the order of their indices.
 */
export class BreachWaits {
  /** By norm × units + unit: hours. */
  private readonly hours: Float64Array;
  private readonly chain: Chain;

  constructor(chain: Chain) {
    this.chain = chain;
    this.hours = new Float64Array(chain.norms.length * chain.units.length);
  }

  /** Adds one replication: first breaches (hours, Infinity if never) and waits begin at the offsets. */
  add(breaches: Float64Array, breachOffset: number, waits: Float64Array, waitOffset: number): void {
    const norms = this.chain.norms.length;
    const units = this.chain.units.length;
    let earliest = Infinity;
    for (let norm = 0; norm < norms; norm++) earliest = Math.min(earliest, breaches[breachOffset + norm]!);
    if (earliest === Infinity) return;
    for (let norm = 0; norm < norms; norm++) {
      if (breaches[breachOffset + norm] !== earliest) continue;
      for (let at = norm * units; at < (norm + 1) * units; at++) this.hours[at]! += waits[waitOffset + at]!;
    }
  }

  /** Units by their share of the waiting behind a norm's breaches, most first; of equals the first in the file. */
  why(name: string): Why | undefined {
    const { chain } = this;
    const norm = chain.norms.findIndex((each) => each.name === name);
    const spec = chain.norms[norm];
    if (spec === undefined) return undefined;
    const units = chain.units.length;
    const hours = this.hours.subarray(norm * units, (norm + 1) * units);
    const total = hours.reduce((sum, each) => sum + each, 0);
    const cause = causeOf(chain, spec);
    const ranked = chain.units
      .map(
        (unit, index): WhyUnit => ({
          unit: unit.name,
          share: total > 0 ? hours[index]! / total : 0,
          ...(isForMeeting(chain, cause, index) && { meeting: true }),
        }),
      )
      .filter((unit) => unit.share >= LEAST_SHARE)
      .sort((one, other) => other.share - one.share);
    return { norm: name, waiting: cause.kind, units: ranked };
  }
}

/** Whether all that can wait at a unit, of the waiting behind a norm, waits for a meeting. */
function isForMeeting({ steps }: Chain, cause: Cause, unit: number): boolean {
  const waiting = cause.kind === 'late' ? steps[cause.step] : undefined;
  // Along the case, for `withinCase`, earlier steps have waited too.
  if (waiting !== undefined && waiting.withinCase === undefined && waiting.kind === 'meeting') return true;
  const own = steps.filter((step) => step.unit === unit);
  return own.length > 0 && own.every(({ kind }) => kind === 'meeting');
}
