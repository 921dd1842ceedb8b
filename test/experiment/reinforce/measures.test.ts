import { describe, expect, it } from 'vitest';
import type { Chain } from '../../../src/chain/chain.ts';
import { measuresOf } from '../../../src/cli/measureOption.ts';
import { type Measure, runReinforce } from '../../../src/experiment/index.ts';
import { measuresCsv } from '../../../src/report/index.ts';
import { renderReinforce } from '../../../src/report/reinforceText.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';

const WITH_PARAMETERS = 'parameters: { early: 0, wide: 0 }';

const early = (cost: number): Measure => ({
  name: 'early',
  changes: [{ path: 'parameters.early', text: '1' }],
  cost,
  currency: 'EUR',
});
const wide = (cost: number): Measure => ({
  name: 'wide',
  changes: [{ path: 'parameters.wide', text: '1' }],
  cost,
  currency: 'EUR',
});

/** Which of the two measures a chain has. */
function isTaken(chain: Chain, name: string): boolean {
  return chain.parameters.find((parameter) => parameter.name === name)?.value === 1;
}

describe('measures', () => {
  it('are taken where that makes the plan cheaper, and the plan says so', async () => {
    const scenario = await idleChain([100, 100], WITH_PARAMETERS);
    // Half of the futures need 6 FTE at the first unit, or that it comes early; a third need 2 at the second, whatever is done.
    const trials = new MadeUpFutures(scenario.chain, (index, [a = 0, b = 0], chain) => [
      ...(index % 2 === 0 && a < 6 && !isTaken(chain, 'early') ? [0] : []),
      ...(index % 3 === 0 && b < 2 ? [1] : []),
    ]);
    const { result, levels } = await runReinforce([scenario], {
      trials,
      replications: 60,
      measures: [early(250_000), wide(10_000)],
    });
    expect(levels).toEqual([0, 2]);
    expect(result).toMatchObject({
      kind: 'plan',
      cost: 450_000,
      units: [{ unit: 'o.unit1', extra: 2, cost: 200_000 }],
      measures: [
        { name: 'early', taken: true },
        { name: 'wide', taken: false },
      ],
      considered: [
        { measures: [], cost: 800_000 },
        { measures: ['early', 'wide'], cost: 460_000 },
        { measures: ['wide'], cost: 810_000 },
        { measures: ['early'], cost: 450_000 },
      ],
      without: { estimate: 20 / 60 },
      curve: [{ cost: 0, probability: { estimate: 20 / 60 } }, { cost: 250_000 }, { cost: 450_000 }],
    });
    expect(result.sentence).toMatch(
      /^With 2 FTE more \(2 at o\.unit1\) and the measure early for EUR 0\.45 million/,
    );
    expect(trials.replications).toBeLessThanOrEqual(40 * 60);
    const text = renderReinforce(result, { width: 80, colour: false, unicode: true }, 'out');
    expect(text).toMatch(/early +0\.25 +yes\n.*wide +0\.01 +no/);
    expect(measuresCsv(result).split('\n')[1]).toBe('Made up,early,parameters.early=1,250000,EUR,yes');
  });

  it('are tried together, and not where they cost more than the best plan by themselves', async () => {
    const scenario = await idleChain([100], WITH_PARAMETERS);
    const given = () => ({
      trials: new MadeUpFutures(scenario.chain, (index, [a = 0], chain) =>
        index % 2 === 0 && a < 6 && !(isTaken(chain, 'early') && isTaken(chain, 'wide')) ? [0] : [],
      ),
      replications: 60,
    });
    const both = await runReinforce([scenario], { ...given(), measures: [early(1000), wide(1000)] });
    expect(both.result).toMatchObject({ kind: 'plan', units: [], cost: 2000, searched: { estimate: 1 } });
    expect(both.result.sentence).toMatch(/^With the measures early, wide for EUR 2,000 to the horizon/);
    const dear = await runReinforce([scenario], { ...given(), measures: [early(900_000)] });
    expect(dear.result.considered).toEqual([{ measures: [], cost: 600_000 }]);
    expect(dear.levels).toEqual([6]);
  });

  it('are refused, with all that is wrong, where the scenario cannot have them', async () => {
    const scenario = await idleChain([100], WITH_PARAMETERS);
    const measures: Measure[] = [
      { name: 'a', changes: [{ path: 'o.unit0.ftee', text: '1' }], cost: 1, currency: 'EUR' },
      { name: 'a', changes: [{ path: 'parameters.early', text: '1' }], cost: 1, currency: 'FTE' },
    ];
    const fault = await runReinforce([scenario], { measures }).catch((error: unknown) => error);
    expect(String((fault as Error).message).split('\n')).toEqual([
      expect.stringMatching(/^a: .*ftee.*fte/),
      'two measures are called a; give each a name of its own',
      'a costs FTE, but a plan is counted in EUR: give its cost in EUR to the horizon, such as 2 MEUR',
    ]);
  });
});

describe('--measure', () => {
  it('is a name, changes by path, and a cost', () => {
    expect(
      measuresOf([
        'overtime=aivd.vetting.overtime.upTo=10 %; aivd.vetting.overtime.on=5 @ 400 kEUR',
        'move = posts.highRisk.unit=kmar.guarding@0',
        'x=a.b=1 @ 2.5',
      ]),
    ).toEqual([
      {
        name: 'overtime',
        changes: [
          { path: 'aivd.vetting.overtime.upTo', text: '10 %' },
          { path: 'aivd.vetting.overtime.on', text: '5' },
        ],
        cost: 400_000,
        currency: 'EUR',
      },
      { name: 'move', changes: [{ path: 'posts.highRisk.unit', text: 'kmar.guarding' }], cost: 0 },
      { name: 'x', changes: [{ path: 'a.b', text: '1' }], cost: 2.5, currency: 'FTE' },
    ]);
  });

  it.each([
    'overtime',
    'overtime=aivd.x=1',
    '=aivd.x=1 @ 3 EUR',
    'a=b @ 3 EUR',
    'a=b=1; @ 3 EUR',
    'a=b=1 @ 3 h',
    'a=b=1 @ -3 EUR',
    'a=b=1 @ much',
  ])('is refused as %s', (text) => {
    expect(() => measuresOf([text])).toThrow(`not "${text}"; nothing was run`);
  });
});
