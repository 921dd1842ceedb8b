import type { ReplicationRow } from '../experiment/index.ts';
import { FileStream, ReplicationLines, replicationsHeader } from '../report/index.ts';

/** `replications.csv`, written as replications are folded, so that memory does not grow with their number. */
export class ReplicationsFile {
  static readonly NAME = 'replications.csv';
  private readonly stream: FileStream;
  private readonly lines: ReplicationLines;

  /**
   * Creates the file with its header.
   * @param target where the results will be, for what is said of a failure
   * @throws ResultsFolderFault when it cannot be written, as `add` and `close` do: the disk is full
   */
  constructor(path: string, target: string, classification: string | undefined) {
    this.stream = new FileStream(path, target);
    this.lines = new ReplicationLines(classification);
    this.stream.write(replicationsHeader(classification));
  }

  add(rows: readonly ReplicationRow[]): void {
    this.stream.write(this.lines.of(rows));
  }

  /** May be called again. */
  close(): void {
    this.stream.close();
  }

  /** SHA-256 of what was written, in hexadecimal; asked once, at the end. */
  sha256(): string {
    return this.stream.sha256();
  }
}
