/** Widths of text in a font, from the font file itself; kerning and shaping are left out. */
export interface FontWidths {
  /** Width of a text at that size, in the unit of the size. */
  width(text: string, size: number): number;
}

/**
 * Reads the advance widths of a TrueType font.
 * Source: OpenType specification, tables `head`, `hhea`, `hmtx`, `cmap` (formats 4 and 12).
 * @throws RangeError when the file is not a font with one of these tables.
 */
export function readFontWidths(file: Uint8Array): FontWidths {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const table = tablesOf(view);
  const unitsPerEm = view.getUint16(table('head') + 18);
  const fullMetrics = view.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyphOf = glyphFinder(view, table('cmap'));
  const known = new Map<number, number>();

  const advance = (character: number): number => {
    const cached = known.get(character);
    if (cached !== undefined) return cached;
    // Glyphs after the last full metric share its advance; glyph 0 is the box for what the font lacks.
    const glyph = Math.min(glyphOf(character), fullMetrics - 1);
    const width = view.getUint16(hmtx + 4 * glyph) / unitsPerEm;
    known.set(character, width);
    return width;
  };

  return {
    width(text, size) {
      let sum = 0;
      for (const character of text) sum += advance(character.codePointAt(0) as number);
      return sum * size;
    },
  };
}

function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  const count = view.getUint16(4);
  for (let entry = 0, at = 12; entry < count; entry += 1, at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    offsets.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new RangeError(`The font has no table "${tag}".`);
    return offset;
  };
}

/** From a character to its glyph; 0 if the font has none. The widest character map of the font is used. */
function glyphFinder(view: DataView, cmap: number): (character: number) => number {
  const formats = new Map<number, number>();
  const count = view.getUint16(cmap + 2);
  for (let entry = 0; entry < count; entry += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * entry + 4);
    formats.set(view.getUint16(at), at);
  }
  const full = formats.get(12);
  if (full !== undefined) return (character) => glyphInGroups(view, full, character);
  const basic = formats.get(4);
  if (basic !== undefined) return (character) => glyphInSegments(view, basic, character);
  throw new RangeError('The font has no character map of format 4 or 12.');
}

function glyphInGroups(view: DataView, at: number, character: number): number {
  let low = 0;
  let high = view.getUint32(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const group = at + 16 + 12 * middle;
    const first = view.getUint32(group);
    if (character < first) high = middle - 1;
    else if (character > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + character - first;
  }
  return 0;
}

function glyphInSegments(view: DataView, at: number, character: number): number {
  if (character > 0xffff) return 0;
  const doubled = view.getUint16(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = view.getUint16(at + 14 + segment);
    if (character > end) continue;
    const start = view.getUint16(at + 16 + doubled + segment);
    if (character < start) return 0;
    const delta = view.getUint16(at + 16 + 2 * doubled + segment);
    const rangeAt = at + 16 + 3 * doubled + segment;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (character + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + 2 * (character - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
