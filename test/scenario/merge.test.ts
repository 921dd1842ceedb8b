import { describe, expect, it } from 'vitest';
import { codes, loadFiles, SMALLEST_SCENARIO } from '../support/scenarioText.ts';

const files = (main: string, more: Readonly<Record<string, string>> = {}) => ({
  'main.yaml': main,
  'base.yaml': SMALLEST_SCENARIO,
  ...more,
});

describe('extends', () => {
  it('takes over a scenario and changes named values', async () => {
    const variant =
      'extends: base.yaml\nname: More\norganisations: { desk: { units: { staff: { onDuty: 7 } } } }\n';
    const { scenario, faults } = await loadFiles(files(variant));
    expect(faults).toEqual([]);
    expect(scenario?.settings.name).toBe('More');
    expect(scenario?.chain.units[0]?.staffing).toEqual({ kind: 'onDuty', onDuty: 7 });
    expect(scenario?.resolved).not.toHaveProperty('extends');
  });

  it('a variant that changes nothing gives the same chain', async () => {
    const { scenario: base } = await loadFiles({ 'main.yaml': SMALLEST_SCENARIO });
    const { scenario } = await loadFiles(files('extends: base.yaml\n'));
    expect(scenario?.chain).toEqual(base?.chain);
    expect(JSON.stringify(scenario?.resolved)).toBe(JSON.stringify(base?.resolved));
  });

  it('goes on through several files, the last one winning', async () => {
    const { scenario } = await loadFiles(
      files('extends: middle.yaml\nname: Last\n', {
        'middle.yaml': 'extends: base.yaml\nname: Middle\nseed: 3\n',
      }),
    );
    expect(scenario?.settings).toMatchObject({ name: 'Last', seed: '3' });
  });

  it('null removes a key', async () => {
    const { scenario } = await loadFiles(files('extends: base.yaml\nwarmUp: null\n'));
    expect(scenario?.chain.warmUp).toBe(0);
    expect(scenario?.resolved).not.toHaveProperty('warmUp');
  });

  it('a null that finds nothing to remove is a fault', async () => {
    expect(codes(await loadFiles(files('extends: base.yaml\nnorms: null\n')))).toEqual([
      'scenario.missing-value 2:8',
    ]);
  });

  it('replaces lists and scalars whole, and a wrapped value key by key', async () => {
    const base = SMALLEST_SCENARIO.replace('onDuty: 5', 'onDuty: { value: 5, range: [4, 6], note: old }');
    const change = (text: string) =>
      loadFiles({
        'base.yaml': base,
        'main.yaml': `extends: base.yaml\norganisations: { desk: { units: { staff: { onDuty: ${text} } } } }\n`,
      });
    const bare = (await change('5.5')).scenario?.values[0];
    expect(bare).toMatchObject({ value: 5.5 });
    expect(bare).not.toHaveProperty('low');
    expect((await change('{ value: 5.5 }')).scenario?.values[0]).toMatchObject({
      value: 5.5,
      low: '4',
      note: 'old',
    });
    expect((await change('{ range: [1, 9] }')).scenario?.values[0]).toMatchObject({
      value: 5,
      low: '1',
      high: '9',
    });
  });

  it('keeps each fault in the file where it stands', async () => {
    const base = SMALLEST_SCENARIO.replace('4 / h', '4 h');
    const { faults } = await loadFiles({ 'base.yaml': base, 'main.yaml': 'extends: base.yaml\ntick: 3\n' });
    expect(faults.map(({ code, where }) => `${code} ${where?.file} ${where?.line}`)).toEqual([
      'scenario.dimension main.yaml 2',
      'scenario.dimension base.yaml 9',
    ]);
  });

  it('refuses a circle, and says how it goes round', async () => {
    const result = await loadFiles({ 'main.yaml': 'extends: a.yaml\n', 'a.yaml': 'extends: main.yaml\n' });
    expect(codes(result)).toEqual(['scenario.extends-cycle 1:10']);
    expect(result.faults[0]?.message).toContain('main.yaml → a.yaml → main.yaml');
    expect(codes(await loadFiles({ 'main.yaml': 'extends: main.yaml\n' }))).toEqual([
      'scenario.extends-cycle 1:10',
    ]);
  });

  it('refuses a file that cannot be read, at the place that names it', async () => {
    const result = await loadFiles({ 'main.yaml': 'name: x\nextends: nowhere.yaml\n' });
    expect(codes(result)).toEqual(['scenario.unreadable 2:10']);
    expect(result.faults[0]?.message).toContain('no such file');
    expect(codes(await loadFiles({}))).toEqual(['scenario.unreadable']);
    expect(codes(await loadFiles({ 'main.yaml': 'extends: [a, b]\n' }))).toEqual([
      'scenario.wrong-type 1:10',
    ]);
  });
});
