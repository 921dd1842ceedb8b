import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrafficEquations } from '../../src/chain/expected/trafficEquations.ts';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { constant, type Expression } from '../../src/chain/expression.ts';
import { NONE } from '../../src/engine/hours.ts';
import { caseOf, emptyChain, going, stepOf, unitOf } from '../support/chains.ts';

const YEAR = 8760;
const surge: Expression = { op: 'variable', variable: { kind: 'surge' } };
const group = (index: number): Expression => ({ op: 'variable', variable: { kind: 'group', index } });
const variable = (kind: 't' | 'month' | 'threat'): Expression => ({ op: 'variable', variable: { kind } });
const times = (...args: Expression[]): Expression => ({ op: 'multiply', args });

/** One case type of one step of 2 person-hours at a unit of 5. */
const one = emptyChain({
  units: [unitOf('o.u', 5)],
  cases: [caseOf('c', 0, 1)],
  steps: [stepOf('c.s', 0, 2)],
});
const arriving = (rate: Expression, more: Partial<typeof one> = {}) =>
  emptyChain({ ...one, arrivals: [{ case: 0, kind: 'rate', rate }], ...more });

const equations = (causes: readonly (readonly number[])[]): TrafficEquations =>
  new TrafficEquations(causes.map((row) => new Map(row.entries())));

/** Gaussian elimination with partial pivoting on a full matrix, as in any textbook; Infinity where it has no count for an answer. */
function eliminated(causes: readonly (readonly number[])[], entering: readonly number[]): number[] {
  const size = causes.length;
  const rows = causes.map((_, j) => [
    ...causes.map((row, i) => (i === j ? 1 : 0) - (row[j] ?? 0)),
    entering[j] ?? 0,
  ]);
  const endless = causes.map(() => Infinity);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++) {
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    if (Math.abs(at(column, column)) < 1e-12) return endless;
    for (let row = column + 1; row < size; row++) {
      const factor = at(row, column) / at(column, column);
      rows[row] = (rows[row] ?? []).map((value, k) => (k < column ? value : value - factor * at(column, k)));
    }
  }
  const visits = causes.map(() => 0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = at(row, size);
    for (let k = row + 1; k < size; k++) rest -= at(row, k) * (visits[k] ?? 0);
    visits[row] = rest / at(row, row);
    if ((visits[row] ?? 0) < -1e-9) return endless;
  }
  return visits;
}

describe('the traffic equations', () => {
  it('solve a loop: geometric visits', () => {
    expect(equations([[0.25]]).solve([3])[0]).toBeCloseTo(4, 12);
  });

  it('conserve flow: what enters leaves, for any routes', () => {
    const size = 5;
    const matrix = fc.array(
      fc.array(fc.double({ min: 0, max: 0.19, noNaN: true }), { minLength: size, maxLength: size }),
      {
        minLength: size,
        maxLength: size,
      },
    );
    const entering = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(entering, matrix, (enter, causes) => {
        const visits = equations(causes).solve(enter);
        const leaving = visits.reduce(
          (sum, visit, i) => sum + visit * (1 - (causes[i] as number[]).reduce((a, b) => a + b, 0)),
          0,
        );
        expect(leaving).toBeCloseTo(
          enter.reduce((a, b) => a + b, 0),
          8,
        );
        for (const visit of visits) expect(visit).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it('are to the last bit what elimination on all entries gives, of those that are not 0 (property)', () => {
    const count = fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      fc.double({ min: 0.01, max: 2, noNaN: true }),
    );
    const system = fc.integer({ min: 1, max: 14 }).chain((size) => {
      const row = fc.array(count, { minLength: size, maxLength: size });
      return fc.tuple(row, fc.array(row, { minLength: size, maxLength: size }));
    });
    let counts = 0;
    fc.assert(
      fc.property(system, ([entering, causes]) => {
        const visits = equations(causes).solve(entering);
        if (!visits.includes(Infinity)) counts++;
        expect(visits).toEqual(eliminated(causes, entering));
      }),
      { numRuns: 300 },
    );
    expect(counts).toBeGreaterThan(50);
  });

  it('of a long line with a way back take work that goes with its length', () => {
    const size = 20_000;
    const causes = Array.from({ length: size }, (_, i) => new Map(i + 1 < size ? [[i + 1, 1]] : [[0, 0.5]]));
    const visits = new TrafficEquations(causes).solve(new Float64Array(size).fill(0).with(0, 1));
    expect([visits[0], visits[size - 1]]).toEqual([2, 2]);
  });

  it('are solved also where rows change places: what is found fulfils them (property)', () => {
    const count = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true }));
    const system = fc.integer({ min: 1, max: 7 }).chain((size) => {
      const row = fc.array(count, { minLength: size, maxLength: size });
      return fc.tuple(row, fc.array(row, { minLength: size, maxLength: size }));
    });
    let solved = 0;
    fc.assert(
      fc.property(system, ([entering, causes]) => {
        const visits = equations(causes).solve(entering);
        if (visits.includes(Infinity)) return;
        solved++;
        const scale = Math.max(1, ...visits);
        for (const [state, visit] of visits.entries()) {
          const caused = causes.reduce((sum, row, from) => sum + (row[state] ?? 0) * (visits[from] ?? 0), 0);
          expect(Math.abs(visit - (entering[state] ?? 0) - caused)).toBeLessThan(1e-6 * scale);
        }
      }),
      { numRuns: 1000 },
    );
    expect(solved).toBeGreaterThan(100);
  });

  it('have no finite answer when cases multiply', () => {
    expect(equations([[1.2]]).solve([1])).toEqual([Infinity]);
    expect(equations([[1]]).solve([1])).toEqual([Infinity]);
  });
});

describe('the expected load', () => {
  it('is arrivals × effort ÷ (on duty × open hours)', () => {
    const load = expectedLoad(arriving(constant(1)));
    expect(load.units[0]).toMatchObject({ onDuty: 5, openShare: 1, capacity: 5, posts: 0, initialWork: 0 });
    expect(load.units[0]?.work).toBeCloseTo(2, 10);
    expect(load.units[0]?.utilisation).toBeCloseTo(0.4, 10);
    expect(load.total).toBeCloseTo(2, 10);
  });

  it('counts open hours only: 40 of 168 a week', () => {
    const office = {
      label: 'office',
      weekly: [0, 1, 2, 3, 4].map((day) => ({ from: day * 24 + 9, to: day * 24 + 17 })),
      weekHourAtStart: 0,
      closedDays: [],
    };
    const load = expectedLoad(arriving(constant(0.5), { rosters: [office], horizon: 168 * 100 }));
    expect(load.units[0]?.openShare).toBeCloseTo(40 / 168, 12);
    expect(load.units[0]?.utilisation).toBeCloseTo(168 / 200, 10);
  });

  it('follows routes, loops, rests, batches and cases that open cases', () => {
    const chain = emptyChain({
      units: [unitOf('o.u', 5), unitOf('o.v', 5)],
      cases: [caseOf('c', 0, 2), caseOf('d', 2, 3)],
      steps: [
        stepOf('c.s', 0, 1, going({ probability: constant(0.5), step: 1 }, { step: NONE })),
        stepOf('c.r', 0, 3, {
          ...going({ probability: constant(0.2), step: 0 }, { step: NONE }),
          opens: [{ case: 1, count: constant(2) }],
        }),
        stepOf('d.s', 1, 4, { case: 1 }),
      ],
      arrivals: [
        {
          case: 0,
          kind: 'rate',
          rate: constant(0.1),
          batch: { family: 'uniform', parameters: { min: 0, max: 2 } },
        },
      ],
    });
    const load = expectedLoad(chain);
    const entered = 0.1 * 1.5;
    const visits = entered / (1 - 0.5 * 0.2);
    expect(load.visits[0]).toBeCloseTo(visits, 10);
    expect(load.visits[1]).toBeCloseTo(visits / 2, 10);
    expect(load.opened).toEqual([expect.closeTo(entered, 10), expect.closeTo(visits, 10)]);
    expect(load.units[0]?.work).toBeCloseTo(visits * 1 + (visits / 2) * 3, 10);
    expect(load.units[1]?.work).toBeCloseTo(visits * 4, 10);
  });

  it('knows arrivals after each other and on dates, the last moment of the horizon included', () => {
    const every = emptyChain({
      ...one,
      arrivals: [{ case: 0, kind: 'every', every: { family: 'exponential', parameters: { mean: 4 } } }],
    });
    expect(expectedLoad(every).opened[0]).toBeCloseTo(0.25, 12);
    const dates = emptyChain({
      ...one,
      arrivals: [{ case: 0, kind: 'dates', at: [0, YEAR, 5 * YEAR, 6 * YEAR] }],
    });
    expect(expectedLoad(dates).opened[0]).toBeCloseTo(3 / (5 * YEAR), 15);
    expect(expectedLoad(dates, 0, YEAR).opened[0]).toBeCloseTo(1 / YEAR, 15);
  });

  it('averages formulas over the window: growth, seasons, threat', () => {
    const growth = expectedLoad(arriving(times(constant(2 / YEAR), variable('t'))), YEAR, 2 * YEAR);
    expect(growth.opened[0]).toBeCloseTo(3, 6);
    const threat = {
      levels: [{ name: 'high', factor: 1.5 }],
      path: { kind: 'fixed', level: 0 },
      incidents: [],
    } as const;
    expect(expectedLoad(arriving(variable('threat'), { threat })).opened[0]).toBeCloseTo(1.5, 10);
    // 1 February 2015 to 1 February 2016: the mean month, by days.
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const mean = days.reduce((sum, count, month) => sum + count * (month + 1), 0) / 365;
    expect(expectedLoad(arriving(variable('month')), 0, 365 * 24).opened[0]).toBeCloseTo(mean, 6);
  });

  it('expects of random incidents rate × surge × half-life ÷ ln 2, once the beginning is forgotten', () => {
    const incidents = [{ name: 'i', rate: constant(2 / YEAR), dates: [], surge: 1.2, halfLife: 504 }];
    const threat = { ...one.threat, incidents };
    const settled = (2 / YEAR) * 1.2 * (504 / Math.LN2);
    expect(expectedLoad(arriving(surge, { threat }), 4 * YEAR, 5 * YEAR).opened[0]).toBeCloseTo(settled, 8);
    // From the beginning it builds up: settled × (1 − (1 − e^(−κT)) ÷ κT).
    const kT = (Math.LN2 / 504) * 1000;
    const early = settled * (1 - (1 - Math.exp(-kT)) / kT);
    expect(expectedLoad(arriving(surge, { threat, tick: 1 }), 0, 1000).opened[0]).toBeCloseTo(early, 5);
  });

  it('expects of an incident on a date its whole area', () => {
    const incidents = [{ name: 'i', dates: [600], surge: 2, halfLife: 48 }];
    const load = expectedLoad(arriving(surge, { threat: { ...one.threat, incidents } }), 0, YEAR);
    expect(load.opened[0]).toBeCloseTo((2 * 48) / Math.LN2 / YEAR, 8);
  });

  it('moves people by linear flows, and opens their cases', () => {
    const hazard = 0.2 / YEAR;
    const chain = emptyChain({
      ...one,
      groups: [
        { name: 'abroad', initial: 120 },
        { name: 'back', initial: 0 },
      ],
      flows: [
        { name: 'leave', from: NONE, to: 0, kind: 'rate', value: constant(30 / YEAR), opens: NONE },
        { name: 'return', from: 0, to: 1, kind: 'hazard', value: constant(hazard), opens: 0 },
      ],
    });
    // n(t) = 150 − 30 e^(−t/5 years): mean of the fifth year.
    const decay = (years: number): number => Math.exp(-0.2 * years);
    const mean = 150 - (30 * (decay(4) - decay(5))) / 0.2;
    const load = expectedLoad(chain, 4 * YEAR, 5 * YEAR);
    expect(load.people[0]).toBeCloseTo(mean, 1);
    expect((load.opened[0] as number) * YEAR).toBeCloseTo(0.2 * mean, 2);
    expect(expectedLoad(chain, 0, 1).people).toEqual([expect.closeTo(120, 2), expect.closeTo(0, 2)]);
  });

  it('conserves people, however fast they move', () => {
    const chain = emptyChain({
      ...one,
      groups: [
        { name: 'a', initial: 70 },
        { name: 'b', initial: 30 },
      ],
      flows: [
        { name: 'ab', from: 0, to: 1, kind: 'hazard', value: constant(3), opens: NONE },
        { name: 'ba', from: 1, to: 0, kind: 'hazard', value: constant(1), opens: NONE },
      ],
    });
    const { people } = expectedLoad(chain);
    expect((people[0] as number) + (people[1] as number)).toBeCloseTo(100, 8);
  });

  it('adds posts in whole posts × staff, and lets load of a group be linear in it', () => {
    const chain = emptyChain({
      ...one,
      groups: [{ name: 'g', initial: 10 }],
      posts: [{ name: 'p', required: constant(2.2), staff: 2, unit: 0, priority: 1 }],
      arrivals: [{ case: 0, kind: 'rate', rate: times(constant(0.01), group(0)) }],
    });
    const [unit] = expectedLoad(chain).units;
    expect(unit?.posts).toBeCloseTo(6, 10);
    expect(unit?.work).toBeCloseTo(0.2, 10);
    expect(unit?.utilisation).toBeCloseTo(6.2 / 5, 10);
  });

  it('loads partners with their places for as long as joint work lasts, and the first of alternatives with all', () => {
    const chain = emptyChain({
      units: [unitOf('o.u', 5), unitOf('o.v', 5), unitOf('o.w', 5)],
      cases: [caseOf('c', 0, 1)],
      steps: [stepOf('c.s', 0, 6, { team: 2, alternatives: [2], partners: [{ unit: 1, places: 3 }] })],
      arrivals: [{ case: 0, kind: 'rate', rate: constant(0.1) }],
      initial: [{ step: 0, count: 4, age: { family: 'constant', parameters: { value: 0 } } }],
    });
    const load = expectedLoad(chain);
    // 6 person-hours by two: 3 h, with 3 places of the partner.
    expect(load.units.map(({ work }) => work)).toEqual([expect.closeTo(0.6, 10), expect.closeTo(0.9, 10), 0]);
    expect(load.units.map(({ initialWork }) => initialWork)).toEqual([
      expect.closeTo(24, 8),
      expect.closeTo(36, 8),
      0,
    ]);
    expect(load.total).toBeCloseTo(1.5, 10);
  });

  it('keeps the work of the start apart: what remains here, and all later steps', () => {
    const chain = emptyChain({
      units: [unitOf('o.u', 5), unitOf('o.v', 5)],
      cases: [caseOf('c', 0, 2)],
      steps: [stepOf('c.s', 0, 10, going({ step: 1 })), stepOf('c.r', 1, 4)],
      initial: [
        { step: 0, count: 3, age: { family: 'constant', parameters: { value: 0 } } },
        {
          step: 0,
          count: 2,
          age: { family: 'constant', parameters: { value: 0 } },
          remaining: { family: 'uniform', parameters: { min: 0, max: 10 } },
        },
      ],
    });
    const load = expectedLoad(chain);
    expect(load.units.map(({ initialWork }) => initialWork)).toEqual([
      expect.closeTo(3 * 10 + 2 * 5, 8),
      expect.closeTo(5 * 4, 8),
    ]);
    expect(load.total).toBe(0);
  });

  it('is endless where cases multiply, and 0 where nothing is asked', () => {
    const chain = arriving(constant(1), {
      steps: [stepOf('c.s', 0, 2, { opens: [{ case: 0, count: constant(1.5) }] })],
    });
    expect(expectedLoad(chain).units[0]?.utilisation).toBe(Infinity);
    expect(expectedLoad(one).units[0]).toMatchObject({ work: 0, utilisation: 0 });
  });
});
