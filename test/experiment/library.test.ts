import { describe, expect, it } from 'vitest';
import { expectedLoad, formatFault, loadScenarioText, runExperiment } from '../../src/index.ts';
import { desk } from '../support/commandLine.ts';

describe('the library', () => {
  it('loads a scenario, works out its load, runs it and gives its verdict', async () => {
    const { scenario, faults } = await loadScenarioText(desk({ staff: 12 }), 'desk.yaml');
    expect(faults).toEqual([]);
    if (scenario === undefined) return;
    expect(expectedLoad(scenario.chain).units[0]?.utilisation).toBeCloseTo(1 / 3, 6);
    const { findings } = await runExperiment(scenario, { replications: 80, workers: 1 });
    expect(findings.verdict.verdict).toBe('holds');
    const busy = findings.summary.find(({ metric }) => metric === 'busy');
    expect(busy?.ci_low).toBeLessThan(4);
    expect(busy?.ci_high).toBeGreaterThan(4);
  });

  it('gives the faults of one that cannot be run', async () => {
    const { scenario, faults } = await loadScenarioText(desk().replace('effort', 'efort'), 'desk.yaml');
    expect(scenario).toBeUndefined();
    expect(faults.map(formatFault).join('\n')).toMatch(/^desk\.yaml:\d+:\d+: .*efort/);
  });
});
