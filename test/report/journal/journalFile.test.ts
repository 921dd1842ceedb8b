import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BlockResult } from '../../../src/experiment/block.ts';
import type { BlockKey } from '../../../src/experiment/journal.ts';
import { interruptedRuns } from '../../../src/report/journal/interruptedRun.ts';
import { JournalFile } from '../../../src/report/journal/journalFile.ts';
import type { RunIdentity } from '../../../src/report/journal/journalIndex.ts';
import { findJournals } from '../../../src/report/journal/journalPath.ts';

const IDENTITY: RunIdentity = {
  command: 'run',
  version: '1.0.0',
  node: 'v20',
  arch: 'x64',
  platform: 'linux',
  scenario: 'ab',
  seed: '1',
  replications: 40,
  options: '',
};
const trouble = (reason: string): void => {
  throw new Error(reason);
};

let root: string;
let target: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'volhoud-journal-'));
  target = join(root, 'desk');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** The key of a block of a variant, which has a letter here. */
function keyOf(variant: string, position: number): BlockKey {
  return { variant: variant.repeat(64), first: 8 * position, count: 8 };
}

function resultOf(position: number): BlockResult {
  const values = Float64Array.of(position, Number.NaN, -0, Infinity, 1 / 3);
  return {
    first: position * 8,
    count: 8,
    values,
    breaches: Float64Array.of(position),
    events: position,
  } as BlockResult;
}

/** Runs a round of five blocks to a position: what is kept is read, the rest is kept; returns how much was read. */
function runRound(journal: JournalFile, variant: string, to = 5): number {
  journal.begin(5);
  let read = 0;
  for (let position = 0; position < 5; position++) {
    const key = keyOf(variant, position);
    const result = journal.kept(key);
    expect(journal.has(key)).toBe(result !== undefined);
    if (result === undefined) {
      if (position < to) journal.keep(key, resultOf(position));
      continue;
    }
    expect(result).toEqual(resultOf(position));
    read++;
  }
  return read;
}

function resume(onTrouble = trouble): JournalFile {
  const [run] = interruptedRuns(target);
  if (run === undefined) throw new Error('nothing was kept');
  return JournalFile.resume(target, run, onTrouble);
}

describe('a journal', () => {
  it('gives back what was kept, round by round, and goes on where it ended', () => {
    const first = JournalFile.create(target, IDENTITY, trouble);
    expect(runRound(first, 'a', 3)).toBe(0);
    first.close();
    expect(interruptedRuns(target)).toMatchObject([{ identity: IDENTITY, blocks: 3, share: 0.6 }]);
    const second = resume();
    expect(runRound(second, 'a')).toBe(3);
    expect(runRound(second, 'b', 1)).toBe(0);
    second.close();
    expect(interruptedRuns(target)).toMatchObject([{ blocks: 6, share: 0.6 }]);
    const third = resume();
    expect([runRound(third, 'a'), runRound(third, 'b')]).toEqual([5, 1]);
    third.close();
    const whole = resume();
    expect([runRound(whole, 'a'), runRound(whole, 'b')]).toEqual([5, 5]);
    whole.remove();
    expect(fs.readdirSync(root)).toEqual([]);
  });

  it('finds a block by what it is, in whatever order it is asked for, and no other', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    journal.begin(3);
    for (const position of [2, 0, 1]) journal.keep(keyOf('a', position), resultOf(position));
    journal.close();
    const again = resume();
    expect([1, 0, 2].map((position) => again.kept(keyOf('a', position)))).toEqual([1, 0, 2].map(resultOf));
    const others = [keyOf('b', 0), keyOf('a', 3), { ...keyOf('a', 0), count: 4 }];
    expect(others.map((key) => again.has(key))).toEqual([false, false, false]);
    expect(others.map((key) => again.kept(key))).toEqual([undefined, undefined, undefined]);
    again.close();
  });

  it('computes a block again that is not as it was written, and finds those behind it', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    runRound(journal, 'a');
    journal.close();
    const path = findJournals(target).interrupted[0] as string;
    const bytes = fs.readFileSync(path);
    const middle = bytes.indexOf(
      Buffer.from([...keyOf('a', 2).variant.matchAll(/../g)].map(([hex]) => Number.parseInt(hex, 16))),
      bytes.length / 2,
    );
    bytes.writeUInt8(bytes.readUInt8(middle + 60) ^ 1, middle + 60);
    fs.writeFileSync(path, bytes);
    const again = resume();
    expect(runRound(again, 'a')).toBe(4);
    again.close();
    const mended = resume();
    expect(runRound(mended, 'a')).toBe(5);
    mended.remove();
  });

  it('is read up to where it was torn, wherever that is, and is whole again afterwards', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    runRound(journal, 'a');
    runRound(journal, 'b');
    journal.close();
    const path = findJournals(target).interrupted[0] as string;
    const whole = fs.readFileSync(path);
    let seen = 0;
    for (let length = 0; length < whole.length; length += 7) {
      fs.writeFileSync(path, Buffer.concat([whole.subarray(0, length), Buffer.alloc(length % 3, 0xab)]));
      if (interruptedRuns(target).length === 0) {
        expect(fs.existsSync(path)).toBe(false);
        continue;
      }
      const again = resume();
      seen = Math.max(seen, runRound(again, 'a') + runRound(again, 'b'));
      again.close();
      expect(fs.readFileSync(path).equals(whole), `torn at ${length}`).toBe(true);
    }
    expect(seen).toBe(9);
  });

  it('that cannot be written any longer says so once, keeps what it has, and lets the run go on', () => {
    let room = 2;
    const full = {
      ...fs,
      writeSync: ((file: number, bytes: Buffer, offset: number, length: number, at: number) => {
        if (bytes.length > 200 && room-- <= 0) {
          // As on a disk that is full: the beginning was still written.
          fs.writeSync(file, bytes, offset, 20, at);
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        }
        return fs.writeSync(file, bytes, offset, length, at);
      }) as typeof fs.writeSync,
    };
    const said = vi.fn();
    const journal = JournalFile.create(target, IDENTITY, said, full);
    journal.begin(5);
    const long = (position: number): BlockResult => ({
      ...resultOf(position),
      values: Float64Array.from({ length: 50 }, (_, index) => Math.sqrt(index + position)),
    });
    for (let position = 0; position < 5; position++) journal.keep(keyOf('a', position), long(position));
    journal.close();
    expect(said.mock.calls).toEqual([['the disk is full']]);
    expect(interruptedRuns(target)).toMatchObject([{ blocks: 2 }]);
    const again = resume();
    expect([0, 1, 2].map((position) => again.kept(keyOf('a', position)))).toEqual([
      long(0),
      long(1),
      undefined,
    ]);
  });

  it('of a process that still works is left alone; one that kept nothing goes', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    expect(findJournals(target)).toEqual({ interrupted: [], running: [process.pid] });
    expect(interruptedRuns(target)).toEqual([]);
    expect(fs.readdirSync(root)).toHaveLength(1);
    journal.close();
    expect(interruptedRuns(target)).toEqual([]);
    expect(fs.readdirSync(root)).toEqual([]);
  });

  it('of a process whose number another one has by now is one of a process that is gone', () => {
    fs.writeFileSync(join(root, `.desk.journal-${process.ppid}-1`), 'x');
    fs.writeFileSync(join(root, '.desk.journal-4194305-77'), 'x');
    fs.writeFileSync(join(root, '.desk.journal-mine'), 'x');
    fs.writeFileSync(join(root, '.other.journal-4194305-77'), 'x');
    const expected = ['.desk.journal-4194305-77', `.desk.journal-${process.ppid}-1`].sort();
    expect(findJournals(target).interrupted).toEqual(expected.map((name) => join(root, name)));
  });
});
