/** The next "round" number: 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten. @param value > 0 */
export function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * (1 - 1e-12)) ?? 10;
  return factor * power;
}
