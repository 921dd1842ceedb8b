import * as nodeFs from 'node:fs';
import type { FrameFile } from './frame.ts';

/** What a journal needs of the file system; given in, so that its failures can be tried. */
export type JournalFileSystem = Pick<
  typeof nodeFs,
  'closeSync' | 'fstatSync' | 'ftruncateSync' | 'openSync' | 'readSync' | 'writeSync'
>;

/** An open file that is read anywhere and written at its end. */
export class OpenFile implements FrameFile {
  size: number;
  private readonly file: number;
  private readonly fs: JournalFileSystem;

  /** @param flags as of `open`; a new file is for its owner alone. Throws what the file system throws. */
  constructor(path: string, flags: 'r' | 'r+' | 'wx+', fs: JournalFileSystem = nodeFs) {
    this.fs = fs;
    this.file = fs.openSync(path, flags, 0o600);
    this.size = fs.fstatSync(this.file).size;
  }

  read(buffer: Buffer, at: number): void {
    for (let done = 0; done < buffer.length; ) {
      const read = this.fs.readSync(this.file, buffer, done, buffer.length - done, at + done);
      if (read === 0) throw new RangeError('The file is shorter than it was.');
      done += read;
    }
  }

  /** Writes at the end. After a failure the file is as long as before, where the file system still allows that. */
  append(bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += this.fs.writeSync(this.file, bytes, done, bytes.length - done, this.size + done);
      }
    } catch (error) {
      this.truncate(this.size);
      throw error;
    }
    this.size += bytes.length;
  }

  truncate(size: number): void {
    this.fs.ftruncateSync(this.file, size);
    this.size = size;
  }

  close(): void {
    this.fs.closeSync(this.file);
  }
}
