import { crc32 } from 'node:zlib';

/** What a frame of a journal holds. */
export const FrameKind = {
  /** JSON: which run it is of. First in the file. */
  Run: 1,
  /** JSON: a round of blocks is asked for. */
  Round: 2,
  /** A finished block: its key, and its result. */
  Block: 3,
} as const;

export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

/** Length and CRC-32 (both 32 bits, little-endian) of what follows. */
const HEAD = 8;
/** Of what follows, the kind and a number. */
const INTRODUCTION = 5;
/** More is no frame of ours, and not taken into memory. */
const LONGEST = 2 ** 31 - 1;

export interface Frame {
  readonly kind: FrameKind;
  readonly number: number;
  readonly content: Buffer;
}

/** What frames are read from and written to; a file of the system, or a test's. */
export interface FrameFile {
  readonly size: number;
  /** Fills the buffer from that place on; the place and its length are within the file. */
  read(buffer: Buffer, at: number): void;
}

export function frameBytes(kind: FrameKind, number: number, content: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + INTRODUCTION + content.length);
  bytes.writeUInt8(kind, HEAD);
  bytes.writeUInt32LE(number, HEAD + 1);
  content.copy(bytes, HEAD + INTRODUCTION);
  bytes.writeUInt32LE(INTRODUCTION + content.length, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEAD)), 4);
  return bytes;
}

/**
 * Walks over the frames of a file from its beginning. A frame that is cut off or is not as it was written (the program
 * or the machine was stopped while it was written) is the end, and so is all behind it.
 */
export class FrameReader {
  /** Where the next frame begins: all before is whole. */
  at = 0;
  private readonly file: FrameFile;

  constructor(file: FrameFile) {
    this.file = file;
  }

  /** The next frame with its content checked, if there is one; then `at` is behind it. */
  next(): Frame | undefined {
    const length = this.lengthOfNext();
    if (length === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(HEAD + length);
    this.file.read(bytes, this.at);
    const body = bytes.subarray(HEAD);
    if (crc32(body) !== bytes.readUInt32LE(4)) return undefined;
    this.at += bytes.length;
    return {
      kind: body.readUInt8(0) as FrameKind,
      number: body.readUInt32LE(1),
      content: body.subarray(INTRODUCTION),
    };
  }

  /** The kind of the next frame and the first bytes of its content, if it is all there; they are not checked. */
  beginning(bytes: number): Pick<Frame, 'kind' | 'content'> | undefined {
    const length = this.lengthOfNext();
    if (length === undefined) return undefined;
    const body = Buffer.allocUnsafe(Math.min(length, INTRODUCTION + bytes));
    this.file.read(body, this.at + HEAD);
    return { kind: body.readUInt8(0) as FrameKind, content: body.subarray(INTRODUCTION) };
  }

  /** Passes over the next frame, if it is all there. */
  skip(): void {
    const length = this.lengthOfNext();
    if (length !== undefined) this.at += HEAD + length;
  }

  private lengthOfNext(): number | undefined {
    if (this.at + HEAD + INTRODUCTION > this.file.size) return undefined;
    const head = Buffer.allocUnsafe(HEAD);
    this.file.read(head, this.at);
    const length = head.readUInt32LE(0);
    const isWhole = length >= INTRODUCTION && length <= LONGEST && this.at + HEAD + length <= this.file.size;
    return isWhole ? length : undefined;
  }
}
