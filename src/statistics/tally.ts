/**
 * Count, mean and variance of observations (one per replication, say), without losing digits: Welford 1962
 * (Technometrics 4, 419–420); merging after Chan, Golub and LeVeque 1979 (Stanford STAN-CS-79-773).
 */
export class Tally {
  count = 0;
  private runningMean = 0;
  /** The sum of squared distances from the mean. */
  private squares = 0;

  add(value: number): void {
    this.count++;
    const distance = value - this.runningMean;
    this.runningMean += distance / this.count;
    this.squares += distance * (value - this.runningMean);
  }

  /** Adds what the other has seen; equal to adding its observations, up to rounding. */
  merge(other: Tally): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const distance = other.runningMean - this.runningMean;
    this.runningMean += distance * (other.count / count);
    this.squares += other.squares + distance * distance * ((this.count * other.count) / count);
    this.count = count;
  }

  /** `undefined` without observations. */
  get mean(): number | undefined {
    return this.count === 0 ? undefined : this.runningMean;
  }

  /** The unbiased sample variance; `undefined` with fewer than two observations. */
  get variance(): number | undefined {
    return this.count < 2 ? undefined : this.squares / (this.count - 1);
  }
}
