/**
 * A share in per cent, without the sign: whole per cents, and near 0 and 100 as many decimals (at most two) as keep
 * it apart from them, so that 100 is said of nothing but all and 0 of nothing but none.
 *
 * @param share in [0, 1]
 */
export function percent(share: number): string {
  const value = 100 * share;
  const nearest = Math.min(value, 100 - value);
  if (nearest <= 0) return String(Math.round(value));
  const decimals = nearest >= 1 ? 0 : nearest >= 0.1 ? 1 : 2;
  const shown = Math.max(nearest, 0.01).toFixed(decimals);
  const low = Number(shown);
  // A nearest that rounds up to a whole per cent (0.98 → 1.0) is shown as one.
  const digits = low >= 1 ? 0 : decimals;
  // A decimal that is 0 says nothing: 99.90 is 99.9.
  return String(Number((value <= 50 ? low : 100 - low).toFixed(digits)));
}
