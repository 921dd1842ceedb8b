import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrameFile, FrameKind, FrameReader, frameBytes } from '../../../src/report/journal/frame.ts';

const KINDS = [FrameKind.Run, FrameKind.Round, FrameKind.Block];

const anyFrame = fc.record({
  kind: fc.constantFrom(...KINDS),
  number: fc.nat(),
  content: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
});

function fileOf(bytes: Buffer): FrameFile {
  return { size: bytes.length, read: (buffer, at) => void bytes.copy(buffer, 0, at) };
}

/** All frames of a file, and where the reader ends. */
function readAll(bytes: Buffer) {
  const reader = new FrameReader(fileOf(bytes));
  const frames = [];
  for (let frame = reader.next(); frame !== undefined; frame = reader.next()) frames.push(frame);
  return { frames, at: reader.at };
}

describe('frames', () => {
  it('cut off anywhere are read up to the last whole one', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 6 }), fc.nat(), (frames, cut) => {
        const each = frames.map(({ kind, number, content }) => frameBytes(kind, number, content));
        const bytes = Buffer.concat(each);
        const length = cut % (bytes.length + 1);
        let whole = 0;
        let end = 0;
        while (whole < each.length && end + (each[whole] as Buffer).length <= length) {
          end += (each[whole++] as Buffer).length;
        }
        expect(readAll(bytes.subarray(0, length))).toEqual({ frames: frames.slice(0, whole), at: end });
      }),
    );
  });

  it('with a changed byte are read up to the frame that it is in', () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (frames, place, change) => {
          const each = frames.map(({ kind, number, content }) => frameBytes(kind, number, content));
          const bytes = Buffer.concat(each);
          const at = place % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(at) ^ change, at);
          let whole = 0;
          for (let end = 0; end + (each[whole] as Buffer).length <= at; whole++)
            end += (each[whole] as Buffer).length;
          expect(readAll(bytes).frames).toEqual(frames.slice(0, whole));
        },
      ),
    );
  });

  it('are not seen in zeros, which a power cut may leave, nor in a length that cannot be', () => {
    expect(readAll(Buffer.alloc(4096)).frames).toEqual([]);
    expect(readAll(Buffer.alloc(4096, 0xff)).frames).toEqual([]);
  });
});
