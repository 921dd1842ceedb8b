import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { sentenceOf } from './resultsFolderFault.ts';

/** A file that is written piece by piece, so that memory does not grow with it. */
export class FileStream {
  private file: number | undefined;
  private readonly hash = createHash('sha256');
  private readonly target: string;

  /**
   * Creates the file, empty.
   * @param target where the results will be, for what is said of a failure
   * @throws ResultsFolderFault when it cannot be written, as `write` and `close` do: the disk is full
   */
  constructor(path: string, target: string) {
    this.target = target;
    this.file = this.mapped(() => openSync(path, 'w'));
  }

  /** Does nothing once it is closed. */
  write(text: string): void {
    const { file } = this;
    if (file === undefined) return;
    this.mapped(() => writeFileSync(file, text));
    this.hash.update(text);
  }

  /** May be called again. */
  close(): void {
    const { file } = this;
    this.file = undefined;
    if (file !== undefined) this.mapped(() => closeSync(file));
  }

  /** SHA-256 of what was written, in hexadecimal; asked once, at the end. */
  sha256(): string {
    return this.hash.digest('hex');
  }

  private mapped<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw sentenceOf(this.target, error);
    }
  }
}
