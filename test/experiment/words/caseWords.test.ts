import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../../src/experiment/index.ts';
import { casesInWords } from '../../../src/experiment/words/caseWords.ts';
import { scenarioOf, small } from '../../support/runScenario.ts';

describe('a step in words', () => {
  it('names who takes part in it and who takes it over', async () => {
    const units = ['a', 'b', 'c', 'd'].map((name) => `${name}: { onDuty: 3, roster: continuous }`).join(', ');
    const scenario = await scenarioOf(
      small({
        units,
        rest: 'cases: { x: { arrivals: 1 / day, steps: { do: { unit: [o.a, o.b], with: { o.c: 1, o.d: 2 }, effort: 2 h, then: end } } } }',
      }),
    );
    const { load } = await checkScenario(scenario);
    const words = casesInWords(scenario.chain, load.whole).map((one) => one.words);
    expect(words.join(' ')).toContain(
      'do: o.a (or, when idle, o.b) with 1 place of o.c and 2 places of o.d, effort',
    );
  });
});
