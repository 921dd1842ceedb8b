import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FONT_FILES, fontWidths } from '../../src/report/fonts.ts';
import { readFontWidths } from '../../src/report/textWidth.ts';

/** Advance widths in units of 1/2048 em, from DejaVu Sans's own metrics file. */
describe('readFontWidths', () => {
  it.each([
    [' ', 651],
    ['A', 1401],
    ['i', 569],
    ['m', 1995],
    ['0', 1303],
  ])('%j is %i units wide in DejaVu Sans', (character, units) => {
    expect(fontWidths(false).width(character, 2048)).toBe(units);
  });

  it('adds up the characters, in proportion to the size', () => {
    const font = fontWidths(false);
    expect(font.width('A 0', 20)).toBeCloseTo((20 * (1401 + 651 + 1303)) / 2048, 10);
    expect(font.width('', 20)).toBe(0);
  });

  it('knows that bold is wider', () => {
    expect(fontWidths(true).width('Chain', 10)).toBeGreaterThan(fontWidths(false).width('Chain', 10));
  });

  it('gives every character a width, also those that the font lacks and those beyond the first plane', () => {
    const font = fontWidths(false);
    const missing = font.width('\u{e000}', 1);
    expect(missing).toBeGreaterThan(0);
    expect(font.width('\u{10ffff}', 1)).toBe(missing);
    expect(font.width('𝔸', 1)).toBeGreaterThan(0);
  });

  it('refuses what is not a font', () => {
    expect(() => readFontWidths(new Uint8Array(64))).toThrow(RangeError);
  });

  it('reads a view into a larger buffer', () => {
    const file = readFileSync(FONT_FILES[0] as string);
    const larger = new Uint8Array(file.length + 16);
    larger.set(file, 16);
    expect(readFontWidths(larger.subarray(16)).width('A', 2048)).toBe(1401);
  });
});
