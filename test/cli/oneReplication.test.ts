import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

describe('volhoud run --replication N', () => {
  it('says what happened in that one, with the numbers of replications.csv, and writes nothing', async () => {
    place.write('desk.yaml', desk({ staff: 6 }));
    const { status, stdout } = await place.run('run', 'desk.yaml', '--replication', '7');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Desk, replication 7, seed 3: /);
    expect(place.files()).toEqual(['desk.yaml']);
    await place.run('run', 'desk.yaml', '--no-charts', '--quiet', '--replications', '9');
    const json = await place.run('run', 'desk.yaml', '--replication', '7', '--json');
    const { rows } = JSON.parse(json.stdout) as { rows: Record<string, unknown>[] };
    const written = place.read('output/desk/replications.csv').split('\n');
    const wanted = rows.map((row) =>
      ['scenario', 'replication', 'scope_kind', 'scope', 'metric', 'value']
        .map((key) => row[key] ?? '')
        .join(','),
    );
    expect(written.filter((line) => line.startsWith('Desk,7,'))).toEqual(wanted);
  });

  it('is refused together with what asks for a verdict', async () => {
    place.write('desk.yaml', desk());
    for (const more of ['--why', '--until-decided', '--diagnose-warm-up', '--fail-unless-holds']) {
      const { status, stderr } = await place.run('run', 'desk.yaml', '--replication', '7', more);
      expect([status, stderr]).toEqual([
        2,
        `--replication and ${more} cannot be asked for together; nothing was run\n`,
      ]);
    }
    expect((await place.run('run', 'desk.yaml', '--replication', '-1')).status).toBe(2);
  });
});

describe('volhoud run --diagnose-warm-up', () => {
  it('prints the answer and writes table, series and chart to a folder of their own, again and again', async () => {
    place.write('desk.yaml', desk().replace('horizon:', 'warmUp: 2 days\nhorizon:'));
    for (let time = 0; time < 2; time++) {
      const { status, stdout } = await place.run(
        'run',
        'desk.yaml',
        '--diagnose-warm-up',
        '--replications',
        '4',
      );
      expect(status).toBe(0);
      expect(stdout).toMatch(/^The run (may be called|does not become) steady/);
    }
    expect(place.files().filter((name) => name !== 'desk.yaml')).toEqual(
      [
        'charts/warm-up.png',
        'charts/warm-up.svg',
        'charts/warm-up.vl.json',
        'manifest.json',
        'warm-up-series.csv',
        'warm-up.csv',
      ].map((name) => `output/desk-warm-up/${name}`),
    );
  });

  it('says that the question is transient where there is no warm-up, and writes nothing', async () => {
    place.write('desk.yaml', desk());
    const { status, stdout } = await place.run('run', 'desk.yaml', '--diagnose-warm-up');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^Desk has no warm-up: its question is transient\./);
    expect(place.files()).toEqual(['desk.yaml']);
  });
});

describe('volhoud run --until-decided', () => {
  it('ends with the verdict, and refuses a cap without it or below what is run in any case', async () => {
    place.write('desk.yaml', desk({ staff: 12, horizon: '31 days' }));
    const common = ['run', 'desk.yaml', '--no-charts', '--json'] as const;
    const { status, stdout } = await place.run(...common, '--replications', '8', '--until-decided');
    // All hold: decided with the 43rd, in blocks of eight.
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'holds', replications: 48, held: 48 });
    expect(status).toBe(0);
    const alone = await place.run(...common, '--at-most', '50');
    expect([alone.status, alone.stderr]).toEqual([
      2,
      expect.stringMatching(/^--at-most says when --until-decided gives up/),
    ]);
    const few = await place.run(...common, '--until-decided', '--at-most', '19');
    expect([few.status, few.stderr]).toEqual([2, expect.stringContaining('less than the 20 replications')]);
  });
});
