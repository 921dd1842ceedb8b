/** A confidence interval, ends included; low ≤ high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError unless the confidence lies in (0, 1). */
export function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} is not in (0, 1)`);
}
