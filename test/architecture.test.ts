import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** From the ground up: each folder knows only those before it. */
const ORDER = ['core', 'engine', 'statistics', 'chain', 'scenario', 'experiment', 'report', 'cli'];
/** They run in a browser as they are. */
const WITHOUT_NODE = ['engine', 'statistics', 'chain', 'scenario'];

/**
 * The experiment folds and the report shows; what the report reads of the experiment are the types of findings. The
 * library stands above all but the command line.
 */
const rankOf = (folder: string): number => (folder === '.' ? ORDER.length : ORDER.indexOf(folder));

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
}

function importsOf(): Import[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(SRC, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)'([^']+)'/gm);
      const folder = name.includes('/') ? (name.split('/')[0] as string) : '.';
      return [...found].map((match) => ({ file: name, folder, target: match[1] as string }));
    });
}

/** The sources and packages that are loaded with a file, leaving out what it loads when it is needed. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  const text = readFileSync(join(SRC, file), 'utf8');
  for (const [, target = ''] of text.matchAll(/^(?:import|export|\}) (?!type\b)[^;]*?from '([^']+)'/gm)) {
    loadedWith(target.startsWith('.') ? relative(SRC, resolve(SRC, file, '..', target)) : target, seen);
  }
  return seen;
}

/** The folder of `src` that a relative import leads to; `.` for a file of `src` itself. */
function folderOf({ file, target }: Import): string {
  const path = relative(SRC, resolve(SRC, file, '..', target));
  return path.includes('/') ? (path.split('/')[0] as string) : '.';
}

const imports = importsOf();

describe('the architecture', () => {
  it('is read from the sources', () => {
    expect(imports.length).toBeGreaterThan(100);
    for (const folder of ORDER)
      expect(
        imports.some((each) => each.folder === folder),
        folder,
      ).toBe(true);
  });

  it('has imports in one direction only', () => {
    const upward = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter((each) => rankOf(folderOf(each)) > rankOf(each.folder))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(upward).toEqual([]);
  });

  it('knows every folder of the sources', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...ORDER].sort());
  });

  it('keeps Node out of the four lower folders', () => {
    const fromNode = imports
      .filter(({ folder, target }) => WITHOUT_NODE.includes(folder) && target.startsWith('node:'))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(fromNode).toEqual([]);
  });

  it('loads one small package to say which commands there are', () => {
    const loaded = [...loadedWith('cli/main.ts')];
    expect(loaded).toContain('cli/commands.ts');
    expect(loaded.filter((each) => !each.endsWith('.ts') && !each.startsWith('node:'))).toEqual([
      'commander',
    ]);
    expect(loaded.length).toBeLessThan(25);
  });

  it('names every import with its file', () => {
    const bare = imports.filter(({ target }) => target.startsWith('.') && !target.endsWith('.ts'));
    expect(bare.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});
