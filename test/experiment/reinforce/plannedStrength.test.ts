import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { ownStrength } from '../../../src/experiment/reinforce/reinforcedChain.ts';
import { planCsv } from '../../../src/report/reinforceTables.ts';
import { renderReinforce } from '../../../src/report/reinforceText.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';

/** The scenario with so many persons on duty at its first unit, instead of FTE. */
function onDuty(scenario: Scenario, name: string, persons: number): Scenario {
  const { chain, settings } = scenario;
  const units = chain.units.map((unit, index) =>
    index === 0 ? { ...unit, staffing: { kind: 'onDuty', onDuty: persons } as const } : unit,
  );
  return { ...scenario, chain: { ...chain, name, units }, settings: { ...settings, name } };
}

/** Every future needs two more at the first unit than it has in that scenario, and one more at the second. */
async function planFor(scenarios: readonly Scenario[]) {
  const [first] = scenarios;
  if (first === undefined) throw new Error('no scenario');
  const own = scenarios.map(({ chain }) => ownStrength(chain.units[0]!));
  const trials = new MadeUpFutures(first.chain, (_, [a = 0, b = 0], { name }) => {
    const more = (own[0] ?? 0) + a - (own[scenarios.findIndex(({ chain }) => chain.name === name)] ?? 0);
    return [...(more < 2 ? [0] : []), ...(b < 1 ? [1] : [])];
  });
  const { result } = await runReinforce(scenarios, { trials, replications: 48 });
  const text = renderReinforce(result, { width: 80, colour: false, unicode: true }, 'out');
  return { result, text: text.replace(/\s+/g, ' ') };
}

const DIFFERS =
  'The strength of o.unit0 is that of "Calm"; other scenarios have another one, to which the plan adds as many.';

describe('the strength that a plan adds to', () => {
  it('is persons on duty where the scenario gives it so, in the answer, the notes and plan.csv', async () => {
    const { result, text } = await planFor([onDuty(await idleChain([0, 0]), 'Calm', 4)]);
    expect(result.sentence).toMatch(
      /^With 1 FTE and 2 persons on duty more \(2 at o\.unit0, 1 at o\.unit1\), decided/,
    );
    expect(result.units).toMatchObject([{ strength: 4, on_duty: true }, { strength: 10 }]);
    expect(result.units[1]).not.toHaveProperty('on_duty');
    expect(text).toContain(
      'Persons on duty, not FTE, at o.unit0, since the scenario gives that strength so:',
    );
    expect(text).not.toContain('The strength of');
    const [head = '', first = '', second = ''] = planCsv(result).split('\n');
    expect(head).toMatch(/,on_duty,strength_of$/);
    expect([first, second]).toEqual([expect.stringMatching(/,yes,$/), expect.stringMatching(/,no,$/)]);
  });

  it('is FTE elsewhere, and nothing is said of it', async () => {
    const { result, text } = await planFor([await idleChain([0, 0])]);
    expect(result.sentence).toMatch(/^With 3 FTE more \(2 at o\.unit0, 1 at o\.unit1\), decided/);
    expect(text).not.toContain('Persons on duty');
  });

  it('is told to be that of the first scenario where others have another one', async () => {
    const scenario = await idleChain([0, 0]);
    const { result, text } = await planFor([onDuty(scenario, 'Calm', 4), onDuty(scenario, 'Tense', 6)]);
    expect(result.units).toMatchObject([{ strength: 4, strength_of: 'Calm', extra: 2 }, { strength: 10 }]);
    expect(result.units[1]).not.toHaveProperty('strength_of');
    expect(text).toContain(DIFFERS);
    expect(planCsv(result).split('\n')[1]).toMatch(/,yes,Calm$/);
    const same = await planFor([onDuty(scenario, 'Calm', 4), onDuty(scenario, 'Tense', 4)]);
    expect(same.text).not.toContain('The strength of');
  });

  it('is not told to differ where it is left out', async () => {
    const scenario = await idleChain([0, 0]);
    const redacted = { ...onDuty(scenario, 'Tense', 6), redaction: { paths: ['o.unit0.onDuty'] } };
    const { result, text } = await planFor([onDuty(scenario, 'Calm', 4), redacted]);
    expect(result.units[0]).not.toHaveProperty('strength');
    expect(result.units[0]).not.toHaveProperty('strength_of');
    expect(text).not.toContain('The strength of');
    expect(text).toContain('Persons on duty, not FTE, at o.unit0');
  });
});
