import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/experiment/index.ts';
import { policyResultsOf } from '../../src/experiment/policyResultsOf.ts';
import { policyWords } from '../../src/report/policyWords.ts';
import { scenarioOf } from '../support/runScenario.ts';

const TEXT = `volhoud: 1
name: policies
start: 2015-01-01
horizon: 60 days
organisations: { o: { units: { a: { onDuty: 9 }, b: { onDuty: 9 } } } }
threat:
  levels: { low: 1, high: 2 }
  path: { semiMarkov: { low: { dwell: { exponential: { mean: 40 days } }, to: { high: 100 % } }, high: { dwell: 3 days, to: { low: 100 % } } } }
posts: { guard: { required: 3, unit: o.a } }
cases: { spare: { steps: { one: { unit: o.a, effort: 1 h, then: two }, two: { unit: o.b, effort: 1 h, then: end } } } }
policies:
  dated: { label: Guards move, on: 2015-01-05, do: { assign: guard, to: o.b } }
  tense: { when: threat > 1, review: 1 day, do: { assign: guard, to: o.a } }
  never: { when: threat > 5, do: { assign: guard, to: o.a } }
`;

describe('what policies came to', async () => {
  const scenario = await scenarioOf(TEXT);
  const { findings } = await runExperiment(scenario, { replications: 16, workers: 1 });
  const policies = findings.verdict.policies ?? [];

  it('is told of each in file order: in how many replications, how often, when first', () => {
    expect(policies.map(({ policy, label }) => [policy, label])).toEqual([
      ['dated', 'Guards move'],
      ['tense', 'tense'],
      ['never', 'never'],
    ]);
    const [dated, tense, never] = policies;
    expect(dated).toMatchObject({
      acted: 16,
      actions: 1,
      first_action: { p05: '2015-01-05', p95: '2015-01-05' },
    });
    expect(tense?.acted).toBeGreaterThan(4);
    expect(tense?.acted).toBeLessThan(16);
    expect(tense?.probability.estimate).toBe((tense?.acted ?? 0) / 16);
    expect(never).toMatchObject({ acted: 0, actions: 0, probability: { estimate: 0, low: 0 } });
    expect(never).not.toHaveProperty('first_action');
  });

  it('is said in a sentence each', () => {
    const [dated, tense, never] = policyWords(findings.verdict);
    expect(dated).toBe('Guards move: in all of 16 replications; first on 5 Jan 2015.');
    expect(tense).toMatch(
      /^tense: in \d+ % \(\d+–\d+\) of the replications(, [\d.]+ times in these on average)?; first in half of them by \d+ \w+ 2015 \(90 % between /,
    );
    expect(never).toBe('never: in no replication.');
    const [first] = policies;
    if (first === undefined) throw new Error('no policy');
    // A mean of many that is once in each but for its last digit.
    const once = {
      ...first,
      acted: 1,
      probability: { estimate: 1 / 24, low: 0, high: 0.2 },
      actions: 1 / 24,
    };
    expect(
      policyWords({ ...findings.verdict, policies: [{ ...once, actions: once.actions * (1 + 2e-16) }] }),
    ).toEqual(['Guards move: in 4 % (0–20) of the replications; first on 5 Jan 2015.']);
  });

  it('is left out of a policy of which something is redacted', async () => {
    const redacted = { ...scenario, redaction: { paths: ['policies.dated.on'] } };
    const run = await runExperiment(redacted, { replications: 1, workers: 1 });
    expect(run.findings.verdict.policies?.map(({ policy }) => policy)).toEqual(['tense', 'never']);
    expect(policyResultsOf(scenario.chain, run.findings.summary)).toHaveLength(2);
  });

  it('stands in the record of the model: on what, and what is done', () => {
    expect(findings.scenario.record.policies).toEqual([
      { name: 'dated', words: 'on 5 January 2015: assigns the posts guard to o.b.' },
      {
        name: 'tense',
        words:
          'when threat > 1, looked at on 60 dates from 2 January 2015 to 2 March 2015: assigns the posts guard to o.a.',
      },
      { name: 'never', words: 'when threat > 5, looked at daily: assigns the posts guard to o.a.' },
    ]);
  });
});
