import type { Measure } from '../experiment/index.ts';
import { amountOf } from './amountOption.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';

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
  const price = amountOf(cost);
  if (name === '' || price === undefined) return undefined;
  if (changes.some((change) => change.path === '' || change.text === '')) return undefined;
  return { name, changes, cost: price.amount, ...(price.currency && { currency: price.currency }) };
}
