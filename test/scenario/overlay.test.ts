import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/scenario/index.ts';
import { codes, loadFiles, SMALLEST_SCENARIO } from '../support/scenarioText.ts';

const OVERLAY = 'organisations: { desk: { units: { staff: { onDuty: 7 } } } }\n';
const files = (more: Readonly<Record<string, string>> = {}) => ({
  'main.yaml': SMALLEST_SCENARIO,
  'over.yaml': OVERLAY,
  ...more,
});
const over = (...overlays: readonly string[]) => ({ overlays });

describe('an overlay', () => {
  it('changes named values and leaves the others', async () => {
    const { scenario, faults } = await loadFiles(files(), [], over('over.yaml'));
    const { scenario: plain } = await loadFiles(files());
    expect(faults).toEqual([]);
    expect(scenario?.chain.units[0]?.staffing).toEqual({ kind: 'onDuty', onDuty: 7 });
    expect({ ...scenario?.chain, units: [] }).toEqual({ ...plain?.chain, units: [] });
  });

  it('null removes a key, and a null that finds nothing is a fault', async () => {
    const { scenario } = await loadFiles(files({ 'over.yaml': 'warmUp: null\n' }), [], over('over.yaml'));
    expect(scenario?.chain.warmUp).toBe(0);
    expect(scenario?.resolved).not.toHaveProperty('warmUp');
    const missing = await loadFiles(files({ 'over.yaml': 'posts: null\n' }), [], over('over.yaml'));
    expect(codes(missing)).toEqual(['scenario.missing-value 1:8']);
  });

  it('comes after extends and before changes; of several the last wins; the layers are told in that order', async () => {
    const layered = files({
      'base.yaml': SMALLEST_SCENARIO.replace('onDuty: 5', 'onDuty: 1'),
      'main.yaml': 'extends: base.yaml\norganisations: { desk: { units: { staff: { onDuty: 2 } } } }\n',
      'a.yaml': OVERLAY.replace('7', '3'),
      'b.yaml': OVERLAY.replace('7', '4'),
    });
    const onDuty = async (overlays: readonly string[], set: readonly string[]): Promise<unknown> => {
      const changes = set.map((text) => ({ path: 'desk.staff.onDuty', text }));
      const { scenario } = await loadFiles(layered, changes, { overlays });
      return scenario?.chain.units[0]?.staffing;
    };
    expect(await onDuty([], [])).toMatchObject({ onDuty: 2 });
    expect(await onDuty(['a.yaml'], [])).toMatchObject({ onDuty: 3 });
    expect(await onDuty(['a.yaml', 'b.yaml'], [])).toMatchObject({ onDuty: 4 });
    expect(await onDuty(['b.yaml', 'a.yaml'], [])).toMatchObject({ onDuty: 3 });
    expect(await onDuty(['a.yaml', 'b.yaml'], ['6', '7'])).toMatchObject({ onDuty: 7 });
    const { scenario } = await loadFiles(layered, [{ path: 'seed', text: '9' }], over('a.yaml', 'b.yaml'));
    expect(scenario?.layers).toEqual([
      { kind: 'extends', name: 'base.yaml' },
      { kind: 'scenario', name: 'main.yaml' },
      { kind: 'overlay', name: 'a.yaml' },
      { kind: 'overlay', name: 'b.yaml' },
      { kind: 'set', name: 'seed=9' },
    ]);
  });

  it('may change the limits, which a change from outside may change again', async () => {
    const limits = files({ 'over.yaml': 'limits: { events: 5000, entities: 20 }\n' });
    const changes = [{ path: 'limits.entities', text: '30' }];
    const { scenario } = await loadFiles(limits, changes, over('over.yaml'));
    expect(scenario?.chain.limits).toEqual({ events: 5000, entities: 30 });
    const removed = await loadFiles(limits, [{ path: 'limits', text: 'null' }], over('over.yaml'));
    expect(removed.scenario?.chain.limits).toEqual({ events: 1e9, entities: 1e6 });
  });

  it('has its faults in its own file, with line and column', async () => {
    const faulty = files({ 'over.yaml': 'name: x\ntick: 3\nfoo: 1\n' });
    const { faults } = await loadFiles(faulty, [], over('over.yaml'));
    expect(faults.map(({ code, where }) => `${code} ${where?.file}:${where?.line}:${where?.column}`)).toEqual(
      ['scenario.dimension over.yaml:2:7', 'scenario.unknown-key over.yaml:3:1'],
    );
  });

  it.each([
    ['that cannot be read', {}, 'none.yaml', ['scenario.unreadable']],
    [
      'that extends a file',
      { 'over.yaml': 'extends: main.yaml\n' },
      'over.yaml',
      ['scenario.overlay-extends 1:1'],
    ],
    ['that is empty', { 'over.yaml': '' }, 'over.yaml', ['scenario.empty 1:1']],
    ['that is a list', { 'over.yaml': '- 1\n' }, 'over.yaml', ['scenario.not-a-map 1:1']],
    ['that is no YAML', { 'over.yaml': 'a: [1\n' }, 'over.yaml', ['scenario.yaml 2:1']],
  ] as const)('%s is refused', async (_, more, name, expected) => {
    expect(codes(await loadFiles(files(more), [], over(name)))).toEqual(expected);
  });

  it('is looked at even when the scenario cannot be read', async () => {
    const { faults } = await loadFiles({ 'over.yaml': '- 1\n' }, [], over('over.yaml'));
    expect(faults.map(({ code }) => code)).toEqual(['scenario.unreadable', 'scenario.not-a-map']);
  });
});

describe('classification', () => {
  const load = async (main: string, overlay: string, set: readonly { path: string; text: string }[] = []) =>
    loadFiles(files({ 'main.yaml': main + SMALLEST_SCENARIO, 'over.yaml': overlay }), set, over('over.yaml'));

  it('is what the scenario or an overlay states', async () => {
    const none = await load('', OVERLAY);
    expect(none.scenario?.settings).not.toHaveProperty('classification');
    expect((await load('', 'classification: Secret\n')).scenario?.settings.classification).toBe('Secret');
  });

  it('is added to by what builds on it, once each', async () => {
    const both = await load('classification: Restricted\n', 'classification: Secret\n');
    expect(both.scenario?.settings.classification).toBe('Restricted; Secret');
    const same = await load('classification: Secret\n', 'classification: Secret\n');
    expect(same.scenario?.settings.classification).toBe('Secret');
    const set = await load('', 'classification: Secret\n', [{ path: 'classification', text: 'Own eyes' }]);
    expect(set.scenario?.settings.classification).toBe('Secret; Own eyes');
  });

  it('is never taken away', async () => {
    expect(codes(await load('classification: Secret\n', 'classification: null\n'))).toEqual([
      'scenario.classification 1:17',
    ]);
    const set = await load('classification: Secret\n', OVERLAY, [{ path: 'classification', text: 'null' }]);
    expect(codes(set)).toEqual(['scenario.classification 1:16']);
  });

  it.each(['classification: " "\n', 'classification: 3\n', 'classification: [a]\n'])(
    'is a text: %j',
    async (text) => {
      expect((await load('', text)).faults).toHaveLength(1);
      expect((await load('classification: Secret\n', text)).faults.length).toBeGreaterThan(0);
    },
  );
});

describe('a redacted overlay', () => {
  const redacted = (
    overlay: string,
    main = SMALLEST_SCENARIO,
    set: readonly { path: string; text: string }[] = [],
  ) => loadFiles({ 'main.yaml': main, 'over.yaml': overlay }, set, { overlays: ['over.yaml'], redact: true });

  it('is run with its values, but they are not in what is kept of it', async () => {
    const { scenario } = await redacted(OVERLAY);
    expect(scenario?.chain.units[0]?.staffing).toMatchObject({ onDuty: 7 });
    expect(scenario?.redaction).toEqual({ paths: ['desk.staff.onDuty'] });
    expect(scenario?.resolved).toMatchObject({
      organisations: { desk: { units: { staff: { onDuty: 'redacted', roster: 'continuous' } } } },
    });
    expect(scenario?.values[0]?.redacted).toEqual({ value: true, range: false, law: false });
  });

  it('leaves out days and dates that are keys, and lists as a whole', async () => {
    const week = 'organisations: { desk: { units: { staff: { roster: { mon-tue: 08:00-09:00 } } } } }\n';
    const { scenario } = await redacted(week);
    expect(JSON.stringify(scenario?.resolved)).not.toMatch(/mon-tue|08:00/);
    const listed = 'cases: { call: { arrivals: { dates: [2015-05-06] } } }\n';
    const dates = await redacted(listed);
    expect(JSON.stringify(dates.scenario?.resolved)).not.toContain('2015-05-06');
  });

  it('keeps the names and labels of the scenario', async () => {
    const texts =
      'name: Hidden name\ndescription: Hidden words\norganisations: { desk: { label: Hidden label } }\n';
    const { scenario } = await redacted(texts);
    expect(scenario?.settings.name).toBe('Desk');
    expect(scenario?.chain.organisations[0]?.label).toBe('desk');
    expect(JSON.stringify([scenario?.settings, scenario?.resolved, scenario?.values])).not.toContain(
      'Hidden',
    );
  });

  it('shows its classification, and what is set from outside', async () => {
    const { scenario } = await redacted(`classification: Secret\n${OVERLAY}`, SMALLEST_SCENARIO, [
      { path: 'desk.staff.onDuty', text: '6' },
    ]);
    expect(scenario?.resolved).toMatchObject({ classification: 'Secret' });
    expect(scenario?.redaction?.paths).toEqual([]);
    expect(JSON.stringify(scenario?.resolved)).toContain('"onDuty":6');
  });

  it.each([
    'start: 2016-01-01',
    'horizon: 3 years',
    'seed: 4',
    'replications: 7',
    'hold: { probability: 80 % }',
  ])('is refused if it sets what every result shows: %s', async (line) => {
    expect(codes(await redacted(`${line}\n`))).toEqual(['scenario.cannot-be-redacted 1:1']);
  });

  it('has faults that quote nothing', async () => {
    const team = SMALLEST_SCENARIO.replace('effort:', 'team: 5, effort:');
    const { faults } = await redacted(OVERLAY.replace('7', '3'), team);
    expect(faults).toHaveLength(1);
    expect(faults.map(formatFault).join('\n')).not.toMatch(/\b3\b|onDuty/);
    const wrong = await redacted(OVERLAY.replace('7', 'seventeen'));
    expect(wrong.faults.map(formatFault).join('\n')).not.toContain('seventeen');
    expect(wrong.faults[0]?.where).toMatchObject({ file: 'over.yaml', line: 1 });
  });
});
