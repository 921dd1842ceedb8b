/**
 * A clock whose rate may change. Between changes the rate runs along a straight line, `rate + slope × elapsed`, so the
 * reading is a parabola and the moment at which it reaches a threshold has a closed form. Moments are on the clock's
 * *base*: plain hours, or a roster's open hours. The reading never falls.
 */
@unmanaged
export class VariableClock {
  private origin: f64 = 0;
  private value: f64 = 0;
  private rate: f64 = 0;
  private slope: f64 = 0;

  /** Sets the clock to `value` at `base`, at rate 0. */
  reset(base: f64, value: f64): void {
    this.origin = base;
    this.value = value;
    this.rate = 0;
    this.slope = 0;
  }

  /** The reading at `base`, which must not lie before the last change. */
  reading(base: f64): f64 {
    const elapsed = base - this.origin;
    return this.value + elapsed * (this.rate + 0.5 * this.slope * elapsed);
  }

  /** From `base` on the rate is `rate + slope × (hours since base)`. */
  setRate(base: f64, rate: f64, slope: f64): void {
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
  reaches(threshold: f64): f64 {
    const distance = threshold - this.value;
    if (distance <= 0) return this.origin;
    const rate = this.rate;
    const slope = this.slope;
    if (slope === 0) {
      if (rate === 1) return this.origin + distance;
      return rate > 0 ? this.origin + distance / rate : Infinity;
    }
    const discriminant = rate * rate + 2 * slope * distance;
    if (discriminant < 0) return Infinity;
    const divisor = rate + sqrt<f64>(discriminant);
    return divisor > 0 ? this.origin + (2 * distance) / divisor : Infinity;
  }
}
