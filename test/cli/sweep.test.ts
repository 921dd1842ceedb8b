import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

describe('volhoud sweep', () => {
  it('prints answer and table, and writes its folder whole, the same with any number of workers', async () => {
    place.write('desk.yaml', desk({ horizon: '31 days' }));
    const over = ['--over', 'desk.staff.onDuty=4..12', '--over', 'call.arrivals=3,5'];
    const few = ['--points', '3', '--replications', '8'];
    const { status, stdout, stderr } = await place.run(
      'sweep',
      'desk.yaml',
      ...over,
      ...few,
      '--workers',
      '1',
    );
    expect([status, stderr]).toEqual([0, expect.stringContaining('48 of 48 replications')]);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^Of 6 points over desk\.staff\.onDuty and call\.arrivals the chain holds at 0, does not hold at \d, and at \d that cannot be told /,
    );
    expect(stdout).toMatch(/\n +12 +3 +100 % \(63–100\) {2}undecided/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const files = [
      'charts/sweep.png',
      'charts/sweep.svg',
      'charts/sweep.vl.json',
      'manifest.json',
      'sweep-norms.csv',
      'sweep.csv',
      'sweep.json',
    ];
    expect(place.files('output/desk-sweep')).toEqual(files);
    const rows = place.read('output/desk-sweep/sweep.csv').split('\n');
    expect(rows).toHaveLength(8);
    expect(rows[0]).toBe(
      'scenario,id,desk.staff.onDuty,call.arrivals (/ h),replications,held,hold_probability,ci_low,ci_high,verdict,breaks_first,breaks_first_share',
    );
    expect(rows[1]).toMatch(/^Desk,p[0-9a-f]{15},4,3,8,0,0,0,0\.369\d*,does not hold,answered,1$/);
    const norms = place.read('output/desk-sweep/sweep-norms.csv').split('\n');
    expect(norms[0]).toBe('scenario,id,norm,replications,held,hold_probability,ci_low,ci_high');
    expect(norms[1]).toMatch(/^Desk,p[0-9a-f]{15},answered,8,0,0,0,0\.369\d*$/);
    await place.run('sweep', 'desk.yaml', ...over, ...few, '--workers', '2', '--no-charts', '--out', 'two');
    for (const name of ['sweep.csv', 'sweep-norms.csv', 'sweep.json']) {
      expect(place.read(`two/${name}`), name).toBe(place.read(`output/desk-sweep/${name}`));
    }
    expect(JSON.parse(place.read('output/desk-sweep/manifest.json'))).toMatchObject({
      what: 'sweep',
      design: 'grid',
      over: [
        { path: 'desk.staff.onDuty', from: 4, to: 12, unit: '', own: 8 },
        { path: 'call.arrivals', values: [3, 5], unit: '/ h', own: 4 },
      ],
      points: 6,
      replications: 8,
      files,
    });
  });

  it('refuses what it cannot ask, with words, before anything is run, and leaves nothing behind', async () => {
    place.write('desk.yaml', desk());
    const refused = async (...options: readonly string[]): Promise<string> => {
      const { status, stdout, stderr } = await place.run('sweep', 'desk.yaml', ...options);
      expect([status, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await refused('--over', 'desk.staff.onDuty=-2..6')).toMatch(
      /^the point desk\.staff\.onDuty=-2 is not possible, .* at least 0.*\n1 of 5 points is not possible; nothing was run\n$/,
    );
    expect(await refused('--over', 'desk.staff.onDuty=4..9', '--points', '1')).toContain(
      '--points must be a whole number from 2 to 1000000, not "1"',
    );
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
