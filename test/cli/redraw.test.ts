import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write('desk.yaml', desk());
});
afterEach(() => place.remove());

describe('volhoud chart and volhoud report', () => {
  it('give the files of a plain run, byte for byte, after one without charts', async () => {
    await place.run('run', 'desk.yaml', '--quiet', '--out', 'plain');
    await place.run('run', 'desk.yaml', '--quiet', '--no-charts', '--out', 'bare');
    const report = await place.run('report', 'bare');
    expect(report).toMatchObject({ status: 0, stdout: '1 file written in bare\n', stderr: '' });
    const chart = await place.run('chart', 'bare', '--json');
    const [{ folder, files }] = JSON.parse(chart.stdout) as [{ folder: string; files: string[] }];
    expect(folder).toBe('bare');
    expect(files).toContain('charts/survival.png');
    expect(place.files('bare')).toEqual(place.files('plain'));
    for (const name of place.files('plain')) {
      if (name === 'manifest.json') continue;
      const [one, other] = ['plain', 'bare'].map((each) => readFileSync(place.path(`${each}/${name}`)));
      expect(one?.equals(other as Buffer), name).toBe(true);
    }
    const [one, other] = ['plain', 'bare'].map((each) => {
      const { run, ...rest } = JSON.parse(place.read(`${each}/manifest.json`)) as Record<string, unknown>;
      expect(run).toBeDefined();
      return rest;
    });
    expect(other).toEqual(one);
  });

  it('make several at once, and print nothing with --quiet', async () => {
    for (const out of ['a', 'b']) await place.run('run', 'desk.yaml', '--quiet', '--no-charts', '--out', out);
    expect(await place.run('chart', 'a', 'b', '--quiet')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(place.files('b')).toContain('charts/survival.svg');
  });

  it.each(['chart', 'report'])(
    '%s refuses a folder that is not ours with status 2 and one sentence',
    async (name) => {
      const { status, stdout, stderr } = await place.run(name, '.');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toBe('. holds no results of Volhoud: there is no manifest.json of ours in it.\n');
    },
  );
});
