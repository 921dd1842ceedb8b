import {
  isQuantity,
  nearestName,
  parseQuantity,
  type Quantity,
  type Scenario,
  sameDimension,
} from '../../scenario/index.ts';
import * as messages from './messages.ts';

/** A value that is varied over a range, in one unit of measure. */
export interface OverRange {
  readonly path: string;
  /** As written after the number: `/ day`; empty for a plain number. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** A thousandth of the range, rounded down to a power of ten: values that are tried are multiples of it. */
  readonly grain: number;
  /** The value in the file, if it is a number of that dimension. */
  readonly own?: number;
}

/** What `--over` asks is wrong; the message is a sentence. */
export class OverFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OverFault';
  }
}

/** Keys that say how a run is made and judged, not what the chain is. */
const NOT_OF_THE_CHAIN: ReadonlySet<string> = new Set([
  'volhoud',
  'seed',
  'replications',
  'hold',
  'limits',
  'reporting',
  'name',
]);

/**
 * Reads `PATH` or `PATH=FROM..TO`. Without a range the value's own in the file is taken. A plain number at one end takes
 * the unit of the other end, or of the value in the file.
 *
 * @throws OverFault when the path is no value, is left out of what is written, or the range is empty, reversed or of
 * another dimension
 */
export function overRangeOf({ values, redaction }: Scenario, text: string): OverRange {
  const equals = text.indexOf('=');
  const path = (equals < 0 ? text : text.slice(0, equals)).trim();
  const given = equals < 0 ? undefined : text.slice(equals + 1);
  if (path === '') throw new OverFault(messages.overWithoutPath(text));
  if (NOT_OF_THE_CHAIN.has(path.split('.')[0] ?? '')) throw new OverFault(messages.notOfTheChain(path));
  const record = values.find((value) => value.path === path);
  if (record === undefined && given === undefined) {
    const near = nearestName(
      path,
      values.map((value) => value.path),
    );
    throw new OverFault(messages.noValue(path, near));
  }
  if (record?.redacted !== undefined && redaction !== undefined) {
    throw new OverFault(messages.redactedOver(path));
  }
  if (given === undefined && (record?.low === undefined || record.high === undefined)) {
    throw new OverFault(messages.withoutRange(path, record?.text ?? ''));
  }
  const ends = given === undefined ? [record?.low ?? '', record?.high ?? ''] : given.split('..');
  const [first, second] = ends;
  if (first === undefined || second === undefined || ends.length > 2) {
    throw new OverFault(messages.noRange(path, given ?? ''));
  }
  const own = record?.value === undefined ? undefined : quantityOf(path, record.text);
  const [low, high] = inOneUnit(path, first, second, own);
  if (own !== undefined && !sameDimension(low.dimension, own.dimension)) {
    throw new OverFault(
      messages.wrongDimension(path, `${first.trim()}..${second.trim()}`, record?.text ?? ''),
    );
  }
  const unit = high.unit;
  const one = quantityOf(path, `1 ${unit}`).value;
  const [from, to] = [tidy(low.value / one), tidy(high.value / one)];
  if (from === to) throw new OverFault(messages.emptyRange(path, `${from} ${unit}`.trim()));
  if (from > to) throw new OverFault(messages.reversedRange(path, `${to}..${from} ${unit}`.trim()));
  const grain = 10 ** Math.floor(Math.log10((to - from) / 1000) + 1e-9);
  const isInside = own !== undefined && own.value / one >= from && own.value / one <= to;
  return { path, unit, from, to, grain, ...(isInside && { own: tidy(own.value / one) }) };
}

/** As it would stand in the file. */
export function valueText(value: number, unit: string): string {
  return `${value} ${unit}`.trim();
}

/** Both ends, a plain number in the unit of the other end or of the value in the file. */
function inOneUnit(
  path: string,
  first: string,
  second: string,
  own: Quantity | undefined,
): [Quantity, Quantity] {
  const ends = [quantityOf(path, first), quantityOf(path, second)] as const;
  const unit = ends[1].unit || ends[0].unit || own?.unit || '';
  const read = (text: string, end: Quantity): Quantity =>
    end.unit === '' && unit !== '' ? quantityOf(path, `${text.trim()} ${unit}`) : end;
  const [low, high] = [read(first, ends[0]), read(second, ends[1])];
  if (!sameDimension(low.dimension, high.dimension)) {
    throw new OverFault(messages.twoDimensions(path, first.trim(), second.trim()));
  }
  return [low, high];
}

function quantityOf(path: string, text: string): Quantity {
  const quantity = parseQuantity(text);
  if (isQuantity(quantity)) return quantity;
  throw new OverFault(messages.noQuantity(path, quantity.error, quantity.hint));
}

/** Without the crumbs of a division. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
