import { readFileSync } from 'node:fs';
import { DrawingFault } from './drawingFault.ts';
import { FONT_FILES } from './fonts.ts';
import * as messages from './messages.ts';
import { reasonOf } from './resultsFolderFault.ts';
import { readFontWidths } from './textWidth.ts';

/**
 * Makes sure that charts can be drawn, before anything is computed that would be lost if they could not.
 *
 * @param without how to go on without charts, after "or"; absent where there is no way
 * @throws DrawingFault when a font that is shipped with the program, or the library that draws with it, cannot be read
 */
export async function requireDrawing(without?: string): Promise<void> {
  for (const file of FONT_FILES) {
    try {
      readFontWidths(readFileSync(file));
    } catch (error) {
      throw new DrawingFault(messages.cannotDraw(file, whyUnreadable(error), without));
    }
  }
  try {
    await import('@resvg/resvg-js');
  } catch (error) {
    throw new DrawingFault(messages.cannotDraw('@resvg/resvg-js', whyUnreadable(error), without));
  }
}

function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('syscall' in error && 'code' in error && error.code === 'ENOENT') return 'there is no such file';
  const [first = ''] = ('syscall' in error ? reasonOf(error) : error.message).split('\n');
  return first;
}
