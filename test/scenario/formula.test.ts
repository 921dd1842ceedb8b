import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormulaNames, PARSER_NEEDED, parseFormula } from '../../src/scenario/formula.ts';
import { loadMathParser } from '../../src/scenario/mathParser.ts';
import { PER_TIME, PLAIN } from '../../src/scenario/unitOfMeasure.ts';

const parser = await loadMathParser();
const NAMES: FormulaNames = {
  parameters: new Map([
    ['outflow', { index: 0, dimension: PER_TIME }],
    ['share', { index: 1, dimension: PLAIN }],
  ]),
  groups: new Map([['abroad', 0]]),
  tables: new Map([['forecast', 2]]),
};

const read = (text: string) => {
  const formula = parseFormula(text, NAMES, parser);
  if (formula === PARSER_NEEDED) throw new Error('the parser is there');
  return formula;
};
const dimension = (text: string) => {
  const formula = read(text);
  return 'error' in formula ? formula.error : formula.dimension;
};

describe('dimensions of formulas', () => {
  it.each([
    ['20 / day * threat * (1 + surge)', -1, 0],
    ['outflow * threat', -1, 0],
    ['t / year', 0, 0],
    ['group.abroad * 12 % / year', -1, 0],
    ['85 kEUR / year * 3', -1, 1],
    ['max(outflow, 1 / day) + 0', -1, 0],
    ['(2 h) ^ 2', 2, 0],
    ['sqrt(4 h * 1 h)', 1, 0],
    ['t < 30 days', 0, 0],
    ['month > 6 ? outflow : 0', -1, 0],
    ['2 ^ 3 / day', -1, 0],
    ['10 / 5 / day', -1, 0],
    ['abs(-3 h)', 1, 0],
    ['month / 12', 0, 0],
  ])('%s', (text, time, money) => {
    expect(dimension(text)).toEqual({ time: expect.closeTo(time), money: expect.closeTo(money) });
  });

  it('a 0 fits every dimension', () => {
    expect(dimension('0')).toBeUndefined();
    expect(dimension('0 * 3')).toBeUndefined();
  });

  it.each([
    ['1 h + 1', 'cannot join'],
    ['outflow + share', 'cannot join'],
    ['t > 3', 'cannot join'],
    ['month > 6 ? outflow : 1', 'cannot join'],
    ['min(1 h, 2 EUR)', 'cannot join'],
    ['exp(t)', 'plain numbers'],
    ['floor(t)', 'plain numbers'],
    ['t and 1', 'plain numbers'],
    ['t ^ 0.5', 'whole number'],
    ['t ^ threat', 'whole number'],
    ['2 ^ t', 'plain numbers'],
    ['sqrt(t)', 'square root'],
    ['t ? 1 : 2', 'plain numbers'],
  ])('%s is refused', (text, words) => {
    expect(dimension(text)).toContain(words);
  });
});

describe('a plain number beside a quantity', () => {
  it.each([
    ['t > 25', '25 days, not 25'],
    ['25 < t', '25 days, not 25'],
    ['outflow * (1 + 12 % / year)', '1 + 5 % / year * t'],
    ['max(outflow, 4)', '4 / day, not 4'],
  ])('%s says how units are written', (text, words) => {
    expect(read(text)).toMatchObject({ hint: expect.stringContaining(words) });
  });

  it('has no such hint between two quantities', () => {
    expect(read('1 h + 1 / day')).not.toHaveProperty('hint');
    expect(read('1 EUR + 1')).not.toHaveProperty('hint');
  });
});

describe('what a formula may say', () => {
  it.each([
    ['threat % 2', 'mod'],
    ['5 mod 3', '"mod"'],
    ['a = 3', '='],
    ['f(x) = 3', '='],
    ['"text"', 'texts'],
    ["'text'", 'texts'],
    ['[1, 2]', 'round brackets'],
    ['share[1]', 'round brackets'],
    ['{ a: 1 }', 'round brackets'],
    ['1; 2', '";"'],
    ['threat!', '"!"'],
    ['2 threat', 'side by side'],
    ['2 (3)', 'no formula'],
    ['(2) (3)', 'side by side'],
    ['1 < threat < 3', 'chained'],
    ['threat xor share', '"xor"'],
    ['3 h to day', '"to"'],
    ['(1 + 2', 'not closed'],
    ['1 + 2)', 'never opened'],
    ['1 +', 'ends with'],
    ['* 2', 'no formula'],
    ['1 ? 2', 'no formula'],
    ['max()', 'one value or more'],
    ['sqrt(1, 2)', 'one value'],
    ['1 / 0', 'finite'],
    ['log(0 - 1)', 'finite'],
    ['5 * day', 'without a number'],
    ['evaluate(1)', '"evaluate"'],
    ['import(1)', '"import"'],
    ['constructor(1)', '"constructor"'],
    ['group.constructor', '"constructor"'],
    ['threat.constructor', '"threat.constructor"'],
    ['abroad', '"abroad"'],
    ['table(3, t)', 'by its name and a moment'],
    ['table', 'by its name and a moment'],
    ["table('forecast')", 'by its name and a moment'],
    ["table(t, 'forecast')", 'texts are no part'],
    ["table('forecast', t, 1)", 'by its name and a moment'],
    ["table('forecast', 3)", 'at a span of time'],
    ["table('forecasts', t)", 'no table is called "forecasts"'],
    ["table(('forecast'), t)", 'texts are no part'],
    ["max('forecast', t)", 'texts are no part'],
    ['pi', '"pi"'],
    ['true', '"true"'],
    ['', 'nothing'],
    ['$0', '"$"'],
    ['threat ; import', '";"'],
    ['threat => 1', '='],
    ['1 .* 2', '"."'],
    ['0x1F', '"x1F"'],
    ['#1', '"#"'],
  ])('%s is refused', (text, words) => {
    const formula = read(text);
    expect('error' in formula ? formula.error : 'was read').toContain(words);
  });

  it('names the nearest known name, and where in the formula it stands', () => {
    expect(read('20 / day * thread')).toMatchObject({ at: 11, hint: 'did you mean "threat"?' });
    expect(read('outflw * 2')).toMatchObject({ at: 0, hint: 'did you mean "outflow"?' });
    expect(read('group.abraod')).toMatchObject({ hint: 'did you mean "abroad"?' });
    expect(read('abroad * 2')).toMatchObject({ hint: 'did you mean "group.abroad"?' });
    expect(read('srqt(2)')).toMatchObject({ hint: 'did you mean "sqrt"?' });
    expect(read('20 / dya')).toMatchObject({ hint: 'did you mean "day"?' });
  });

  it('is at most 2,000 characters long and 50 levels deep', () => {
    expect(read(`1${' + 1'.repeat(600)}`)).toHaveProperty('error');
    expect(read(`${'('.repeat(51)}1${')'.repeat(51)}`)).toHaveProperty('error');
    expect(read(`${'('.repeat(40)}1${')'.repeat(40)}`)).not.toHaveProperty('error');
    expect(read(`threat${' + threat'.repeat(49)}`)).not.toHaveProperty('error');
    expect(read('-'.repeat(1900).concat('threat'))).toHaveProperty('error');
    expect(read(`${'not '.repeat(450)}threat`)).toHaveProperty('error');
    expect(read(`${'1 ? '.repeat(200)}1${' : 2'.repeat(200)}`)).toHaveProperty('error');
  });

  it('needs no parser for a quantity or a name', () => {
    expect(parseFormula('20', NAMES, undefined)).not.toBe(PARSER_NEEDED);
    expect(parseFormula('outflow', NAMES, undefined)).not.toBe(PARSER_NEEDED);
    expect(parseFormula('outflow * 2', NAMES, undefined)).toBe(PARSER_NEEDED);
  });

  it('never throws, whatever the text (property)', () => {
    const word = fc.constantFrom(
      ...[
        'threat',
        'outflow',
        'group.abroad',
        't',
        'min',
        'max(',
        'sqrt(',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '/',
        '^',
        '?',
        ':',
      ],
      ...[
        '%',
        '3',
        '1.5',
        'day',
        '/ day',
        '==',
        '<',
        'and',
        'not',
        'mod',
        '[',
        ']',
        '=',
        '"',
        '.',
        'e',
        '\n',
        '!',
        '$1',
        'end',
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (any) => void read(any)),
      { numRuns: 3000 },
    );
  });
});
