import * as nodeFs from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BlockKey, BlockResult, Journal } from '../../experiment/index.ts';
import { reasonOf } from '../resultsFolderFault.ts';
import { FrameKind, FrameReader, frameBytes } from './frame.ts';
import type { InterruptedRun } from './interruptedRun.ts';
import {
  KEY_BYTES,
  keyBytes,
  keyText,
  type RoundBeginning,
  type RunIdentity,
  readIndex,
} from './journalIndex.ts';
import { openJournals, ownJournalPath } from './journalPath.ts';
import { type JournalFileSystem, OpenFile } from './openFile.ts';

/**
 * The journal of a run, a file beside its results: which run it is of, then how many blocks were asked for and those that
 * are finished, each with its key, its length and its checksum. A block is found by its key, wherever it lies; one that is
 * not whole is not there. A journal that cannot be written any longer keeps what it has.
 */
export class JournalFile implements Journal {
  private readonly path: string;
  private readonly file: OpenFile;
  private readonly onTrouble: (reason: string) => void;
  /** Where the blocks lie, by their keys. */
  private readonly blocks: Map<string, number>;
  /** Blocks asked for by round, as the file has it. */
  private readonly rounds: Map<number, number>;
  private round = 0;
  private begun: (() => void) | undefined;
  private state: 'open' | 'full' | 'closed' = 'open';

  private constructor(
    path: string,
    file: OpenFile,
    onTrouble: (reason: string) => void,
    blocks: Map<string, number>,
    rounds: Map<number, number>,
  ) {
    this.path = path;
    this.file = file;
    this.onTrouble = onTrouble;
    this.blocks = blocks;
    this.rounds = rounds;
    openJournals.add(path);
  }

  /**
   * A new journal.
   * @param onTrouble told once, in words, when no more can be kept
   * @throws what the file system throws
   */
  static create(
    target: string,
    identity: RunIdentity,
    onTrouble: (reason: string) => void,
    fs: JournalFileSystem = nodeFs,
  ): JournalFile {
    const path = ownJournalPath(target);
    nodeFs.rmSync(path, { force: true });
    const file = new OpenFile(path, 'wx+', fs);
    const journal = new JournalFile(path, file, onTrouble, new Map(), new Map());
    journal.append(FrameKind.Run, 0, json(identity));
    return journal;
  }

  /** The journal of an interrupted run, which this process takes over; that it is of the same run is the caller's to know. */
  static resume(
    target: string,
    run: InterruptedRun,
    onTrouble: (reason: string) => void,
    fs: JournalFileSystem = nodeFs,
  ): JournalFile {
    const path = ownJournalPath(target);
    if (path !== run.path) nodeFs.renameSync(run.path, path);
    const file = new OpenFile(path, 'r+', fs);
    const index = readIndex(file);
    // What was cut off is written over.
    if (index !== undefined) file.truncate(index.end);
    return new JournalFile(path, file, onTrouble, index?.blocks ?? new Map(), index?.rounds ?? new Map());
  }

  /** Whether it holds a finished block. */
  get hasBlocks(): boolean {
    return this.blocks.size > 0;
  }

  /** Has that done once, when the first blocks are asked for. */
  whenBegun(act: () => void): void {
    this.begun = act;
  }

  begin(blocks: number): void {
    const { begun } = this;
    this.begun = undefined;
    begun?.();
    const round = this.round++;
    if (this.rounds.get(round) === blocks) return;
    this.rounds.set(round, blocks);
    this.append(FrameKind.Round, round, json({ round, blocks } satisfies RoundBeginning));
  }

  has(block: BlockKey): boolean {
    return this.blocks.has(keyText(keyBytes(block)));
  }

  kept(block: BlockKey): BlockResult | undefined {
    const key = keyText(keyBytes(block));
    const at = this.blocks.get(key);
    if (at === undefined || this.state === 'closed') return undefined;
    const reader = new FrameReader(this.file);
    reader.at = at;
    const frame = reader.next();
    if (frame === undefined) {
      this.blocks.delete(key);
      return undefined;
    }
    return deserialize(inflateRawSync(frame.content.subarray(KEY_BYTES))) as BlockResult;
  }

  keep(block: BlockKey, result: BlockResult): void {
    const key = keyBytes(block);
    const at = this.file.size;
    this.append(FrameKind.Block, this.blocks.size, Buffer.concat([key, packed(result)]));
    if (this.state === 'open') this.blocks.set(keyText(key), at);
  }

  /** Closes the file; what it holds is kept for a run that goes on from it. May be called again. */
  close(): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.file.close();
    openJournals.delete(this.path);
  }

  /** Takes the file away: the run is done, or there is nothing in it to go on from. */
  remove(): void {
    this.close();
    this.blocks.clear();
    nodeFs.rmSync(this.path, { force: true });
  }

  private append(kind: FrameKind, number: number, content: Buffer): void {
    if (this.state !== 'open') return;
    try {
      this.file.append(frameBytes(kind, number, content));
    } catch (error) {
      this.state = 'full';
      this.onTrouble(reasonOf(error));
    }
  }
}

/**
 * Whatever a result is made of, exactly: as it travels between threads. A replication of the letter's chain has 1.3 MB of
 * numbers, which the quickest compression makes four times smaller in well under a hundredth of its own time.
 */
function packed(result: BlockResult): Buffer {
  return deflateRawSync(serialize(result), { level: 1 });
}

function json(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content), 'utf8');
}
