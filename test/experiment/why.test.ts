import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/experiment/index.ts';
import { whyWords } from '../../src/report/whyWords.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** Two units one after the other; the second has a tenth more work than it can carry, and a norm is on the whole. */
const scenario = await scenarioOf(
  [
    'volhoud: 1',
    'name: Two desks',
    'start: 2015-01-05',
    'horizon: 200 days',
    'organisations: { o: { units: { easy: { onDuty: 4, roster: continuous }, hard: { onDuty: 1.8, roster: continuous } } } }',
    'cases: { work: { arrivals: 1 / h, steps: {',
    '  first: { unit: o.easy, effort: { exponential: { mean: 2 h } }, then: next },',
    '  next: { unit: o.hard, effort: { exponential: { mean: 2 h } }, withinCase: 4 days, then: end } } } }',
    'norms: { inTime: { metric: on_time_share, scope: work.next, atLeast: 90 %, per: month } }',
  ].join('\n'),
);

const run = (workers: number, why: boolean) => runExperiment(scenario, { replications: 24, workers, why });

describe('why a chain breaks', () => {
  it('is where its late work waited; unlimited staff there, and only there, lets it hold', async () => {
    const { findings, events } = await run(1, true);
    const { why, held, probability } = findings.verdict;
    expect(held).toBeLessThan(3);
    expect(why).toMatchObject({ norm: 'inTime', waiting: 'late' });
    const [hard, easy] = why?.units ?? [];
    expect([hard?.unit, easy?.unit]).toEqual(['o.hard', 'o.easy']);
    expect(hard?.share).toBeGreaterThan(0.95);
    expect((hard?.share ?? 0) + (easy?.share ?? 0)).toBeCloseTo(1, 9);
    expect(hard?.unlimited?.chain.estimate).toBe(1);
    expect(hard?.unlimited?.norm).toEqual(hard?.unlimited?.chain);
    expect(easy?.unlimited?.chain.estimate).toBeLessThan(0.2);
    const plain = await run(1, false);
    // Nothing else is changed by asking, and asking is what costs.
    expect({ ...plain.findings.verdict, why: undefined }).toEqual({ ...findings.verdict, why: undefined });
    expect(plain.findings.verdict.why?.units.map(({ unit, share }) => [unit, share])).toEqual(
      why?.units.map(({ unit, share }) => [unit, share]),
    );
    expect(plain.findings.verdict.why?.units[0]?.unlimited).toBeUndefined();
    expect(events).toBeGreaterThan(2 * plain.events);
    expect(probability?.estimate).toBeLessThan(0.2);
  });

  it('is the same for any number of workers', async () => {
    const [one, many] = await Promise.all([run(1, true), run(3, true)]);
    expect(JSON.stringify(many.findings.verdict)).toBe(JSON.stringify(one.findings.verdict));
  });

  it('says where what waited did so for a meeting, whose agenda no staff makes longer', async () => {
    const whyOf = async (deadline: string) => {
      const heard = await scenarioOf(
        [
          'volhoud: 1',
          'name: Court',
          'start: 2015-01-05',
          'horizon: 120 days',
          'organisations: { o: { units: { desk: { onDuty: 2, roster: continuous }, court: { onDuty: 9, roster: office } } } }',
          'cases: { plea: { arrivals: 1 / day, steps: {',
          '  read: { unit: o.desk, effort: { exponential: { mean: 20 h } }, then: hear },',
          `  hear: { unit: o.court, meeting: { every: 1 week, agenda: 3, length: 2 h }, ${deadline}: 10 days, then: end },`,
          '  } }, note: { arrivals: 1 / day, steps: { write: { unit: o.court, effort: 1 h, then: end } } } }',
          'norms: { heard: { metric: on_time_share, scope: plea.hear, atLeast: 90 %, per: month } }',
        ].join('\n'),
      );
      const { findings } = await runExperiment(heard, { replications: 8, workers: 1 });
      return findings.verdict;
    };
    const verdict = await whyOf('within');
    expect(verdict.why?.units).toEqual([{ unit: 'o.court', share: 1, meeting: true }]);
    expect(whyWords(verdict)).toEqual([
      'Why: all the hours that its late work had waited were spent at o.court, for a meeting (its moments and its agenda decide, not staff).',
    ]);
    // Along the case other work has waited there too, for staff.
    for (const unit of (await whyOf('withinCase')).why?.units ?? [])
      expect(unit).not.toHaveProperty('meeting');
  });

  it('is not asked where nothing breaks', async () => {
    const strong = await scenarioOf(
      [
        'volhoud: 1',
        'name: Desk',
        'start: 2015-01-05',
        'horizon: 60 days',
        'organisations: { o: { units: { desk: { onDuty: 9, roster: continuous } } } }',
        'cases: { work: { arrivals: 1 / h, steps: { serve: { unit: o.desk, effort: 1 h, within: 9 days, then: end } } } }',
        'norms: { inTime: { metric: late, scope: work.serve, atMost: 0, per: month } }',
      ].join('\n'),
    );
    const { findings } = await runExperiment(strong, { replications: 3, workers: 1, why: true });
    expect(findings.verdict.why).toBeUndefined();
  });
});

describe('why, in words', () => {
  const words = async (why: NonNullable<Parameters<typeof whyWords>[0]['why']>): Promise<string[]> => {
    const { verdict } = (await runExperiment(scenario, { replications: 1, workers: 1 })).findings;
    return whyWords({ ...verdict, probability: { estimate: 0.3, low: 0.2, high: 0.4 }, why });
  };
  const chance = { estimate: 0.9, low: 0.8, high: 0.95 };

  it('names three units, sums the rest, and says what unlimited staff would change', async () => {
    const unit = (name: string, share: number) => ({ unit: name, share });
    expect(
      await words({
        norm: 'inTime',
        waiting: 'late',
        units: [
          { ...unit('a.one', 0.6), unlimited: { chain: chance, norm: { estimate: 1, low: 0.97, high: 1 } } },
          unit('a.two', 0.2),
          unit('a.three', 0.1),
          unit('a.four', 0.07),
          unit('a.five', 0.03),
        ],
      }),
    ).toEqual([
      'Why: of the hours that its late work had waited, 60 % at a.one, 20 % at a.two, 10 % at a.three and 10 % elsewhere.',
      'With unlimited staff at a.one the chain would hold in 90 % (80–95) of the same replications, against 30 % as it is, and inTime in 100 % (97–100).',
    ]);
  });

  it('says so when one unit alone can be the cause, when nothing waited, and when it is not about work', async () => {
    const norm = 'inTime';
    expect(await words({ norm, waiting: 'unit', units: [{ unit: 'a.one', share: 1 }] })).toEqual([
      'Why: inTime is about what there is to do at a.one alone.',
    ]);
    expect(await words({ norm, waiting: 'stock', units: [{ unit: 'a.one', share: 1 }] })).toEqual([
      'Why: all the hours that its work had waited by then were spent at a.one.',
    ]);
    expect(await words({ norm, waiting: 'late', units: [] })).toEqual([
      'Why: nothing waited for staff; the work behind inTime takes longer than it may, or comes when units are closed.',
    ]);
    expect(await words({ norm, waiting: 'none', units: [] })).toEqual([
      "Why: inTime is not about work, so that no unit's staff explains it.",
    ]);
  });
});
