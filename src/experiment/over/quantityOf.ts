import { isQuantity, parseQuantity, type Quantity } from '../../scenario/index.ts';
import * as messages from './messages.ts';
import { OverFault } from './overFault.ts';

/** @throws OverFault when the text is no quantity */
export function quantityOf(path: string, text: string): Quantity {
  const quantity = parseQuantity(text);
  if (isQuantity(quantity)) return quantity;
  throw new OverFault(messages.noQuantity(path, quantity.error, quantity.hint));
}

/** As it would stand in the file. */
export function valueText(value: number, unit: string): string {
  return `${value} ${unit}`.trim();
}
