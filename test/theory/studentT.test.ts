import { describe, expect, it } from 'vitest';
import { meanInterval, Tally } from '../../src/statistics/index.ts';
import { number, parametersOf, ROWS } from './rows.ts';

/** `n` observations with the sample standard deviation `s`: half of them below and half above their mean. */
function observations(n: number, s: number): Tally {
  const tally = new Tally();
  const distance = s * Math.sqrt((n - 1) / n);
  for (let index = 0; index < n; index++) tally.add(index % 2 === 0 ? -distance : distance);
  return tally;
}

describe("Student's interval over replications", () => {
  const rows = ROWS.filter(({ model }) => model === 'Student t half-width');
  it.each(rows.map((row) => [row.value, row.parameters, row] as const))(
    'has half-width %d for %s',
    (value, _, row) => {
      const parameters = parametersOf(row);
      const tally = observations(number(parameters, 'n'), number(parameters, 's'));
      const interval = meanInterval(tally, 1 - number(parameters, 'alpha'));
      expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2).toBeCloseTo(value, 9);
    },
  );
});
