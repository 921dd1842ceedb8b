import * as nodeFs from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, normalize, parse, relative, resolve, sep } from 'node:path';
import { filesOfManifest, MANIFEST } from './manifest.ts';
import { type FolderFileSystem, ResultsFolderFault, sentenceOf } from './resultsFolderFault.ts';
import { isRunning } from './runningProcess.ts';
import { sha256 } from './sha256.ts';

/** Partial folders that this process is writing; one with our process number that is not among them is a leftover. */
const open = new Set<string>();

/**
 * A folder of results that is written whole or not at all. Files go to a hidden sibling; `commit` puts it in the
 * place of the earlier results, which go only after the new ones stand. A folder in which our manifest lists every
 * file is replaced, any other that is not empty is refused, before anything is computed.
 */
export class ResultsFolder {
  /** Where the results will be, absolute. */
  readonly target: string;
  /** SHA-256 of the files written so far, by their paths in the folder. */
  readonly files = new Map<string, string>();
  private readonly partial: string;
  private readonly fs: FolderFileSystem;
  /** The highest folder above the target that was made for it. */
  private readonly made: string | undefined;

  private constructor(target: string, partial: string, made: string | undefined, fs: FolderFileSystem) {
    this.target = target;
    this.partial = partial;
    this.made = made;
    this.fs = fs;
  }

  /**
   * Checks the place and makes the partial folder `.NAME.partial-PID` beside it (and the folders above, if they
   * are not there). What a process that died left behind is put right first.
   * @throws ResultsFolderFault when results may not or cannot be written there; then nothing has changed.
   */
  static open(dir: string, fs: FolderFileSystem = nodeFs): ResultsFolder {
    return mapped(dir, () => {
      const target = realPath(resolve(dir), fs);
      refuseDangerous(dir, target, fs);
      const partial = hidden(target, 'partial', process.pid);
      if (open.has(partial)) {
        throw new ResultsFolderFault(
          'in-use',
          `The results folder ${dir} is being written by this run already.`,
        );
      }
      refuseForeign(dir, target, fs);
      const made = fs.mkdirSync(dirname(target), { recursive: true });
      restoreLeftovers(target, fs);
      fs.mkdirSync(partial);
      open.add(partial);
      return new ResultsFolder(target, partial, made, fs);
    });
  }

  /** Where a file is while it is written; its folder exists. `name` is a relative path with `/`. */
  path(name: string): string {
    const clean = normalize(name);
    if (name === '' || isAbsolute(clean) || clean.split(sep)[0] === '..') {
      throw new RangeError(`"${name}" is not the name of a file in the results folder.`);
    }
    const path = join(this.partial, clean);
    mapped(this.target, () => this.fs.mkdirSync(dirname(path), { recursive: true }));
    return path;
  }

  write(name: string, content: string | Uint8Array): void {
    const path = this.path(name);
    mapped(this.target, () => this.fs.writeFileSync(path, content));
    this.files.set(name, sha256(content));
  }

  /** Takes a file of the earlier results over as it is; `hash` is its SHA-256. */
  keep(name: string, hash: string): void {
    const path = this.path(name);
    mapped(this.target, () => {
      const source = join(this.target, normalize(name));
      try {
        this.fs.linkSync(source, path);
      } catch {
        // Not every file system has links.
        this.fs.copyFileSync(source, path);
      }
    });
    this.files.set(name, hash);
  }

  /**
   * Puts the results in their place.
   * @throws ResultsFolderFault when that cannot be done; the earlier results then stand as they were, and the new
   * ones are still in the partial folder, until `discard`.
   */
  commit(): void {
    mapped(this.target, () => {
      refuseForeign(this.target, this.target, this.fs);
      const old = hidden(this.target, 'old', process.pid);
      const replaces = this.fs.existsSync(this.target);
      if (replaces) this.fs.renameSync(this.target, old);
      try {
        this.fs.renameSync(this.partial, this.target);
      } catch (error) {
        if (replaces) this.fs.renameSync(old, this.target);
        throw error;
      }
      open.delete(this.partial);
      if (replaces) this.fs.rmSync(old, { recursive: true, force: true });
    });
  }

  /** Takes away what was written; earlier results stand. Does nothing after `commit`. */
  discard(): void {
    if (!open.delete(this.partial)) return;
    this.fs.rmSync(this.partial, { recursive: true, force: true });
    // Folders that were made for the target go too, as far as they are empty.
    for (let above = dirname(this.target); this.made !== undefined; above = dirname(above)) {
      if (!isWithin(above, this.made) || this.fs.readdirSync(above).length > 0) break;
      this.fs.rmdirSync(above);
    }
  }
}

function mapped<Result>(dir: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw sentenceOf(dir, error);
  }
}

function hidden(target: string, what: 'partial' | 'old', pid: number): string {
  return join(dirname(target), `.${basename(target)}.${what}-${pid}`);
}

/** The place itself if a link leads to it, so that the link stays and its goal is replaced. */
function realPath(path: string, fs: FolderFileSystem): string {
  return fs.existsSync(path) ? fs.realpathSync(path) : path;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function refuseDangerous(dir: string, target: string, fs: FolderFileSystem): void {
  const refuse = (what: string): never => {
    throw new ResultsFolderFault(
      'not-allowed',
      `Results cannot replace ${what} (${dir}); name a folder of their own.`,
    );
  };
  if (target === parse(target).root) refuse('the root folder');
  if (isWithin(realPath(homedir(), fs), target)) refuse('the home folder or one above it');
  if (isWithin(realPath(process.cwd(), fs), target)) refuse('the current folder or one above it');
}

function refuseForeign(dir: string, target: string, fs: FolderFileSystem): void {
  if (!fs.existsSync(target)) return;
  if (!fs.statSync(target).isDirectory()) {
    throw new ResultsFolderFault(
      'not-a-folder',
      `The results folder ${dir} is a file; name another with --out.`,
    );
  }
  if (fs.readdirSync(target).length === 0) return;
  const names = foreignFiles(target, fs);
  if (names.length === 0) return;
  throw new ResultsFolderFault(
    'holds-other-files',
    `The folder ${dir} holds files that are not results of Volhoud (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}); ` +
      'nothing was written. Take them away, or name another folder.',
  );
}

/** The files in a folder that no manifest of ours in it lists: somebody else's, or added to our results. */
function foreignFiles(target: string, fs: FolderFileSystem): string[] {
  const manifest = join(target, MANIFEST);
  const ours = fs.existsSync(manifest) ? filesOfManifest(fs.readFileSync(manifest, 'utf8')) : undefined;
  const known = new Set(ours === undefined ? [] : [MANIFEST, ...ours]);
  const foreign: string[] = [];
  const walk = (folder: string, prefix: string): void => {
    for (const name of fs.readdirSync(folder)) {
      const path = join(folder, name);
      if (fs.statSync(path).isDirectory()) walk(path, `${prefix}${name}/`);
      else if (!known.has(prefix + name)) foreign.push(prefix + name);
    }
  };
  walk(target, '');
  return foreign;
}

/**
 * What processes that are gone left behind: partial folders are taken away, and earlier results that were being
 * replaced are put back, or away if the new ones stand.
 */
function restoreLeftovers(target: string, fs: FolderFileSystem): void {
  const parent = dirname(target);
  for (const name of fs.readdirSync(parent)) {
    for (const what of ['partial', 'old'] as const) {
      const prefix = `.${basename(target)}.${what}-`;
      if (!name.startsWith(prefix)) continue;
      const pid = Number(name.slice(prefix.length));
      const path = join(parent, name);
      if (!Number.isInteger(pid)) continue;
      // Our own number, but not ours: in containers every process may have the same one.
      if (pid === process.pid ? open.has(path) : isRunning({ pid, startedAt: 0 })) continue;
      if (what === 'old' && !fs.existsSync(target)) fs.renameSync(path, target);
      else fs.rmSync(path, { recursive: true, force: true });
    }
  }
}
