import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

const { scenario } = await loadScenarioText(FULL_SCENARIO, 'test.yaml');
const values = scenario?.values ?? [];
const valueAt = (path: string) => values.find((record) => record.path === path);

describe('values of a scenario', () => {
  it('have a path without organisations, units, cases, steps and families', () => {
    expect(values.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'parameters.outflow',
        'threat.levels.high',
        'threat.incidents.attack.halfLife',
        'people.groups.abroad.initial',
        'people.flows.return.hazard',
        'police.intake.fte',
        'tip.arrivals',
        'tip.initial.intake',
        'tip.initial.look.count',
        'tip.initial.look.age',
        'tip.initial.look.remaining.mean',
        'tip.intake.effort.mean',
        'tip.intake.effort.cv',
        'tip.intake.team',
        'tip.intake.startWithin.mean',
        'tip.intake.queueLimit',
        'tip.intake.then.court',
        'tip.look.opens.returnee',
        'tip.court.wait.max',
        'batch.arrivals.every.shape',
        'asked.do.with.police.intake',
        'posts.objects.required',
        'norms.backlog.atMost',
      ]),
    );
  });

  it('are each there once, in file order', () => {
    expect(new Set(values.map(({ path }) => path)).size).toBe(values.length);
    const places = values.map(({ place }) => place.line * 1000 + place.column);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('leave out names, dates and rules of the run', () => {
    const paths = values.map(({ path }) => path).join(' ');
    expect(paths).not.toMatch(
      /seed|replications|hold|start\b|horizon|tick|limits|priority|inARow|minCount|label|title/,
    );
  });

  it('carry range, law, source and note as written, and the value in base units', () => {
    expect(valueAt('parameters.outflow')).toMatchObject({
      text: '4 / month',
      value: 4 / 730,
      unit: '/ month',
      low: '1 / month',
      high: '8 / month',
      law: 'uniform',
      source: 'guess',
      note: 'not known',
    });
    expect(valueAt('threat.levels.high')).toMatchObject({ low: '0.5', high: '2', law: 'triangular' });
    expect(valueAt('tip.intake.effort.mean')).toMatchObject({
      value: 0.75,
      unit: 'min',
      low: '30 min',
      high: '1 h',
    });
    expect(valueAt('police.intake.productiveHours')).toMatchObject({ value: 1350, unit: 'h / year' });
    expect(valueAt('tip.look.withinCase')).toMatchObject({ value: 10, unit: 'working days' });
    expect(valueAt('people.groups.abroad.initial')).toMatchObject({ value: 120, source: 'letter' });
  });

  it('of formulas have a text and no number', () => {
    expect(valueAt('tip.arrivals')).toMatchObject({ text: '20 / day * threat * (1 + surge)', unit: '' });
    expect(valueAt('tip.arrivals')).not.toHaveProperty('value');
  });

  it('point to where they stand', () => {
    const place = valueAt('police.intake.fte')?.place;
    const line = FULL_SCENARIO.split('\n').findIndex((text) => text.includes('fte: 12')) + 1;
    expect(place).toMatchObject({ file: 'test.yaml', line, path: 'police.intake.fte' });
    expect(place?.sourceLine?.slice(place.column - 1, place.column + 1)).toBe('12');
  });
});
