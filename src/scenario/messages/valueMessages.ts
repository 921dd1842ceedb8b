import { type Dimension, UNIT_NAMES } from '../unitOfMeasure.ts';
import { dimensionWords, q } from './quoting.ts';

/* Quantities, distributions and observed values. */

const quantities = {
  emptyText: () => 'there is nothing here',
  notAQuantity: (text: string) => `${q(text)} is no quantity`,
  notFinite: (text: string) => `${q(text)} is no finite number`,
  unknownUnitOfMeasure: (name: string) => `${q(name)} is no unit of measure`,
  unitsOfMeasure: () =>
    `units of measure are: %, ${UNIT_NAMES.filter((name) => !/.{3,}s$/.test(name)).join(', ')}`,
  hintYesNo: () =>
    'words such as yes and no are no values here; true and false are, where yes or no is asked',
  hintTimeOfDay: () => 'a colon makes a time of day; write 12.5 h for twelve and a half hours',
  hintDateIsNoQuantity: () => 'this is a date; a number with its unit is asked',
  hintDecimalPoint: () => 'write decimals with a point and thousands without a separator: 1.5, 12000',
  hintThousands: () => 'write digits without separators: 12000',
  hintMinus: () => 'write the minus as a plain -',
  hintMoneyAfter: () => 'write the currency after the number: 85 kEUR',
  hintDivision: () => 'write the result of a division as a number: 0.5',
  hintOneUnit: () => 'write one number with one unit: 90 h for 3 days and 18 hours',
  wrongDimension: (text: string, found: Dimension, wanted: Dimension, asked?: string) =>
    asked === undefined
      ? `${q(text)} is ${dimensionWords(found)}, but ${dimensionWords(wanted)} is asked`
      : `${q(text)} is ${dimensionWords(found)}, but ${asked} are asked`,
  hoursPerYearAsked: () => 'hours a year',
  outOfRange: (text: string, why: string) => `${q(text)} cannot be: it must be ${why}`,
  hintPercent: (number: string) => `write ${number} % if that is meant`,
  mustBeAbove: (bound: number) => `more than ${bound}`,
  mustBeBelow: (bound: number) => `less than ${bound}`,
  mustBeAtLeast: (bound: number) => `at least ${bound}`,
  mustBeAtMost: (bound: number) => `at most ${bound}`,
  mustBeWhole: () => 'a whole number',
  lawWithoutRange: () => 'a law without a range says nothing',
  rangeReversed: () => 'the range begins above its end',
  valueOutsideRange: () => 'the value lies outside its range',
  rangeOfFormula: () => 'a range belongs to a number, not to a formula',
  hintRangeOfFormula: () =>
    'make the uncertain number a parameter, with its range, and name it in the formula',
  hintParameterIsNumber: () =>
    'a parameter is one number with its unit; formulas stand where parameters are used',
  unknownSource: (name: string) => `no source is called ${q(name)}`,
  spanPhrase: () => 'a span of time, such as 6 h',
  numberPhrase: () => 'a plain number, such as 1.2',
  notWorkingDays: (text: string) => `${q(text)} is no number of working days`,
  rangeOfWorkingDays: () => 'the range of working days does not hold the value',
  rangeOfWorkingDaysExpected: () =>
    'two numbers of working days around it, such as [5 working days, 15 working days]',
};

const distributions = {
  noFamily: () => 'a distribution needs its family',
  twoFamilies: (names: readonly string[]) => `a distribution has one family, not ${names.join(' and ')}`,
  familyParameters: (family: string, names: readonly string[]) =>
    names.length === 0
      ? `${q(family)} has no parameters`
      : `${q(family)} cannot be made of ${names.join(' and ')}`,
  parameterSets: (sets: readonly (readonly string[])[]) => sets.map((set) => set.join(' and ')).join(', or '),
  minAboveMax: () => 'min lies above max',
  modeOutside: () => 'mode lies outside min and max',
  weightsLength: (values: number, weights: number) => `there are ${values} values but ${weights} weights`,
  weightsZero: () => 'the weights add up to nothing',
  weightsBesideFile: () => 'a file has an observation a row, so that weights are for values',
  empiricalExpected: () => 'values, or file and column',
  fileBesideValues: () => 'the file is not read, since values stand beside it from elsewhere',
  hintFileBesideValues: () => 'take the values away with values: null',
  observationsEmpty: () => 'the file has no observations',
  observationsExpected: () => 'a row of column names, and below it a row an observation',
  observationsTooMany: (count: number, most: number) =>
    `the file has ${count} observations; at most ${most} are read`,
  observationsColumn: (key: string, name: string) => `a column ${q(name)}, or its name as ${key}`,
  observationsZero: () => 'all observed values are 0',
  hintUnitOfColumn: () =>
    "write the unit after the number, or in brackets at the end of the column's name: duration (h)",
};

export const valueMessages = { ...quantities, ...distributions } as const;
