import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulator } from '../../../src/chain/index.ts';
import { Futures } from '../../../src/experiment/future.ts';
import { seedWords } from '../../../src/experiment/seed.ts';
import { meanInterval, RatioTally, Tally } from '../../../src/statistics/index.ts';
import { comparedHere, rowOf, variantsOf } from '../../support/comparedHere.ts';
import { anyChain } from '../../support/generatedChain.ts';
import { textOf } from '../../support/generatedText.ts';
import { Record, small } from '../../support/runScenario.ts';
import { replaced } from '../../support/scenarioText.ts';

/** Two calls come at once on Monday at 10:00; each takes two hours. */
const CALLS = small({
  units: 'u: { onDuty: 1, roster: continuous }',
  horizon: '2 days',
  reporting: '1 day',
  rest: `cases: { call: { arrivals: { dates: ["2015-01-05 10:00", "2015-01-05 10:00"] }, steps: { serve: { unit: o.u, effort: 2 h, within: 3 h, then: end } } } }
norms: { inTime: { metric: late, scope: call.serve, atMost: 0, per: 1 day } }`,
});

/** A desk at which calls come at random and must start within an hour. */
function desk(staff: number, more = ''): string {
  return small({
    units: `u: { onDuty: ${staff}, roster: continuous }, v: { onDuty: 1, roster: continuous }`,
    horizon: '10 days',
    reporting: '10 days',
    rest: `cases:
  call: { arrivals: 4 / h, steps: { serve: { unit: o.u, effort: { exponential: { mean: 1 h } }, startWithin: 30 min, then: end } } }
  letter: { arrivals: 1 / day, steps: { read: { unit: o.v, effort: 1 h, then: end } } }
norms:
  answered: { metric: on_time_share, scope: call.serve, atLeast: 50 %, per: 1 day }
  lettersRead: { metric: late, scope: letter.read, atMost: 0, per: 1 day }
${more}`,
  }).replace('effort: 1 h, then', 'effort: 1 h, within: 1 day, then');
}

describe('a comparison', () => {
  it('is worked by hand: with a second person the second of two calls does not wait two hours', async () => {
    const compared = await comparedHere(
      await variantsOf({ one: CALLS, two: replaced(CALLS, 'onDuty: 1', 'onDuty: 2') }),
      { replications: 9 },
    );
    // Waits of 0 and 2 hours, and of 0 and 0: the means are 1 and 0, in every replication.
    expect(rowOf(compared, 'call.serve', 'wait_mean')).toMatchObject({
      a_value: 1,
      b_value: 0,
      difference: -1,
      ci_low: -1,
      ci_high: -1,
      p: 0,
      p_adjusted: 0,
      shown: 'yes',
      standardised: undefined,
      variance_saved: undefined,
      replications: 9,
      differing: 9,
    });
    // Four hours of work in both: in two days a twelfth and a twenty-fourth of what the persons could do.
    expect(rowOf(compared, 'o.u', 'utilisation').difference).toBeCloseTo(-1 / 24, 12);
    expect(rowOf(compared, 'o.u', 'busy')).toMatchObject({
      difference: 0,
      ci_low: 0,
      ci_high: 0,
      shown: 'no',
    });
    // The second call is late at 13:00, in all nine: McNemar's z is 3, and z² ÷ (n + z²) the end of the interval.
    const chain = rowOf(compared, 'chain', 'hold_probability');
    expect(chain).toMatchObject({
      a_value: 0,
      b_value: 1,
      difference: 1,
      ci_high: 1,
      shown: 'yes',
      differing: 9,
    });
    expect(chain.p).toBeCloseTo(0.0026998, 7);
    expect(compared.result.sentence).toMatch(
      /^two holds in 100 % of 9 futures, one in 0 %: difference \+100 points \(95 % interval \+\d+ to \+100\): the chain holds more often\. Only one holds in 0 futures, only two in 9\.$/,
    );
  });

  it('has the means, intervals and saved variance that the replications give one by one', async () => {
    const variants = await variantsOf({ A: desk(5), B: desk(5.5) });
    const compared = await comparedHere(variants, { replications: 20, seed: 3 });
    const records = variants.map(({ scenario: { chain } }) => {
      const simulator = new Simulator(chain, seedWords(3));
      return Array.from({ length: 20 }, (_, index) => new Record(simulator, chain.norms.length, index));
    });
    const queue = records.map((own) => own.map((record) => record.whole('o.u', 'queue_length')));
    const [one, other, differences] = [new Tally(), new Tally(), new Tally()];
    for (const [index, a] of (queue[0] ?? []).entries()) {
      const b = queue[1]?.[index] ?? Number.NaN;
      one.add(a);
      other.add(b);
      differences.add(b - a);
    }
    const row = rowOf(compared, 'o.u', 'queue_length');
    const family = compared.result.families.quantities;
    const interval = meanInterval(differences, 1 - 0.05 / family);
    expect([row.a_value, row.b_value]).toEqual([one.mean, other.mean]);
    expect(row.difference).toBeCloseTo(differences.mean ?? Number.NaN, 12);
    expect(row.ci_low).toBeCloseTo(interval?.low ?? Number.NaN, 12);
    expect(row.ci_high).toBeCloseTo(interval?.high ?? Number.NaN, 12);
    const [v1, v2, vd] = [one, other, differences].map(({ variance }) => variance ?? Number.NaN);
    expect(row.variance_saved).toBeCloseTo(1 - (vd ?? 0) / ((v1 ?? 0) + (v2 ?? 0)), 9);
    expect(row.standardised).toBeCloseTo((row.difference ?? 0) / Math.sqrt(((v1 ?? 0) + (v2 ?? 0)) / 2), 9);
    // The arrivals and efforts are the same: much of what chance does is done to both.
    expect(row.variance_saved).toBeGreaterThan(0.3);
    // A ratio of sums is that of the summary.
    const waits = new RatioTally();
    const { layout } = records[0]?.[0] ?? expect.fail();
    const cell = layout.cells.find(
      ({ scope, metric }) => scope === 'call.serve' && metric.name === 'wait_mean',
    );
    const at = layout.periods * layout.width + (cell?.offset ?? Number.NaN);
    for (const { values } of records[0] ?? []) waits.add(values[at] ?? 0, values[at + 1] ?? 0);
    expect(rowOf(compared, 'call.serve', 'wait_mean').a_value).toBe(waits.ratio);
    // P(holds) is a count.
    const held = records.map((own) => own.map(({ breaches }) => breaches.every((each) => each === Infinity)));
    const share = (of: boolean[] | undefined): number => (of ?? []).filter(Boolean).length / 20;
    const chain = rowOf(compared, 'chain', 'hold_probability');
    expect([chain.a_value, chain.b_value]).toEqual(held.map(share));
    expect(chain.differing).toBe(held[0]?.filter((each, index) => each !== held[1]?.[index]).length);
  });

  it('shows a difference exactly where its interval leaves out 0, and p × the size of the family is below 5 %', async () => {
    const { rows, result } = await comparedHere(await variantsOf({ A: desk(5), B: desk(5.5) }), {
      replications: 16,
    });
    const sizes = {
      norm: result.families.norms,
      chain: 1,
      unit: result.families.scopes,
      organisation: result.families.scopes,
    };
    let shown = 0;
    for (const row of rows) {
      if (row.ci_low === undefined || row.ci_high === undefined || row.p === undefined) continue;
      const leavesOutZero = row.ci_low > 0 || row.ci_high < 0;
      expect(row.shown, `${row.scope} ${row.metric}`).toBe(leavesOutZero ? 'yes' : 'no');
      const size =
        row.metric === 'hold_probability'
          ? Math.max(1, sizes[row.scope_kind as keyof typeof sizes])
          : result.families.quantities;
      expect(row.p_adjusted).toBeCloseTo(Math.min(1, row.p * size), 12);
      if (row.shown === 'yes') shown++;
    }
    expect(shown).toBeGreaterThan(3);
    // What is the same in every replication is not among those that are judged together.
    expect(result.families.quantities).toBe(
      rows.filter(({ metric, differing }) => metric !== 'hold_probability' && differing > 0).length,
    );
  });

  it('ranks by the difference in units of the spread: work and staff of units apart, norms that differ', async () => {
    const { result } = await comparedHere(await variantsOf({ A: desk(5), B: desk(5.5) }), {
      replications: 16,
    });
    const [pair] = result.pairs;
    const sizes = (pair?.work ?? []).map(({ standardised }) => Math.abs(standardised ?? 0));
    // Of how busy the unit is one quantity, and one of what waits there.
    expect(pair?.work.map(({ metric }) => metric)).toEqual(['utilisation', 'queue_length']);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(pair?.work.every(({ scope, shown }) => scope === 'o.u' && shown === 'yes')).toBe(true);
    expect(pair?.staff.map(({ metric }) => metric)).toEqual(['on_duty']);
    expect([pair?.norms.map(({ scope }) => scope), pair?.norms_alike]).toEqual([['answered'], 1]);
    expect(pair?.changes).toEqual([{ path: 'o.u.onDuty', a: '5', b: '5.5' }]);
  });

  it('sets all against the first, or every pair against each other, and widens the intervals for it', async () => {
    const variants = await variantsOf({ A: desk(5), B: desk(5.5), C: desk(6) });
    const pairsOf = (allPairs: boolean) => comparedHere(variants, { replications: 8, allPairs });
    const [against, all] = [await pairsOf(false), await pairsOf(true)];
    expect(against.result.pairs.map(({ a, b }) => a + b)).toEqual(['AB', 'AC']);
    expect(all.result.pairs.map(({ a, b }) => a + b)).toEqual(['AB', 'AC', 'BC']);
    expect(all.result.families.chain).toBe(3);
    expect(all.result.notes[0]).toBe('The intervals of the 3 pairs hold together with 95 % confidence.');
    const width = ({ result }: typeof all): number =>
      (result.pairs[0]?.chain?.ci_high ?? 0) - (result.pairs[0]?.chain?.ci_low ?? 0);
    expect(width(all)).toBeGreaterThan(width(against));
  });
});

describe('a comparison over the ranges', () => {
  /** At most so many calls may come in the ten days; how many come is not known. */
  const calls = (most: number, range = ', range: [1 / day, 3 / day]', name = 'micro'): string =>
    small({
      units: 'u: { onDuty: 9, roster: continuous }',
      horizon: '10 days',
      reporting: '10 days',
      rest: `cases: { call: { arrivals: { value: 2 / day${range} }, steps: { serve: { unit: o.u, effort: 1 h, then: end } } } }
norms:
  few: { metric: arrived, scope: call.serve, atMost: ${most}, per: 10 days }
  some: { metric: arrived, scope: call.serve, atLeast: 10, per: 10 days }`,
    }).replace('name: micro', `name: ${name}`);

  it('draws the same in all variants, and counts the futures in which each holds', async () => {
    const variants = await variantsOf({ A: calls(20), B: calls(24) });
    const compared = await comparedHere(variants, { replications: 40, overRanges: true });
    const [a, b] = await Promise.all(
      variants.map(async ({ scenario: { chain, recipe } }) => {
        const futures = await Futures.of({ chain, recipe, seed: '1' });
        const { breaches } = futures.runBlock(chain, 0, 40, () => {});
        return Array.from({ length: 40 }, (_, i) => [breaches[2 * i], breaches[2 * i + 1]]);
      }),
    );
    const share = (of: (norms: (number | undefined)[]) => boolean, rows: typeof a = []): number =>
      rows.filter(of).length / 40;
    const holds = (norms: (number | undefined)[]): boolean => norms.every((at) => at === Infinity);
    const { over_ranges: over } = compared.result.pairs[0] ?? expect.fail();
    expect([over?.chain?.a_value, over?.chain?.b_value]).toEqual([share(holds, a), share(holds, b)]);
    // A larger limit is never kept less: who keeps 20 keeps 24, on the same draws and chance.
    const [few] = over?.norms ?? [];
    expect(few).toMatchObject({ scope: 'few', over: 'ranges', a_value: share(([at]) => at === Infinity, a) });
    expect(few?.differing).toBe(Math.round(40 * (few?.difference ?? 0)));
    expect([over?.norms.length, over?.norms_alike, over?.norms_compared]).toEqual([1, 1, 2]);
    expect(compared.rows.filter((row) => row.over === 'ranges').map(({ scope }) => scope)).toEqual([
      'few',
      'some',
      'chain',
    ]);
    expect(compared.result.families_over_ranges).toMatchObject({ chain: 1, norms: 1 });
    expect(compared.result.sentence).toContain(
      `${compared.result.pairs[0]?.sentence} Over the ranges of the values B holds in`,
    );
  });

  it('differs by nothing for the same under another name, and by more where the ranges themselves are other', async () => {
    const overOf = async (other: string) => {
      const variants = await variantsOf({ A: calls(20), B: other });
      return (await comparedHere(variants, { replications: 24, overRanges: true })).result.pairs[0];
    };
    const same = await overOf(calls(20, undefined, 'another'));
    expect([same?.over_ranges?.chain?.difference, same?.over_ranges?.norms]).toEqual([0, []]);
    const wider = await overOf(calls(20, ', range: [1 / day, 9 / day]', 'another'));
    expect([wider?.same_chain, wider?.differing]).toEqual([true, 0]);
    expect(wider?.over_ranges?.chain?.difference).toBeLessThan(0);
    expect(wider?.over_ranges?.chain?.ci_low).toBeLessThan(wider?.over_ranges?.chain?.ci_high ?? 0);
  });

  it('is refused where nothing has a range', async () => {
    const variants = await variantsOf({ A: calls(20, ''), B: calls(24, '') });
    await expect(comparedHere(variants, { overRanges: true })).rejects.toThrow(
      /no value of these scenarios has a range/,
    );
  });
});

describe('a variant that changes nothing', () => {
  it('differs by exactly 0 in every quantity of generated chains, whatever it is called', async () => {
    await fc.assert(
      fc.asyncProperty(anyChain, async (chain) => {
        const text = textOf(chain);
        const variants = await variantsOf({ one: text, other: text.replace(/^name: .*$/m, 'name: Another') });
        const { rows, result } = await comparedHere(variants, { replications: 2 });
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          if (row.difference === undefined) continue;
          expect([row.difference, row.differing, row.shown ?? 'no']).toEqual([0, 0, 'no']);
          expect([row.ci_low ?? 0, row.ci_high ?? 0]).toEqual([0, 0]);
        }
        expect(result.sentence).toMatch(
          /^other gives the same results as one in every one of 2 replications.*; the two files say the same of the chain\.$/,
        );
      }),
      { numRuns: 3 },
    );
  });

  it('is told from one that might change something, but did so in no replication', async () => {
    const limited = `${desk(5.5)}limits: { entities: 100000 }\n`;
    const { result } = await comparedHere(await variantsOf({ A: desk(5.5), B: limited }), {
      replications: 8,
    });
    const [pair] = result.pairs;
    expect(pair?.sentence).toMatch(
      /^B gives the same results as A in every one of 8 replications \(the chain holds in \d+ %\)\.$/,
    );
    expect([pair?.same_chain, pair?.differing]).toEqual([false, 0]);
    // What was never seen may yet be: z² ÷ (n + z²).
    expect(pair?.chain?.ci_high).toBeCloseTo(1.959963984540054 ** 2 / (8 + 1.959963984540054 ** 2), 9);
  });
});
