/**
 * How many terminal columns a text takes: East Asian wide and full-width characters and emoji take two, marks
 * that combine with the one before and invisible format characters none. By grapheme, so that an emoji made of
 * several counts once. Source: Unicode Standard Annexes 11 (widths) and 29 (graphemes).
 */
export function displayWidth(text: string): number {
  if (PRINTABLE.test(text)) return text.length;
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The text cut to that many columns, with `ellipsis` at its end if anything was cut. */
export function cutTo(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - displayWidth(ellipsis);
  if (room < 0) return '';
  return `${takeColumns(text, room).trimEnd()}${ellipsis}`;
}

/** As many whole graphemes from the beginning as fit into that many columns. */
export function takeColumns(text: string, columns: number): string {
  let taken = '';
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns) break;
    taken += segment;
  }
  return taken;
}

/** Cut and filled with blanks to exactly that many columns. */
export function fitTo(text: string, columns: number, align: 'left' | 'right', ellipsis: string): string {
  const cut = cutTo(text, columns, ellipsis);
  const blanks = ' '.repeat(columns - displayWidth(cut));
  return align === 'left' ? cut + blanks : blanks + cut;
}

/** Grapheme boundaries do not depend on the language. */
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Only ASCII, of which each character takes one column. */
const PRINTABLE = /^[\x20-\x7e]*$/;

const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}\u115f-\u1160\u3164\uffa0]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}{2}/u;

/** The blocks of wide (W) and full-width (F) characters. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2;
  // Terminals draw the parts of a grapheme that do not combine (conjoining letters) side by side.
  let width = 0;
  for (const character of grapheme) {
    if (INVISIBLE.test(character)) continue;
    const point = character.codePointAt(0) as number;
    width += WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
  }
  return width;
}
