import fileSystem, * as fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';
import { command, resultsIn } from '../support/interruptedRun.ts';

const RUN = [
  'run',
  'desk.yaml',
  '--no-charts',
  '--why',
  '--workers',
  '1',
  '--quiet',
  '--values-only',
] as const;
const KEPT = 'What is done is kept: the same command with --resume goes on from there.';
const { openSync, writeFileSync, writeSync } = fileSystem;

let place: Workplace;
let home: string;
let undisturbed: ReadonlyMap<string, string>;
const results = () => resultsIn(place);

beforeAll(() => {
  home = process.cwd();
});
afterAll(() => process.chdir(home));

beforeEach(async () => {
  place = new Workplace();
  process.chdir(place.folder);
  place.write('desk.yaml', desk({ horizon: '32 days', staff: 1, arrivals: '1 / h' }));
  if (undisturbed === undefined) {
    expect(await command(...RUN)).toMatchObject({ status: 0 });
    undisturbed = results();
    fs.rmSync(place.path('output'), { recursive: true });
  }
});
afterEach(() => {
  giveRoom();
  process.chdir(home);
  place.remove();
});

/** From now on what `isFull` says of a write fails as on a full disk, after half of it was written. */
function takeRoom(isFull: (path: string, written: number) => boolean): void {
  const names = new Map<number, string>();
  const written = new Map<string, number>();
  const check = (target: unknown, half: () => void): void => {
    const path = typeof target === 'number' ? (names.get(target) ?? '') : String(target);
    const count = written.get(path) ?? 0;
    written.set(path, count + 1);
    if (!isFull(path, count)) return;
    half();
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  };
  const changes = {
    openSync: (path: fs.PathLike, ...more: [fs.OpenMode, fs.Mode?]) => {
      const file = openSync(path, ...more);
      names.set(file, String(path));
      return file;
    },
    writeFileSync: (target: fs.PathOrFileDescriptor, content: string) => {
      check(target, () => writeFileSync(target, content.slice(0, content.length / 2)));
      writeFileSync(target, content);
    },
    writeSync: (file: number, bytes: Buffer, from: number, length: number, at: number) => {
      check(file, () => writeSync(file, bytes, from, length >> 1, at));
      return writeSync(file, bytes, from, length, at);
    },
  };
  Object.assign(fileSystem, changes);
  syncBuiltinESMExports();
}

function giveRoom(): void {
  Object.assign(fileSystem, { openSync, writeFileSync, writeSync });
  syncBuiltinESMExports();
}

const isReplications = (path: string): boolean => path.endsWith('replications.csv');
const isJournal = (path: string): boolean => path.includes('.journal-');

describe('a full disk', () => {
  it.each([
    [
      'in the middle of replications.csv',
      (path: string, count: number) => isReplications(path) && count === 12,
    ],
    ['when the last table is written', (path: string) => path.endsWith('norms.csv')],
    ['when the manifest is written', (path: string) => path.endsWith('manifest.json')],
  ])('%s ends the run in one message; nothing looks whole, and --resume goes on', async (_, isFull) => {
    takeRoom(isFull);
    const { status, stderr } = await command(...RUN);
    giveRoom();
    expect(stderr).toBe(
      `The run failed: Results cannot be written to ${place.path('output/desk')}: the disk is full. ${KEPT}\n`,
    );
    expect(status).toBe(1);
    expect(place.files()).toEqual(['desk.yaml', expect.stringMatching(/^output\/\.desk\.journal-/)]);
    expect(await command(...RUN, '--resume')).toMatchObject({ status: 0, stderr: '' });
    expect(results()).toEqual(undisturbed);
    expect(place.files('output').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves earlier results as they were', async () => {
    expect(await command(...RUN)).toMatchObject({ status: 0 });
    const before = place.read('output/desk/manifest.json');
    takeRoom((path, count) => isReplications(path) && count === 12);
    expect(await command(...RUN, '--seed', '8')).toMatchObject({ status: 1 });
    giveRoom();
    expect(results()).toEqual(undisturbed);
    expect(place.read('output/desk/manifest.json')).toBe(before);
  });

  it('before a block is done keeps nothing, and does not say so', async () => {
    takeRoom((path) => isReplications(path));
    const { status, stderr } = await command(...RUN);
    giveRoom();
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `The run failed: Results cannot be written to ${place.path('output/desk')}: the disk is full.\n`,
    });
    expect(place.files()).toEqual(['desk.yaml']);
  });

  it('at the journal is told once; the run goes on to the same files', async () => {
    takeRoom((path, count) => isJournal(path) && count >= 3);
    const { status, stderr } = await command(...RUN);
    giveRoom();
    expect(status).toBe(0);
    expect(stderr.match(/the disk is full/g)).toHaveLength(1);
    expect(results()).toEqual(undisturbed);
    expect(place.files('output').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('at the journal and then at the results keeps what the journal had, whole', async () => {
    // The run, its first stage and one block; then half of another.
    takeRoom((path, count) => (isJournal(path) && count >= 3) || (isReplications(path) && count >= 12));
    const { status, stderr } = await command(...RUN);
    giveRoom();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`the disk is full: from here on.*\\nThe run failed: .*full\\. ${KEPT}\\n$`),
    );
    const { stderr: said } = await command(...RUN.filter((option) => option !== '--quiet'), '--resume');
    expect(said).toContain('Going on with the interrupted run');
    expect(said).toContain('33 % of its replications are done');
    expect(results()).toEqual(undisturbed);
  });

  it('when the journal is made is told in words', async () => {
    takeRoom(() => false);
    const made = fileSystem.openSync;
    Object.assign(fileSystem, {
      openSync: (path: fs.PathLike, ...more: [fs.OpenMode, fs.Mode?]) => {
        if (!isJournal(String(path))) return made(path, ...more);
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'open' });
      },
    });
    syncBuiltinESMExports();
    const { status, stderr } = await command(...RUN);
    giveRoom();
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The run failed: Results cannot be written to output/desk: the disk is full.\n',
    });
    expect(place.files()).toEqual(['desk.yaml']);
  });
});
