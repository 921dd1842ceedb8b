import { describe, expect, it } from 'vitest';
import { changedValues } from '../../../src/experiment/compare/changes.ts';
import { CompareFault, requireComparable } from '../../../src/experiment/compare/comparable.ts';
import { comparedHere, rowOf, variantsOf } from '../../support/comparedHere.ts';
import { small } from '../../support/runScenario.ts';
import { loadFiles } from '../../support/scenarioText.ts';

const REST = `cases:
  call: { arrivals: 1 / day, steps: { serve: { unit: o.u, effort: 1 h, within: 1 day, then: end } } }
norms: { inTime: { metric: on_time_share, scope: call.serve, atLeast: 80 %, per: 1 day } }`;
const text = (more: { units?: string; rest?: string; horizon?: string } = {}): string =>
  small({ units: 'u: { onDuty: 1, roster: continuous }', rest: REST, reporting: '1 day', ...more });

async function faultOf(texts: Readonly<Record<string, string>>): Promise<string> {
  const variants = await variantsOf(texts);
  try {
    requireComparable(variants);
  } catch (error) {
    if (error instanceof CompareFault) return error.message;
    throw error;
  }
  return '';
}

describe('what cannot be compared', () => {
  it('is one scenario, or the same twice', async () => {
    expect(await faultOf({ A: text() })).toMatch(
      /needs two scenarios or more: name another file, or say with --change/,
    );
    // Descriptions, seeds and numbers of replications are not of the chain.
    expect(await faultOf({ A: text(), B: `${text()}\ndescription: copied\nseed: 9` })).toMatch(
      /^A and B say the same of the chain/,
    );
  });

  it('begins on another date or is judged to another; all that is wrong is said at once', async () => {
    const faults = await faultOf({
      A: text(),
      B: text().replace('2015-01-05', '2015-01-12'),
      C: text({ horizon: '20 days' }),
      D: text(),
    });
    expect(faults.split('\n')).toEqual([
      expect.stringMatching(/^A and D say the same/),
      expect.stringMatching(/^A starts on 2015-01-05, B on 2015-01-12: .*--set start=2015-01-05$/),
      expect.stringMatching(
        /^A is judged to 15 January 2015, C to 25 January 2015: .*--set 'horizon=10 days'$/,
      ),
    ]);
  });
});

describe('what can be compared in part', () => {
  it('is listed where one alone has it, and is not lost from the rows', async () => {
    const wider = text({
      units:
        'u: { onDuty: 1, roster: continuous, cost: { fte: 1 kEUR / year } }, w: { onDuty: 1, roster: continuous }',
      rest: `${REST.replace('norms:', '  letter: { arrivals: 1 / day, steps: { read: { unit: o.w, effort: 1 h, then: end } } }\nnorms:')}`,
    }).replace('u: { onDuty: 1,', 'u: { fte: 5, productiveHours: 1500 h / year,');
    const compared = await comparedHere(await variantsOf({ A: text(), B: wider }), { replications: 2 });
    const [pair] = compared.result.pairs;
    expect(pair?.only_a).toEqual([]);
    expect(pair?.only_b).toEqual([
      'unit o.u: cost',
      'unit o.w',
      'step letter.read',
      'case letter',
      'organisation o: cost',
      'chain chain: cost',
    ]);
    expect(rowOf(compared, 'o.w', 'busy')).toMatchObject({
      note: 'only in B',
      difference: undefined,
      shown: undefined,
    });
  });

  it('is a norm that asks something else under the same name: compared, and said', async () => {
    const other = text().replace('atLeast: 80 %', 'atLeast: 90 %');
    const compared = await comparedHere(await variantsOf({ A: text(), B: other }), { replications: 2 });
    expect(compared.result.pairs[0]?.other_norms).toEqual(['inTime']);
    expect(rowOf(compared, 'inTime', 'hold_probability').note).toBe('the norm asks something else in each');
    expect(compared.result.notes).toEqual([
      'inTime asks something else in B than in A: P(holds) of this norm, and of all that includes it, differs by that too.',
    ]);
  });

  it('is a norm of another metric under the same name: P(holds) is compared, values in other units are not', async () => {
    const other = text().replace(
      'on_time_share, scope: call.serve, atLeast: 80 %',
      'late, scope: call.serve, atMost: 0',
    );
    const compared = await comparedHere(await variantsOf({ A: text(), B: other }), { replications: 2 });
    expect(rowOf(compared, 'inTime', 'hold_probability').difference).toBe(0);
    const [pair] = compared.result.pairs;
    expect(pair?.only_a).toEqual(['norm inTime: worst_value, nearest_value, shortfall']);
    expect(pair?.only_b).toEqual(pair?.only_a);
  });

  it('has no norms on one side: quantities are compared all the same', async () => {
    const without = text({ rest: REST.split('\n').slice(0, -1).join('\n') }).replace(
      'onDuty: 1',
      'onDuty: 2',
    );
    const { result } = await comparedHere(await variantsOf({ A: text(), B: without }), { replications: 3 });
    expect(result.sentence).toMatch(
      /^A and B do not both state norms, so that whether the chain holds cannot be compared; of \d+ quantities \d+ are shown to differ\.$/,
    );
    expect(result.notes).toEqual([
      'A and B do not have the same norms: that the chain holds means something else in each.',
    ]);
    expect(result.variants.map(({ verdict }) => verdict)).toEqual([expect.any(String), undefined]);
  });

  it('names other seeds, numbers of replications and asked probabilities: the first file decides, or what is asked', async () => {
    const other = `${text().replace('onDuty: 1', 'onDuty: 2')}\nseed: 9\nreplications: 5\nhold: { probability: 80 %, confidence: 90 % }`;
    const variants = await variantsOf({ A: `${text()}\nseed: 4\nreplications: 3`, B: other });
    const { result } = await comparedHere(variants);
    expect([result.seed, result.replications]).toEqual(['4', 3]);
    expect(result.notes).toEqual([
      'The files name different seeds; all are run with that of A (4), so that they have the same futures.',
      'The files ask for different numbers of replications; all are run with that of A (3).',
      'The files ask different things of the chain (A 90 % with 95 % confidence, B 80 % with 90 % confidence): each verdict is by its own file, and no difference depends on that.',
    ]);
    expect((await comparedHere(variants, { seed: 1, replications: 2 })).result.notes).toHaveLength(1);
  });

  it('has values that are left out: they are in no row, and in no list of what the files say', async () => {
    const overlay = 'organisations: { o: { units: { u: { onDuty: 1.25 } } } }';
    const load = async (main: string) => {
      const loaded = await loadFiles({ 'main.yaml': main, 'secret.yaml': overlay }, [], {
        overlays: ['secret.yaml'],
        redact: true,
      });
      return loaded.scenario ?? expect.fail();
    };
    const variants = [
      { label: 'A', scenario: await load(text()) },
      { label: 'B', scenario: await load(text().replace('effort: 1 h', 'effort: 2 h')) },
    ];
    const compared = await comparedHere(variants, { replications: 2 });
    expect(rowOf(compared, 'o.u', 'on_duty')).toMatchObject({
      a_value: undefined,
      difference: undefined,
      note: 'left out (redacted)',
    });
    expect(rowOf(compared, 'o.u', 'busy').difference).toBeGreaterThan(0);
    expect(compared.result.pairs[0]?.changes).toEqual([{ path: 'call.serve.effort', a: '1 h', b: '2 h' }]);
    expect(JSON.stringify(compared)).not.toContain('1.25');
  });
});

describe('what two files say differently', () => {
  it('is found by path, without what is said about a value, in the order of the first', () => {
    const a = {
      name: 'A',
      seed: 1,
      organisations: {
        om: { units: { pros: { fte: { value: 14, range: [10, 20], source: 'x' }, roster: 'office' } } },
      },
      threat: { path: { fixed: 'low' } },
      cases: { tip: { steps: { intake: { effort: { lognormal: { mean: '45 min', cv: 1 } } } } } },
    };
    const b = {
      name: 'B',
      seed: 2,
      organisations: {
        om: { units: { pros: { fte: 20, roster: 'office' }, extra: { fte: { value: 2, note: 'new' } } } },
      },
      threat: { path: { fixed: 'high' } },
      cases: {
        tip: {
          steps: { intake: { effort: { lognormal: { mean: { value: '45 min', source: 'y' }, cv: 1 } } } },
        },
      },
      policies: {
        more: { on: '2016-01-01', do: [{ authorise: { 'om.pros': { value: 25, source: 'x' } } }] },
      },
    };
    expect(changedValues(a, b)).toEqual([
      { path: 'om.pros.fte', a: '14', b: '20' },
      { path: 'om.extra', b: '{"fte":2}' },
      { path: 'threat.path.fixed', a: 'low', b: 'high' },
      { path: 'policies.more', b: '{"on":"2016-01-01","do":[{"authorise":{"om.pros":25}}]}' },
    ]);
    expect(changedValues(b, a).at(-1)).toEqual({ path: 'policies.more', a: expect.any(String) });
    expect(changedValues(a, a)).toEqual([]);
  });
});
