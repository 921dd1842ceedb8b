/**
 * A difference of probabilities in percentage points, with its sign: `−3`, and near 0 as many decimals (at most two) as
 * keep it apart from it: `+0.4`.
 */
export function points(difference: number): string {
  const value = 100 * difference;
  const size = Math.abs(value);
  const decimals = size >= 0.95 ? 0 : size >= 0.095 ? 1 : 2;
  const shown = String(Number(size.toFixed(decimals)));
  return shown === '0' ? shown : `${value < 0 ? '−' : '+'}${shown}`;
}
