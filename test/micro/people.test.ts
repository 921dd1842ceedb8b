import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { Record, runText, scenarioOf, small } from '../support/runScenario.ts';

const UNIT = 'u: { onDuty: 1, roster: continuous }';
const IDLE = 'posts: { idle: { required: 0, unit: o.u } }';

/** Five days from Monday 5 January 2015, reported by day. */
const days = (...lines: string[]): string =>
  small({ units: UNIT, horizon: '5 days', reporting: 'day', rest: [IDLE, ...lines].join('\n') });

/** The records of the first replications. */
async function records(text: string, count: number): Promise<Record[]> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, { low: 3, high: 4 });
  return Array.from({ length: count }, (_, index) => new Record(simulator, chain.norms.length, index));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a flow after a dwell', () => {
  it('moves each person that long after entering the group', async () => {
    // Three are there at the beginning and leave after 36 h, each with a case.
    const run = await runText(
      days(
        'people:',
        '  groups: { inside: { initial: 3 }, out: {} }',
        '  flows: { leave: { from: inside, to: out, dwell: 36 h, opens: left } }',
        'cases: { left: { steps: { look: { wait: 1 h, then: end } } } }',
      ),
    );
    expect(run.series('inside', 'people', 'group')).toEqual([3, 1.5, 0, 0, 0]);
    expect(run.series('out', 'people', 'group')).toEqual([0, 1.5, 3, 3, 3]);
    expect(run.series('left', 'opened')).toEqual([0, 3, 0, 0, 0]);
  });

  it('begins anew with each entry', async () => {
    // there [0, 24), here [24, 36), there [36, 60), here [60, 72), …
    const run = await runText(
      days(
        'people:',
        '  groups: { there: { initial: 1 }, here: {} }',
        '  flows: { come: { from: there, to: here, dwell: 1 day }, go: { from: here, to: there, dwell: 12 h } }',
      ),
    );
    expect(run.series('there', 'people', 'group')).toEqual([1, 0.5, 0.5, 1, 0.5]);
  });

  it('competes with hazards: who is gone before its end does not move by it', async () => {
    const text = (hazard: string): string =>
      days(
        'people:',
        '  groups: { inside: { initial: 400 }, early: {}, late: {} }',
        '  flows:',
        `    escape: { from: inside, to: early, hazard: ${hazard} }`,
        '    release: { from: inside, to: late, dwell: 1 day }',
      );
    const run = await runText(text('1 / day'));
    const [early, late] = ['early', 'late'].map((group) => run.series(group, 'people', 'group')[4] as number);
    expect(early! + late!).toBe(400);
    // Binomial with 400 × (1 − 1 ÷ e), within four standard deviations.
    const chance = 1 - Math.exp(-1);
    expect(Math.abs(early! - 400 * chance)).toBeLessThan(4 * Math.sqrt(400 * chance * (1 - chance)));
    expect((await runText(text('0 / day'))).series('late', 'people', 'group')[4]).toBe(400);
  });

  it('draws by person: the dwells of the others stay as they are', async () => {
    const text = (more: string): string =>
      days(
        'people:',
        `  groups: { inside: { initial: 9 }, out: {}${more} }`,
        '  flows: { leave: { from: inside, to: out, dwell: { exponential: { mean: 2 days } } } }',
      );
    const plain = await runText(text(''));
    const other = await runText(text(', more: { initial: 50 }'));
    expect(other.series('out', 'people', 'group')).toEqual(plain.series('out', 'people', 'group'));
    // With mean 2 days most but not all have left after five.
    expect(plain.series('out', 'people', 'group')[4]).toBeGreaterThan(5);
  });
});

describe('arrivals per person', () => {
  const visits = (people: string, arrivals: string): string =>
    days(
      'people:',
      people,
      `cases: { visit: { arrivals: ${arrivals}, steps: { look: { wait: 1 h, then: end } } } }`,
    );

  it('come at the hazard for each person of the group', async () => {
    const text = visits(
      '  groups: { watched: { initial: 40 }, other: { initial: 999 } }',
      '{ per: watched, hazard: 2 / day }',
    );
    const opened = sum((await records(text, 10)).map((run) => run.whole('visit', 'opened')));
    // Poisson with mean 10 × 40 × 2 × 5, within four standard deviations.
    expect(Math.abs(opened - 4000)).toBeLessThan(4 * Math.sqrt(4000));
  });

  it('of a person stay as they are whatever else the chain holds', async () => {
    const text = (groups: string): string =>
      visits(`  groups: { watched: { initial: 3 }${groups} }`, '{ per: watched, hazard: 5 / day }');
    const plain = (await runText(text(''))).series('visit', 'opened');
    expect(plain.every((count) => count > 0)).toBe(true);
    expect((await runText(text(', other: { initial: 7 }'))).series('visit', 'opened')).toEqual(plain);
  });

  it('are as many in one stay as in many: the threshold is a sum of unit exponentials', async () => {
    // Nobody moves, and the variance over replications is that of a Poisson number, not of a geometric one.
    const text = visits('  groups: { watched: { initial: 1 } }', '{ per: watched, hazard: 20 / day }');
    const counts = (await records(text, 200)).map((run) => run.whole('visit', 'opened'));
    const mean = sum(counts) / 200;
    const variance = sum(counts.map((count) => (count - mean) ** 2)) / 199;
    expect(mean).toBeGreaterThan(95);
    expect(mean).toBeLessThan(105);
    expect(variance / mean).toBeGreaterThan(0.6);
    expect(variance / mean).toBeLessThan(1.6);
  });

  it('stop when the person leaves the group, and begin anew when the person enters it again', async () => {
    // there [0, 24), away [24, 48), there [48, 72), …
    const text = visits(
      '  groups: { there: { initial: 100 }, away: {} }\n  flows: { go: { from: there, to: away, dwell: 1 day }, come: { from: away, to: there, dwell: 1 day } }',
      '{ per: there, hazard: 1 / day, batch: 1.5 }',
    );
    const opened = (await runText(text)).series('visit', 'opened');
    expect([opened[1], opened[3]]).toEqual([0, 0]);
    for (const day of [0, 2, 4]) {
      const batches = (opened[day] as number) / 2;
      expect(Number.isInteger(batches)).toBe(true);
      expect(Math.abs(batches - 100)).toBeLessThan(4 * Math.sqrt(100));
    }
  });

  it('follow a hazard that varies: none while it is 0', async () => {
    const text = visits(
      '  groups: { there: { initial: 100 } }',
      '{ per: there, hazard: "group.there >= 100 and weekday == 3 ? 1 / day : 0 / day" }',
    ).replace('horizon', 'tick: 1 h\nhorizon');
    const opened = (await runText(text)).series('visit', 'opened');
    // The line rises within the last hour of Tuesday and falls within the last of Wednesday.
    expect([opened[0], opened[3], opened[4]]).toEqual([0, 0, 0]);
    expect(Math.abs((opened[2] as number) - 100)).toBeLessThan(4 * Math.sqrt(100));
  });

  it('a hazard that is no number is said', async () => {
    const text = visits(
      '  groups: { there: { initial: 1 } }',
      '{ per: there, hazard: "(weekday - 3) / day" }',
    );
    await expect(runText(text)).rejects.toThrow(/rate of arrivals of visit is -0.08/);
  });
});

describe('a step that moves the person of its case', () => {
  it('moves from group to group when it ends', async () => {
    // Entered after a day; the case takes 12 h and moves from held to free.
    const run = await runText(
      days(
        'people:',
        '  groups: { suspect: { initial: 4 }, held: {}, free: {} }',
        '  flows: { arrest: { from: suspect, to: held, dwell: 1 day, opens: custody } }',
        'cases:',
        '  custody:',
        '    about: person',
        '    steps: { hearing: { wait: 12 h, moves: free, then: after }, after: { wait: 1 h, moves: free, then: end } }',
      ),
    );
    expect(run.series('suspect', 'people', 'group')).toEqual([4, 0, 0, 0, 0]);
    expect(run.series('held', 'people', 'group')).toEqual([0, 2, 0, 0, 0]);
    expect(run.series('free', 'people', 'group')).toEqual([0, 2, 4, 4, 4]);
  });

  it('moves who has meanwhile gone elsewhere, and in from outside who has left all groups', async () => {
    // Gone for good after a day; the case about each opens then and brings the person back at 36 h.
    const run = await runText(
      days(
        'people:',
        '  groups: { here: { initial: 3 }, back: {} }',
        '  flows: { leave: { from: here, dwell: 1 day, opens: search } }',
        'cases:',
        '  search: { about: person, steps: { find: { wait: 12 h, moves: back, then: end } } }',
      ),
    );
    expect(run.series('here', 'people', 'group')).toEqual([3, 0, 0, 0, 0]);
    expect(run.series('back', 'people', 'group')).toEqual([0, 1.5, 3, 3, 3]);
  });

  it('never moves another person who has the place of one that left', async () => {
    // Who leaves at 24 h is brought back at 96 h. Newcomers of 48 h must not be moved in their stead.
    const run = await runText(
      days(
        'people:',
        '  groups: { here: { initial: 2 }, fresh: {}, back: {} }',
        '  flows:',
        '    leave: { from: here, dwell: 1 day, opens: search }',
        'cases:',
        '  search: { about: person, steps: { find: { wait: 3 days, moves: back, then: end } } }',
        '  come:',
        '    about: person',
        '    arrivals: { dates: [2015-01-07], batch: 2 }',
        '    steps: { enter: { moves: fresh, then: end } }',
      ),
    );
    expect(run.series('fresh', 'people', 'group')).toEqual([0, 0, 2, 2, 2]);
    expect(run.series('back', 'people', 'group')).toEqual([0, 0, 0, 0, 2]);
  });

  it('brings a person in where the case came without one, once', async () => {
    const run = await runText(
      days(
        'people: { groups: { pool: {}, staff: {} } }',
        'cases:',
        '  hire:',
        '    about: person',
        '    arrivals: { dates: [2015-01-06] }',
        '    initial: { enter: 1 }',
        '    steps: { enter: { wait: 12 h, moves: pool, then: train }, train: { wait: 1 day, moves: staff, then: end } }',
      ),
    );
    expect(run.series('pool', 'people', 'group')).toEqual([0.5, 1, 0.5, 0, 0]);
    expect(run.series('staff', 'people', 'group')).toEqual([0, 0.5, 1.5, 2, 2]);
  });

  it('is followed by the movements of the new group, and ends those of the old one', async () => {
    // held would be left after 2 days; the case moves to watched at 24 h + 12 h, from where after 12 h to free.
    const run = await runText(
      days(
        'people:',
        '  groups: { suspect: { initial: 1 }, held: {}, watched: {}, free: {}, lost: {} }',
        '  flows:',
        '    arrest: { from: suspect, to: held, dwell: 1 day, opens: custody }',
        '    lose: { from: held, to: lost, dwell: 2 days }',
        '    end1: { from: watched, to: free, dwell: 12 h }',
        'cases:',
        '  custody: { about: person, steps: { hearing: { wait: 12 h, moves: watched, then: end } } }',
      ),
    );
    expect(run.series('held', 'people', 'group')).toEqual([0, 0.5, 0, 0, 0]);
    expect(run.series('watched', 'people', 'group')).toEqual([0, 0.5, 0, 0, 0]);
    expect(run.series('free', 'people', 'group')).toEqual([0, 0, 1, 1, 1]);
    expect(run.series('lost', 'people', 'group')).toEqual([0, 0, 0, 0, 0]);
  });

  it('leaves who is in the group already as he is: his dwell goes on', async () => {
    const run = await runText(
      days(
        'people:',
        '  groups: { held: {}, free: {} }',
        '  flows: { release: { from: held, to: free, dwell: 1 day } }',
        'cases:',
        '  custody:',
        '    about: person',
        '    initial: { arrest: 1 }',
        '    steps: { arrest: { wait: 0 h, moves: held, then: again }, again: { wait: 12 h, moves: held, then: end } }',
      ),
    );
    expect(run.series('held', 'people', 'group')).toEqual([1, 0, 0, 0, 0]);
  });

  it('comes after what the step opens and before its route is drawn', async () => {
    // The route sees the head count after the move: nobody is left in held.
    const run = await runText(
      days(
        'people:',
        '  groups: { held: {}, free: {} }',
        '  flows: { arrive: { to: held, rate: 2 / day, opens: custody } }',
        'cases:',
        '  custody:',
        '    about: person',
        '    steps:',
        '      hearing: { moves: free, opens: { file: group.held }, then: { wrong: group.held, end: rest } }',
        '      wrong: { wait: 1 h, then: end }',
        '  file: { steps: { look: { wait: 1 h, then: end } } }',
      ),
    );
    const opened = run.whole('custody', 'opened');
    expect(opened).toBeGreaterThan(0);
    expect([run.whole('file', 'opened'), run.whole('custody.wrong', 'arrived')]).toEqual([opened, 0]);
  });

  it('is about the person of the case that opened the case', async () => {
    const run = await runText(
      days(
        'people:',
        '  groups: { seen: { initial: 5 }, held: {} }',
        'cases:',
        '  tip: { about: person, arrivals: { per: seen, hazard: 10 / h }, steps: { look: { opens: { arrest: 1 }, then: end } } }',
        '  arrest: { about: person, steps: { go: { wait: 12 h, moves: held, then: end } } }',
      ),
    );
    const held = run.series('held', 'people', 'group');
    expect(held.slice(1)).toEqual([5, 5, 5, 5]);
    expect(run.series('seen', 'people', 'group').slice(1)).toEqual([0, 0, 0, 0]);
  });
});
