import { betaBinomialBetween } from './betaBinomial.ts';
import { logEvidenceAbove, logEvidenceBelow } from './evidence.ts';

/** Replications are computed in blocks of this many. */
const BLOCK = 8;

export type Decision = 'holds' | 'does not hold' | 'undecided';

/**
 * The verdict on a probability p after it held in `held` of `n` replications: does p exceed the asked
 * probability? By the evidence against the contrary (`logEvidenceAbove`, `logEvidenceBelow`), which must reach
 * 1 ÷ (1 − confidence). By Ville's inequality a wrong *holds* is ever given with probability at most
 * 1 − confidence, however often one looks (and likewise a wrong *does not hold*), so that replications may be
 * added until it is decided. Only the counts at hand matter: what was decided at fewer may become undecided.
 *
 * @param asked In (0, 1).
 * @param confidence In (0.5, 1).
 * @throws RangeError if an argument is out of its range.
 */
export function decide(held: number, n: number, asked: number, confidence: number): Decision {
  if (!(held >= 0 && held <= n)) throw new RangeError(`${held} held of ${n}`);
  if (!(asked > 0 && asked < 1)) throw new RangeError(`asked probability ${asked} is not in (0, 1)`);
  if (!(confidence > 0.5 && confidence < 1))
    throw new RangeError(`confidence ${confidence} is not in (0.5, 1)`);
  const threshold = -Math.log(1 - confidence);
  // Evidence for the side on which the observed share does not lie is never above one.
  if (held >= asked * n) return logEvidenceAbove(held, n, asked) >= threshold ? 'holds' : 'undecided';
  return logEvidenceBelow(held, n, asked) >= threshold ? 'does not hold' : 'undecided';
}

/**
 * How many replications in all would probably settle a verdict that is undecided at `held` of `n`: a multiple
 * of 8 at which it would be decided with a chance of at least one half, if the probability is drawn from its
 * posterior under a uniform prior. Found by doubling and then halving what is to be added. `undefined` if that
 * is beyond `cap`. If it is decided already, n rounded up to a multiple of 8.
 *
 * Approximation: the chance is that of standing decided at the end, not at some look on the way, and it is
 * taken to rise with the number, which it does but for small steps; so the number is slightly too high.
 */
export function replicationsToSettle(
  held: number,
  n: number,
  asked: number,
  confidence: number,
  cap: number,
): number | undefined {
  if (decide(held, n, asked, confidence) !== 'undecided') return Math.ceil(n / BLOCK) * BLOCK;
  const settles = (total: number) => chanceOfVerdict(held, n, total, asked, confidence) >= 0.5;
  const base = Math.floor(n / BLOCK) * BLOCK;
  const most = Math.floor(cap / BLOCK) * BLOCK;
  if (base >= most) return undefined;
  let low = base;
  let high = base + BLOCK;
  while (!settles(high)) {
    if (high === most) return undefined;
    low = high;
    high = Math.min(most, base + 2 * (high - base));
  }
  while (high - low > BLOCK) {
    const middle = low + Math.floor((high - low) / (2 * BLOCK)) * BLOCK;
    if (settles(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance of a verdict at `total` replications, given the counts at hand. */
function chanceOfVerdict(held: number, n: number, total: number, asked: number, confidence: number): number {
  const verdict = (k: number) => decide(k, total, asked, confidence);
  // Undecided are the counts from `first` up to but not including `end`.
  const first = firstWhere(total + 1, (k) => verdict(k) !== 'does not hold');
  const end = firstWhere(total + 1, (k) => verdict(k) === 'holds');
  const undecided = betaBinomialBetween(total - n, held + 1, n - held + 1, first - held, end - held);
  return 1 - undecided;
}

/** The least k in [0, count) with a property that, once true, stays true; `count` if there is none. */
function firstWhere(count: number, has: (k: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (has(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
