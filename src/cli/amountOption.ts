import { isQuantity, parseQuantity, sameDimension } from '../scenario/index.ts';

/** What a plain number and an amount of money are measured in. */
const [NUMBER, MONEY] = ['1', '1 EUR'].map((text) => parseQuantity(text));

/** What something costs to the horizon, ≥ 0. */
export interface Amount {
  readonly amount: number;
  /** Absent for nothing. */
  readonly currency?: 'EUR' | 'FTE';
}

/** Reads an amount of money, or a plain number of FTE; undefined where it is neither. */
export function amountOf(text: string): Amount | undefined {
  const cost = parseQuantity(text.trim());
  if (!isQuantity(cost) || !(cost.value >= 0)) return undefined;
  const is = (other: typeof NUMBER): boolean =>
    other !== undefined && isQuantity(other) && sameDimension(cost.dimension, other.dimension);
  if (cost.value === 0 && (is(NUMBER) || is(MONEY))) return { amount: 0 };
  if (is(MONEY)) return { amount: cost.value, currency: 'EUR' };
  return is(NUMBER) ? { amount: cost.value, currency: 'FTE' } : undefined;
}
