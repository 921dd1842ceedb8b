import type { Place } from './fault.ts';

/** A text that nodes point into: a scenario file, or one change from outside (`--set`). */
export interface Source {
  /** As shown in places. */
  readonly file: string;
  readonly text: string;
  /** Offset at which each line begins, ascending from 0. */
  readonly lineStarts: readonly number[];
  /** Whether it is an overlay, whose values may have to be left out of what is written. */
  readonly isOverlay: boolean;
}

export function makeSource(file: string, text: string, isOverlay = false): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts, isOverlay };
}

/** A position in a source; turned into a place only when a fault needs it. */
export interface Position {
  readonly source: Source;
  readonly offset: number;
}

export function placeAt({ source, offset }: Position, path?: string): Place {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const begin = source.lineStarts[low]!;
  const end = source.lineStarts[low + 1] ?? source.text.length + 1;
  return {
    file: source.file,
    line: low + 1,
    column: offset - begin + 1,
    ...(path === undefined || path === '' ? {} : { path }),
    sourceLine: source.text.slice(begin, Math.max(begin, end - 1)).replace(/\r$/, ''),
  };
}
