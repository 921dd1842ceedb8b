import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { isQuantity, parseQuantity, type Quantity } from '../quantity.ts';
import type { RangeSpec } from '../rangeLaw.ts';
import type { ValueRecord } from '../scenario.ts';
import type { ScalarText, ValueText, WrappedValue } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import { type Dimension, PLAIN, sameDimension } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { isDrawn, valueOrDraw } from './drawing.ts';
import { percentMeant } from './percentMeant.ts';

/** What a number in the scenario must be. */
export interface NumberRule {
  /** In words, as in `PHRASES`. */
  readonly phrase: string;
  readonly dimension: Dimension;
  /** In base units (after `convert`); inclusive unless `above` or `below` says otherwise. */
  readonly least?: number;
  readonly most?: number;
  /** Exclusive bounds. */
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
  /** What is asked, in words, of a number that only makes sense with its unit: a plain number is refused. */
  readonly asked?: string;
  /** From a quantity to the number that the chain wants; by default its value in base units. */
  readonly convert?: (quantity: Quantity) => number;
  /** A rule of the model rather than a description of the chain: no row of the table of assumptions. */
  readonly isRule?: boolean;
}

/** The scalar of a value, and where it stands. */
export function unwrap(
  value: ValueText,
  spot: Spot,
): { text: ScalarText; wrapper?: WrappedValue; scalarSpot: Spot } {
  if (typeof value !== 'object') return { text: value, scalarSpot: spot };
  return {
    text: value.value,
    wrapper: value,
    scalarSpot: { keys: [...spot.keys, 'value'], path: spot.path },
  };
}

/** Compiles a number with its unit, range, source and note; records it as a value of the scenario. */
export function compileNumber(
  c: Compilation,
  spot: Spot,
  value: ValueText,
  rule: NumberRule,
): number | undefined {
  const { text, wrapper, scalarSpot } = unwrap(value, spot);
  const quantity = compileQuantity(c, scalarSpot, text, rule);
  const number = quantity && convert(quantity, rule);
  const range = wrapper && checkWrapper(c, spot, wrapper, number, rule);
  if (quantity === undefined || number === undefined) return undefined;
  if (!(rule.isRule === true && wrapper === undefined))
    recordValue(c, spot, text, number, quantity.unit, wrapper, range);
  return valueOrDraw(c, spot, wrapper, range, number, rule.whole === true ? 1 : undefined);
}

/** A quantity that the rule allows, or a fault. */
function compileQuantity(
  c: Compilation,
  spot: Spot,
  text: ScalarText,
  rule: NumberRule,
): Quantity | undefined {
  const quantity = parseQuantity(text);
  if (!isQuantity(quantity)) {
    c.fault(spot, 'scenario.quantity', quantity.error, {
      expected: rule.phrase,
      ...(quantity.hint === undefined ? {} : { hint: quantity.hint }),
    });
    return undefined;
  }
  const isPlain = quantity.unit === '';
  const fits =
    isPlain && quantity.value === 0
      ? true
      : sameDimension(quantity.dimension, rule.dimension) && !(isPlain && rule.asked !== undefined);
  if (!fits) {
    const message = messages.wrongDimension(String(text), quantity.dimension, rule.dimension, rule.asked);
    c.fault(spot, 'scenario.dimension', message, { expected: rule.phrase });
    return undefined;
  }
  const wrong = outside(convert(quantity, rule), rule);
  if (wrong !== undefined) {
    const hint = percentMeant(text, rule);
    c.fault(spot, 'scenario.out-of-range', messages.outOfRange(String(text), wrong), {
      expected: rule.phrase,
      ...(hint !== undefined && { hint }),
    });
    return undefined;
  }
  return quantity;
}

function convert(quantity: Quantity, rule: NumberRule): number {
  return rule.convert === undefined ? quantity.value : rule.convert(quantity);
}

/** In words, what bound a number does not keep. */
export function outside(value: number, rule: NumberRule): string | undefined {
  if (rule.above !== undefined && !(value > rule.above)) return messages.mustBeAbove(rule.above);
  if (rule.below !== undefined && !(value < rule.below)) return messages.mustBeBelow(rule.below);
  if (rule.least !== undefined && !(value >= rule.least)) return messages.mustBeAtLeast(rule.least);
  if (rule.most !== undefined && !(value <= rule.most)) return messages.mustBeAtMost(rule.most);
  if (rule.whole === true && !Number.isInteger(value)) return messages.mustBeWhole();
  return undefined;
}

/** Checks the range (low ≤ value ≤ high, of the same dimension), law and source of a value; gives the range. */
function checkWrapper(
  c: Compilation,
  spot: Spot,
  wrapper: WrappedValue,
  number: number | undefined,
  rule: NumberRule,
): RangeSpec | undefined {
  checkSource(c, spot, wrapper);
  if (wrapper.range === undefined) {
    if (wrapper.law !== undefined)
      c.fault(at(spot, 'law'), 'scenario.range', messages.lawWithoutRange(), { atKey: true });
    return undefined;
  }
  // The ends need not be whole: the nearest whole number inside is taken of what is drawn.
  const { whole: _, ...ends } = rule;
  const [low, high] = wrapper.range.map((text, index) => {
    const quantity = compileQuantity(c, at(at(spot, 'range'), index), text, ends);
    return quantity && convert(quantity, rule);
  });
  if (low === undefined || high === undefined) return undefined;
  return checkRange(c, spot, wrapper, low, number, high);
}

/** The range of a value (absent if that is at fault itself) when it is in order: low ≤ value ≤ high. */
export function checkRange(
  c: Compilation,
  spot: Spot,
  { law }: WrappedValue,
  low: number,
  value: number | undefined,
  high: number,
): RangeSpec | undefined {
  if (low > high) c.fault(at(spot, 'range'), 'scenario.range', messages.rangeReversed());
  else if (value !== undefined) {
    if (low <= value && value <= high) return { low, value, high, law: law ?? 'triangular' };
    c.fault(at(spot, 'range'), 'scenario.range', messages.valueOutsideRange());
  }
  return undefined;
}

/** A value names only sources that exist. */
export function checkSource(c: Compilation, spot: Spot, wrapper: WrappedValue): void {
  const { source } = wrapper;
  if (source === undefined || c.sourceNames.has(source)) return;
  const near = nearestName(source, c.sourceNames);
  c.fault(at(spot, 'source'), 'scenario.unknown-source', messages.unknownSource(source), {
    expected: c.sourceNames.size === 0 ? messages.noneDefined() : messages.oneOf([...c.sourceNames]),
    ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
  });
}

/** Adds a row to the table of assumptions. */
export function recordValue(
  c: Compilation,
  spot: Spot,
  text: ScalarText,
  value: number | undefined,
  unit: string,
  wrapper: WrappedValue | undefined,
  range?: RangeSpec,
): void {
  const [low, high] = wrapper?.range ?? [];
  c.values.push({
    keys: spot.keys,
    record: {
      path: spot.path,
      text: String(text).trim(),
      ...(value === undefined ? {} : { value }),
      unit,
      ...(low === undefined || high === undefined
        ? {}
        : { low: String(low), high: String(high), law: wrapper?.law ?? 'triangular' }),
      ...(isDrawn(spot, range) ? { isDrawn: true } : {}),
      ...(wrapper?.source === undefined ? {} : { source: wrapper.source }),
      ...(wrapper?.note === undefined || c.isRedacted(at(spot, 'note')) ? {} : { note: wrapper.note }),
      ...redactedParts(c, spot, wrapper),
      place: c.place(spot),
    },
  });
}

function redactedParts(
  c: Compilation,
  spot: Spot,
  wrapper: WrappedValue | undefined,
): Pick<ValueRecord, 'redacted'> {
  const value = c.isRedacted(wrapper === undefined ? spot : at(spot, 'value'));
  const range = c.isRedacted(at(spot, 'range'));
  const law = c.isRedacted(at(spot, 'law'));
  return value || range || law ? { redacted: { value, range, law } } : {};
}

/** A whole number from `least`. */
export function compileWhole(
  c: Compilation,
  spot: Spot,
  value: ValueText,
  phrase: string,
  least: number,
  most: number,
  isRule = false,
): number | undefined {
  return compileNumber(c, spot, value, { phrase, dimension: PLAIN, least, most, whole: true, isRule });
}
