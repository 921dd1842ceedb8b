import { describe, expect, it } from 'vitest';
import { recompiler, type Scenario, type UniformOf } from '../../src/scenario/index.ts';
import { scenarioOf } from '../support/runScenario.ts';

const TEXT = `
volhoud: 1
name: draws
start: 2015-01-01
horizon: 2 years
hold: { probability: { value: 90 %, range: [80 %, 95 %] } }
parameters: { calls: { value: 6 / day, range: [2 / day, 8 / day] }, shift: { value: -2 h, range: [-6 h, 0 h] } }
people: { groups: { abroad: { initial: { value: 10, range: [9, 12] } } } }
tables: { index: { file: index.csv } }
organisations: { o: { units: { a: { fte: { value: 10, range: [8, 12] }, productiveHours: { value: 1400 h / year, range: [1300 h / year, 1500 h / year], law: uniform } } } } }
cases:
  call:
    arrivals: calls * table('index', t) * max(1, t / 1 year) * (1 + 0 * shift / 1 h)
    steps:
      take: { unit: o.a, effort: 2 h, within: { value: 5 working days, range: [3 working days, 9 working days] }, then: meet }
      meet: { meeting: { every: { value: 2 weeks, range: [1 week, 4 weeks] }, length: 1 h }, unit: o.a, then: end }
obligations:
  report: { every: { value: 3 months, range: [1 month, 5 months] }, unit: o.a, effort: 1 h }
norms: { late: { metric: late, scope: call.take, atMost: { value: 3, range: [1, 5] } } }
`;

async function scenario(): Promise<Scenario> {
  return scenarioOf(TEXT.replace('file: index.csv', 'rows: { 2015-01-01: 1, 2016-01-01: 2 }'));
}

async function compiled(uniformOf: UniformOf) {
  const { chain, drawn, faults } = await (await recompiler((await scenario()).recipe))(uniformOf);
  expect(faults).toEqual([]);
  return { chain, drawn: new Map(drawn.map(({ path, text }) => [path, text])) };
}

describe('a chain with drawn values', async () => {
  const { chain: file, values } = await scenario();

  it('draws all values of the chain whose range has a width, and none of the settings of the run', async () => {
    const { drawn } = await compiled(() => 0.5);
    const ranged = values.filter(({ isDrawn }) => isDrawn).map(({ path }) => path);
    expect([...drawn.keys()].sort()).toEqual([...ranged].sort());
    expect(ranged).not.toContain('hold.probability');
    expect(ranged).toHaveLength(9);
  });

  it('has them in the units of the chain, and says them in those of the file', async () => {
    // A quarter from below: 1300 + 50 hours; (x − 8)² = 8 × ¼ for the staff.
    const { chain, drawn } = await compiled(() => 0.25);
    const [unit] = chain.units;
    expect(unit?.staffing).toMatchObject({ fte: 8 + Math.SQRT2 });
    expect(unit?.staffing).toHaveProperty('productiveHours', 1350);
    expect(drawn.get('o.a.productiveHours')).toBe('1350 h / year');
    expect(drawn.get('o.a.fte')).toBe('9.414');
    expect(chain.parameters[0]?.value).toBeCloseTo((2 + Math.sqrt(0.25 * 4 * 6)) / 24, 12);
    expect(drawn.get('parameters.shift')).toBe('-3.551 h');
    expect(chain.parameters[1]?.value).toBeCloseTo(-6 + Math.sqrt(0.25 * 4 * 6), 12);
  });

  it.each([0.01, 0.2, 0.5, 0.8, 0.99])(
    'takes whole numbers where only these make sense (u = %d)',
    async (u) => {
      const { chain } = await compiled(() => u);
      const initial = chain.groups[0]?.initial ?? Number.NaN;
      expect(Number.isInteger(initial)).toBe(true);
      expect(initial).toBeGreaterThanOrEqual(9);
      expect(initial).toBeLessThanOrEqual(12);
      const within = chain.steps[0]?.within;
      expect(within?.kind === 'workingDays' && Number.isInteger(within.days)).toBe(true);
      // Meetings stay on their day of the week: whole weeks lie between them.
      const moments = chain.steps[1]?.meeting?.at ?? [];
      const gaps = new Set(moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / 168));
      expect(gaps.size).toBe(1);
      for (const gap of gaps) expect([1, 2, 3, 4]).toContain(gap);
      // A limit of a count is no whole number.
      expect(chain.norms[0]?.limit).toBeGreaterThan(1);
    },
  );

  it('takes the cadence of an obligation in hours, and its calendar only where nothing is drawn', async () => {
    const { chain } = await compiled((path) => (path === 'obligations.report.every' ? 0.125 : 0.5));
    // (x − 1)² ÷ (4 × 2) = ⅛: two months of 730 hours.
    expect(chain.obligations[0]?.cadence.hours).toBeCloseTo(2 * 730, 9);
    expect(chain.obligations[0]?.cadence.moments).toBeUndefined();
    expect(file.obligations[0]?.cadence.moments).toBeDefined();
  });

  it('is the chain of the file where the draws are the values of the file', async () => {
    const top: Record<string, number> = {
      'people.groups.abroad.initial': 1 / 3,
      'parameters.calls': 2 / 3,
      'parameters.shift': 2 / 3,
      'call.take.within': 1 / 3,
      'call.meet.meeting.every': 1 / 3,
    };
    const { chain } = await compiled((path) => top[path] ?? 0.5);
    expect(JSON.parse(JSON.stringify(chain))).toEqual(JSON.parse(JSON.stringify(file)));
  });

  it('needs no file that the scenario names: what was read is in the recipe, which can be sent', async () => {
    const { loadScenarioText } = await import('../../src/scenario/index.ts');
    const { scenario: read } = await loadScenarioText(TEXT, 'folder/draws.yaml', [], {
      read: () => 'time,value\n2015-01-01,1\n2016-01-01,2\n',
      resolve: (from, path) => `${from}/../${path}`,
    });
    if (read === undefined) throw new Error('no scenario');
    const recompile = await recompiler(structuredClone(read.recipe));
    const { chain, faults } = recompile(() => 0.5);
    expect(faults).toEqual([]);
    expect(chain.tables).toEqual(file.tables);
  });
});
