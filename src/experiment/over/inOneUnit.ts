import { PLAIN, sameDimension } from '../../scenario/index.ts';
import * as messages from './messages.ts';
import { OverFault } from './overFault.ts';
import type { OverPath } from './overPath.ts';
import { quantityOf } from './quantityOf.ts';

/** Numbers in one unit of measure. */
export interface InOneUnit {
  readonly values: readonly number[];
  /** As written after the number: `/ day`; empty for a plain number. */
  readonly unit: string;
  /** The value in the file, in that unit. */
  readonly own?: number;
}

/**
 * Reads quantities in the unit of the last that has one; a plain number is in that unit too, or in that of the value in
 * the file where none has one. A share that is given in plain numbers is refused where the file has it in per cent: 0.5 is
 * half to `--set`, and looks like half a per cent beside 5 %. In the file's own range a plain number is what it is.
 *
 * @param given what they were read from, for what is said of them
 * @throws OverFault when one is no quantity, or they are of another dimension than each other or the value in the file
 */
export function inOneUnit(over: OverPath, texts: readonly string[], given: string): InOneUnit {
  const { path, own, record } = over;
  const read = texts.map((text) => quantityOf(path, text));
  const said = read.findLast((quantity) => quantity.unit !== '')?.unit;
  const isPlainToo = own !== undefined && own.unit !== '' && sameDimension(own.dimension, PLAIN);
  if (said === undefined && isPlainToo && over.given !== undefined) {
    throw new OverFault(messages.shareOrPercent(path, given.trim(), own.unit));
  }
  const written = said ?? (isPlainToo ? '' : (own?.unit ?? ''));
  const quantities = read.map((quantity, index) =>
    quantity.unit === '' && written !== ''
      ? quantityOf(path, `${texts[index]?.trim()} ${written}`)
      : quantity,
  );
  const other = quantities.findIndex(
    ({ dimension }, index) => index > 0 && !sameDimension(dimension, quantities[0]?.dimension ?? dimension),
  );
  if (other > 0) {
    throw new OverFault(messages.twoDimensions(path, texts[0]?.trim() ?? '', texts[other]?.trim() ?? ''));
  }
  const [first] = quantities;
  if (own !== undefined && first !== undefined && !sameDimension(first.dimension, own.dimension)) {
    throw new OverFault(messages.wrongDimension(path, given.trim(), record?.text ?? ''));
  }
  // `2/day` and `2 / day` are one unit.
  const unit = written.replace(/\s*\/\s*/g, ' / ').trim();
  const one = quantityOf(path, `1 ${unit}`).value;
  return {
    unit,
    values: quantities.map(({ value }) => tidy(value / one)),
    ...(own && { own: tidy(own.value / one) }),
  };
}

/** Without the crumbs of a division. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
