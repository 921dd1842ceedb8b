/**
 * The deviance part x ln(x ÷ m) + m − x, for x > 0 and m > 0: zero at x = m, else positive. Computed without
 * cancellation where x is close to m (Loader 2000, function `bd0`).
 */
export function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    // Ends for NaN too.
    if (!(Math.abs(next - sum) > 0)) return next;
    sum = next;
  }
}
