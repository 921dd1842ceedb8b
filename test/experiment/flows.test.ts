import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { flowFacts, stepFacts } from '../../src/experiment/flows.ts';
import { Record as Run, scenarioOf, small } from '../support/runScenario.ts';

const units = ['u', 'v', 'w'].map((name) => `${name}: { onDuty: 50, roster: continuous }`).join(', ');

const flowsOf = async (cases: string): Promise<(readonly [string, string, number | undefined])[]> => {
  const { chain } = await scenarioOf(small({ units, rest: `cases:\n${cases}` }));
  return flowFacts(chain).map(({ from, to, share }) => [from, to, share] as const);
};

describe('flows between units', () => {
  it('pass over waits and branches, and multiply the probabilities on the way', async () => {
    const flows = await flowsOf(`  a:
    initial: { one: 1 }
    steps:
      one: { unit: o.u, effort: 1 h, then: { pause: 50 %, end: rest } }
      pause: { wait: 2 h, then: fork }
      fork: { then: { two: 30 %, three: rest } }
      two: { unit: o.v, effort: 1 h, then: end }
      three: { unit: o.w, effort: 1 h, then: one }`);
    expect(flows).toEqual([
      ['a.one', 'a.two', 0.15],
      ['a.one', 'a.three', 0.35],
      ['a.three', 'a.one', 1],
    ]);
  });

  it('go where cases are opened, as many as are expected', async () => {
    const flows = await flowsOf(`  a:
    initial: { one: 1 }
    steps: { one: { unit: o.u, effort: 1 h, opens: { b: 2.5 }, then: end } }
  b: { steps: { look: { then: two }, two: { unit: o.v, effort: 1 h, then: end } } }
posts: { idle: { required: 0, unit: o.w } }`);
    expect(flows).toEqual([['a.one', 'b.two', 2.5]]);
  });

  it('go into the branches of a fork, and from the ends of the branches on; of a fork in a fork too', async () => {
    const flows = await flowsOf(`  a:
    initial: { one: 1 }
    steps:
      one: { unit: o.u, effort: 1 h, then: outer }
      outer: { all: [left, inner], then: last }
      left: { unit: o.v, effort: 1 h, then: end }
      inner: { all: [deep, deeper], then: end }
      deep: { unit: o.v, effort: 1 h, then: end }
      deeper: { unit: o.w, effort: 1 h, then: end }
      last: { unit: o.u, effort: 1 h, then: end }`);
    expect(flows).toEqual([
      ['a.one', 'a.left', 1],
      ['a.one', 'a.deep', 1],
      ['a.one', 'a.deeper', 1],
      // The case goes on once: half of it by each branch of the outer fork, and half of that by each of the inner.
      ['a.left', 'a.last', 0.5],
      ['a.deep', 'a.last', 0.25],
      ['a.deeper', 'a.last', 0.25],
    ]);
  });

  it('times the tasks completed are the tasks that arrive', async () => {
    const text = small({
      units,
      horizon: '400 days',
      rest: `cases:
  a:
    arrivals: 4 / h
    steps:
      one: { unit: o.u, effort: 1 h, then: { two: 60 %, end: rest }, opens: { b: 30 % } }
      two: { unit: o.v, effort: 1 h, then: { again: 25 %, end: rest } }
      again: { wait: 3 h, then: two }
  b: { steps: { three: { unit: o.w, effort: 1 h, then: end } } }`,
    });
    const { chain } = await scenarioOf(text);
    const run = new Run(new Simulator(chain, { low: 1, high: 2 }), 0, 0);
    const facts = flowFacts(chain);
    for (const to of ['a.two', 'b.three']) {
      const expected = facts
        .filter((flow) => flow.to === to)
        .reduce((sum, flow) => sum + run.whole(flow.from, 'completed') * (flow.share ?? Number.NaN), 0);
      // Of some 10,000 tasks and more; by chance 1 % (one standard deviation).
      expect(Math.abs(run.whole(to, 'arrived') / expected - 1)).toBeLessThan(0.04);
    }
  });

  it('leave out a share that an overlay set and redacts, on the way too, and no other', async () => {
    const { chain } = await scenarioOf(
      small({
        units,
        rest: `cases:
  a:
    initial: { one: 1 }
    steps:
      one: { unit: o.u, effort: 1 h, then: pause }
      pause: { wait: 2 h, then: { two: 30 %, end: rest } }
      two: { unit: o.v, effort: 1 h, then: three }
      three: { unit: o.w, effort: 1 h, then: end }`,
      }),
    );
    expect(flowFacts(chain, { paths: ['a.pause.then.two'] })).toEqual([
      { from: 'a.one', to: 'a.two' },
      { from: 'a.two', to: 'a.three', share: 1 },
    ]);
  });
});

describe('steps', () => {
  it('are told with their kind and unit, without those of obligations', async () => {
    const { chain } = await scenarioOf(
      small({
        units,
        rest: `cases:
  a:
    initial: { one: 1 }
    steps:
      one: { unit: o.u, effort: 1 h, then: pause }
      pause: { wait: 2 h, then: end }
obligations:
  report: { every: 1 week, for: 3, unit: o.v, effort: 1 h }
posts: { idle: { required: 0, unit: o.w } }`,
      }),
    );
    expect(stepFacts(chain)).toEqual([
      { name: 'a.one', case: 'a', kind: 'work', unit: 'o.u' },
      { name: 'a.pause', case: 'a', kind: 'wait' },
    ]);
    expect(flowFacts(chain)).toEqual([]);
  });
});
