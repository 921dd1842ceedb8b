import fc from 'fast-check';
import { evaluate } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/chain/compileExpression.ts';
import { dependencies, isFixed } from '../../src/chain/dependencies.ts';
import { constant, type Expression, type Variable } from '../../src/chain/expression.ts';
import { slotOf, variableSlots } from '../../src/chain/variableSlots.ts';
import { type FormulaNames, parseFormula } from '../../src/scenario/formula.ts';
import { loadMathParser } from '../../src/scenario/mathParser.ts';
import { PLAIN } from '../../src/scenario/unitOfMeasure.ts';

const parser = await loadMathParser();

const NAMES: FormulaNames = {
  parameters: new Map([
    ['alpha', { index: 0, dimension: PLAIN }],
    ['beta', { index: 1, dimension: PLAIN }],
  ]),
  groups: new Map([
    ['abroad', 0],
    ['returned', 1],
  ]),
  tables: new Map([['series', 3]]),
};
const slots = variableSlots(2);

function read(text: string): Expression {
  const formula = parseFormula(text, NAMES, parser);
  if (typeof formula === 'string' || 'error' in formula)
    throw new Error(`${text}: ${JSON.stringify(formula)}`);
  return formula.expression;
}

/** Values of everything that can be named, as our environment and as the scope of mathjs. */
interface Values {
  readonly environment: Float64Array;
  readonly scope: Record<string, unknown>;
}

const anyValues: fc.Arbitrary<Values> = fc
  .array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 10, maxLength: 10 })
  .map((thousandths) => {
    const numbers = thousandths.map((value) => value / 1000);
    const [, month, year, weekday, threat, surge, abroad, returned, alpha, beta] = numbers;
    const group = { abroad, returned };
    return {
      environment: Float64Array.from(numbers),
      scope: { month, year, weekday, threat, surge, group, alpha, beta },
    };
  });

const NAMED = [
  '(month)',
  '(year)',
  'weekday',
  'threat',
  'surge',
  'alpha',
  'beta',
  'group.abroad',
  'group.returned',
];

/**
 * Texts of formulas without dimensions, of all that formulas may be made of. mathjs compares and rounds within a
 * tolerance, ours are exact: odd numbers keep both sides of a comparison, and what is rounded, away from ties.
 * Truth values are made numbers, as mathjs mixes its own with numbers differently from function to function.
 */
const anyFormula = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...NAMED),
      fc.integer({ min: 0, max: 20 }).map(String),
      fc.double({ min: 0.01, max: 30, noNaN: true }).map((value) => value.toFixed(3)),
      fc.integer({ min: 1, max: 99 }).map((value) => `${value} %`),
    ),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(
        tie('formula'),
        fc.constantFrom('+', '-', '*'),
        tie('formula'),
        fc.constantFrom('+', '/', '*'),
        tie('formula'),
      )
      .map(([a, op, b, then, c]) => `((${a}) ${op} (${b}) ${then} (${c}))`),
    fc
      .tuple(tie('formula'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('formula'))
      .map(([a, op, b]) => `(${a} ${op} ${b} + 0.0123456789 ? 1 : 0)`),
    fc
      .tuple(tie('formula'), fc.constantFrom('and', 'or'), tie('formula'))
      .map(([a, op, b]) => `(${a} ${op} ${b} ? 1 : 0)`),
    tie('formula').map((a) => `(not (${a}) ? 1 : 0)`),
    fc.tuple(tie('formula'), fc.integer({ min: 0, max: 3 })).map(([a, power]) => `(${a}) ^ ${power}`),
    fc
      .tuple(fc.constantFrom('abs', 'sin', 'cos', 'exp', '-'), tie('formula'))
      .map(([name, a]) => `${name}(${a})`),
    // Of negative numbers mathjs makes complex ones.
    fc.tuple(fc.constantFrom('log', 'sqrt'), tie('formula')).map(([name, a]) => `${name}(abs(${a}))`),
    fc
      .tuple(fc.constantFrom('floor', 'ceil', 'round'), tie('formula'))
      .map(([name, a]) => `${name}((${a}) * 1.0123456789 + 0.0123456789)`),
    fc
      .tuple(fc.constantFrom('min', 'max'), fc.array(tie('formula'), { minLength: 1, maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc
      .tuple(tie('formula'), tie('formula'), tie('formula'))
      .map(([a, b, c]) => `((${a}) > 0.0123456789 ? (${b}) : (${c}))`),
  ),
})).formula;

describe('compileExpression', () => {
  it('equals mathjs’s own evaluation (property)', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFormula, anyValues, (text, { environment, scope }) => {
        fc.pre(text.length < 1500);
        const formula = parseFormula(text, NAMES, parser);
        // Folding refuses what is not finite (1 / 0, log of a negative): there is nothing to compare.
        if (typeof formula === 'string') throw new Error('the parser is there');
        if ('error' in formula) {
          expect(formula.error).toMatch(/finite|levels/);
          return;
        }
        const theirs: unknown = evaluate(text.replace(/(\d+) %/g, '$1e-2'), scope);
        const expected = Number(theirs);
        const ours = compileExpression(formula.expression, environment, slots)();
        if (!Number.isFinite(expected) || Math.abs(expected) > 1e12) return;
        compared += 1;
        expect(Math.abs(ours - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it.each([
    ['2 - 3 - 4', -5],
    ['16 / 4 / 2', 2],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['1 + 2 * 3', 7],
    ['10 h / 2 h', 5],
    ['10 / 5 / day * 1 day', 2],
    ['1 < 2 and 3 < 2 or 1', 1],
    ['not 1 == 0', 1],
    ['1 ? 2 : 0 ? 3 : 4', 2],
    ['round(-2.5)', -3],
    ['max(1, 5, 3) - min(4)', 1],
    ['50 % * 4', 2],
  ])('folds %s to %d', (text, value) => {
    expect(read(text)).toEqual(constant(value));
  });

  it('reads the environment when it is called, not before', () => {
    const environment = new Float64Array(slots.parameters + 2);
    const rate = compileExpression(read('threat * (1 + surge) + group.returned + beta'), environment, slots);
    environment[slots.threat] = 2;
    environment[slots.surge] = 0.5;
    environment[slots.groups + 1] = 10;
    environment[slots.parameters + 1] = 100;
    expect(rate()).toBe(113);
    environment[slots.surge] = 0;
    expect(rate()).toBe(112);
  });

  it('gives the branch that is taken, whatever the other comes to', () => {
    const environment = new Float64Array(slots.parameters + 2);
    expect(compileExpression(read('threat > 0 ? 1 / threat : 7'), environment, slots)()).toBe(7);
  });

  it('gives each variable a place of its own', () => {
    const kinds = ['t', 'month', 'year', 'weekday', 'threat', 'surge'] as const;
    const variables: Variable[] = [
      ...kinds.map((kind) => ({ kind })),
      { kind: 'group', index: 0 },
      { kind: 'group', index: 1 },
      { kind: 'parameter', index: 0 },
    ];
    expect(variables.map((variable) => slotOf(variable, slots))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('dependencies', () => {
  it('names what makes a formula stale', () => {
    expect(dependencies(read('group.returned * beta + (month > 6 ? threat : group.abroad + beta)'))).toEqual({
      time: true,
      surge: false,
      threat: true,
      groups: [0, 1],
      parameters: [1],
      tables: [],
    });
    expect(dependencies(read('surge * 2'))).toMatchObject({
      time: false,
      surge: true,
      groups: [],
      parameters: [],
    });
    expect(dependencies(read('t / year'))).toMatchObject({ time: true });
    expect(dependencies(read("table('series', 2 h) * threat"))).toMatchObject({
      time: true,
      threat: true,
      tables: [3],
    });
  });

  it('calls numbers and parameters fixed', () => {
    expect(isFixed(read('alpha * 2'))).toBe(true);
    expect(isFixed(read('alpha * threat'))).toBe(false);
  });
});
