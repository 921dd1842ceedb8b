import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import { messages } from '../messages.ts';
import { nodeAt } from '../node.ts';
import { isQuantity, parseQuantity, type Quantity, type QuantityError } from '../quantity.ts';
import type { FamilyParameters, ScalarText } from '../schema/value.ts';
import type { Position } from '../source.ts';
import { at, type Spot } from '../spot.ts';
import { PLAIN, sameDimension } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { type CsvUse, columnOf, csvFault, MOST_FAULTS, readCsv } from './csvFile.ts';
import type { DistributionRule } from './distribution.ts';
import { compileNumber, type NumberRule, outside } from './value.ts';

const FAULT = 'scenario.distribution';
/** The column of the values unless the scenario names another. */
const USUAL_COLUMN = 'value';

const USE: CsvUse = {
  code: FAULT,
  empty: messages.observationsEmpty(),
  expected: messages.observationsExpected(),
  tooLong: messages.observationsTooMany,
  column: messages.observationsColumn,
};

/**
 * Observed values, in the scenario or in a column of a CSV file. Values beside a file are its content as it was once read,
 * as a manifest keeps it; then the file is not read.
 */
export function compileEmpirical(
  c: Compilation,
  spot: Spot,
  given: FamilyParameters,
  { phrase, dimension, isPositive }: DistributionRule,
): DistributionSpec | undefined {
  const rule: NumberRule = { phrase, dimension, least: 0 };
  const file = given['file'];
  if (given['values'] === undefined) {
    if (typeof file === 'string') return fromFile(c, spot, file, given, rule, isPositive === true);
    if (!c.has(at(spot, 'values')) && !c.has(at(spot, 'file')))
      c.fault(spot, FAULT, messages.familyParameters('empirical', Object.keys(given)), {
        expected: messages.empiricalExpected(),
        atKey: true,
      });
    return undefined;
  }
  if (file !== undefined && !areOfOneFile(c, spot)) {
    c.fault(at(spot, 'file'), FAULT, messages.fileBesideValues(), { hint: messages.hintFileBesideValues() });
    return undefined;
  }
  const list = (name: string, each: NumberRule): number[] | undefined => {
    const texts = (given[name] ?? []) as readonly ScalarText[];
    const numbers = texts.map((text, index) =>
      compileNumber(c, at(at(spot, name), index), text, { ...each, isRule: true }),
    );
    return numbers.some((number) => number === undefined) ? undefined : (numbers as number[]);
  };
  const values = list('values', rule);
  const weights =
    given['weights'] === undefined
      ? values?.map(() => 1)
      : list('weights', { phrase: messages.numberPhrase(), dimension: PLAIN, least: 0 });
  if (values === undefined || weights === undefined) return undefined;
  if (values.length !== weights.length) {
    c.fault(at(spot, 'weights'), FAULT, messages.weightsLength(values.length, weights.length));
    return undefined;
  }
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) {
    c.fault(at(spot, 'weights'), FAULT, messages.weightsZero());
    return undefined;
  }
  const isNothing = values.every((value, index) => value === 0 || weights[index] === 0);
  if (isPositive === true && isNothing) {
    c.fault(at(spot, 'values'), FAULT, messages.observationsZero(), { expected: phrase });
    return undefined;
  }
  return { family: 'empirical', parameters: {}, values, weights };
}

/** Whether file and values were written together: a file that a variant names beside values says something else. */
function areOfOneFile(c: Compilation, spot: Spot): boolean {
  const sourceOf = (key: string): unknown => nodeAt(c.root, at(spot, key).keys)?.position.source;
  return sourceOf('file') === sourceOf('values');
}

function fromFile(
  c: Compilation,
  spot: Spot,
  file: string,
  { weights, column }: FamilyParameters,
  rule: NumberRule,
  isPositive: boolean,
): DistributionSpec | undefined {
  if (weights !== undefined) {
    c.fault(at(spot, 'weights'), FAULT, messages.weightsBesideFile(), { atKey: true });
    return undefined;
  }
  const csv = readCsv(c, at(spot, 'file'), file, USE);
  if (csv === undefined) return undefined;
  const named = typeof column === 'string' ? column : undefined;
  const index = columnOf(c, spot, csv, USE, { key: 'column', named, usual: USUAL_COLUMN });
  if (index === undefined) return undefined;
  const unit = unitOf(csv.header[index]?.text ?? '');
  const values: number[] = [];
  const texts: string[] = [];
  const before = c.faults.length;
  for (const row of csv.rows) {
    if (c.faults.length - before >= MOST_FAULTS) break;
    const text = row[index]?.text ?? '';
    const quantity = observation(text, unit);
    if (!isObservation(c, csv.position(row[index] ?? row.at(-1)), text, quantity, rule)) continue;
    values.push(quantity.value);
    texts.push(quantity.unit === unit ? `${text} ${unit}`.trim() : text);
  }
  if (c.faults.length > before) return undefined;
  if (isPositive && values.every((value) => value === 0)) {
    csvFault(c, csv.position(csv.header[index]), FAULT, messages.observationsZero(), rule.phrase);
    return undefined;
  }
  if (!c.isRedacted(spot)) c.contents.push({ keys: spot.keys, content: { values: texts } });
  return { family: 'empirical', parameters: {}, values, weights: values.map(() => 1) };
}

/** A unit of measure in brackets at the end of a column's name: `duration (h)`; else empty. */
function unitOf(header: string): string {
  return /[([]([^()[\]]+)[)\]]$/.exec(header)?.[1]?.trim() ?? '';
}

/** A field as a quantity: with its own unit, or that of its column. */
function observation(text: string, unit: string): Quantity | QuantityError {
  const own = parseQuantity(text);
  if (unit === '' || !isQuantity(own) || own.unit !== '') return own;
  const withUnit = parseQuantity(`${text} ${unit}`);
  // Brackets may hold anything, such as a year.
  return isQuantity(withUnit) ? withUnit : own;
}

function isObservation(
  c: Compilation,
  position: Position,
  text: string,
  quantity: Quantity | QuantityError,
  rule: NumberRule,
): quantity is Quantity {
  if (!isQuantity(quantity)) {
    const { error, hint } = text === '' ? { error: messages.tableNumber(text), hint: undefined } : quantity;
    csvFault(c, position, FAULT, error, rule.phrase, hint);
    return false;
  }
  const { dimension, value, unit } = quantity;
  const isNothing = unit === '' && value === 0;
  if (!isNothing && !sameDimension(dimension, rule.dimension)) {
    const message = messages.wrongDimension(text, dimension, rule.dimension);
    const hint = unit === '' ? messages.hintUnitOfColumn() : undefined;
    csvFault(c, position, FAULT, message, rule.phrase, hint);
    return false;
  }
  const wrong = outside(value, rule);
  if (wrong === undefined) return true;
  csvFault(c, position, FAULT, messages.outOfRange(text, wrong), rule.phrase);
  return false;
}
