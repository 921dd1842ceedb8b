import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

/** Numbers and words that stand in the overlay alone. */
const SECRETS = /(?<![\d.])(8\.4125|1\.0625|92\.75|0\.9275|7\.875|8\.9375)(?!\d)|hush|Whisper/;
const OVERLAY = `classification: Stg. Geheim
name: Whisper
organisations:
  desk:
    label: Whisper
    units:
      staff: { onDuty: { value: 8.4125, range: [7.875, 8.9375], note: hush } }
cases:
  call: { steps: { serve: { effort: { exponential: { mean: 1.0625 h } } } } }
norms:
  answered: { atLeast: 92.75 % }
`;

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
  place.write('desk.yaml', desk());
  place.write('secret.yaml', OVERLAY);
  place.write('wrong.yaml', OVERLAY.replace('8.4125', 'hush'));
  place.write('crowd.yaml', 'cases: { call: { arrivals: 412.625 / h } }\n');
  place.write('limited.yaml', `${desk()}limits: { entities: 50 }\n`);
});
afterAll(() => place.remove());

const WITH = ['--overlay', 'secret.yaml'] as const;

describe('--overlay', () => {
  it('changes the scenario, and the manifest tells in which order', async () => {
    const set = 'cases.call.arrivals=3.5 / h';
    const { status } = await place.run(
      'run',
      'desk.yaml',
      ...WITH,
      '--set',
      set,
      '--no-charts',
      '--out',
      'open',
    );
    expect(status).toBe(0);
    const { scenario } = JSON.parse(place.read('open/manifest.json'));
    expect(scenario.layers).toEqual([
      { kind: 'scenario', name: 'desk.yaml' },
      { kind: 'overlay', name: 'secret.yaml' },
      { kind: 'set', name: set },
    ]);
    expect(scenario.resolved.organisations.desk.units.staff.onDuty.value).toBe(8.4125);
    expect(scenario.resolved.cases.call.arrivals).toBe('3.5 / h');
    expect(place.read('open/summary.csv')).toContain('desk.staff,on_duty,persons,8.4125');
  });

  it('lays its faults open in its own file', async () => {
    const { status, stderr } = await place.run('check', 'desk.yaml', '--overlay', 'wrong.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wrong\.yaml:7:33: .*hush/);
  });
});

describe('classification', () => {
  it('stands on everything that is written', async () => {
    const { stdout } = await place.run('run', 'desk.yaml', ...WITH, '--out', 'marked');
    const lines = stdout.trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(Array(2).fill('Classification: Stg. Geheim'));
    const files = place.files('marked').map((name) => `marked/${name}`);
    for (const file of files.filter((name) => !name.endsWith('.png'))) {
      expect([file, place.read(file).includes('Stg. Geheim')]).toEqual([file, true]);
    }
    for (const file of files.filter((name) => name.endsWith('.csv'))) {
      const [header, ...rows] = place.read(file).trimEnd().split('\n');
      expect(header).toMatch(/,classification$/);
      for (const row of rows) expect(row.endsWith(',Stg. Geheim')).toBe(true);
    }
    expect(place.read('marked/report.html').match(/class="classification"/g)).toHaveLength(2);
  });

  it('is said with --quiet, --json and by check too', async () => {
    const quiet = await place.run('run', 'desk.yaml', ...WITH, '--quiet', '--no-charts', '--out', 'quiet');
    expect(quiet.stdout).toMatch(/^Classification: Stg\. Geheim\nGiven/);
    const json = await place.run('run', 'desk.yaml', ...WITH, '--json', '--no-charts', '--out', 'quiet');
    expect(JSON.parse(json.stdout)).toMatchObject({ classification: 'Stg. Geheim' });
    expect((await place.run('check', 'desk.yaml', ...WITH)).stdout).toMatch(
      /^Classification: [\s\S]*Stg\. Geheim\n$/,
    );
    const checked = await place.run('check', 'desk.yaml', ...WITH, '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({ classification: 'Stg. Geheim' });
  });
});

describe('--redact', () => {
  it('leaves the values out of every file and of what is said, and the results in', async () => {
    const { status, stdout } = await place.run('run', 'desk.yaml', ...WITH, '--redact', '--out', 'redacted');
    expect(status).toBe(0);
    expect(stdout).toMatch(/staff +redacted /);
    expect(stdout).toContain('at least redacted per month');
    expect(stdout).not.toMatch(SECRETS);
    const files = place.files('redacted').map((name) => `redacted/${name}`);
    for (const file of files) expect([file, SECRETS.test(place.read(file))]).toEqual([file, false]);
    expect(place.read('redacted/assumptions.csv')).toContain(
      'desk.staff.onDuty,redacted,,redacted,redacted,,,,',
    );
    expect(place.read('redacted/summary.csv')).toContain('desk.staff,on_duty,persons,,,,,,,0,');
    expect(place.read('redacted/summary.csv')).toMatch(/desk\.staff,utilisation,share,0\.5/);
    expect(place.read('redacted/norms.csv')).toMatch(/atLeast,,month,1,,desk\.staff/);
  });

  it('gives the same results as without', async () => {
    await place.run('run', 'desk.yaml', ...WITH, '--no-charts', '--out', 'full');
    const cells = (folder: string, metric: string): string[] =>
      place
        .read(`${folder}/replications.csv`)
        .split('\n')
        .filter((line) => line.includes(`,${metric},`));
    for (const metric of ['utilisation', 'wait_mean', 'hold_probability']) {
      const redacted = cells('redacted', metric).map((line) => line.replace(/^Desk/, 'Whisper'));
      expect(redacted).toEqual(cells('full', metric));
    }
  });

  it('keeps check from saying them, in words and as JSON', async () => {
    for (const more of [[], ['--json']]) {
      const { status, stdout } = await place.run('check', 'desk.yaml', ...WITH, '--redact', ...more);
      expect(status).toBe(0);
      expect(stdout).not.toMatch(SECRETS);
      expect(stdout).toContain('redacted');
    }
  });

  it('keeps faults from quoting them, before a run and in it', async () => {
    const before = await place.run('run', 'desk.yaml', '--overlay', 'wrong.yaml', '--redact');
    expect(before.status).toBe(2);
    expect(before.stderr).toMatch(/^wrong\.yaml:7:33: a fault here \(scenario\.quantity\)/);
    expect(before.stderr).not.toMatch(SECRETS);
    const inside = await place.run(
      'run',
      'limited.yaml',
      '--overlay',
      'crowd.yaml',
      '--redact',
      '--out',
      'x',
    );
    expect(inside.status).toBe(2);
    expect(inside.stderr).toContain('run without --redact');
    expect(place.files()).not.toContain('x/manifest.json');
  });

  it('is refused without an overlay', async () => {
    const { status, stderr } = await place.run('run', 'desk.yaml', '--redact');
    expect(status).toBe(2);
    expect(stderr).toContain('no --overlay is given');
  });
});

describe('files that extend one another', () => {
  it('are called as they were typed', async () => {
    place.write('ring.yaml', 'extends: ./ring2.yaml\n');
    place.write('ring2.yaml', 'extends: ring.yaml\n');
    const { status, stderr } = await place.run('check', './ring.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('in a circle: ./ring.yaml → ring2.yaml → ring.yaml');
    expect(stderr).not.toContain(place.folder);
  });
});
