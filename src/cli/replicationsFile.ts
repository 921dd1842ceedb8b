import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { ReplicationRow } from '../experiment/index.ts';
import { replicationLines, replicationsHeader, sentenceOf } from '../report/index.ts';

/** `replications.csv`, written as replications are folded, so that memory does not grow with their number. */
export class ReplicationsFile {
  static readonly NAME = 'replications.csv';
  private file: number | undefined;
  private readonly hash = createHash('sha256');
  private readonly target: string;
  private readonly classification: string | undefined;

  /**
   * Creates the file with its header.
   * @param target where the results will be, for what is said of a failure
   * @throws ResultsFolderFault when it cannot be written, as `add` and `close` do: the disk is full
   */
  constructor(path: string, target: string, classification: string | undefined) {
    this.target = target;
    this.classification = classification;
    this.file = this.mapped(() => openSync(path, 'w'));
    this.write(replicationsHeader(classification));
  }

  add(rows: readonly ReplicationRow[]): void {
    this.write(replicationLines(rows, this.classification));
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

  private write(text: string): void {
    const { file } = this;
    if (file === undefined) return;
    this.mapped(() => writeFileSync(file, text));
    this.hash.update(text);
  }

  private mapped<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw sentenceOf(this.target, error);
    }
  }
}
