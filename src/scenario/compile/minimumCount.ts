/**
 * The observations a period needs so that a single bad one is no breach: ⌈1 ÷ (1 − limit)⌉ for `atLeast`,
 * ⌈1 ÷ limit⌉ for `atMost`. In decimal arithmetic: 95 % gives 20, where floating point would give 21 for some.
 * `limit` lies in (0, 1).
 */
export function minimumCount(limit: number, direction: 'atLeast' | 'atMost'): number {
  const [numerator, denominator] = decimalFraction(limit);
  const tolerated = direction === 'atLeast' ? denominator - numerator : numerator;
  return Number((denominator + tolerated - 1n) / tolerated);
}

/** The shortest decimal that stands for a number in (0, 1), as a fraction. */
function decimalFraction(value: number): [bigint, bigint] {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const places = digits.length - 1 - Number(exponent);
  return [BigInt(digits), 10n ** BigInt(places)];
}
