import { describe, expect, it } from 'vitest';
import { expectedLoad } from '../../../src/chain/expectedLoad.ts';
import { unitsInWords } from '../../../src/experiment/words/unitWords.ts';
import { scenarioOf, small } from '../../support/runScenario.ts';

describe('the units in words', () => {
  it('say who is served and how, where that is not first come, first served', async () => {
    const { chain } = await scenarioOf(
      small({
        units: [
          'a: { onDuty: 2 }',
          'b: { onDuty: 2, discipline: due }',
          'c: { onDuty: 2, discipline: sharing }',
          'd: { onDuty: 2.5, discipline: sharing, perPerson: 4 }',
          'e: { onDuty: 4, discipline: sharing, perPerson: 50 % }',
        ].join(', '),
        rest: `cases:\n${['a', 'b', 'c', 'd', 'e'].map((name) => `  ${name}: { arrivals: 1 / day, steps: { do: { unit: o.${name}, effort: 12 h, within: 1 day, then: end } } }`).join('\n')}`,
      }),
    );
    const load = expectedLoad(chain);
    expect(unitsInWords(chain, load, undefined).map(({ words }) => words)).toEqual([
      'o.b serves the earliest deadline first inside a priority, work without one last.',
      'o.c shares its persons among all tasks there: none waits while it is open, and each goes slower when there are more tasks than persons.',
      'o.d shares its persons among 10 tasks at most; each goes slower when there are more tasks than persons.',
      'o.e shares its persons among 2 tasks at most; each goes slower when there are more tasks than persons; no more than 2 persons can be at work then, which its load is set against.',
    ]);
    // 12 person-hours a day; four persons of whom two can be at work.
    const loads = load.units.map(({ utilisation = Number.NaN }) => Number(utilisation.toFixed(9)));
    expect(loads).toEqual([0.25, 0.25, 0.25, 0.2, 0.25]);
  });
});
