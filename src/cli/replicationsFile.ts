import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { ReplicationRow } from '../experiment/index.ts';
import { replicationLines, replicationsHeader } from '../report/index.ts';

/** `replications.csv`, written as replications are folded, so that memory does not grow with their number. */
export class ReplicationsFile {
  static readonly NAME = 'replications.csv';
  private file: number | undefined;
  private readonly classification: string | undefined;

  /** Creates the file with its header. Throws what the file system throws. */
  constructor(path: string, classification: string | undefined) {
    this.classification = classification;
    this.file = openSync(path, 'w');
    writeFileSync(this.file, replicationsHeader(classification));
  }

  add(rows: readonly ReplicationRow[]): void {
    if (this.file !== undefined) writeFileSync(this.file, replicationLines(rows, this.classification));
  }

  /** May be called again. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
