import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { Record, scenarioOf } from '../support/runScenario.ts';

const YEAR = 8760;
const REPLICATIONS = 24;

/**
 * A unit of 100 persons at 97 % load, who leave at 8 % a year and are replaced by as many: it could go on for ever if
 * sustained load did not tire people, and the tired did not leave sooner.
 */
const unit = (more: string): string =>
  [
    'volhoud: 1',
    'name: Spiral',
    'start: 2015-01-01',
    'horizon: 5 years',
    'organisations:',
    '  o:',
    '    units:',
    '      u:',
    '        fte: 100',
    '        productiveHours: 8760 h / year',
    '        initial: { pipeline: { selection: 6 } }',
    '        leaving: { hazard: 8 % / year }',
    `        ${more}`,
    'cases: { job: { arrivals: 0.97 / h, initial: { work: 97 }, steps: { work: { unit: o.u, effort: { exponential: { mean: 100 h } }, then: end } } } }',
    'norms: { backlog: { metric: backlog_days, scope: o.u, atMost: 25 days, inARow: 2 } }',
  ].join('\n');

const TIRING = 'fatigue: { u0: 90 %, a: 1.5, c: 3 %, rise: 1 year, recovery: 13 weeks }';
const hiring = (authorised: number, perMonth: number): string =>
  `authorised: ${authorised}\n        hiring: { perMonth: ${perMonth}, stages: [{ name: selection, lead: 9 months }] }`;

interface Outcome {
  /** Share of the replications in which the backlog has kept its norm to the end of each year. */
  readonly holds: readonly number[];
  /** Mean FTE and fatigue in the last month. */
  readonly staff: number;
  readonly fatigue: number;
}

async function outcomeOf(text: string): Promise<Outcome> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, { low: 3, high: 5 });
  const records = Array.from({ length: REPLICATIONS }, (_, index) => new Record(simulator, 1, index));
  const mean = (of: (record: Record) => number): number =>
    records.reduce((sum, record) => sum + of(record), 0) / REPLICATIONS;
  return {
    holds: [1, 2, 3, 4, 5].map((years) =>
      mean(({ breaches }) => ((breaches[0] as number) > years * YEAR ? 1 : 0)),
    ),
    staff: mean((record) => record.series('o.u', 'staff').at(-1) ?? Number.NaN),
    fatigue: mean((record) => (text.includes('fatigue') ? (record.series('o.u', 'fatigue').at(-1) ?? 0) : 0)),
  };
}

describe('a unit at 97 % load whose people tire', () => {
  it('gets through the first year, and then goes down in a spiral of fatigue and leavers', async () => {
    const { holds, staff, fatigue } = await outcomeOf(unit(`${hiring(106, 0.67)}\n        ${TIRING}`));
    expect(holds[0]).toBeGreaterThanOrEqual(0.9);
    expect(holds[4]).toBeLessThanOrEqual(0.1);
    expect(fatigue).toBeGreaterThan(0.8);
    expect(staff).toBeLessThan(85);
  });

  it('does not if it may employ ten more from the beginning, and hire faster', async () => {
    const { holds, staff, fatigue } = await outcomeOf(unit(`${hiring(118, 3)}\n        ${TIRING}`));
    expect(holds[4]).toBeGreaterThanOrEqual(0.9);
    expect(fatigue).toBeLessThan(0.3);
    expect(staff).toBeGreaterThan(103);
  });

  it('it is fatigue that does it: without its effects the same unit keeps its people', async () => {
    const { staff } = await outcomeOf(unit(hiring(106, 0.67)));
    expect(staff).toBeGreaterThan(95);
  });
});
