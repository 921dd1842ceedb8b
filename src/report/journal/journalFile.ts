import * as nodeFs from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  type BlockResult,
  type Journal,
  JournalMismatch,
  type JournalStage,
  type Plan,
} from '../../experiment/index.ts';
import * as messages from '../messages.ts';
import { reasonOf } from '../resultsFolderFault.ts';
import { type Frame, FrameKind, FrameReader, frameBytes, lengthOf } from './frame.ts';
import type { InterruptedRun, RunIdentity, StageBeginning } from './interruptedRun.ts';
import { openJournals, ownJournalPath } from './journalPath.ts';
import { type JournalFileSystem, OpenFile } from './openFile.ts';
import { planFingerprint } from './planFingerprint.ts';

/**
 * The journal of a run, a file beside its results: which run it is of, then stage by stage its finished blocks in the
 * order of the plan, each with its length and checksum. It is read once, block by block; from the first block that is
 * not there or not whole on it is written. A journal that cannot be written any longer keeps what it has.
 */
export class JournalFile implements Journal {
  private readonly path: string;
  private readonly file: OpenFile;
  private readonly onTrouble: (reason: string) => void;
  /** What an interrupted run kept and is not read yet; absent once this run writes. */
  private reader: FrameReader | undefined;
  private stages = 0;
  private blocks = 0;
  private state: 'open' | 'full' | 'closed' = 'open';

  private constructor(
    path: string,
    file: OpenFile,
    onTrouble: (reason: string) => void,
    reader?: FrameReader,
  ) {
    this.path = path;
    this.file = file;
    this.onTrouble = onTrouble;
    this.reader = reader;
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
    const journal = new JournalFile(path, new OpenFile(path, 'wx+', fs), onTrouble);
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
    const reader = new FrameReader(file);
    reader.next();
    return new JournalFile(path, file, onTrouble, reader);
  }

  /** Whether kept blocks are being read; else this run computes. */
  get isRead(): boolean {
    return this.reader !== undefined;
  }

  /** Whether it holds a finished block. */
  get hasBlocks(): boolean {
    return this.blocks > 0 || this.reader !== undefined;
  }

  begin(plan: Plan): JournalStage {
    const stage = this.stages++;
    const beginning = stageFrame(stage, plan);
    const frame = this.read(FrameKind.Stage);
    const isSame = frame?.content.equals(beginning) === true;
    if (frame !== undefined && !isSame) {
      if (stage === 0) throw new JournalMismatch(messages.OTHER_PLAN);
      // What comes after the first stage follows from what was asked beyond it.
      this.cutBefore(frame);
    }
    if (!isSame) this.append(FrameKind.Stage, stage, beginning);
    return {
      kept: (position) => this.kept(position),
      keep: (position, result) => {
        this.append(FrameKind.Block, position, packed(result));
        if (this.state === 'open') this.blocks++;
      },
    };
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
    this.reader = undefined;
    this.blocks = 0;
    nodeFs.rmSync(this.path, { force: true });
  }

  private kept(position: number): BlockResult | undefined {
    const frame = this.read(FrameKind.Block);
    if (frame === undefined) return undefined;
    if (frame.number !== position) {
      this.cutBefore(frame);
      return undefined;
    }
    this.blocks++;
    return deserialize(inflateRawSync(frame.content)) as BlockResult;
  }

  /** The next frame of an interrupted run if it is of that kind; from the first that is not on, what is left is cut off. */
  private read(kind: FrameKind): Frame | undefined {
    if (this.reader === undefined) return undefined;
    const before = this.reader.at;
    const frame = this.reader.next();
    if (frame?.kind === kind) return frame;
    this.cutAt(before);
    return undefined;
  }

  private cutBefore(frame: Frame): void {
    if (this.reader !== undefined) this.cutAt(this.reader.at - lengthOf(frame));
  }

  private cutAt(size: number): void {
    this.reader = undefined;
    this.file.truncate(size);
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

function stageFrame(stage: number, plan: Plan): Buffer {
  const { length } = plan.blocks;
  return json({ stage, blocks: length, plan: planFingerprint(plan) } satisfies StageBeginning);
}

function json(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content), 'utf8');
}
