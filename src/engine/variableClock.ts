import type { Hours } from './hours.ts';
import type { Positions } from './thresholdHeap.ts';
import { ThresholdHeap } from './thresholdHeap.ts';

/**
 * A clock whose rate may change, with thresholds in a heap and its next one exposed: work in service (rate =
 * pace, on the roster's hours), arrival streams (rate = arrivals per hour, thresholds = sums of unit
 * exponentials), people's hazards and incidents are all this.
 *
 * Between changes the rate runs along a straight line, `rate + slope × elapsed`, so the reading is a parabola
 * and the moment at which it reaches a threshold has a closed form. Changing the rate re-times the next
 * threshold only; items keep theirs. Moments are on the clock's *base*: plain hours, or a roster's open hours.
 *
 * Invariant: the reading never falls (rates are ≥ 0 on the span for which they are set).
 */
export class VariableClock {
  readonly thresholds: ThresholdHeap;
  private origin = 0;
  private value = 0;
  private rate = 0;
  private slope = 0;

  constructor(positions: Positions) {
    this.thresholds = new ThresholdHeap(positions);
  }

  /** Sets the clock to `value` at `base`, with no thresholds and rate 0. */
  reset(base: Hours, value: number): void {
    this.thresholds.clear();
    this.origin = base;
    this.value = value;
    this.rate = 0;
    this.slope = 0;
  }

  /** The reading at `base`, which must not lie before the last change. */
  reading(base: Hours): number {
    const elapsed = base - this.origin;
    return this.value + elapsed * (this.rate + 0.5 * this.slope * elapsed);
  }

  /** From `base` on the rate is `rate + slope × (hours since base)`. */
  setRate(base: Hours, rate: number, slope: number): void {
    if (rate === this.rate && slope === 0 && this.slope === 0) return;
    this.value = this.reading(base);
    this.origin = base;
    this.rate = rate;
    this.slope = slope;
  }

  /**
   * When the reading reaches `threshold`; `Infinity` if it never does on this line. The positive root of
   * ½ slope x² + rate x = distance, in the form that does not cancel: x = 2d ÷ (rate + √(rate² + 2 slope d)).
   */
  reaches(threshold: number): Hours {
    const distance = threshold - this.value;
    if (distance <= 0) return this.origin;
    const { rate, slope } = this;
    if (slope === 0) return rate > 0 ? this.origin + distance / rate : Number.POSITIVE_INFINITY;
    const discriminant = rate * rate + 2 * slope * distance;
    if (discriminant < 0) return Number.POSITIVE_INFINITY;
    const divisor = rate + Math.sqrt(discriminant);
    return divisor > 0 ? this.origin + (2 * distance) / divisor : Number.POSITIVE_INFINITY;
  }

  /** When the least threshold is reached; `Infinity` if there is none. */
  get nextAt(): Hours {
    return this.thresholds.size > 0 ? this.reaches(this.thresholds.topThreshold) : Number.POSITIVE_INFINITY;
  }
}
