import { describe, expect, it } from 'vitest';
import type { Chain, FlowSpec } from '../../src/chain/chain.ts';
import { SurvivalCurve } from '../../src/chain/expected/survivalCurve.ts';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { constant } from '../../src/chain/expression.ts';
import type { DistributionSpec } from '../../src/engine/distributionSpec.ts';
import { NONE } from '../../src/engine/hours.ts';
import { caseOf, emptyChain, going, stepOf, unitOf } from '../support/chains.ts';

const YEAR = 8760;
const always = (value: number): DistributionSpec => ({ family: 'constant', parameters: { value } });
const flow = (name: string, from: number, to: number, hazard: number): FlowSpec => ({
  name,
  from,
  to,
  kind: 'hazard',
  value: constant(hazard),
  opens: NONE,
});
const inflow = (to: number, perHour: number, opens = NONE): FlowSpec => ({
  name: 'in',
  from: NONE,
  to,
  kind: 'rate',
  value: constant(perHour),
  opens,
});
const dwell = (from: number, to: number, spec: DistributionSpec): FlowSpec => ({
  name: 'dwell',
  from,
  to,
  kind: 'dwell',
  dwell: spec,
  opens: NONE,
});

const people = (initial: readonly number[], flows: readonly FlowSpec[], more: Partial<Chain> = {}): Chain =>
  emptyChain({
    units: [unitOf('o.u', 5)],
    cases: [caseOf('c', 0, 1)],
    steps: [stepOf('c.s', 0, 2)],
    groups: initial.map((count, index) => ({ name: `g${index}`, initial: count })),
    flows,
    ...more,
  });

const near = (value: number, share = 0.01): unknown => ({
  asymmetricMatch: (other: number) => Math.abs(other - value) <= share * Math.max(1, Math.abs(value)),
});

describe('expected people with dwells', () => {
  it('are inflow × mean dwell in the long run, whatever its law', () => {
    const laws: DistributionSpec[] = [
      always(1000),
      { family: 'exponential', parameters: { mean: 1000 } },
      { family: 'gamma', parameters: { mean: 1000, cv: 0.5 } },
    ];
    for (const law of laws) {
      const load = expectedLoad(people([0, 0], [inflow(0, 0.1), dwell(0, 1, law)]), 2 * YEAR, 3 * YEAR);
      expect(load.people[0]).toEqual(near(100));
    }
  });

  it('are so too when they stay for much less than a step', () => {
    const load = expectedLoad(
      people([0, 0], [inflow(0, 3), dwell(0, 1, always(1)), flow('out', 1, NONE, 0.01)]),
      YEAR,
      2 * YEAR,
    );
    expect(load.people).toEqual([near(3, 0.02), near(300, 0.02)]);
  });

  it('leave at their time, those of the beginning too', () => {
    const chain = people([80, 0], [dwell(0, 1, always(240))]);
    expect(expectedLoad(chain, 0, 234).people).toEqual([near(80), near(0)]);
    expect(expectedLoad(chain, 246, 480).people).toEqual([near(0), near(80)]);
  });

  it('share themselves between a dwell and a hazard: h (1 − e^(−wT)) ÷ w are there', () => {
    const [perHour, hazard, time] = [100 / YEAR, 0.1 / YEAR, 1.5 * YEAR];
    const chain = people(
      [0, 0],
      [inflow(0, perHour), flow('wash', 0, NONE, hazard), dwell(0, 1, always(time))],
    );
    const load = expectedLoad(chain, 3 * YEAR, 4 * YEAR);
    expect(load.people[0]).toEqual(near((perHour * (1 - Math.exp(-hazard * time))) / hazard));
    // Between 3 and 4 years the qualified grow by h e^(−wT) a year.
    const before = expectedLoad(chain, 2 * YEAR, 3 * YEAR).people[1] as number;
    expect((load.people[1] as number) - before).toEqual(near(100 * Math.exp(-0.15)));
  });

  it('are conserved', () => {
    const chain = people(
      [70, 30],
      [dwell(0, 1, { family: 'exponential', parameters: { mean: 5 } }), flow('back', 1, 0, 0.3)],
    );
    const load = expectedLoad(chain);
    expect((load.people[0] as number) + (load.people[1] as number)).toBeCloseTo(100, 6);
  });
});

describe('expected arrivals', () => {
  it('of persons are hazard × people × batch', () => {
    const chain = people([40], [], {
      arrivals: [{ case: 0, kind: 'person', group: 0, hazard: constant(0.01), batch: always(1.5) }],
    });
    expect(expectedLoad(chain).opened[0]).toBeCloseTo(40 * 0.01 * 2, 10);
  });

  it('by counts are those of the periods and parts of periods in the window', () => {
    const periods = [
      { from: -100, to: 100, count: 40 },
      { from: 100, to: 300, count: 10 },
    ];
    const chain = people([], [], { arrivals: [{ case: 0, kind: 'counts', periods }] });
    expect((expectedLoad(chain, 0, 200).opened[0] as number) * 200).toBeCloseTo(25, 8);
    expect(expectedLoad(chain, 300, 400).opened[0]).toBe(0);
    expect(expectedLoad({ ...chain, warmUp: 500 }, 0, 200).opened[0]).toBeCloseTo(25 / 200, 8);
  });

  it('by a table in a formula follow it', () => {
    const chain = people([], [], {
      tables: [{ name: 'x', at: [0, 1000], values: [0, 10], interpolate: 'linear' }],
      arrivals: [
        {
          case: 0,
          kind: 'rate',
          rate: { op: 'table', table: 0, args: [{ op: 'variable', variable: { kind: 't' } }] },
        },
      ],
    });
    expect(expectedLoad(chain, 0, 500).opened[0]).toBeCloseTo(2.5, 8);
    expect(expectedLoad(chain, 2000, 3000).opened[0]).toBeCloseTo(10, 8);
  });
});

describe('expected people of cases that move them', () => {
  const moving = (moves: number, branch = 1): Partial<Chain> => ({
    cases: [{ ...caseOf('c', 0, 2), aboutPerson: true }],
    steps: [
      stepOf('c.look', 0, 2, going({ probability: constant(branch), step: 1 }, { step: NONE })),
      stepOf('c.move', 0, 1, { moves }),
    ],
  });

  it('go from the group of the movement to that of the step', () => {
    const flows = [inflow(0, 1, 0), flow('a', 0, NONE, 0.1), flow('b', 1, NONE, 0.01)];
    const load = expectedLoad(people([0, 0], flows, moving(1, 0.25)), YEAR, 2 * YEAR);
    // A quarter is moved at once: 0.75 ÷ 0.1 and 0.25 ÷ 0.01.
    expect(load.people).toEqual([near(7.5, 0.05), near(25, 0.05)]);
  });

  it('leave their group by arrivals per person as by a hazard', () => {
    const arrivals = [{ case: 0, kind: 'person', group: 0, hazard: constant(0.002) }] as const;
    const load = expectedLoad(people([100, 0], [], { ...moving(1), arrivals }), 0, 1000);
    const mean = (100 * (1 - Math.exp(-2))) / 2;
    expect(load.people).toEqual([near(mean, 0.02), near(100 - mean, 0.02)]);
  });

  it('come from outside where the case had none: at a rate, on dates, and at the beginning', () => {
    const flows = [flow('out', 0, NONE, 0.01)];
    const atRate = people([0], flows, {
      ...moving(0),
      arrivals: [{ case: 0, kind: 'rate', rate: constant(0.5) }],
    });
    expect(expectedLoad(atRate, YEAR, 2 * YEAR).people[0]).toEqual(near(50, 0.05));
    const onDates = people([0], [], { ...moving(0), arrivals: [{ case: 0, kind: 'dates', at: [100, 200] }] });
    expect(expectedLoad(onDates, YEAR, 2 * YEAR).people[0]).toEqual(near(2));
    const open = people([0], [], { ...moving(0), initial: [{ step: 1, count: 7, age: always(0) }] });
    expect(expectedLoad(open, YEAR, 2 * YEAR).people[0]).toEqual(near(7));
  });

  it('are conserved, however many cases a person has', () => {
    const arrivals = [{ case: 0, kind: 'person', group: 0, hazard: constant(5) }] as const;
    const load = expectedLoad(people([100, 0], [flow('back', 1, 0, 0.4)], { ...moving(1), arrivals }));
    expect((load.people[0] as number) + (load.people[1] as number)).toBeCloseTo(100, 6);
  });
});

describe('a survival curve', () => {
  it('is the share of dwells that last longer', () => {
    const curve = new SurvivalCurve({ family: 'exponential', parameters: { mean: 10 } });
    for (const age of [0, 3, 10, 25]) expect(curve.at(age)).toBeCloseTo(Math.exp(-age / 10), 2);
    expect(curve.meanUpTo(20)).toBeCloseTo((10 * (1 - Math.exp(-2))) / 20, 2);
    const fixed = new SurvivalCurve(always(5));
    expect([fixed.at(4.9), fixed.at(5), fixed.longest]).toEqual([1, 0, 5]);
  });
});
