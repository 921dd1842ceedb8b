import { describe, expect, it } from 'vitest';
import { diagnoseWarmUp } from '../../src/experiment/index.ts';
import { warmUpChart } from '../../src/report/charts/warmUp.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { renderWarmUp, warmUpCsv, warmUpSentence, warmUpSeriesCsv } from '../../src/report/warmUpText.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** A queue that takes some days to fill up (load 90 %), and a desk where nothing waits. */
const text = (warmUp: string, load = 0.9): string =>
  [
    'volhoud: 1',
    'name: Two desks',
    'start: 2015-01-05',
    'horizon: 400 days',
    `warmUp: ${warmUp}`,
    'organisations: { o: { units: { slow: { onDuty: 1, roster: continuous }, free: { onDuty: 50, roster: continuous } } } }',
    'cases: { work: { arrivals: 1 / h, steps: {',
    `  first: { unit: o.slow, effort: { exponential: { mean: ${load} h } }, then: next },`,
    '  next: { unit: o.free, effort: 1 h, then: end } } } }',
  ].join('\n');

describe('the diagnosis of a warm-up', () => {
  it('says from when each unit is steady, at the level that theory gives', async () => {
    const found = await diagnoseWarmUp(await scenarioOf(text('20 days')), { replications: 48, workers: 1 });
    if (found === undefined) throw new Error('no diagnosis');
    expect(found.settlings.map(({ scope, metric }) => `${scope} ${metric}`)).toEqual([
      'chain open',
      'o.slow queue_length',
      'o.slow backlog_hours',
      'o.free queue_length',
      'o.free backlog_hours',
    ]);
    const queue = found.settlings[1];
    // M/M/1: ρ² ÷ (1 − ρ) = 8.1 tasks wait in the long run; from an empty chain it takes about a day or two to get there.
    expect(queue?.means[0]).toBeLessThan(6);
    expect(queue?.level).toBeGreaterThan(7.3);
    expect(queue?.level).toBeLessThan(8.9);
    expect(queue?.steadyFrom).toBeLessThan(200);
    // Nothing ever waits there, so it is steady from the beginning.
    expect(found.settlings[3]).toMatchObject({ steadyFrom: 0, level: 0 });
    expect(found.steadyFrom).toBe(
      Math.max(...found.settlings.map(({ steadyFrom }) => steadyFrom ?? Number.NaN)),
    );
    const again = await diagnoseWarmUp(await scenarioOf(text('20 days')), { replications: 48, workers: 3 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(found));

    const csv = warmUpCsv(found).split('\n');
    expect(csv[0]).toBe(
      'scenario,scope_kind,scope,metric,unit,steady_from_days,mean_after,warm_up_days,replications',
    );
    expect(csv[2]).toBe(
      `Two desks,unit,o.slow,queue_length,tasks,${queue?.steadyFrom},${queue?.level},20,48`,
    );
    expect(warmUpSeriesCsv(found).trim().split('\n').length).toBe(1 + 5 * 300);
    const shown = renderWarmUp(found, { width: 80, colour: false, unicode: true }, 'output/x');
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const warnings: string[] = [];
    expect(await renderSvg(warmUpChart(found).spec, (warning) => warnings.push(warning))).toContain('<svg');
    expect(warnings).toEqual([]);
  });

  it('finds no steady state where more comes than can be done', async () => {
    const found = await diagnoseWarmUp(await scenarioOf(text('20 days', 1.2)), {
      replications: 8,
      workers: 1,
    });
    expect(found?.steadyFrom).toBeUndefined();
    expect(found && warmUpSentence(found)).toMatch(/does not become steady .*, at chain, o\.slow: /);
  });

  it('is none without a warm-up', async () => {
    expect(await diagnoseWarmUp(await scenarioOf(text('0 days')), { workers: 1 })).toBeUndefined();
  });

  it('says whether the warm-up is long enough', () => {
    const facts = { scenario: 's', seed: '1', replications: 1, spanDays: 1, settlings: [] };
    expect(warmUpSentence({ ...facts, warmUpDays: 20, steadyFrom: 12 })).toMatch(
      /from 12 days .* 20 days is long enough/,
    );
    expect(warmUpSentence({ ...facts, warmUpDays: 10, steadyFrom: 12 })).toMatch(
      /only from 12 days .* 10 days is too short/,
    );
  });
});
