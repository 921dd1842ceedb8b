import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/fileReader.ts';
import { RunJournal } from '../../src/cli/runJournal.ts';
import { runExperiment } from '../../src/experiment/index.ts';
import { loadScenario, type Scenario } from '../../src/scenario/index.ts';
import { desk, Workplace } from '../support/commandLine.ts';
import { command, endedAt, journalsIn, resultsIn } from '../support/interruptedRun.ts';

/**
 * A run of three stages, each of which depends on the one before: replications until the verdict is decided, as many futures
 * over the ranges and without fatigue as that took, and as many with unlimited staff. The chain never holds, asked are 20 %: undecided after 8 and 16,
 * decided after 24.
 */
const RUN = [
  'run',
  'desk.yaml',
  '--no-charts',
  '--quiet',
  '--until-decided',
  '--replications',
  '8',
  '--why',
] as const;
const ONE = [...RUN, '--workers', '1'] as const;
const NEEDED = 24;

let place: Workplace;
let home: string;
let undisturbed: ReadonlyMap<string, string>;
/** The journal of such a run when its last block was done. */
let journal: Buffer;

beforeAll(async () => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  const text = desk({ horizon: '32 days', staff: 1, arrivals: '1 / h' });
  place.write(
    'desk.yaml',
    `${text.replace('onDuty: 1', 'onDuty: { value: 1, range: [0.8, 1.6] }, fatigue: { u0: 80 %, rise: 8 weeks, recovery: 4 weeks, c: 1 % }')}hold: { probability: 20 % }\n`,
  );
  expect(await command(...ONE)).toMatchObject({ status: 0 });
  undisturbed = resultsIn(place);
  const scenario = (await loadScenario('desk.yaml', fileReader)).scenario as Scenario;
  const nothing = (): void => undefined;
  const asked = { scenarios: [scenario], command: 'run', replications: 8, options: '--until-decided' };
  const target = place.path('output/desk');
  const kept = RunJournal.open('output/desk', target, asked, false, nothing, nothing) as RunJournal;
  await runExperiment(scenario, {
    workers: 1,
    why: true,
    replications: 8,
    untilDecided: { atMost: 80 },
    journal: kept.file,
  });
  kept.abandon();
  const [left] = journalsIn(place).map((name) => place.path(name));
  journal = fs.readFileSync(left as string);
  fs.rmSync(left as string);
});

afterAll(() => {
  process.chdir(home);
  place.remove();
});

describe('run --until-decided --why --resume', () => {
  it('is tried on a run that needs more than it begins with, and says why', () => {
    const verdict = JSON.parse(place.read('output/desk/verdict.json')) as Record<string, unknown>;
    expect(verdict).toMatchObject({
      replications: NEEDED,
      verdict: 'does not hold',
      over_ranges: { replications: NEEDED },
      without_fatigue: { verdict: 'does not hold' },
      why: { units: [{ unit: 'desk.staff', unlimited: {} }] },
    });
  });

  it.each(Array.from({ length: 13 }, (_, index) => index / 12))(
    'after a kill at moment %d gives the files of an undisturbed run',
    async (share) => {
      fs.rmSync(place.path('output/desk'), { recursive: true, force: true });
      // No process has this number: Linux counts to 2²² at most.
      const left = place.path('output/.desk.journal-4194305-1');
      fs.writeFileSync(left, journal.subarray(0, Math.floor(share * journal.length)));
      expect(await command(...ONE, '--resume')).toMatchObject({ status: 0, stderr: '' });
      expect(resultsIn(place)).toEqual(undisturbed);
      expect(journalsIn(place)).toEqual([]);
    },
  );

  it('goes on after kill -9 in each stage, with any number of workers', async () => {
    fs.rmSync(place.path('output/desk'), { recursive: true, force: true });
    let kills = 0;
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const child = place.start(...RUN, '--workers', kills % 2 === 0 ? '2' : '1', '--resume');
      const { signal, status } = await endedAt(place, child, share * journal.length, 'SIGKILL');
      if (signal === 'SIGKILL') kills++;
      else expect(status).toBe(0);
    }
    expect(kills).toBeGreaterThan(1);
    expect(await command(...ONE, '--resume')).toMatchObject({ status: 0 });
    expect(resultsIn(place)).toEqual(undisturbed);
    expect(place.files().filter((name) => name.includes('/.'))).toEqual([]);
  });
});
