import { describe, expect, it } from 'vitest';
import { type ExpectedLoad, expectedLoad } from '../../src/chain/expectedLoad.ts';
import { Simulator } from '../../src/chain/index.ts';
import { RatioTally, ratioInterval } from '../../src/statistics/index.ts';
import { Record, scenarioOf, small } from '../support/runScenario.ts';

const SEED = { low: 27, high: 18 };
const ALWAYS = 'productiveHours: 8760 h / year, roster: continuous';
const NO_WORK = 'norms: {}';

const loadOf = async (text: string, from?: number, to?: number): Promise<ExpectedLoad> =>
  expectedLoad((await scenarioOf(text)).chain, from, to);

const staffOf = async (units: string, horizon: string, rest = NO_WORK) =>
  (await loadOf(small({ units, rest, horizon }))).units[0]?.staff;

/**
 * Whether what arithmetic says lies in the interval over replications at a level of 1 in 10,000 each, widened by `room` (a share)
 * for what is approximate.
 */
async function agrees(
  text: string,
  replications: number,
  room: number,
  each: readonly { read: (record: Record) => number; value: (load: ExpectedLoad) => number | undefined }[],
): Promise<void> {
  const { chain } = await scenarioOf(text);
  const load = expectedLoad(chain);
  const simulator = new Simulator(chain, SEED);
  const tallies = each.map(() => new RatioTally());
  for (let index = 0; index < replications; index++) {
    const record = new Record(simulator, chain.norms.length, index);
    for (const [k, { read }] of each.entries()) tallies[k]!.add(read(record), 1);
  }
  for (const [k, { value }] of each.entries()) {
    const { low, high } = ratioInterval(tallies[k]!, 0.9999)!;
    const expected = value(load) ?? Number.NaN;
    const words = `${k}: ${expected} against ${low} to ${high}`;
    expect(low * (1 - room), words).toBeLessThanOrEqual(expected);
    expect(high * (1 + room), words).toBeGreaterThanOrEqual(expected);
    expect((high - low) / expected, words).toBeLessThan(0.15);
  }
}

describe('the expected staff by arithmetic', () => {
  it('leaves at the hazard and on dates, and is not replaced without hiring', async () => {
    const staff = await staffOf(
      `u: { fte: 100, ${ALWAYS}, leaving: { hazard: 20 % / year, dated: { 2015-07-01: 10 } } }`,
      '1 year',
    );
    // Of the ten who leave on 1 July (177 days from 5 January) some would have left by the end of the year.
    const gone = 10 * Math.exp((-0.2 * (365 - 177)) / 365);
    expect(staff?.staff.start).toBe(100);
    expect(staff?.staff.end).toBeCloseTo(100 * Math.exp(-0.2) - gone, 0);
    expect(staff?.leavers).toBeCloseTo(100 - (staff?.staff.end ?? 0), 9);
    expect(staff?.hires).toBe(0);
  });

  it('opens no more requisitions a month than may be, and loses those who give up in a stage', async () => {
    const staff = await staffOf(
      `u: { fte: 10, authorised: 1000, ${ALWAYS}, hiring: { perMonth: 2, stages: [{ name: training, lead: 40 days, dropOut: 25 % }] } }`,
      '12 months',
    );
    // 2 on 5 January and 2 at the beginning of each month from February on; to be there in time they enter before 26 November.
    expect(staff?.hires).toBeCloseTo(22 * 0.75, 0);
    expect(staff?.staff.end).toBeCloseTo(10 + (staff?.hires ?? 0), 9);
  });

  it('counts trainees for what they can do, and takes off their mentors', async () => {
    const staff = await staffOf(
      `u: { fte: 10, ${ALWAYS}, initial: { trainees: 4 }, hiring: { perMonth: 0, stages: [{ name: training, lead: 0 h }], trainee: { lasts: 100 days, productivityFrom: 50 %, mentor: 0.25 } } }`,
      '50 days',
    );
    expect(staff?.onDuty.start).toBe(10 - 4 * 0.75);
    // After half of it they lack a quarter.
    expect(staff?.onDuty.end).toBeCloseTo(10 - 4 * 0.5, 1);
    expect(staff?.trainees.end).toBeCloseTo(4, 9);
  });

  it('follows what policies with dates authorise, lend and set, and nothing that has a condition', async () => {
    const units = `u: { fte: 10, authorised: 10, ${ALWAYS}, hiring: { perMonth: 9, stages: [{ name: selection, lead: 0 h }] } }, v: { fte: 5, ${ALWAYS} }, w: { onDuty: 3 }`;
    const policies = [
      'posts: { a: { required: 1, unit: o.v }, b: { required: 1, unit: o.w } }',
      'policies:',
      '  grow: { on: 2015-03-01, do: [{ authorise: { o.u: 14 } }] }',
      '  help: { on: 2015-03-01, do: [{ lend: { from: o.v, to: o.w, fte: 2, for: 10 days } }] }',
      '  never: { when: "unit.o.w.on_duty > 1", for: 1 day, do: [{ authorise: { o.u: 99 } }] }',
    ].join('\n');
    const text = small({ units, rest: policies, horizon: '100 days' });
    const day = 24;
    const lent = await loadOf(text, 57 * day, 63 * day);
    expect(lent.units.map(({ onDuty }) => onDuty)).toEqual([
      expect.closeTo(14, 6),
      expect.closeTo(3, 6),
      expect.closeTo(5, 6),
    ]);
    const after = await loadOf(text, 80 * day, 100 * day);
    expect(after.units.map(({ onDuty }) => onDuty)).toEqual([14, 5, 3]);
    expect((await loadOf(text, 0, 40 * day)).units.map(({ onDuty }) => onDuty)).toEqual([10, 5, 3]);
  });

  it('is that of a run: leavers, bounded hiring through stages, trainees and persons on duty', async () => {
    // Two a month is a limit that binds in some months only, so that a run hires a little less than arithmetic says.
    const unit = `u: { fte: 40, authorised: 60, ${ALWAYS}, leaving: { hazard: "20 % / year * (t < 1 year ? 2 : 1)" }, initial: { trainees: 5, pipeline: { selection: 3 } }, hiring: { perMonth: 2, stages: [{ name: selection, lead: { gamma: { mean: 90 days, cv: 0.5 } }, dropOut: 20 % }, { name: school, lead: 60 days, dropOut: 5 % }], trainee: { lasts: 8 months, productivityFrom: 40 %, mentor: 0.2 } } }`;
    await agrees(small({ units: unit, rest: NO_WORK, horizon: '3 years' }), 200, 0.02, [
      { read: (r) => r.whole('o.u', 'on_duty'), value: ({ units }) => units[0]?.onDuty },
      { read: (r) => r.whole('o.u', 'leavers'), value: ({ units }) => units[0]?.staff?.leavers },
      { read: (r) => r.whole('o.u', 'hires'), value: ({ units }) => units[0]?.staff?.hires },
      { read: (r) => r.series('o.u', 'staff').at(-1)!, value: ({ units }) => units[0]?.staff?.staff.end },
    ]);
  });

  it('loads a unit with the cases that recruits open, as a run does', async () => {
    const units = `u: { fte: 50, authorised: 55, ${ALWAYS}, leaving: { hazard: 30 % / year }, hiring: { perMonth: 10, stages: [{ name: selection, lead: 30 days, dropOut: 10 % }, { case: vetting, dropOut: 20 % }] } }, v: { onDuty: 20, roster: continuous }`;
    const rest =
      'cases: { vetting: { steps: { study: { unit: o.v, effort: 30 h, then: replies }, replies: { wait: 20 days, then: decide }, decide: { unit: o.v, effort: 10 h, then: end } } } }';
    await agrees(small({ units, rest, horizon: '3 years' }), 200, 0.01, [
      {
        read: (r) => r.whole('vetting', 'opened'),
        value: ({ opened }) => (opened[0] ?? 0) * 3 * 365.33 * 24,
      },
      { read: (r) => r.whole('o.u', 'on_duty'), value: ({ units: [u] }) => u?.onDuty },
      { read: (r) => r.whole('o.v', 'offered_load'), value: ({ units: [, v] }) => v?.work },
    ]);
  });
});
