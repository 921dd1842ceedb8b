import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

const set = (path: string, text: string) => loadScenarioText(FULL_SCENARIO, 'test.yaml', [{ path, text }]);

describe('--set', () => {
  it.each([
    ['police.intake.fte', '20'],
    ['tip.arrivals', '3 / day'],
    ['tip.intake.effort.mean', '1 h'],
    ['tip.intake.then.court', '2 %'],
    ['tip.initial.look.count', '7'],
    ['parameters.outflow', '9 / month'],
    ['people.groups.abroad.initial', '99'],
    ['threat.levels.high', '1.5'],
    ['norms.inTime.atLeast', '90 %'],
    ['organisations.police.units.intake.fte', '20'],
    ['batch.arrivals.batch.weights', '[1, 1]'],
    ['police.desk.absence', '10 %'],
  ])('sets %s', async (path, text) => {
    const { scenario, faults } = await set(path, text);
    expect(faults).toEqual([]);
    if (text.startsWith('[')) return;
    const shown = path.replace('organisations.police.units.', 'police.');
    expect(scenario?.values.find((value) => value.path === shown)).toMatchObject({
      text,
      place: { file: '--set' },
    });
  });

  it('every path of the table of values is one that can be set, to the same scenario', async () => {
    const { scenario } = await loadScenarioText(FULL_SCENARIO, 'test.yaml');
    for (const { path, text } of scenario?.values ?? []) {
      const { scenario: again, faults } = await set(path, text);
      expect(faults, path).toEqual([]);
      expect(again?.chain, path).toEqual(scenario?.chain);
    }
  });

  it('drops range, source and note, which spoke of the old value', async () => {
    const { scenario } = await set('parameters.outflow', '9 / month');
    const value = scenario?.values.find(({ path }) => path === 'parameters.outflow');
    expect(value).toMatchObject({ text: '9 / month' });
    expect(value).not.toHaveProperty('low');
    expect(value).not.toHaveProperty('source');
  });

  it('takes a value with its range', async () => {
    const { scenario } = await set(
      'parameters.outflow',
      '{ value: 9 / month, range: [8 / month, 10 / month] }',
    );
    expect(scenario?.values.find(({ path }) => path === 'parameters.outflow')).toMatchObject({
      low: '8 / month',
    });
  });

  it('sets what the file leaves to its default, and rules of the run', async () => {
    const { scenario } = await loadScenarioText(FULL_SCENARIO.replace(/^hold:.*\n/m, ''), 'test.yaml', [
      { path: 'hold.probability', text: '70 %' },
      { path: 'replications', text: '8' },
      { path: 'seed', text: '0' },
    ]);
    expect(scenario?.settings).toMatchObject({
      seed: '0',
      replications: 8,
      hold: { probability: 0.7, confidence: 0.95 },
    });
  });

  it('null removes', async () => {
    const { scenario } = await set('norms.posts', 'null');
    expect(scenario?.chain.norms.map(({ name }) => name)).toEqual([
      'inTime',
      'backlog:om.prosecutors',
      'backlog:om.guards',
    ]);
  });

  it('is last, in the order given', async () => {
    const { scenario } = await loadScenarioText(FULL_SCENARIO, 'test.yaml', [
      { path: 'police.intake.fte', text: '20' },
      { path: 'police.intake.fte', text: '30' },
    ]);
    expect(scenario?.chain.units[0]?.staffing).toMatchObject({ fte: 30 });
  });

  it.each([
    ['police.intak.fte', '3', 'scenario.unknown-path', 'did you mean "intake"?'],
    ['polise.intake.fte', '3', 'scenario.unknown-path', 'did you mean "police"?'],
    ['tip.intake.effort.meen', '3', 'scenario.unknown-path', 'did you mean "mean"?'],
    ['police.intake.ftes', '3', 'scenario.unknown-key', 'did you mean "fte"?'],
    ['police.intake.fte', '3 h', 'scenario.dimension', undefined],
    ['police.intake.fte', '', 'scenario.missing-value', undefined],
    ['police.intake.fte', '[', 'scenario.yaml', undefined],
    ['tip.arrivals', '(3 / day', 'scenario.formula', undefined],
    ['', '3', 'scenario.unknown-path', undefined],
    ['police..fte', '3', 'scenario.unknown-path', undefined],
    ['__proto__.x', '3', 'scenario.unknown-path', undefined],
    ['police.constructor', '{ units: {} }', 'scenario.unknown-path', undefined],
  ])('%s=%s is refused', async (path, text, code, hint) => {
    const { faults } = await set(path, text);
    expect(faults[0]).toMatchObject({ code, where: { file: '--set', line: 1 } });
    expect(faults[0]?.hint).toBe(hint);
  });

  it('points into the change', async () => {
    const { faults } = await set('tip.arrivals', '3 / day * thread');
    expect(faults[0]?.where).toMatchObject({ column: 24, sourceLine: 'tip.arrivals=3 / day * thread' });
  });
});
