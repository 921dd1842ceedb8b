import { describe, expect, it } from 'vitest';
import { perform, type Reading } from '../support/theory.ts';
import { CONFIDENCE } from './expressed.ts';
import { desk } from './models/singleServer.ts';
import { number, parametersOf, ROWS } from './rows.ts';

const rows = ROWS.filter(
  ({ model, quantity }) => model === 'square-root staffing' && quantity === 'servers exact (Erlang C)',
);

/** Whether so many people are shown to keep P(wait) at or below `alpha`: the whole interval lies there. */
async function suffices(load: number, alpha: number, onDuty: number): Promise<boolean> {
  const text = desk({
    arrivals: `${load} / h`,
    effort: '{ exponential: { mean: 1 h } }',
    onDuty,
    horizon: load > 50 ? 600 : 500,
    warmUp: 30,
  });
  const wait: Reading = (sample) => sample.pair('call.serve', 'waited_share');
  const estimate = (await perform({ text, replications: 30, readings: { wait } })).get('wait');
  return (estimate?.interval(CONFIDENCE).high ?? Number.NaN) <= alpha;
}

describe('the fewest people that keep the chance of waiting within a limit', () => {
  it.each(rows.map((row) => [row.value, row.parameters, row] as const))(
    'are %d for %s',
    async (value, _, row) => {
      const parameters = parametersOf(row);
      const load = number(parameters, 'offered_load');
      const alpha = number(parameters, 'alpha');
      const shown: number[] = [];
      for (const onDuty of [value - 1, value]) {
        if (await suffices(load, alpha, onDuty)) shown.push(onDuty);
      }
      expect(shown).toEqual([value]);
    },
  );
});
