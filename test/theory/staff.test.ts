import { describe, expect, it } from 'vitest';
import { perform, type Reading } from '../support/theory.ts';

/** Four intervals together raise a false alarm once in a thousand runs. */
const CONFIDENCE = 1 - 0.001 / 4;
const YEAR = 8760;

const manned = (unit: string, horizon: string, warmUp = '0 days'): string =>
  [
    'volhoud: 1',
    'name: Manpower',
    'start: 2015-01-01',
    `horizon: ${horizon}`,
    ...(warmUp === '0 days' ? [] : [`warmUp: ${warmUp}`]),
    'reporting: 1 year',
    `organisations: { a: { units: { staff: { ${unit} } } } }`,
  ].join('\n');

/** Mean over [from, to] of 400 persons who leave at rate d and are joined at rate h: dN/dt = h − dN. */
function meanOfOneGrade(first: number, hires: number, rate: number, from: number, to: number): number {
  const limit = hires / rate;
  return limit + ((first - limit) * (Math.exp(-rate * from) - Math.exp(-rate * to))) / (rate * (to - from));
}

describe('staff who leave at a hazard', () => {
  it('are on average as dN/dt = h − dN says, in the fifth year', async () => {
    const text = manned(
      'fte: 400, authorised: 100000, productiveHours: 1400 h / year, leaving: { hazard: 6 % / year }, hiring: { perMonth: 2.5, stages: [{ name: selection, lead: 0 h }] }',
      '5 years',
    );
    const staff: Reading = (sample) => sample.last('a.staff', 'staff');
    const estimate = (await perform({ text, replications: 200, readings: { staff } })).get('staff');
    const days = [3 * 365 + 366, 4 * 365 + 366].map((day) => (day * 24) / YEAR) as [number, number];
    // Those of a month come on its first day, half a month early on average.
    const early = meanOfOneGrade(400, 30 / (365.25 / 365), 0.06, ...days) + 2.5 / 2;
    const { low, high } = estimate?.interval(CONFIDENCE) ?? { low: Number.NaN, high: Number.NaN };
    // 2.5 a month falls as 2 and 3 in turn: within half a recruit.
    expect(low).toBeLessThan(early + 0.5);
    expect(high).toBeGreaterThan(early - 0.5);
    expect(high - low).toBeLessThan(6);
  });
});

describe('recruits on their way', () => {
  const h = 100;
  const T = 1.5;
  const w = 0.1;
  const d = 0.05;
  const text = manned(
    `fte: 1721, authorised: 100000, productiveHours: 1400 h / year, initial: { pipeline: { training: 139 } }, leaving: { hazard: ${d * 100} % / year }, hiring: { perMonth: ${h / 12}, stages: [{ name: training, lead: ${T} years, dropOut: ${(1 - Math.exp(-w * T)) * 100} % }] }`,
    '8 years',
    '8 years',
  );
  // A calendar year is 365.25 days here, one in rates 8,760 hours.
  const hires = (h * 365) / 365.25;

  it('are h(1 − e^(−wT)) ÷ w, and staff h e^(−wT) ÷ d, in the long run', async () => {
    const away: Reading = (sample) =>
      100_000 - sample.value('a.staff', 'staff') - sample.value('a.staff', 'vacancies');
    const staff: Reading = (sample) => sample.value('a.staff', 'staff');
    const found = await perform({ text, replications: 60, readings: { away, staff } });
    const pipeline = found.get('away')?.interval(CONFIDENCE);
    expect(pipeline?.low).toBeLessThan((hires * (1 - Math.exp(-w * T))) / w);
    expect(pipeline?.high).toBeGreaterThan((hires * (1 - Math.exp(-w * T))) / w);
    const employed = found.get('staff')?.interval(CONFIDENCE);
    expect(employed?.low).toBeLessThan((hires * Math.exp(-w * T)) / d);
    expect(employed?.high).toBeGreaterThan((hires * Math.exp(-w * T)) / d);
    expect((pipeline?.high ?? 0) - (pipeline?.low ?? 0)).toBeLessThan(5);
  });
});
