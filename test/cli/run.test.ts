import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

const FILES = [
  'assumptions.csv',
  'manifest.json',
  'norms.csv',
  'replications.csv',
  'report.html',
  'series.csv',
  'summary.csv',
  'verdict.json',
];

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

describe('volhoud run', () => {
  it('prints the verdict first, and writes all files to output/NAME, and nothing else', async () => {
    place.write('desk.yaml', desk());
    const { status, stdout, stderr } = await place.run('run', 'desk.yaml', '--no-charts');
    expect(stderr).toContain('100 % (20 of 20 replications)');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^\w+ Given the values in the file /);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(place.files('output/desk')).toEqual(FILES);
    expect(place.files().filter((name) => !name.startsWith('output/desk/'))).toEqual(['desk.yaml']);
  });

  it('runs a second set of replications over the ranges, unless told to run the values only', async () => {
    place.write('desk.yaml', desk({ staff: 6 }).replace('onDuty: 6', 'onDuty: { value: 6, range: [4, 8] }'));
    const both = await place.run('run', 'desk.yaml', '--no-charts', '--out', 'both');
    const alone = await place.run('run', 'desk.yaml', '--no-charts', '--out', 'alone', '--values-only');
    expect([both.status, alone.status]).toEqual([0, 0]);
    expect(both.stderr).toContain('100 % (40 of 40 replications)');
    expect(alone.stderr).toContain('100 % (20 of 20 replications)');
    expect(both.stdout.replace(/\s+/g, ' ')).toMatch(
      /; over their ranges it holds in \d+ % \(\d+–\d+\) of the futures\. Over the ranges of 1 value .* desk\.staff\.onDuty, 4 to 8 /,
    );
    expect(alone.stdout).not.toContain('ranges');
    const verdict = (out: string) => JSON.parse(place.read(`${out}/verdict.json`)) as Record<string, unknown>;
    const { over_ranges: ranges, sentence: _, ...rest } = verdict('both');
    const { sentence, ...only } = verdict('alone');
    expect(sentence).not.toContain('ranges');
    expect(only).toEqual(rest);
    expect(ranges).toMatchObject({ replications: 20, drawn: 1, influences: [{ path: 'desk.staff.onDuty' }] });
    // What the futures say of norms stands in the last three columns of norms.csv, which the values alone leave empty.
    const withoutLast = (text: string): string => text.replace(/(,[^,\n]*){3}$/gm, '');
    for (const name of FILES.filter((each) => each.endsWith('.csv'))) {
      const [found, only] = [place.read(`both/${name}`), place.read(`alone/${name}`)];
      if (name !== 'norms.csv') expect(found, name).toBe(only);
      else {
        expect(withoutLast(found)).toBe(withoutLast(only));
        expect(only.trimEnd().split('\n')[1]).toMatch(/,,,$/);
        expect(found.trimEnd().split('\n')[1]).not.toMatch(/,,,$/);
      }
    }
  });

  it('draws charts unless told otherwise, and lists every file in the manifest', async () => {
    place.write('desk.yaml', desk());
    expect((await place.run('run', 'desk.yaml', '--quiet')).status).toBe(0);
    const files = place.files('output/desk');
    expect(files).toContain('charts/survival.png');
    expect(files).toContain('charts/survival.vl.json');
    expect((JSON.parse(place.read('output/desk/manifest.json')) as { files: string[] }).files).toEqual(files);
  });

  it('gives the same bytes for 1 and 4 workers, but for the "run" part of the manifest', async () => {
    place.write('desk.yaml', desk());
    for (const workers of ['1', '4']) {
      const run = await place.run('run', 'desk.yaml', '--quiet', '--workers', workers, '--out', workers);
      expect(run.status).toBe(0);
    }
    const files = place.files('1');
    expect(place.files('4')).toEqual(files);
    for (const name of files) {
      if (name === 'manifest.json') continue;
      expect(readFileSync(place.path(`1/${name}`)).equals(readFileSync(place.path(`4/${name}`))), name).toBe(
        true,
      );
    }
    const [one, four] = ['1', '4'].map((out) => {
      const { run, ...rest } = JSON.parse(place.read(`${out}/manifest.json`)) as Record<string, unknown>;
      expect(run).toMatchObject({ workers: out === '1' ? 1 : 3 });
      return rest;
    });
    expect(one).toEqual(four);
  });

  it('takes the seed and the number of replications from the command line before the file', async () => {
    place.write('desk.yaml', desk());
    const common = ['run', 'desk.yaml', '--no-charts', '--quiet'];
    await place.run(...common, '--out', 'a');
    await place.run(...common, '--out', 'b', '--seed', '3', '--replications', '20');
    await place.run(...common, '--out', 'c', '--seed', '0', '--replications', '9');
    expect(place.read('b/summary.csv')).toBe(place.read('a/summary.csv'));
    expect(place.read('c/summary.csv')).not.toBe(place.read('a/summary.csv'));
    expect(JSON.parse(place.read('c/manifest.json'))).toMatchObject({ seed: '0', replications: 9 });
  });

  it('has each replication the same however many there are', async () => {
    place.write('desk.yaml', desk());
    const common = ['run', 'desk.yaml', '--no-charts', '--quiet'];
    await place.run(...common, '--out', 'few', '--replications', '5');
    await place.run(...common, '--out', 'many', '--replications', '19');
    const few = place.read('few/replications.csv');
    expect(few.split('\n').length).toBeGreaterThan(5 * 20);
    expect(place.read('many/replications.csv').startsWith(few)).toBe(true);
  });

  it('prints only the sentence with --quiet, and only JSON with --json', async () => {
    place.write('desk.yaml', desk());
    const quiet = await place.run('run', 'desk.yaml', '--no-charts', '--quiet');
    const json = await place.run('run', 'desk.yaml', '--no-charts', '--json');
    const verdict = JSON.parse(json.stdout) as { sentence: string };
    expect(quiet).toMatchObject({ status: 0, stdout: `${verdict.sentence}\n`, stderr: '' });
    expect(json.stderr).toBe('');
    expect(JSON.parse(place.read('output/desk/verdict.json'))).toEqual(verdict);
  });

  it('exits with 3 if the verdict is not "holds", but only when asked to', async () => {
    place.write('weak.yaml', desk({ staff: 4 }));
    place.write('strong.yaml', desk({ staff: 12 }));
    const common = ['--no-charts', '--json', '--replications', '80'];
    expect(await place.run('run', 'weak.yaml', ...common)).toMatchObject({ status: 0 });
    const weak = await place.run('run', 'weak.yaml', ...common, '--fail-unless-holds');
    expect(JSON.parse(weak.stdout)).toMatchObject({ verdict: 'does not hold', held: 0 });
    expect(weak.status).toBe(3);
    const strong = await place.run('run', 'strong.yaml', ...common, '--fail-unless-holds');
    expect(JSON.parse(strong.stdout)).toMatchObject({ verdict: 'holds', held: 80 });
    expect(strong.status).toBe(0);
  });

  it('runs several scenarios, each in a folder of its own below --out', async () => {
    place.write('a.yaml', desk());
    place.write('b.yaml', desk({ staff: 4 }));
    const run = await place.run('run', 'a.yaml', 'b.yaml', '--no-charts', '--json', '--out', 'both');
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toHaveLength(2);
    expect(place.files('both')).toEqual(['a', 'b'].flatMap((name) => FILES.map((file) => `${name}/${file}`)));
  });

  it('changes values with --set', async () => {
    place.write('desk.yaml', desk({ staff: 4 }));
    const common = ['run', 'desk.yaml', '--no-charts', '--json', '--replications', '80'];
    const { stdout } = await place.run(
      ...common,
      '--set',
      'desk.staff.onDuty=12',
      '--set',
      'call.arrivals=3 / h',
    );
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'holds' });
    expect(place.read('output/desk/assumptions.csv')).toContain('desk.staff.onDuty,12');
  });

  it('replaces earlier results of its own', async () => {
    place.write('desk.yaml', desk());
    await place.run('run', 'desk.yaml', '--no-charts', '--quiet');
    const before = place.read('output/desk/summary.csv');
    expect((await place.run('run', 'desk.yaml', '--no-charts', '--quiet', '--seed', '8')).status).toBe(0);
    expect(place.read('output/desk/summary.csv')).not.toBe(before);
    expect(place.files('output')).toEqual(FILES.map((file) => `desk/${file}`));
  });

  it('says that there is no verdict without norms, and writes the rest', async () => {
    place.write('desk.yaml', desk().replace(/norms:[\s\S]*/, ''));
    const { status, stdout } = await place.run('run', 'desk.yaml', '--no-charts', '--quiet');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^There is no verdict/);
    expect(place.files('output/desk')).toEqual(FILES);
  });

  it('is quiet when nobody reads on', async () => {
    place.write('desk.yaml', desk());
    const child = place.start('run', 'desk.yaml', '--no-charts');
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    const status = await new Promise((done) => child.on('exit', done));
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|mistake/);
    expect(place.files('output/desk')).toEqual(FILES);
  });
});
