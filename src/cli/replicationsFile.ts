import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { ReplicationRow } from '../experiment/index.ts';
import { replicationLines, replicationsHeader } from '../report/index.ts';

/** `replications.csv`, written as replications are folded, so that memory does not grow with their number. */
export class ReplicationsFile {
  static readonly NAME = 'replications.csv';
  private file: number | undefined;
  private readonly hash = createHash('sha256');
  private readonly classification: string | undefined;

  /** Creates the file with its header. Throws what the file system throws. */
  constructor(path: string, classification: string | undefined) {
    this.classification = classification;
    this.file = openSync(path, 'w');
    this.write(replicationsHeader(classification));
  }

  add(rows: readonly ReplicationRow[]): void {
    this.write(replicationLines(rows, this.classification));
  }

  /** May be called again. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  /** SHA-256 of what was written, in hexadecimal; asked once, at the end. */
  sha256(): string {
    return this.hash.digest('hex');
  }

  private write(text: string): void {
    if (this.file === undefined) return;
    writeFileSync(this.file, text);
    this.hash.update(text);
  }
}
