import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/experiment/index.ts';
import { publishedVerdictSchema } from '../../src/report/schema/publishedVerdictSchema.ts';
import { verdictSchema } from '../../src/report/schema/verdictSchema.ts';
import { exampleFindings } from '../support/findings.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** Keys of the shape that have no description, by their paths. */
function bare(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties, ...rest } = node as { properties?: Record<string, unknown> };
  const own = Object.entries(properties ?? {}).flatMap(([key, value]) => {
    const text = JSON.stringify(value);
    const isBare = !text.includes('"description"') && !text.includes('$ref');
    return [...(isBare ? [`${path}.${key}`] : []), ...bare(value, `${path}.${key}`)];
  });
  return [...own, ...Object.entries(rest).flatMap(([key, value]) => bare(value, `${path}.${key}`))];
}

describe('the published schema of verdicts', () => {
  it('is up to date (write it again with: npx vitest run --config test/vitest.config.ts test/report/verdictSchema -u)', async () => {
    await expect(`${JSON.stringify(publishedVerdictSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/verdict.schema.json',
    );
  });

  it('describes every key, and takes no other', () => {
    expect(bare(publishedVerdictSchema())).toEqual([]);
    const text = JSON.stringify(publishedVerdictSchema());
    expect(text.match(/"properties":/g)?.length).toBe(text.match(/"additionalProperties":false/g)?.length);
  });
});

describe('a verdict', () => {
  it('of a real run has the published shape, with norms and without', async () => {
    const norms = 'norms:\n  answered: { metric: wait_mean, scope: call.serve, atMost: 5 min, per: month }\n';
    for (const more of ['', norms]) {
      const { findings } = await runExperiment(await scenarioOf(`${DESK}${more}`), { workers: 1 });
      expect(verdictSchema.parse(JSON.parse(JSON.stringify(findings.verdict)))).toEqual(findings.verdict);
    }
  });

  it('with another key, or one too few, has not', () => {
    const { verdict } = exampleFindings();
    const { sentence: _, ...without } = verdict;
    expect(verdictSchema.safeParse(verdict).success).toBe(true);
    expect(verdictSchema.safeParse({ ...verdict, sentense: 'x' }).success).toBe(false);
    expect(verdictSchema.safeParse(without).success).toBe(false);
  });
});

const DESK = `volhoud: 1
name: Desk
start: 2015-01-01
horizon: 3 months
replications: 9
organisations: { desk: { units: { staff: { onDuty: 5, roster: continuous } } } }
cases:
  call:
    arrivals: 4 / h
    steps: { serve: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, then: end } }
`;
