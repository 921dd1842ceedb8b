import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from '../../src/report/plainText.ts';

it('takes out terminal sequences with all that belongs to them', () => {
  expect(plainText('a\u001b[31;1mred\u001b[0m b')).toBe('ared b');
  expect(plainText('a\u001b]0;title\u0007b')).toBe('ab');
  expect(plainText('a\u001b]8;;https://x\u001b\\link\u001b]8;;\u001b\\b')).toBe('alinkb');
  expect(plainText('a\u009b2Jb\u001bcd')).toBe('abd');
});

it('takes out controls, direction marks and broken surrogates, and makes white space one blank', () => {
  expect(plainText('a\u0000\u0008b\u202ec\u2066d\ud800e')).toBe('abcde');
  expect(plainText('  a\r\n\t b\u00a0c ')).toBe('a b c');
});

it('leaves ordinary text of any script alone', () => {
  for (const text of ['Koninklijke Marechaussee', 'é', '日本', '<b>&amp;</b>', 'नमस्ते', '👩‍🚒']) {
    expect(plainText(text)).toBe(text);
  }
});

it('gives one line that XML may hold, and is the same when done twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = plainText(text);
      // The characters that XML 1.0 allows, less the line ends, tabs and C1 controls.
      expect(plain).toMatch(/^[\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      expect(plainText(plain)).toBe(plain);
    }),
    { numRuns: 1000 },
  );
});
