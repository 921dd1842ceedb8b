import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumCount } from '../../src/scenario/compile/minimumCount.ts';
import { loadScenarioText } from '../../src/scenario/index.ts';

const BASE = `volhoud: 1
name: Norms
start: 2015-01-31
horizon: 1 year
people: { groups: { abroad: { initial: 3 } } }
organisations:
  om: { units: { a: { onDuty: 5 }, b: { onDuty: 2 } } }
  kmar: { units: { a: { onDuty: 1 } } }
cases:
  tip:
    arrivals: 1 / day
    steps:
      intake: { unit: om.a, effort: 1 h, within: 1 day, then: look }
      look: { unit: om.b, effort: 1 h, then: pause }
      pause: { wait: 1 h, then: end }
  file:
    arrivals: 1 / day
    steps:
      intake: { unit: kmar.a, effort: 1 h, startWithin: 1 day, then: end }
`;

async function norms(text: string) {
  const { scenario, faults } = await loadScenarioText(`${BASE}norms:\n  n: { ${text} }\n`, 'test.yaml');
  return { norms: scenario?.chain.norms ?? [], faults };
}

describe('norms', () => {
  it('have a period of their own, complete ones only', async () => {
    const { norms: monthly } = await norms('metric: late, scope: tip.intake, atMost: 3');
    expect(monthly[0]?.periodEnds).toHaveLength(12);
    expect(monthly[0]?.periodEnds.slice(0, 3)).toEqual([28 * 24, 59 * 24, 89 * 24]);
    const { norms: weekly } = await norms(
      'metric: late, scope: tip.intake, atMost: 3, per: 13 weeks, inARow: 4',
    );
    expect(weekly[0]).toMatchObject({ periodEnds: [2184, 4368, 6552, 8736], per: '13 weeks', inARow: 4 });
  });

  it('belong to the unit in their scope, or of their step; all others to the chain', async () => {
    const owner = async (text: string) => {
      const [norm] = (await norms(text)).norms;
      return [norm?.scopeKind, norm?.unit, norm?.organisation];
    };
    expect(await owner('metric: utilisation, scope: kmar.a, atMost: 90 %')).toEqual(['unit', 2, 1]);
    expect(await owner('metric: late, scope: tip.intake, atMost: 3')).toEqual(['step', 0, 0]);
    expect(await owner('metric: wait_mean, scope: tip.pause, atMost: 3 h')).toEqual(['step', -1, -1]);
    expect(await owner('metric: open, scope: tip, atMost: 30')).toEqual(['case', -1, -1]);
    expect(await owner('metric: people, scope: abroad, atMost: 30')).toEqual(['group', -1, -1]);
    expect(await owner('metric: surge, scope: threat, atMost: 3')).toEqual(['threat', -1, -1]);
  });

  it('with a wildcard are one norm a match', async () => {
    const names = async (text: string) => (await norms(text)).norms.map(({ name }) => name);
    expect(await names('metric: on_time_share, scope: "*.intake", atLeast: 90 %')).toEqual([
      'n:tip.intake',
      'n:file.intake',
    ]);
    expect(await names('metric: backlog_days, scope: "om.*", atMost: 10')).toEqual(['n:om.a', 'n:om.b']);
    expect(await names('metric: backlog_days, scope: "*.a", atMost: 10')).toEqual(['n:om.a', 'n:kmar.a']);
    expect(await names('metric: open, scope: "*", atMost: 10')).toEqual(['n:tip', 'n:file']);
    // Steps without a deadline have nothing that could be late.
    expect(await names('metric: late, scope: "tip.*", atMost: 10')).toEqual(['n:tip.intake']);
  });

  it('take limits in the unit of their metric, or as a span of time', async () => {
    const limit = async (text: string) => (await norms(text)).norms[0]?.limit;
    expect(await limit('metric: backlog_days, scope: om.a, atMost: 10')).toBe(10);
    expect(await limit('metric: backlog_days, scope: om.a, atMost: 2 weeks')).toBe(14);
    expect(await limit('metric: wait_p95, scope: tip.look, atMost: 2 days')).toBe(48);
    expect(await limit('metric: wait_mean, scope: tip.look, atMost: 1.5')).toBe(1.5);
    expect(
      await limit(
        'metric: throughput_mean, scope: tip, atMost: { value: 2 weeks, range: [1 week, 3 weeks] }',
      ),
    ).toBe(336);
    expect(await limit('metric: utilisation, scope: om.a, atMost: 85 %')).toBe(0.85);
    expect(await limit('metric: on_duty, scope: om.a, atLeast: 4')).toBe(4);
  });

  it('need so many observations that a single one is no breach', async () => {
    const count = async (text: string) => (await norms(text)).norms[0]?.minCount;
    expect(await count('metric: on_time_share, scope: tip.intake, atLeast: 95 %')).toBe(20);
    expect(await count('metric: on_time_share, scope: tip.intake, atLeast: 90 %')).toBe(10);
    expect(await count('metric: on_time_share, scope: tip.intake, atLeast: 99.9 %')).toBe(1000);
    expect(await count('metric: waited_share, scope: tip.intake, atMost: 7 %')).toBe(15);
    expect(await count('metric: wait_p95, scope: tip.intake, atMost: 7 h')).toBe(20);
    expect(await count('metric: wait_p50, scope: tip.intake, atMost: 7 h')).toBe(2);
    expect(await count('metric: wait_mean, scope: tip.intake, atMost: 7 h')).toBe(0);
    expect(await count('metric: on_time_share, scope: tip.intake, atLeast: 95 %, minCount: 5')).toBe(5);
  });

  it.each([
    ['metric: on_time_share, scope: tip.intake, atLeast: 100 %', 'scenario.norm'],
    ['metric: on_time_share, scope: tip.intake, atMost: 0 %', 'scenario.norm'],
    ['metric: on_time_share, scope: tip.look, atLeast: 90 %', 'scenario.norm'],
    ['metric: late, scope: tip.intake, atMost: 0, minCount: 3', 'scenario.norm'],
    ['metric: late, scope: tip.intake', 'scenario.norm'],
    ['metric: late, scope: tip.intake, atMost: 3, atLeast: 1', 'scenario.norm'],
    ['metric: late, scope: tip.intake, atMost: 3 h', 'scenario.dimension'],
    ['metric: late, scope: tip.intake, atMost: -3', 'scenario.out-of-range'],
    ['metric: utilisation, scope: om.a, atMost: 120 %', 'scenario.out-of-range'],
    ['metric: late, scope: tip.intake, atMost: 3, per: 2 years', 'scenario.never-judged'],
    ['metric: late, scope: tip.intake, atMost: 3, inARow: 13', 'scenario.never-judged'],
    ['metric: late, scope: tip.intake, atMost: 3, per: fortnight', 'scenario.span'],
    ['metric: lateness, scope: tip.intake, atMost: 3', 'scenario.unknown-metric'],
    ['metric: utilisation, scope: tip.intake, atMost: 90 %', 'scenario.unknown-metric'],
    ['metric: hold_probability, scope: chain, atLeast: 90 %', 'scenario.unknown-metric'],
    ['metric: late, scope: tip.intak, atMost: 3', 'scenario.unknown-scope'],
    ['metric: late, scope: "*.nobody", atMost: 3', 'scenario.unknown-scope'],
  ])('%s is refused', async (text, code) => {
    expect((await norms(text)).faults.map((fault) => fault.code)).toContain(code);
  });

  it('list the metrics that their scope has', async () => {
    const { faults } = await norms('metric: utilization, scope: om.a, atMost: 90 %');
    expect(faults[0]).toMatchObject({ hint: 'did you mean "utilisation"?' });
    expect(faults[0]?.expected).toContain('backlog_days');
    expect(faults[0]?.expected).not.toContain('on_time');
  });
});

describe('minimumCount', () => {
  it('is the least count at which one miss still meets the limit (property)', () => {
    const limit = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(2, 3, 4))
      .filter(([n, d]) => n < 10 ** d);
    fc.assert(
      fc.property(limit, ([digits, places]) => {
        const denominator = 10 ** places;
        const count = minimumCount(digits / denominator, 'atLeast');
        // One miss in n meets the limit if (n − 1) ÷ n ≥ digits ÷ denominator: in whole numbers.
        const meets = (n: number): boolean => (n - 1) * denominator >= digits * n;
        expect(meets(count)).toBe(true);
        expect(count === 1 || !meets(count - 1)).toBe(true);
        expect(minimumCount((denominator - digits) / denominator, 'atMost')).toBe(count);
      }),
    );
  });
});
