import * as fs from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ResultsFolder } from '../../src/report/resultsFolder.ts';
import { type FolderFileSystem, ResultsFolderFault } from '../../src/report/resultsFolderFault.ts';

const OURS = '{"tool":"volhoud","files":["old.csv","new.csv","verdict.json","charts/a.svg"]}';
/** No process has this number: Linux counts to 2²² at most. */
const DEAD = 4_194_305;

let root: string;
let target: string;

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'volhoud-folder-'));
  target = join(root, 'baseline');
});

afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** All files below the root with their content. */
function tree(folder = root, prefix = ''): Record<string, string> {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const name = prefix + entry.name;
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? { [`${name}/`]: '', ...tree(path, `${name}/`) }
      : { [name]: fs.readFileSync(path, 'utf8') };
  });
  return Object.assign({}, ...entries);
}

function earlierResults(): void {
  fs.mkdirSync(target);
  fs.writeFileSync(join(target, 'manifest.json'), OURS);
  fs.writeFileSync(join(target, 'old.csv'), 'old');
}

function faultOf(action: () => unknown): ResultsFolderFault {
  try {
    action();
  } catch (error) {
    if (error instanceof ResultsFolderFault) return error;
    throw error;
  }
  throw new Error('No fault');
}

/** The file system, in which one function fails once with that code (the n-th time it is called). */
function failing(name: keyof FolderFileSystem, code: string, time = 1): FolderFileSystem {
  let calls = 0;
  const functions: FolderFileSystem = { ...fs };
  const real = functions[name] as (...args: unknown[]) => unknown;
  const fake = (...args: unknown[]): unknown => {
    calls += 1;
    if (calls === time) throw Object.assign(new Error(code), { code });
    return real(...args);
  };
  return { ...fs, [name]: fake } as FolderFileSystem;
}

describe('a results folder', () => {
  it('shows nothing until it is committed, then everything', () => {
    const folder = ResultsFolder.open(target);
    folder.write('summary.csv', 'a');
    folder.write('charts/one.svg', 'b');
    folder.write('charts/one.png', new Uint8Array([65]));
    expect(fs.existsSync(target)).toBe(false);
    folder.commit();
    expect(tree()).toEqual({
      'baseline/': '',
      'baseline/summary.csv': 'a',
      'baseline/charts/': '',
      'baseline/charts/one.svg': 'b',
      'baseline/charts/one.png': 'A',
    });
  });

  it('is written beside the place, hidden, under the number of the process', () => {
    const folder = ResultsFolder.open(target);
    expect(fs.readdirSync(root)).toEqual([`.baseline.partial-${process.pid}`]);
    expect(folder.path('charts/one.svg')).toBe(
      join(root, `.baseline.partial-${process.pid}`, 'charts', 'one.svg'),
    );
    fs.writeFileSync(folder.path('a/b/streamed.csv'), 'x');
    folder.discard();
  });

  it('replaces an earlier one of ours whole', () => {
    earlierResults();
    const folder = ResultsFolder.open(target);
    folder.write('manifest.json', OURS);
    expect(tree()).toMatchObject({ 'baseline/old.csv': 'old' });
    folder.commit();
    expect(tree()).toEqual({ 'baseline/': '', 'baseline/manifest.json': OURS });
  });

  it('takes an empty folder, and makes the folders above it', () => {
    fs.mkdirSync(target);
    ResultsFolder.open(target).commit();
    const deep = ResultsFolder.open(join(root, 'a/b/c'));
    deep.write('x', 'y');
    deep.commit();
    expect(tree()).toEqual({ 'baseline/': '', 'a/': '', 'a/b/': '', 'a/b/c/': '', 'a/b/c/x': 'y' });
  });

  it('leaves everything as it was when discarded', () => {
    earlierResults();
    const before = tree();
    for (const place of [target, join(root, 'a/b/c')]) {
      const folder = ResultsFolder.open(place);
      folder.write('charts/new.csv', 'new');
      folder.discard();
      folder.discard();
      expect(tree()).toEqual(before);
    }
  });

  it('stands when discard is called after commit', () => {
    const folder = ResultsFolder.open(target);
    folder.write('x', 'y');
    folder.commit();
    folder.discard();
    expect(tree()).toEqual({ 'baseline/': '', 'baseline/x': 'y' });
  });

  it('replaces what a link leads to, and leaves the link', () => {
    earlierResults();
    const link = join(root, 'link');
    fs.symlinkSync(target, link);
    const folder = ResultsFolder.open(link);
    folder.write('manifest.json', OURS);
    folder.commit();
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(target)).toEqual(['manifest.json']);
  });

  it.each(['', '..', '../x', '/etc/x', 'a/../../x'])('has no file named %j', (name) => {
    const folder = ResultsFolder.open(target);
    expect(() => folder.write(name, 'x')).toThrow(RangeError);
    folder.discard();
    expect(tree()).toEqual({});
  });
});

describe('what is refused before anything is written', () => {
  it.each([
    [
      'a folder with other files',
      () => fs.mkdirSync(target) ?? fs.writeFileSync(join(target, 'thesis.doc'), 'x'),
      'holds-other-files',
    ],
    [
      "somebody else's manifest",
      () => fs.mkdirSync(target) ?? fs.writeFileSync(join(target, 'manifest.json'), '{"tool":"x"}'),
      'holds-other-files',
    ],
    [
      'a broken manifest',
      () => fs.mkdirSync(target) ?? fs.writeFileSync(join(target, 'manifest.json'), '{'),
      'holds-other-files',
    ],
    [
      'an earlier result to which somebody added a file',
      () => earlierResults() ?? fs.writeFileSync(join(target, 'notes.txt'), 'mine'),
      'holds-other-files',
    ],
    [
      'an earlier result to which somebody added a folder with a file',
      () =>
        earlierResults() ??
        fs.mkdirSync(join(target, 'charts')) ??
        fs.writeFileSync(join(target, 'charts', 'mine.svg'), 'mine'),
      'holds-other-files',
    ],
    ['a file', () => fs.writeFileSync(target, 'x'), 'not-a-folder'],
  ] as const)('%s', (_, prepare, code) => {
    prepare();
    const before = tree();
    const fault = faultOf(() => ResultsFolder.open(target));
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(/^[A-Z].*\.$/);
    expect(fault.message).toContain(target);
    expect(tree()).toEqual(before);
  });

  it('a place below a file', () => {
    fs.writeFileSync(target, 'x');
    expect(faultOf(() => ResultsFolder.open(join(target, 'below'))).code).toBe('not-a-folder');
    expect(tree()).toEqual({ baseline: 'x' });
  });

  it.each([['/'], [homedir()], [process.cwd()], ['.'], ['..']])('%s', (dir) => {
    expect(faultOf(() => ResultsFolder.open(dir)).code).toBe('not-allowed');
  });

  it('a name that is too long', () => {
    expect(faultOf(() => ResultsFolder.open(join(root, 'x'.repeat(300)))).code).toBe('name-too-long');
    expect(tree()).toEqual({});
  });

  it('a folder that this process is writing already', () => {
    const folder = ResultsFolder.open(target);
    folder.write('x', 'y');
    expect(faultOf(() => ResultsFolder.open(target)).code).toBe('in-use');
    folder.commit();
    expect(tree()).toEqual({ 'baseline/': '', 'baseline/x': 'y' });
  });

  it.each([
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'no-space'],
  ])('a file system that says %s', (code, expected) => {
    const fault = faultOf(() => ResultsFolder.open(target, failing('mkdirSync', code, 2)));
    expect(fault.code).toBe(expected);
    expect(fault.message).toMatch(/^Results cannot be written to .*: .*\.$/);
    expect(tree()).toEqual({});
  });

  it.runIf(process.getuid?.() !== 0)('a folder above without permission to write', () => {
    fs.chmodSync(root, 0o500);
    expect(faultOf(() => ResultsFolder.open(target)).code).toBe('no-permission');
    fs.chmodSync(root, 0o700);
  });
});

describe('when something fails on the way', () => {
  it('a full disk is told as such, and the earlier results stand', () => {
    earlierResults();
    const before = tree();
    const folder = ResultsFolder.open(target, failing('writeFileSync', 'ENOSPC'));
    expect(faultOf(() => folder.write('x', 'y')).code).toBe('no-space');
    folder.discard();
    expect(tree()).toEqual(before);
  });

  it.each([1, 2])('the earlier results stand when rename number %i of the swap fails', (time) => {
    earlierResults();
    const before = tree();
    const folder = ResultsFolder.open(target, failing('renameSync', 'EACCES', time));
    folder.write('manifest.json', OURS);
    expect(faultOf(() => folder.commit()).code).toBe('no-permission');
    expect(tree()).toMatchObject(before);
    folder.discard();
    expect(tree()).toEqual(before);
  });

  it("somebody else's files that came in the meantime are not replaced", () => {
    const folder = ResultsFolder.open(target);
    folder.write('x', 'y');
    fs.mkdirSync(target);
    fs.writeFileSync(join(target, 'thesis.doc'), 'x');
    expect(faultOf(() => folder.commit()).code).toBe('holds-other-files');
    folder.discard();
    expect(tree()).toEqual({ 'baseline/': '', 'baseline/thesis.doc': 'x' });
  });

  it('an error that is not of the file system comes through as it is', () => {
    const broken = {
      ...fs,
      mkdirSync: () => {
        throw new TypeError('defect');
      },
    } as unknown as FolderFileSystem;
    expect(() => ResultsFolder.open(target, broken)).toThrow(TypeError);
  });
});

describe('what dead processes left behind', () => {
  it('partial folders are taken away; those of others and of living processes stay', () => {
    for (const name of [
      `.baseline.partial-${DEAD}`,
      `.baseline.partial-${process.pid}`,
      `.other.partial-${DEAD}`,
      `.baseline.partial-${process.ppid}`,
      '.baseline.partial-x',
    ]) {
      fs.mkdirSync(join(root, name));
    }
    const folder = ResultsFolder.open(target);
    folder.discard();
    expect(Object.keys(tree()).sort()).toEqual(
      [`.baseline.partial-${process.ppid}/`, '.baseline.partial-x/', `.other.partial-${DEAD}/`].sort(),
    );
  });

  it('earlier results that were being replaced are put back', () => {
    fs.mkdirSync(join(root, `.baseline.old-${DEAD}`));
    fs.writeFileSync(join(root, `.baseline.old-${DEAD}`, 'manifest.json'), OURS);
    ResultsFolder.open(target).discard();
    expect(tree()).toEqual({ 'baseline/': '', 'baseline/manifest.json': OURS });
  });

  it('earlier results that have been replaced are taken away', () => {
    earlierResults();
    fs.mkdirSync(join(root, `.baseline.old-${DEAD}`));
    ResultsFolder.open(target).discard();
    expect(Object.keys(tree())).not.toContain(`.baseline.old-${DEAD}/`);
    expect(tree()).toMatchObject({ 'baseline/old.csv': 'old' });
  });
});
