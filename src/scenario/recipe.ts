import type { Chain } from '../chain/chain.ts';
import { Compilation } from './compile/compilation.ts';
import { compileChain } from './compile/compileChain.ts';
import type { DrawnValue, UniformOf } from './compile/drawing.ts';
import type { Fault } from './fault.ts';
import { findPolicySettings } from './findPolicySettings.ts';
import { loadMathParser } from './mathParser.ts';
import type { MapNode } from './node.ts';
import type { FileReader } from './scenario.ts';
import type { ValidationResult } from './validate.ts';

export type { DrawnValue, UniformOf } from './compile/drawing.ts';

/**
 * What a scenario was compiled from, after all layers: enough to compile its chain again with other values, anywhere.
 * Plain data that survives a structured clone.
 */
export interface Recipe {
  readonly root: MapNode;
  readonly shape: ValidationResult;
  readonly files: ReadFiles;
  readonly parserNeeded: boolean;
}

/** What was read of the files that a scenario names. */
export interface ReadFiles {
  /** The path that another path meant in a file, by both. */
  readonly paths: Record<string, string>;
  readonly texts: Record<string, string>;
}

/** A chain with drawn values, or the faults for which there is none. */
export interface DrawnChain {
  readonly chain: Chain;
  readonly drawn: readonly DrawnValue[];
  readonly faults: readonly Fault[];
}

/** A reader that remembers what it read. */
export function remembering(reader: FileReader): { reader: FileReader; files: ReadFiles } {
  const files: ReadFiles = { paths: {}, texts: {} };
  return {
    files,
    reader: {
      ...(reader.identity && { identity: (path: string) => reader.identity?.(path) ?? path }),
      resolve(from, path) {
        const resolved = reader.resolve(from, path);
        files.paths[keyOf(from, path)] = resolved;
        return resolved;
      },
      read(path) {
        const text = reader.read(path);
        files.texts[path] = text;
        return text;
      },
    },
  };
}

/**
 * Compiles the recipe's chain with drawn values, as often as asked. Every value that has a range is drawn over it; all
 * else is as in the file. Of the same uniform numbers it makes the same chain.
 */
export async function recompiler(recipe: Recipe): Promise<(uniformOf: UniformOf) => DrawnChain> {
  const { root, shape, files, parserNeeded } = recipe;
  const parser = parserNeeded ? await loadMathParser() : undefined;
  const reader = readerOf(files);
  return (uniformOf) => {
    const compilation = new Compilation(root, shape, reader, parser, false, uniformOf);
    const compiled = compileChain(compilation);
    if (compilation.faults.length === 0) {
      findPolicySettings(root, reader, compilation, compiled, parser, uniformOf);
    }
    const { chain } = compiled;
    return { chain, drawn: compilation.drawn, faults: compilation.faults };
  };
}

/** A reader that gives again what was read. */
export function readerOf(files: ReadFiles): FileReader {
  return {
    resolve: (from, path) => files.paths[keyOf(from, path)] ?? path,
    read: (path) => files.texts[path] ?? '',
  };
}

function keyOf(from: string, path: string): string {
  return `${from}\0${path}`;
}
