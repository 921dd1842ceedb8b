import { describe, expect, it } from 'vitest';
import { outputFolders } from '../../src/cli/outputFolders.ts';
import { ProgressDisplay } from '../../src/cli/progress.ts';

/** A stream that remembers, and a clock that is moved by hand. */
function display(more: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { ...more, write: (text: string) => written.push(text) };
  return { shown: new ProgressDisplay(stream, 'desk', () => clock.now), written, clock };
}

describe('progress where there is no terminal', () => {
  it('is a line at every tenth, with the time left by what was done so far', () => {
    const { shown, written, clock } = display();
    for (let done = 8; done <= 200; done += 8) {
      clock.now += 1000;
      shown.show({ done, total: 200, found: 0 });
    }
    expect(written[0]).toBe('desk: 12 % (24 of 200 replications, 22 s left)\n');
    expect(written.at(-1)).toBe('desk: 100 % (200 of 200 replications)\n');
    expect(written).toHaveLength(10);
    shown.clear();
    expect(written).toHaveLength(10);
  });

  it('says the time left by what this run computes, not by what was found done', () => {
    const { shown, written, clock } = display();
    for (let done = 8; done <= 104; done += 8) shown.show({ done, total: 200, found: done });
    expect(written).toEqual([]);
    clock.now += 5000;
    shown.show({ done: 112, total: 200, found: 104 });
    shown.show({ done: 120, total: 200, found: 104 });
    expect(written).toEqual(['desk: 60 % (120 of 200 replications, 25 s left)\n']);
    const other = display();
    other.shown.show({ done: 200, total: 200, found: 200 });
    expect(other.written).toEqual(['desk: 100 % (200 of 200 replications)\n']);
  });

  it('does not count the time in which something else was waited for', async () => {
    const { shown, written, clock } = display();
    shown.show({ done: 0, total: 200 });
    clock.now += 5000;
    await shown.meanwhile(async () => {
      clock.now += 600_000;
    });
    shown.show({ done: 100, total: 200 });
    expect(written).toEqual(['desk: 50 % (100 of 200 replications, 5 s left)\n']);
  });

  it('says minutes and hours when it takes long', () => {
    const { shown, written, clock } = display();
    clock.now = 600_000;
    shown.show({ done: 10, total: 100, found: 0 });
    expect(written[0]).toContain('1 h 30 min left');
    clock.now = 700_000;
    shown.show({ done: 90, total: 100, found: 0 });
    expect(written[1]).toContain('2 min left');
  });
});

describe('progress on a terminal', () => {
  it('is one line that is written over, never wider than the terminal, and taken away at the end', () => {
    const { shown, written, clock } = display({ isTTY: true, columns: 40 });
    for (let done = 8; done <= 200; done += 8) {
      clock.now += 500;
      shown.show({ done, total: 200, found: 0 });
    }
    shown.clear();
    expect(written.length).toBeGreaterThan(20);
    for (const text of written) {
      expect(text.startsWith('\r\u001b[K')).toBe(true);
      expect(text).not.toContain('\n');
      expect(text.length - 4).toBeLessThan(40);
    }
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('is not drawn more than ten times a second, but always at the end', () => {
    const { shown, written, clock } = display({ isTTY: true });
    for (let done = 1; done <= 100; done++) {
      clock.now += 1;
      shown.show({ done, total: 100, found: 0 });
    }
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('100 %');
  });
});

describe('the folders of results', () => {
  it('are output/NAME, the folder of --out, or NAME in it', () => {
    expect(outputFolders(['scenarios/base.yaml'], undefined)).toEqual(['output/base']);
    expect(outputFolders(['base.2.yaml'], 'x/y')).toEqual(['x/y']);
    expect(outputFolders(['a.yaml', 'in/b.yml'], 'x')).toEqual(['x/a', 'x/b']);
  });

  it('are not the current folder where --out is empty, as of a variable that is not set', () => {
    for (const files of [['a.yaml'], ['a.yaml', 'b.yaml']]) {
      for (const out of ['', ' '])
        expect(() => outputFolders(files, out)).toThrow(/needs the name of a folder/);
    }
  });

  it('are never shared by two scenarios', () => {
    expect(() => outputFolders(['a.yaml', 'in/a.yaml'], undefined)).toThrow(
      /a\.yaml and in\/a\.yaml would both/,
    );
  });
});
