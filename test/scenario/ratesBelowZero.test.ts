import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';

const warningsOf = async (arrivals: string, more = ''): Promise<string[]> => {
  const result = await loadScenarioText(
    `volhoud: 1
name: Seasons
start: 2015-01-01
horizon: 3 years
parameters: { season: 25 }
threat: { levels: { low: 1 }, incidents: { attack: { rate: 1 / year, surge: 1, halfLife: 1 week } } }
tables: { forecast: { rows: { 2015-01-01: 4, 2016-06-01: -2, 2018-01-01: 4 }, interpolate: step } }
organisations: { o: { units: { desk: { onDuty: 50 } } } }
cases:
  call:
    arrivals: ${arrivals}
    steps: { serve: { unit: o.desk, effort: 1 h, then: end } }
${more}`,
    'seasons.yaml',
  );
  expect(result.faults).toEqual([]);
  return (result.scenario?.warnings ?? [])
    .filter(({ code }) => code === 'scenario.rate-below-zero')
    .map(({ message, where }) => `${where?.line} ${message}`);
};

const SEASON = '90 / week * (1 + season * sin(2 * 3.14159 * (month - 6) / 12))';

describe('a rate that falls below zero', () => {
  it('is warned of with a date and its value there, before a run stops at it', async () => {
    expect(await warningsOf(SEASON)).toEqual([
      '11 the rate at which "call" arrives falls below zero: it is -148 a day on 2015-01-01, where a run would stop',
    ]);
    expect(await warningsOf(`{ rate: "${SEASON}" }`)).toHaveLength(1);
    expect(await warningsOf("table('forecast', t) / day")).toEqual([
      expect.stringMatching(/it is -2 a day on 2016-06-0\d/),
    ]);
    expect(await warningsOf('(6.5 - weekday) / day')).toHaveLength(1);
  });

  it('is not where the formula keeps it at zero, or takes it from what happens by chance', async () => {
    expect(await warningsOf(`max(0, ${SEASON})`)).toEqual([]);
    expect(await warningsOf(SEASON.replace('season', '25 %'))).toEqual([]);
    expect(await warningsOf(`${SEASON} * (1 + surge)`)).toEqual([]);
  });

  it('is not where a policy may set what it names', async () => {
    const policy = 'policies: { calm: { on: 2015-01-02, do: { set: { parameters.season: 25 % } } } }';
    expect(await warningsOf(SEASON, policy)).toEqual([]);
  });
});
