import { basename, extname, join, resolve } from 'node:path';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';

/**
 * Where the results of each scenario go: `--out DIR` is this run's own folder, with several scenarios DIR/NAME;
 * otherwise `output/NAME`, NAME being the file's name without its extension.
 *
 * @throws InputFault when two scenarios would be written to one folder, or when `--out` names none
 */
export function outputFolders(files: readonly string[], out: string | undefined): string[] {
  if (out?.trim() === '') throw new InputFault(messages.OUT_IS_EMPTY);
  const folders = files.map((file) => {
    const name = basename(file, extname(file));
    if (out === undefined) return join('output', name);
    return files.length === 1 ? out : join(out, name);
  });
  const byFolder = new Map<string, string>();
  for (const [index, folder] of folders.entries()) {
    const file = files[index] as string;
    const other = byFolder.get(resolve(folder));
    if (other !== undefined) throw new InputFault(messages.sameOutput(other, file, folder));
    byFolder.set(resolve(folder), file);
  }
  return folders;
}
