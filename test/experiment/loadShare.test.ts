import { describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { constant } from '../../src/chain/expression.ts';
import { assumptionsOf } from '../../src/experiment/assumptions.ts';
import { LoadShares } from '../../src/experiment/loadShare.ts';
import { scaledChain } from '../../src/experiment/scaledChain.ts';
import { emptyChain, unitOf } from '../support/chains.ts';
import { scenarioOf } from '../support/runScenario.ts';

const TEXT = `
volhoud: 1
name: shares
start: 2015-02-01
horizon: 2 years
parameters: { calls: 6 / day }
threat:
  levels: { calm: 0.5, high: 2 }
  path: { fixed: high }
  incidents: { shock: { rate: 2 / year, surge: 1, halfLife: 10 days } }
people:
  groups: { abroad: { initial: 100 } }
  flows: { return: { from: abroad, hazard: 10 % / year, opens: visit } }
organisations: { o: { units: { a: { onDuty: 5, roster: continuous }, b: { onDuty: 5, roster: continuous } } } }
cases:
  call:
    arrivals: calls * threat * (1 + surge)
    initial: { take: 4 }
    steps:
      take: { unit: o.a, effort: { lognormal: { mean: 2 h, cv: 1 } }, then: { deep: 25 %, end: rest } }
      deep: { unit: o.b, effort: 8 h, opens: { visit: 10 % }, then: end }
  visit:
    arrivals: 1 / day
    steps: { go: { unit: o.a, effort: 3 h, within: 5 days, then: end } }
posts: { gate: { required: 1, staff: 2, unit: o.b } }
norms: { late: { metric: late, scope: visit.go, atMost: 0 } }
`;

/** Person-hours a day, or in all: what the arithmetic of the text above comes to. */
describe('the share of the load that rests on a value', async () => {
  const scenario = await scenarioOf(TEXT);
  const shares = new LoadShares(scenario.chain);
  const shareOf = (path: string) => shares.shareOf(path);
  const share = (path: string): number => shareOf(path) ?? Number.NaN;

  it('is found for every number that demand is made of', () => {
    const silent = scenario.values
      .filter(({ path, value }) => value !== undefined && shareOf(path) === undefined)
      .map(({ path }) => path);
    expect(silent.sort()).toEqual(
      [
        'o.a.onDuty',
        'o.b.onDuty',
        'call.take.effort.cv',
        'visit.go.within',
        'norms.late.atMost',
        'threat.levels.calm',
      ].sort(),
    );
  });

  it('is the part of all work whose product contains the value', () => {
    // What arises in two years, in person-hours.
    const days = 731;
    const shock = (2 / 365) * (10 / Math.LN2);
    const calls = 6 * 2 * (1 + shock) * days + 4;
    const take = calls * 2;
    const deep = calls * 0.25 * 8;
    const opened = calls * 0.25 * 0.1 * 3;
    const returned = 100 * (1 - Math.exp(-0.1 * (days / 365))) * 3;
    const gate = 2 * 24 * days;
    const all = take + deep + opened + returned + days * 3 + gate;
    // The build-up of the surge from nothing, and finite steps, leave less than half a point.
    expect(share('call.take.effort.mean')).toBeCloseTo(take / all, 2);
    expect(share('call.deep.effort')).toBeCloseTo(deep / all, 2);
    expect(share('call.take.then.deep')).toBeCloseTo((deep + opened) / all, 2);
    expect(share('call.deep.opens.visit')).toBeCloseTo(opened / all, 2);
    expect(share('parameters.calls')).toBeCloseTo((take + deep + opened) / all, 2);
    expect(share('threat.levels.high')).toBeCloseTo((take + deep + opened) / all, 2);
    expect(share('visit.arrivals')).toBeCloseTo((days * 3) / all, 2);
    expect(share('people.groups.abroad.initial')).toBeCloseTo(returned / all, 3);
    expect(share('posts.gate.staff')).toBeCloseTo(gate / all, 2);
    expect(share('posts.gate.required')).toBeCloseTo(gate / all, 2);
    expect(share('call.initial.take')).toBeCloseTo((4 * (take + deep + opened)) / calls / all, 4);
  });

  it('adds up to 1 over factors of which each product has exactly one', () => {
    const efforts = ['call.take.effort.mean', 'call.deep.effort', 'visit.go.effort', 'posts.gate.staff'];
    expect(efforts.reduce((sum, path) => sum + share(path), 0)).toBeCloseTo(1, 6);
  });

  it('is not given without any load', () => {
    const idle = emptyChain({ units: [unitOf('o.u', 1)], parameters: [{ name: 'p', value: 1 }] });
    const shares = new LoadShares(idle);
    expect(shares.shareOf('parameters.p')).toBeUndefined();
    expect(shares.shareOfAny(['parameters.p'])).toBeUndefined();
  });
});

describe('a chain with a scaled value', () => {
  it('leaves the chain that it is made from as it was, and changes the one value only', async () => {
    const { chain } = await scenarioOf(TEXT);
    const before = JSON.stringify(chain);
    const changed = scaledChain(chain, 'parameters.calls', 2);
    expect(JSON.stringify(chain)).toBe(before);
    expect(changed).toEqual({ ...chain, parameters: [{ name: 'calls', value: 2 * 0.25 }] });
    const visits = scaledChain(chain, 'visit.arrivals', 2)?.arrivals;
    expect(visits?.[0]).toBe(chain.arrivals[0]);
    expect(visits?.[1]).toMatchObject({ rate: { op: 'multiply', args: [constant(1 / 24), constant(2)] } });
  });

  it.each([
    'nothing',
    'parameters.none',
    'call.none.effort',
    'call.take.within',
    'o.a.onDuty',
    'norms.late.atMost',
    '',
  ])('is none for the path "%s"', async (path) => {
    expect(scaledChain((await scenarioOf(TEXT)).chain, path, 2)).toBeUndefined();
  });
});

const RICH = `
volhoud: 1
name: shares of people
start: 2015-02-01
horizon: 4 years
threat:
  levels: { calm: 1, high: 3 }
  path:
    semiMarkov:
      calm: { dwell: 60 days, to: high }
      high: { dwell: { exponential: { mean: 30 days } }, to: { high: 50 %, calm: rest } }
people:
  groups: { watched: { initial: 100 }, gone: {} }
  flows: { leave: { from: watched, to: gone, dwell: { gamma: { mean: 2 years, cv: 1 } }, opens: call } }
organisations: { o: { units: { a: { onDuty: 50, roster: continuous } } } }
cases:
  call: { steps: { take: { unit: o.a, effort: 2 h, then: end } } }
  visit:
    about: person
    arrivals: { per: watched, hazard: 1 / month }
    steps: { go: { unit: o.a, effort: 3 h, then: end } }
  alarm: { arrivals: 1 / day * threat, steps: { go: { unit: o.a, effort: 1 h, then: end } } }
`;

describe('the share of the load that rests on people and threat', async () => {
  const scenario = await scenarioOf(RICH);
  const shares = new LoadShares(scenario.chain);
  const shareOf = (path: string) => shares.shareOf(path);

  it('is found for hazards per person, dwells, and levels that come and go', () => {
    const silent = scenario.values
      .filter(({ path, value }) => value !== undefined && shareOf(path) === undefined)
      .map(({ path }) => path);
    expect(silent).toEqual(['people.flows.leave.dwell.cv', 'o.a.onDuty']);
  });

  it('of a hazard per person is that of the visits', () => {
    expect(shareOf('visit.arrivals.hazard')).toBeCloseTo(shareOf('visit.go.effort') ?? Number.NaN, 6);
  });

  it('rests on the dwells of the threat in opposite directions', async () => {
    const { chain } = scenario;
    const load = (changed: typeof chain | undefined): number =>
      changed === undefined ? Number.NaN : (expectedLoad(changed).opened[2] as number);
    const plain = load(chain);
    expect(load(scaledChain(chain, 'threat.path.semiMarkov.calm.dwell', 1.1))).toBeLessThan(plain);
    expect(load(scaledChain(chain, 'threat.path.semiMarkov.high.dwell.mean', 1.1))).toBeGreaterThan(plain);
    expect(load(scaledChain(chain, 'threat.path.semiMarkov.high.to.high', 1.1))).toBeGreaterThan(plain);
    for (const path of [
      'threat.path.semiMarkov.none.dwell',
      'threat.path.semiMarkov.calm.to',
      'threat.path.start',
    ])
      expect(scaledChain(chain, path, 2)?.threat ?? chain.threat).toEqual(chain.threat);
  });
});

const SUMS = `
volhoud: 1
name: shares of sums
start: 2015-02-01
horizon: 1000 days
sources: { book: { title: Book }, guess: { title: Guess, public: false } }
parameters:
  near: { value: 6 / day, source: guess }
  far: { value: 2 / day }
threat:
  levels: { calm: { value: 1, source: book } }
  path: { fixed: calm }
organisations: { o: { units: { a: { onDuty: 50, roster: continuous } } } }
cases:
  call:
    arrivals: { value: (near + far) * threat, source: book }
    steps:
      take: { unit: o.a, effort: { value: 2 h, source: book }, then: { more: { value: 25 %, source: book }, end: rest } }
      more: { unit: o.a, effort: { value: 4 h }, then: end }
  visit:
    arrivals: { value: 1 / day, source: book }
    steps: { go: { unit: o.a, effort: { value: 8 h, source: book }, then: { look: { value: 20 %, source: guess }, talk: rest } },
             look: { unit: o.a, effort: { value: 5 h, source: book }, then: end },
             talk: { unit: o.a, effort: { value: 5 h, source: book }, then: end } }
obligations:
  report: { every: { value: 10 days, source: book }, unit: o.a, effort: { value: 20 h, source: book } }
posts: { gate: { required: { value: 1, source: book }, staff: { value: 1, source: book }, unit: o.a } }
`;

describe('the share of the load that rests on any of several values', async () => {
  const shares = new LoadShares((await scenarioOf(SUMS)).chain);
  // Person-hours a day: calls 8 × 2 and 8 × 25 % × 4, visits 8 + 1 + 4, reports 2, the gate 24.
  const [take, more, go, look, talk, report, gate] = [16, 8, 8, 1, 4, 2, 24] as const;
  const all = take + more + go + look + talk + report + gate;

  it.each([
    [[], 0],
    [['call.more.effort'], more],
    [['call.more.effort', 'call.then.more'], more],
    // Of a sum each part counts once, and none twice because several factors are meant.
    [['parameters.near'], ((take + more) * 6) / 8],
    [['parameters.near', 'parameters.far'], take + more],
    [['parameters.near', 'parameters.far', 'call.more.effort', 'call.take.effort'], take + more],
    [['parameters.near', 'call.more.effort'], (take * 6) / 8 + more],
    // A probability is taken from one branch and given to another: all of the first, p ÷ (1 − p) of the second.
    [['visit.go.then.look'], look + talk / 4],
    [['obligations.report.every'], report],
    [['posts.gate.required', 'posts.gate.staff'], gate],
    [['o.a.onDuty'], 0],
  ] as const)('of %j is by hand', (paths, hours) => {
    expect(shares.shareOfAny(paths)).toBeCloseTo(hours / all, 3);
  });

  it('is never less than that of one of them, nor more than their sum', () => {
    const paths = ['parameters.near', 'visit.go.effort', 'visit.go.then.look', 'threat.levels.calm'];
    const single = paths.map((path) => shares.shareOfAny([path]) ?? Number.NaN);
    const both = shares.shareOfAny(paths) ?? Number.NaN;
    expect(both).toBeGreaterThanOrEqual(Math.max(...single) - 1e-6);
    expect(both).toBeLessThanOrEqual(single.reduce((sum, share) => sum + share, 0) + 1e-6);
  });

  it('is found for the values without a public source', async () => {
    const { unsourcedLoadShare } = await assumptionsOf(await scenarioOf(SUMS));
    // Both rates of the calls and the effort of their second step, and the probability of a look.
    expect(unsourcedLoadShare).toBeCloseTo((take + more + look + talk / 4) / all, 3);
  });
});
