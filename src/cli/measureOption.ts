import type { Measure } from '../experiment/index.ts';
import { isQuantity, parseQuantity, sameDimension } from '../scenario/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';

/** What a plain number and an amount of money are measured in. */
const [NUMBER, MONEY] = ['1', '1 EUR'].map((text) => parseQuantity(text));

/**
 * Reads `NAME=PATH=VALUE[; PATH=VALUE…] @ COST`.
 *
 * @throws InputFault with all that is wrong in any of them
 */
export function measuresOf(texts: readonly string[] = []): Measure[] {
  const faults: string[] = [];
  const measures = texts.flatMap((text): Measure[] => {
    const measure = measureOf(text);
    if (measure !== undefined) return [measure];
    faults.push(messages.notAMeasure(text));
    return [];
  });
  if (faults.length > 0) throw new InputFault(`${faults.join('\n')}; nothing was run`);
  return measures;
}

function measureOf(text: string): Measure | undefined {
  const [, name = '', values = '', cost = ''] = /^\s*([^=;@\s]+)\s*=(.*)@([^@]*)$/s.exec(text) ?? [];
  const changes = values.split(';').map((change) => {
    const at = change.indexOf('=');
    return { path: change.slice(0, Math.max(0, at)).trim(), text: change.slice(at + 1).trim() };
  });
  const price = costOf(cost);
  if (name === '' || price === undefined) return undefined;
  if (changes.some((change) => change.path === '' || change.text === '')) return undefined;
  return { name, changes, ...price };
}

function costOf(text: string): Pick<Measure, 'cost' | 'currency'> | undefined {
  const cost = parseQuantity(text.trim());
  if (!isQuantity(cost) || !(cost.value >= 0)) return undefined;
  const is = (other: typeof NUMBER): boolean =>
    other !== undefined && isQuantity(other) && sameDimension(cost.dimension, other.dimension);
  if (cost.value === 0 && (is(NUMBER) || is(MONEY))) return { cost: 0 };
  if (is(MONEY)) return { cost: cost.value, currency: 'EUR' };
  return is(NUMBER) ? { cost: cost.value, currency: 'FTE' } : undefined;
}
