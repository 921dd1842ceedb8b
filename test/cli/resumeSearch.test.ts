import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';
import { command, endedAt, journalsIn, resultsIn } from '../support/interruptedRun.ts';

/** A journal longer than that has more in it than its beginning: a block at least. */
const BEGINNING = 600;

let place: Workplace;
let home: string;

beforeAll(() => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  place.write('desk.yaml', desk({ horizon: '31 days', staff: 5 }));
});
afterAll(() => {
  process.chdir(home);
  place.remove();
});

const COMMON = ['--replications', '16', '--workers', '1', '--no-charts', '--out', 'output/desk'] as const;

describe.each([
  ['tip', ['tip', 'desk.yaml', '--over', 'desk.staff.onDuty=4..12', ...COMMON]],
  ['sweep', ['sweep', 'desk.yaml', '--over', 'desk.staff.onDuty=4..12', ...COMMON]],
  ['reinforce', ['reinforce', 'desk.yaml', ...COMMON]],
  ['reinforce --budget', ['reinforce', 'desk.yaml', '--budget', '2', ...COMMON]],
  ['compare', ['compare', 'desk.yaml', '--change', 'desk.staff.onDuty=5.5', ...COMMON]],
  ['compare --best', ['compare', 'desk.yaml', '--change', 'desk.staff.onDuty=5.5', '--best', ...COMMON]],
] as const)('%s', (_, search) => {
  it('goes on after Ctrl-C with --resume, to the files of an undisturbed search', async () => {
    expect(await command(...search, '--quiet')).toMatchObject({ status: 0 });
    const undisturbed = resultsIn(place);
    fs.rmSync(place.path('output/desk'), { recursive: true });
    // Until the first block is kept; should the search be done by then, once more.
    for (let attempt = 0; journalsIn(place).length === 0 && attempt < 20; attempt++) {
      const { status, signal, stderr } = await endedAt(place, place.start(...search), BEGINNING, 'SIGINT');
      if (status === 0) continue;
      // By the signal itself where workers took too long: for a shell that is 130 too.
      expect(signal === 'SIGINT' ? 130 : status).toBe(130);
      expect(stderr).toContain('What is done is kept: the same command with --resume goes on from there.');
    }
    const resumed = await command(...search, '--resume');
    expect(resumed).toMatchObject({ status: 0 });
    expect(resumed.stderr).toMatch(
      /Going on with the interrupted run to output\/desk: \d+ % of the replications that it had asked for by then are done\./,
    );
    expect(resultsIn(place)).toEqual(undisturbed);
    expect(place.files().filter((name) => name.includes('/.'))).toEqual([]);
  });
});

describe('an interrupted search', () => {
  beforeAll(async () => {
    fs.rmSync(place.path('output'), { recursive: true, force: true });
    await endedAt(place, place.start(...tip), BEGINNING, 'SIGKILL');
  });

  const tip = ['tip', 'desk.yaml', '--over', 'desk.staff.onDuty=4..12', ...COMMON];

  it.each([
    [
      'another option',
      [...tip, '--over', 'desk.staff.onDuty=4..9'],
      'set of options (--over desk.staff.onDuty=4..12, not --over desk.staff.onDuty=4..9)',
    ],
    ['another seed', [...tip, '--seed', '8'], 'seed (3, not 8)'],
    ['another name', ['run', 'desk.yaml', ...COMMON], 'another command (tip, not run)'],
  ])('is refused to a command of %s with status 2, and nothing is lost', async (_, other, words) => {
    const before = journalsIn(place);
    expect(before).toHaveLength(1);
    const { status, stderr } = await command(...other, '--resume');
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(journalsIn(place)).toEqual(before);
    expect(fs.existsSync(place.path('output/desk'))).toBe(false);
  });

  it('is not kept with --redact', async () => {
    place.write('overlay.yaml', 'organisations: { desk: { units: { staff: { onDuty: 9 } } } }\n');
    const redacted = [...tip, '--overlay', 'overlay.yaml', '--redact', '--resume'];
    const { status, stderr } = await command(...redacted);
    expect(status).toBe(2);
    expect(stderr).toContain('with --redact nothing is kept');
  });
});
