import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Rows of the tables: the sentence, and for each file the titles that are named of it. */
const rows = read('semantics.md')
  .split('\n')
  .filter((line) => /^\| (?!sentence|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, sentence = '', tests = '']) => ({ sentence, tests }));

describe('each sentence of the semantics', () => {
  it('is listed', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  it.each(rows)('is held by tests that exist: $sentence', ({ tests }) => {
    const named = tests.split(' · ');
    let text = '';
    for (const each of named) {
      const [, file, title] = /^(?:`([^`]+)`: )?(.+)$/.exec(each) ?? [];
      if (file !== undefined) text = read(file);
      expect(text.includes(title ?? '\n'), each).toBe(true);
    }
    expect(text).not.toBe('');
  });
});
