import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/experiment/index.ts';
import { verdictSchema } from '../../src/report/schema/verdictSchema.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** Two units, one of which loses an FTE on 1 March 2015; an FTE is a person around the clock and costs 87.6 kEUR a year. */
const CHAIN = `
volhoud: 1
name: Desk
start: 2015-01-01
horizon: 3 months
replications: 2
organisations:
  o:
    units:
      u:
        fte: 4
        authorised: 5
        productiveHours: 8760 h / year
        contractHours: 30 h
        leaving: { dated: { 2015-03-01: 1 } }
        overtime: { upTo: 50 %, on: 1 h, off: 0 h }
        cost: { fte: 87.6 kEUR / year }
      v: { onDuty: 1 }
  p: { units: { w: { onDuty: 1 } } }
cases:
  job: { initial: { work: 40 }, steps: { work: { unit: o.u, effort: 24 h, then: look } , look: { unit: o.v, effort: 1 h, then: last }, last: { unit: p.w, effort: 1 h, then: end } } }
`;

async function verdict(text: string) {
  return (await runExperiment(await scenarioOf(text), { workers: 1 })).findings.verdict;
}

describe('the staff in the verdict', () => {
  it('says strengths at both ends, hours, and cost a year, of what has a staff side only', async () => {
    const found = await verdict(CHAIN);
    const { staff } = found;
    expect(staff?.units).toHaveLength(1);
    expect(staff?.units[0]).toMatchObject({
      unit: 'o.u',
      authorised: { first: 5, last: 5 },
      staff: { first: 4, last: 3 },
      trainees: 0,
      vacancies: 2,
      hires: 0,
      leavers: 1,
    });
    const [unit] = staff?.units ?? [];
    // 40 days of work for four: 20 % more hours on average at the beginning.
    expect(unit?.overtime_hours).toBeGreaterThan(0);
    const ordinary = 24 * (4 * 59 + 3 * 31);
    expect(unit?.overtime_share).toBeCloseTo((unit?.overtime_hours ?? 0) / ordinary, 12);
    // 10 EUR an hour of an FTE or of overtime, over 90 days.
    const cost = (10 * (ordinary + (unit?.overtime_hours ?? 0))) / (90 / 365);
    expect(unit?.cost_per_year).toBeCloseTo(cost, 4);
    expect(staff?.organisations.map(({ organisation }) => organisation)).toEqual(['o']);
    expect(staff?.chain.cost_per_year).toBeCloseTo(cost, 4);
    expect(staff?.chain.displaced_hours).toBeUndefined();
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });

  it('is absent without a staff side', async () => {
    const plain = CHAIN.replace(/ {8}(authorised|contractHours|leaving|overtime|cost):.*\n/g, '');
    expect(await verdict(plain)).not.toHaveProperty('staff');
  });
});
