import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const FILES = [
  'charts/tip.png',
  'charts/tip.svg',
  'charts/tip.vl.json',
  'manifest.json',
  'tip.csv',
  'tip.json',
];

describe('volhoud tip', () => {
  it('prints answer and table, and writes its folder whole', async () => {
    place.write('desk.yaml', desk({ horizon: '40 days' }));
    const over = ['--over', 'desk.staff.onDuty=4..12', '--replications', '16', '--workers', '1'];
    const { status, stdout, stderr } = await place.run('tip', 'desk.yaml', ...over);
    expect([status, stderr]).toEqual([0, expect.stringContaining('replications')]);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^As desk\.staff\.onDuty rises, the chain begins to hold /);
    expect(stdout).toMatch(/ file: 8 +/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(place.files('output/desk-tip')).toEqual(FILES);
    const manifest = JSON.parse(place.read('output/desk-tip/manifest.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      what: 'search for a tipping point',
      over: { path: 'desk.staff.onDuty', from: 4, to: 12, unit: '' },
      replications: 16,
      files: FILES,
    });
  });

  it('warns of a norm that will never be judged: it counts as held, and the answer does not say so', async () => {
    place.write('desk.yaml', desk({ horizon: '40 days' }));
    const over = ['--over', 'desk.staff.onDuty=4..12', '--replications', '2', '--workers', '1', '--quiet'];
    const warned =
      'warning: the norm answered of "Desk" will probably never be judged, for want of observations';
    const usual = await place.run('tip', 'desk.yaml', ...over);
    expect(usual.stderr).not.toContain('warning');
    const rare = await place.run('tip', 'desk.yaml', ...over, '--set', 'call.arrivals=1 / year');
    expect(rare.stderr).toContain(warned);
  });

  it('refuses what it cannot ask, with words, before anything is run, and leaves nothing behind', async () => {
    place.write('desk.yaml', desk());
    const { status, stdout, stderr } = await place.run(
      'tip',
      'desk.yaml',
      '--over',
      'desk.staff.onDute=1..3',
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean "onDuty"?; nothing was run');
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
