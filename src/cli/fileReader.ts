import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { FileReader } from '../scenario/index.ts';
import * as messages from './messages.ts';

/** A scenario is text that somebody wrote: what is larger than this is something else. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Reads scenario files from disk. Messages say why that cannot be; who asks says which file. */
export const fileReader: FileReader = {
  read(path) {
    const size = statsOf(path);
    if (size > MOST_BYTES) throw new Error(messages.fileTooLarge(size, MOST_BYTES));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    } catch (error) {
      throw new Error(
        error instanceof TypeError
          ? messages.NOT_UTF8
          : messages.whyUnreadable((error as NodeJS.ErrnoException).code ?? String(error)),
      );
    }
  },
  resolve(fromFile, path) {
    // Relative to where the program runs, as the first file was typed: so it can be shown and opened.
    return isAbsolute(path) ? path : join(dirname(fromFile), path);
  },
  identity(path) {
    try {
      return realpathSync(path);
    } catch {
      return resolve(path);
    }
  },
};

/** Size in bytes of a plain file; anything else is refused before it is read. */
function statsOf(path: string): number {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(path);
  } catch (error) {
    throw new Error(messages.whyUnreadable((error as NodeJS.ErrnoException).code ?? String(error)));
  }
  if (stats.isDirectory()) throw new Error(messages.IS_FOLDER);
  if (!stats.isFile()) throw new Error(messages.NOT_A_FILE);
  return stats.size;
}
