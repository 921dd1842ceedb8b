import { findMetric } from '../chain/metrics.ts';
import type { DifferenceRow } from '../experiment/index.ts';
import { moneyScale } from './moneyWords.ts';
import { shortNumber } from './numberWords.ts';

/** What a quantity is, of a unit say. */
type Quantity = Pick<DifferenceRow, 'scope_kind' | 'metric' | 'unit'>;

/** How its values are told in a table: ÷ `factor`, in what the name ends with. */
export interface Scale {
  readonly factor: number;
  /** `%`, `hours`, `million EUR`; empty where there is none. */
  readonly unit: string;
}

/** From here on values are told in thousands. */
const MANY = 10_000;

/** Its name in words: `backlog in days of work`. */
export function quantityName({ scope_kind: kind, metric }: Quantity): string {
  return findMetric(kind, metric)?.label ?? metric;
}

/** What the name is followed by in a table, unless it says it: `, million EUR`. */
export function unitSuffix(quantity: Quantity, { unit }: Scale): string {
  const name = quantityName(quantity);
  const said = unit.split(' ').filter((word) => !name.includes(word));
  return said.length === 0 || unit === '' ? '' : `, ${said.join(' ')}`;
}

/** What values of that quantity are told in, side by side. */
export function scaleOf({ unit }: Quantity, ...values: readonly (number | undefined)[]): Scale {
  const most = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  if (unit === 'share' || unit === 'probability') return { factor: 0.01, unit: '%' };
  if (unit === 'EUR') return moneyScale(most);
  const name = unit === 'person-hours' ? 'hours' : unit === 'factor' || unit === 'surge' ? '' : unit;
  return most >= MANY ? { factor: 1000, unit: `thousand ${name}`.trim() } : { factor: 1, unit: name };
}

/** Two values with their unit: `72.4 → 80.1 %`, `842 → 1,234 hours`. */
export function fromTo(quantity: Quantity, from: number | undefined, to: number | undefined): string {
  const { factor, unit } = scaleOf(quantity, from, to);
  const told = (value: number | undefined): string =>
    shortNumber(value === undefined ? value : value / factor);
  return `${told(from)} → ${told(to)} ${unit}`.trimEnd();
}

/**
 * A difference with its interval, `+2.09 (+1.89 to +2.28)`: with no more digits than two of half the interval's width,
 * but an end that is not 0 is never told as 0: on which side of it the interval lies is what it is looked at for.
 *
 * @param room characters; with one digit of half the width where two do not fit
 */
export function signedInterval(difference: number, low: number, high: number, room = Infinity): string {
  const half = (high - low) / 2;
  if (half === 0) return `${signed(difference)} in every future`;
  const tens = Math.floor(Math.log10(half));
  const told = (digits: number): string => {
    const of = (value: number): string => toDecimals(value, Math.max(0, digits - 1 - tens));
    return `${of(difference)} (${of(low)} to ${of(high)})`;
  };
  return told(2).length <= room ? told(2) : told(1);
}

function toDecimals(value: number, decimals: number): string {
  const isLost = Number(value.toFixed(Math.min(decimals, 12))) === 0;
  return isLost ? signed(Number(value.toPrecision(1))) : signed(value, decimals);
}

/** A number with its sign, `+0.12`, `−1,234`; 0 has none. */
function signed(value: number, decimals = 12): string {
  const size = shortNumber(Number(Math.abs(value).toFixed(Math.min(decimals, 12))));
  return size === '0' ? size : `${value < 0 ? '−' : '+'}${size}`;
}
