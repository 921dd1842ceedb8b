import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chain } from '../../../src/chain/chain.ts';
import type { BlockResult } from '../../../src/experiment/block.ts';
import { JournalMismatch } from '../../../src/experiment/journal.ts';
import { type Plan, planReplications } from '../../../src/experiment/plan.ts';
import { interruptedRuns, type RunIdentity } from '../../../src/report/journal/interruptedRun.ts';
import { JournalFile } from '../../../src/report/journal/journalFile.ts';
import { findJournals } from '../../../src/report/journal/journalPath.ts';

const IDENTITY: RunIdentity = {
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

function planOf(name: string, replications = 40): Plan {
  return planReplications({ chain: { name, horizon: Infinity } as Chain, seed: '1' }, replications);
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

/** Runs a stage to a position: what is kept is read, the rest is kept; returns how much was read. */
function runStage(journal: JournalFile, plan: Plan, to = plan.blocks.length): number {
  const stage = journal.begin(plan);
  let position = 0;
  for (let result = stage.kept(position); result !== undefined; result = stage.kept(position)) {
    expect(result).toEqual(resultOf(position));
    if (++position === plan.blocks.length) return position;
  }
  const read = position;
  for (; position < to; position++) stage.keep(position, resultOf(position));
  return read;
}

function resume(onTrouble = trouble): JournalFile {
  const [run] = interruptedRuns(target);
  if (run === undefined) throw new Error('nothing was kept');
  return JournalFile.resume(target, run, onTrouble);
}

describe('a journal', () => {
  it('gives back what was kept, stage by stage, and goes on where it ended', () => {
    const first = JournalFile.create(target, IDENTITY, trouble);
    expect(runStage(first, planOf('a'), 3)).toBe(0);
    first.close();
    expect(interruptedRuns(target)).toMatchObject([{ identity: IDENTITY, blocks: 3, share: 0.6 }]);
    const second = resume();
    expect(runStage(second, planOf('a'))).toBe(3);
    expect(runStage(second, planOf('why'), 1)).toBe(0);
    second.close();
    const third = resume();
    expect([runStage(third, planOf('a')), runStage(third, planOf('why'))]).toEqual([5, 1]);
    third.close();
    const whole = resume();
    expect([runStage(whole, planOf('a')), runStage(whole, planOf('why'))]).toEqual([5, 5]);
    whole.remove();
    expect(fs.readdirSync(root)).toEqual([]);
  });

  it('is read up to where it was torn, wherever that is, and is whole again afterwards', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    runStage(journal, planOf('a'));
    runStage(journal, planOf('b'));
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
      seen = Math.max(seen, runStage(again, planOf('a')) + runStage(again, planOf('b')));
      again.close();
      expect(fs.readFileSync(path).equals(whole), `torn at ${length}`).toBe(true);
    }
    expect(seen).toBe(9);
  });

  it('refuses another plan in its first stage, and takes its own words for no other later on', () => {
    const journal = JournalFile.create(target, IDENTITY, trouble);
    runStage(journal, planOf('a'));
    runStage(journal, planOf('why'));
    journal.close();
    const kept = fs.readFileSync(findJournals(target).interrupted[0] as string);
    for (const other of [
      planOf('b'),
      planOf('a', 48),
      planReplications({ chain: planOf('a').variants[0]?.chain as Chain, seed: '2' }, 40),
    ]) {
      const again = resume();
      expect(() => again.begin(other)).toThrow(JournalMismatch);
      again.close();
    }
    expect(fs.readFileSync(findJournals(target).interrupted[0] as string).equals(kept)).toBe(true);
    const otherwise = resume();
    expect(runStage(otherwise, planOf('a'))).toBe(5);
    expect(runStage(otherwise, planOf('why not'))).toBe(0);
    otherwise.close();
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
    const stage = journal.begin(planOf('a'));
    const long = (position: number): BlockResult => ({
      ...resultOf(position),
      values: Float64Array.from({ length: 50 }, (_, index) => Math.sqrt(index + position)),
    });
    for (let position = 0; position < 5; position++) stage.keep(position, long(position));
    journal.close();
    expect(said.mock.calls).toEqual([['the disk is full']]);
    expect(interruptedRuns(target)).toMatchObject([{ blocks: 2 }]);
    const again = resume().begin(planOf('a'));
    expect([again.kept(0), again.kept(1), again.kept(2)]).toEqual([long(0), long(1), undefined]);
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
