import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, displayWidth, fitTo, takeColumns } from '../../src/report/displayWidth.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301\u0323', 1],
    ['日本', 4],
    ['ｶﾅ', 2],
    ['Ａ', 2],
    ['👩‍🚒', 2],
    ['🇳🇱', 2],
    ['❤️', 2],
    ['▇', 1],
    ['…', 1],
    ['한', 2],
    ['\ufe0f', 0],
    ['\u200d', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('cutting and filling', () => {
  it('cuts whole graphemes and says so', () => {
    expect(cutTo('Supervision', 6, '…')).toBe('Super…');
    expect(cutTo('日本語', 4, '…')).toBe('日…');
    expect(cutTo('日本語', 6, '…')).toBe('日本語');
    expect(takeColumns('e\u0301e\u0301', 1)).toBe('e\u0301');
  });

  it('gives exactly the width asked, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, columns) => {
        expect(displayWidth(fitTo(text, columns, 'left', '…'))).toBe(columns);
        expect(displayWidth(fitTo(text, columns, 'right', '…'))).toBe(columns);
      }),
    );
  });

  it('sets numbers to the right', () => {
    expect(fitTo('12', 5, 'right', '…')).toBe('   12');
    expect(fitTo('12', 5, 'left', '…')).toBe('12   ');
  });
});
