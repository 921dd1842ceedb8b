import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FontWidths, readFontWidths } from './textWidth.ts';

/** The family of the fonts that are shipped with the program (see `fonts/LICENSE`). */
export const FONT_FAMILY = 'DejaVu Sans';

/** `src/report` and `dist/report` lie equally deep, so that the fonts are found from both. */
const FOLDER = new URL('../../src/report/fonts/', import.meta.url);

export const FONT_FILES: readonly string[] = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
  fileURLToPath(new URL(name, FOLDER)),
);

let read: readonly FontWidths[] | undefined;

/** Widths of the shipped font, regular or bold; the files are read once, when first asked for. */
export function fontWidths(bold: boolean): FontWidths {
  read ??= FONT_FILES.map((file) => readFontWidths(readFileSync(file)));
  return read[bold ? 1 : 0] as FontWidths;
}
