import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuantity, parseQuantity, type Quantity } from '../../src/scenario/quantity.ts';
import { UNIT_NAMES, unitOfMeasure } from '../../src/scenario/unitOfMeasure.ts';

function read(text: string | number): Quantity {
  const result = parseQuantity(text);
  if (!isQuantity(result)) throw new Error(result.error);
  return result;
}

function refused(text: string): { error: string; hint?: string } {
  const result = parseQuantity(text);
  if (isQuantity(result)) throw new Error(`${text} was read as ${result.value}`);
  return result;
}

describe('parseQuantity', () => {
  it.each([
    ['6 h', 6, 1, 0],
    ['6h', 6, 1, 0],
    ['45 min', 0.75, 1, 0],
    ['90 s', 0.025, 1, 0],
    ['3 days', 72, 1, 0],
    ['1 week', 168, 1, 0],
    ['1 month', 730, 1, 0],
    ['2 years', 17520, 1, 0],
    ['5 / month', 5 / 730, -1, 0],
    ['1 / 6 weeks', 1 / 1008, -1, 0],
    ['12 % / year', 0.12 / 8760, -1, 0],
    ['99.9 %', 0.999, 0, 0],
    ['0.1e1 %', 0.01, 0, 0],
    ['85 kEUR / year', 85000 / 8760, -1, 1],
    ['25 MEUR', 25e6, 0, 1],
    ['95 %', 0.95, 0, 0],
    ['3 persons', 3, 0, 0],
    ['14 FTE', 14, 0, 0],
    ['1e3', 1000, 0, 0],
    ['.5', 0.5, 0, 0],
    ['-2 h', -2, 1, 0],
    ['+2 h', 2, 1, 0],
    ['1.5e-3 / h', 0.0015, -1, 0],
    [7, 7, 0, 0],
  ])('reads %s in hours and EUR', (text, value, time, money) => {
    expect(read(text)).toMatchObject({ value, dimension: { time, money } });
  });

  it('keeps hours a year exact: 1350 h / year times 8760 is 1350', () => {
    for (let hours = 1; hours <= 2000; hours += 1) {
      const { numerator, denominator } = read(`${hours} h / year`);
      expect((numerator * 8760) / denominator).toBe(hours);
    }
  });

  it('says the unit as it is written', () => {
    expect(read('12   %  /  year').unit).toBe('% / year');
    expect(read('12').unit).toBe('');
    expect(read('1 / 6 weeks').unit).toBe('/ 6 weeks');
  });

  it.each([
    ['1,5 h', 'point'],
    ['12:30', '12.5 h'],
    ['yes', 'yes and no'],
    ['1_000', 'separators'],
    ['12 000', 'separators'],
    ['2015-02-01', 'date'],
    ['−3 h', 'plain -'],
    ['1 / 2', 'as a number'],
    ['3 days 18 h', 'one unit'],
    ['€ 85', 'after the number'],
    ['6 hrs', '"h"'],
    ['6 weks', '"weeks"'],
    ['6 uur', '"h"'],
  ])('explains what is wrong with %s', (text, hint) => {
    expect(refused(text).hint).toContain(hint);
  });

  it.each(['', 'abc', '6 h h', '6 /', '/ day', '6 h /', '1e999', '--3', '6 % %', 'NaN', 'Infinity'])(
    'refuses %j',
    (text) => {
      expect(refused(text).error).not.toBe('');
    },
  );

  it('reads what it is shown: number, unit and divisor in any spacing (property)', () => {
    const number = fc.oneof(fc.nat(1e6), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));
    const name = fc.constantFrom(...UNIT_NAMES);
    const blank = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(number, name, name, blank, (count, top, bottom, gap) => {
        const [a, b] = [unitOfMeasure(top)!, unitOfMeasure(bottom)!];
        const { value, dimension } = read(`${count}${gap}${top}${gap}/${gap}${bottom}`);
        const expected = (((count * a.factor) / a.divisor) * b.divisor) / b.factor;
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
        expect(dimension.time).toBe(a.dimension.time - b.dimension.time);
        expect(dimension.money).toBe(a.dimension.money - b.dimension.money);
      }),
    );
  });

  it('never throws (property)', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9eE+\-./% a-z€,:]*$/));
    fc.assert(
      fc.property(text, (any) => void parseQuantity(any)),
      { numRuns: 2000 },
    );
  });
});
