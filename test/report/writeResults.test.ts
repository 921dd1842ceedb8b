import { describe, expect, it } from 'vitest';
import { writeResults } from '../../src/report/writeResults.ts';
import { exampleFindings } from '../support/findings.ts';
import { RUN } from '../support/reportedRun.ts';

function memoryFolder() {
  const files = new Map<string, string | Uint8Array>();
  return { files, write: (name: string, content: string | Uint8Array) => void files.set(name, content) };
}

describe('writeResults', () => {
  it('writes every file of a run but manifest and replications', async () => {
    const folder = memoryFolder();
    await writeResults(exampleFindings(), folder, { charts: true, run: RUN });
    expect([...folder.files.keys()]).toEqual([
      'verdict.json',
      'summary.csv',
      'series.csv',
      'norms.csv',
      'assumptions.csv',
      ...['survival', 'utilisation', 'backlog', 'people'].flatMap((name) =>
        ['vl.json', 'svg', 'png'].map((extension) => `charts/${name}.${extension}`),
      ),
      'report.html',
    ]);
    expect(JSON.parse(folder.files.get('verdict.json') as string)).toEqual(
      JSON.parse(JSON.stringify(exampleFindings().verdict)),
    );
    expect(folder.files.get('report.html')).toContain('<svg role="img"');
    expect(folder.files.get('charts/people.svg')).toContain('<svg');
  });

  it('writes the same bytes twice', async () => {
    const [one, two] = [memoryFolder(), memoryFolder()];
    for (const folder of [one, two]) {
      await writeResults(exampleFindings(), folder, { charts: true, run: RUN });
    }
    for (const [name, content] of one.files) {
      expect(Buffer.from(content as string).equals(Buffer.from(two.files.get(name) as string)), name).toBe(
        true,
      );
    }
  });

  it('without charts writes the tables all the same', async () => {
    const folder = memoryFolder();
    await writeResults(exampleFindings(), folder, { charts: false, run: RUN });
    expect([...folder.files.keys()]).toEqual([
      'verdict.json',
      'summary.csv',
      'series.csv',
      'norms.csv',
      'assumptions.csv',
      'report.html',
    ]);
    expect(folder.files.get('report.html')).not.toContain('<figure');
  });
});
