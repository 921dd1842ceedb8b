import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outputWidth, showsColour, showsUnicode } from '../../src/cli/terminal.ts';
import { renderConsole } from '../../src/report/consoleReport.ts';
import { displayWidth } from '../../src/report/displayWidth.ts';
import { exampleFindings } from '../support/findings.ts';

const real = { isTTY: process.stdout.isTTY, columns: process.stdout.columns };

beforeEach(() => {
  for (const name of ['NO_COLOR', 'TERM', 'LC_ALL', 'LANG']) vi.stubEnv(name, undefined);
});
afterEach(() => {
  Object.assign(process.stdout, real);
  vi.unstubAllEnvs();
});

/** What `run` prints on standard output as it is. */
function printed(): string {
  const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
  return renderConsole(exampleFindings(), { ...shows, folder: 'output/baseline' });
}

describe('a terminal', () => {
  it.each([
    [60, 60],
    [79, 79],
    [120, 120],
    [300, 120],
  ])('of %i columns gets tables of at most %i, and fills them', (columns, width) => {
    Object.assign(process.stdout, { isTTY: true, columns });
    const lines = printed().split('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    const widths = lines.map((line) => displayWidth(line.replace(/\u001b\[[0-9;]*m/g, '')));
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    expect(Math.max(...widths)).toBeGreaterThan(width - 3);
  });

  it('gets colours, unless NO_COLOR is set to anything or it is dumb', () => {
    Object.assign(process.stdout, { isTTY: true, columns: 80 });
    expect(printed()).toContain('\u001b[');
    vi.stubEnv('NO_COLOR', '1');
    expect(printed()).not.toContain('\u001b[');
    vi.stubEnv('NO_COLOR', '');
    expect(printed()).toContain('\u001b[');
    vi.stubEnv('TERM', 'dumb');
    expect(printed()).not.toContain('\u001b[');
  });

  it('that only knows ASCII gets nothing else', () => {
    Object.assign(process.stdout, { isTTY: true, columns: 80 });
    vi.stubEnv('LC_ALL', 'C');
    vi.stubEnv('NO_COLOR', '1');
    expect(printed()).toMatch(/^[ -~\n]*$/);
  });
});

describe('a pipe', () => {
  it('gets 80 columns without colours, whatever the terminal is', () => {
    Object.assign(process.stdout, { isTTY: false, columns: undefined });
    expect([outputWidth(), showsColour(), showsUnicode()]).toEqual([80, false, true]);
    expect(printed()).not.toContain('\u001b');
  });
});
