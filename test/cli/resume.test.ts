import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/fileReader.ts';
import { type Asked, RunJournal } from '../../src/cli/runJournal.ts';
import { runExperiment } from '../../src/experiment/index.ts';
import { loadScenario, type Scenario } from '../../src/scenario/index.ts';
import { desk, Workplace } from '../support/commandLine.ts';
import { command, endedAt, journalsIn, resultsIn } from '../support/interruptedRun.ts';
import { splitMix } from '../support/splitMix.ts';

/** No process has this number: Linux counts to 2²² at most. */
const LEFT = 'output/.desk.journal-4194305-1';
/** Over the ranges too, for which every worker loads the language. */
const FUTURES = ['run', 'desk.yaml', '--no-charts', '--why', '--workers', '1', '--quiet'] as const;
const RUN = ['run', 'desk.yaml', '--no-charts', '--why', '--workers', '1', '--values-only'] as const;
const QUIET = [...RUN, '--quiet'] as const;

let place: Workplace;
let home: string;
let scenario: Scenario;
/** The files of a run that nobody disturbed, and the journal that it had when its last block was done. */
let undisturbed: ReadonlyMap<string, string>;
let journal: Buffer;

beforeAll(async () => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  // A value has a range and the chain breaks, so that there may be futures and is a second stage (--why); last blocks are
  // short.
  const text = desk({ horizon: '32 days', staff: 1, arrivals: '1 / h' });
  place.write('desk.yaml', text.replace('onDuty: 1', 'onDuty: { value: 1, range: [0.8, 1.6] }'));
  const loaded = await loadScenario('desk.yaml', fileReader);
  scenario = loaded.scenario as Scenario;
  expect(await command(...QUIET)).toMatchObject({ status: 0 });
  undisturbed = results();
  const kept = openJournal();
  await runExperiment(scenario, { workers: 1, why: true, valuesOnly: true, journal: kept.file });
  kept.abandon();
  const [left] = journals();
  journal = fs.readFileSync(place.path(left as string));
  fs.rmSync(place.path(left as string));
});

afterAll(() => {
  process.chdir(home);
  place.remove();
});

function asked(): Asked {
  return { scenarios: [scenario], command: 'run', options: '--values-only' };
}

function openJournal(): RunJournal {
  const nothing = (): void => undefined;
  return RunJournal.open(
    'output/desk',
    place.path('output/desk'),
    asked(),
    false,
    nothing,
    nothing,
  ) as RunJournal;
}

const results = () => resultsIn(place);
const journals = () => journalsIn(place);

/** Takes the results away and leaves that much of the journal, as a kill at that moment would. */
function killedAt(length: number, tail = Buffer.alloc(0)): void {
  fs.rmSync(place.path('output/desk'), { recursive: true, force: true });
  fs.writeFileSync(place.path(LEFT), Buffer.concat([journal.subarray(0, length), tail]));
}

describe('run --resume', () => {
  const random = splitMix(20150227);
  const moments = Array.from({ length: 50 }, (_, index) => ({ index, share: random(), junk: random() }));

  it.each(moments)(
    'after a kill at moment $share gives the files of an undisturbed run',
    async ({ share, junk, index }) => {
      // Every fourth time the machine went down with the program: what was written last is not what it should be.
      const tail = Buffer.alloc(index % 4 === 0 ? Math.floor(junk * 600) : 0, Math.floor(junk * 256));
      killedAt(Math.floor(share * (journal.length + 1)), tail);
      expect(await command(...QUIET, '--resume')).toMatchObject({ status: 0, stderr: '' });
      expect(results()).toEqual(undisturbed);
      expect(journals()).toEqual([]);
    },
  );

  it('after every block but the last, and after the last', async () => {
    for (const length of [journal.length - 1, journal.length]) {
      killedAt(length);
      const { status, stderr } = await command(...RUN, '--resume');
      expect(status).toBe(0);
      expect(stderr).toContain(
        `Going on with the interrupted run to output/desk: ${length === journal.length ? 100 : 83} % of its replications are done.`,
      );
      expect(results()).toEqual(undisturbed);
    }
  });

  it('folds the blocks that were kept, and does not compute them again', async () => {
    killedAt(journal.length);
    const kept = RunJournal.open(
      'output/desk',
      place.path('output/desk'),
      asked(),
      true,
      () => undefined,
      () => undefined,
    ) as RunJournal;
    const seen: number[] = [];
    const { file } = kept;
    const { events } = await runExperiment(scenario, {
      workers: 1,
      why: true,
      valuesOnly: true,
      journal: {
        begin: (blocks) => file.begin(blocks),
        has: (block) => file.has(block),
        kept: (block) => {
          const result = file.kept(block);
          // A result that no simulation gives.
          return result && { ...result, events: 1 };
        },
        keep: ({ first }) => void seen.push(first),
      },
    });
    kept.finish();
    expect({ events, seen }).toEqual({ events: 6, seen: [] });
  });

  it('goes on after kill -9 of the program, again and again, to the same files', async () => {
    expect(await command(...FUTURES)).toMatchObject({ status: 0 });
    const files = results();
    expect(files.get('verdict.json')).not.toEqual(undisturbed.get('verdict.json'));
    fs.rmSync(place.path('output/desk'), { recursive: true, force: true });
    const draw = splitMix(9);
    let kills = 0;
    for (let limit = journal.length * 0.1; ; limit += journal.length * (0.1 + 0.2 * draw())) {
      const { status, signal } = await endedAt(place, place.start(...FUTURES, '--resume'), limit, 'SIGKILL');
      if (signal === 'SIGKILL') kills++;
      else {
        expect(status).toBe(0);
        break;
      }
    }
    expect(kills).toBeGreaterThan(0);
    expect(results()).toEqual(files);
    expect(place.files().filter((name) => name.includes('/.'))).toEqual([]);
  });

  it('goes on after Ctrl-C, which says that what is done is kept', async () => {
    fs.rmSync(place.path('output/desk'), { recursive: true, force: true });
    // Until the first block is kept; should the run be done by then, once more.
    for (let attempt = 0; attempt < 20; attempt++) {
      const { status, signal, stderr } = await endedAt(
        place,
        place.start(...QUIET),
        journal.length / 10,
        'SIGINT',
      );
      if (status === 0) continue;
      // By the signal itself where workers took too long: for a shell that is 130 too.
      expect(signal === 'SIGINT' ? 130 : status).toBe(130);
      expect(stderr).toContain('What is done is kept: the same command with --resume goes on from there.');
      expect(journals()).toHaveLength(1);
      break;
    }
    expect(await command(...QUIET, '--resume')).toMatchObject({ status: 0 });
    expect(results()).toEqual(undisturbed);
    expect(journals()).toEqual([]);
  });

  it('without anything kept says so and begins at the beginning', async () => {
    const { status, stderr } = await command(...RUN, '--resume');
    expect(status).toBe(0);
    expect(stderr).toContain('No interrupted run to output/desk was kept: it begins at its beginning.');
    expect(results()).toEqual(undisturbed);
  });

  it.each([
    ['seed', ['--seed', '8'], 'seed (3, not 8)'],
    ['number of replications', ['--replications', '80'], 'number of replications (20, not 80)'],
    ['plan', ['--until-decided'], 'set of options (--values-only, not --values-only --until-decided)'],
    ['scenario', ['--set', 'desk.staff.onDuty=9'], 'another scenario'],
  ])('of another %s is refused with status 2, and nothing is lost', async (_, more, words) => {
    killedAt(journal.length / 2);
    const before = place.files();
    const { status, stderr } = await command(...QUIET, '--resume', ...more);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(place.files()).toEqual(before);
    expect(fs.readFileSync(place.path(LEFT)).length).toBe(Math.floor(journal.length / 2));
  });

  it('is refused with --redact, which keeps nothing', async () => {
    fs.rmSync(place.path(LEFT), { force: true });
    place.write('overlay.yaml', 'organisations: { desk: { units: { staff: { onDuty: 9 } } } }\n');
    const redacted = ['--overlay', 'overlay.yaml', '--redact'];
    const refused = await command(...QUIET, '--resume', ...redacted);
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('with --redact nothing is kept'),
    });
    expect(await command(...QUIET, ...redacted, '--out', 'redacted')).toMatchObject({ status: 0 });
    expect(journals()).toEqual([]);
  });
});

describe('run without --resume', () => {
  it('says that an interrupted run is kept, and takes its place only when it is done', async () => {
    killedAt(journal.length / 2);
    const failing = await command(
      'run',
      'desk.yaml',
      '--no-charts',
      '--seed',
      '8',
      '--set',
      'desk.staff.onDuty=x',
    );
    expect(failing.status).toBe(2);
    expect(journals()).toEqual([LEFT]);
    // What is wrong is said alone: nothing takes the place of what is kept.
    const over = 'desk.staff.onDuty=5..2';
    const tip = await command('tip', 'desk.yaml', '--over', over, '--out', 'output/desk');
    expect(tip).toMatchObject({ status: 2, stderr: expect.not.stringContaining('is kept') });
    expect(journals()).toEqual([LEFT]);
    const { status, stderr } = await command(...RUN, '--seed', '8');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /An interrupted run to output\/desk is kept \(\d+ % of its replications are done\)/,
    );
    expect(journals()).toEqual([]);
    expect(results()).not.toEqual(undisturbed);
  });
});
