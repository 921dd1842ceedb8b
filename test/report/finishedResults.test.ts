import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { readResults } from '../../src/report/finishedResults.ts';
import { MANIFEST, manifestJson } from '../../src/report/manifest.ts';
import { redrawResults } from '../../src/report/redrawResults.ts';
import { ResultsFolder } from '../../src/report/resultsFolder.ts';
import { factsOf } from '../../src/report/schema/factsSchema.ts';
import { sha256 } from '../../src/report/sha256.ts';
import { UnreadableResults } from '../../src/report/unreadableResults.ts';
import { asWritten, writeResults } from '../../src/report/writeResults.ts';
import { exampleFindings } from '../support/findings.ts';

const VERSION = '1.2.3';

let root: string;
let dir: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'volhoud-results-'));
  dir = join(root, 'baseline');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** Findings with one month of the series, so that a hundred of them are written in a moment. */
function small(changes: Partial<Findings> = {}): Findings {
  const whole = exampleFindings();
  const first = whole.series[0]?.period_start;
  return { ...whole, series: whole.series.filter((row) => row.period_start === first), ...changes };
}

async function writeTo(folder: string, findings: Findings, charts = false): Promise<void> {
  const results = ResultsFolder.open(folder);
  await writeResults(findings, results, {
    charts,
    run: { version: VERSION, node: 'v20', arch: 'x64', platform: 'linux', sha256: 'ab' },
  });
  results.write('replications.csv', 'replications\n');
  const { classification } = findings.scenario;
  const manifest = manifestJson({
    version: VERSION,
    ...(classification !== undefined && { classification }),
    scenario: { resolved: { '2': 'b', '1': 'a', name: 'x' }, sha256: 'ab' },
    seed: '1',
    replications: 200,
    node: 'v20',
    arch: 'x64',
    platform: 'linux',
    facts: factsOf(findings),
    files: new Map(results.files),
    run: { startedAt: '2015-02-01', seconds: 1, workers: 1, machine: { cpus: 1, memory: 1 } },
  });
  results.write(MANIFEST, manifest);
  results.commit();
}

/** All files below a folder with their bytes. */
function bytes(folder: string): Map<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => fs.statSync(join(folder, name)).isFile())
      .map((name) => [name, fs.readFileSync(join(folder, name)).toString('base64')]),
  );
}

async function faultOf(action: () => unknown): Promise<UnreadableResults> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UnreadableResults) return error;
    throw error;
  }
  throw new Error('No fault');
}

describe('findings', () => {
  it('are read back from their files as they are', async () => {
    const findings = exampleFindings();
    await writeTo(dir, findings);
    expect(readResults(dir, VERSION).findings).toEqual(asWritten(findings));
    expect(asWritten(findings)).toEqual(findings);
  });

  it('are read back with every part of a verdict that there is', async () => {
    const probability = { estimate: 0.5, low: 0.4, high: 0.6 };
    const half = { replications: 8, held: 4, probability };
    const { verdict, scenario } = exampleFindings();
    const findings = small({
      scenario: { ...scenario, classification: 'secret', redaction: { paths: ['desk.staff.fte'] } },
      verdict: {
        ...verdict,
        classification: 'secret',
        probably_settled_at: 400,
        never_judged: ['n'],
        drowning: [{ unit: 'a.b', utilisation: 0.99, backlog_days: 30 }],
        over_ranges: {
          replications: 16,
          held: 8,
          probability,
          drawn: 1,
          scopes: [{ scope_kind: 'norm', scope: 'n', label: 'n', held: 8, probability }],
          compared: 'norms',
          influences: [
            {
              path: 'a.b.fte',
              norm: 'n',
              unit: 'FTE',
              value: '3',
              low: '2',
              high: '4',
              lower: half,
              upper: half,
              difference: 0,
              by_luck: 1,
            },
          ],
        },
        unsourced_load_share: 0.25,
        why: {
          norm: 'n',
          waiting: 'late',
          units: [
            { unit: 'a.b', share: 0.75, unlimited: { chain: probability, norm: probability } },
            { unit: 'a.c', share: 0.25 },
          ],
        },
      },
    });
    await writeTo(dir, findings);
    expect(readResults(dir, VERSION).findings).toEqual(findings);
  });

  it('are read back whatever their texts and numbers are, as the report shows them', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '=1',
        "'=1",
        "''-x",
        "'",
        '-5',
        '"',
        'a\r\nb',
        '\ud800',
        '\u0007',
        '',
        ' a,b ',
        '\ufeff',
      ),
    );
    const perhaps = fc.option(text, { nil: undefined });
    const number = fc.option(fc.double(), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, perhaps, perhaps, number), { maxLength: 4 }),
        perhaps,
        async (values, mark) => {
          const { scenario } = exampleFindings();
          const findings = small({
            scenario: {
              ...scenario,
              ...(mark && { classification: mark }),
              description: values[0]?.[1],
              seed: values[0]?.[0] ?? '',
            },
            assumptions: values.map(([path, low, note, load_share]) => ({
              path,
              value: path,
              unit: path,
              low,
              high: note,
              law: low,
              source: note,
              note,
              load_share,
            })),
          });
          await writeTo(dir, findings);
          expect(readResults(dir, VERSION).findings).toEqual(asWritten(findings));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('charts and report made again', () => {
  it('are the same bytes as those of the run, and so is the manifest', async () => {
    const whole = join(root, 'whole');
    await writeTo(whole, exampleFindings(), true);
    await writeTo(dir, exampleFindings());
    for (const what of ['charts', 'report'] as const)
      await redrawResults(dir, what, VERSION, () => undefined);
    expect(bytes(dir)).toEqual(bytes(whole));
    // Again, with all of it there.
    await redrawResults(dir, 'charts', VERSION, () => undefined);
    expect(bytes(dir)).toEqual(bytes(whole));
    expect(fs.readdirSync(root).sort()).toEqual(['baseline', 'whole']);
  });

  it('are the same bytes where files cannot keep what the run found: an empty note, half a character', async () => {
    const { assumptions } = exampleFindings();
    const findings = small({
      assumptions: assumptions.map((row) => ({
        ...row,
        note: '',
        source: '\ud800',
        low: "'=1",
        high: '\u0007',
      })),
    });
    await writeTo(dir, findings, true);
    const report = bytes(dir).get('report.html');
    await redrawResults(dir, 'report', VERSION, () => undefined);
    expect(bytes(dir).get('report.html')).toBe(report);
  });

  it('leave out of the manifest what is no longer there', async () => {
    await writeTo(dir, small());
    fs.rmSync(join(dir, 'replications.csv'));
    await redrawResults(dir, 'report', VERSION, () => undefined);
    expect(JSON.parse(fs.readFileSync(join(dir, MANIFEST), 'utf8')).files).not.toContain('replications.csv');
    expect(() => readResults(dir, VERSION)).not.toThrow();
  });

  it('do not replace a report or a chart that was changed by hand', async () => {
    await writeTo(dir, small(), true);
    for (const [what, name] of [
      ['report', 'report.html'],
      ['charts', 'charts/survival.svg'],
    ] as const) {
      const path = join(dir, name);
      fs.appendFileSync(path, '<!-- my note -->');
      const before = bytes(dir);
      const fault = await faultOf(() => redrawResults(dir, what, VERSION, () => undefined));
      expect(fault.message).toContain('was changed since it was written');
      expect(fault.message).toContain(path);
      expect(bytes(dir)).toEqual(before);
    }
  });

  it('are refused beside a file that is not of the run, which stays', async () => {
    await writeTo(dir, small());
    fs.writeFileSync(join(dir, 'note.txt'), 'mine');
    const before = bytes(dir);
    await expect(redrawResults(dir, 'report', VERSION, () => undefined)).rejects.toThrow('note.txt');
    expect(bytes(dir)).toEqual(before);
    expect(fs.readdirSync(root)).toEqual(['baseline']);
  });
});

type Change = readonly [name: string, change: (text: string) => string, code: string, words: string];

describe('what cannot be read is refused with one sentence', () => {
  it.each([
    ['a folder that is not there', (): void => undefined, 'not-results', 'no results of Volhoud'],
    ['a file', (): void => fs.writeFileSync(dir, ''), 'not-results', 'no results of Volhoud'],
    ['an empty folder', (): void => void fs.mkdirSync(dir), 'not-results', 'no results of Volhoud'],
  ] as const)('%s', async (_, make, code, words) => {
    make();
    expect(await faultOf(() => readResults(dir, VERSION))).toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it.each<Change>([
    ['not JSON', () => '{', 'not-as-written', 'cannot be read'],
    ["another program's", () => '{"tool":"other"}', 'not-results', 'no results of Volhoud'],
    ['null', () => 'null', 'not-results', 'no results of Volhoud'],
    [
      'of something else than a run',
      (text: string) => text.replace('"version"', '"what": "diagnosis of the warm-up",\n  "version"'),
      'not-results',
      'holds the diagnosis of the warm-up, not the results of a run',
    ],
    ['of a later version', (text: string) => text.replace('1.2.3', '1.10.0'), 'later-version', 'later than'],
    [
      'of an earlier version, which kept no facts',
      () => '{"tool":"volhoud","version":"1.0.0","files":[]}',
      'earlier-version',
      'earlier version',
    ],
    [
      'changed by hand',
      (text: string) => text.replace('"label": "AIVD"', '"label": "BIVD"'),
      'not-as-written',
      'its own SHA-256',
    ],
    [
      'of another shape',
      (text: string) => text.replace('"name": "aivd"', '"naam": "aivd"'),
      'not-as-written',
      'at facts.scenario.organisations.0',
    ],
  ])('a manifest that is %s', async (_, change, code, words) => {
    await writeTo(dir, small());
    const path = join(dir, MANIFEST);
    fs.writeFileSync(path, change(fs.readFileSync(path, 'utf8')));
    expect(await faultOf(() => readResults(dir, VERSION))).toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it.each(['verdict.json', 'summary.csv', 'series.csv', 'norms.csv', 'assumptions.csv'])(
    'a %s that is missing, cut off or changed',
    async (name) => {
      await writeTo(dir, small());
      const path = join(dir, name);
      const whole = fs.readFileSync(path);
      for (const content of [
        whole.subarray(0, whole.length / 2),
        Buffer.from(`${whole}\n`),
        Buffer.from(''),
      ]) {
        fs.writeFileSync(path, content);
        const fault = await faultOf(() => redrawResults(dir, 'charts', VERSION, () => undefined));
        expect(fault).toMatchObject({ code: 'not-as-written', message: expect.stringContaining(path) });
      }
      fs.rmSync(path);
      const before = bytes(dir);
      const fault = await faultOf(() => redrawResults(dir, 'charts', VERSION, () => undefined));
      expect(fault).toMatchObject({ code: 'file-missing', message: expect.stringContaining(path) });
      expect(bytes(dir)).toEqual(before);
    },
  );

  it.each([
    ['summary.csv', (text: string) => text.replace('p95', 'p96'), 'other columns'],
    ['summary.csv', (text: string) => text.trimEnd(), 'cut off'],
    ['series.csv', (text: string) => text.replace('\n', '\na,b\n'), 'too few or too many cells in row 2'],
    [
      'norms.csv',
      (text: string) => text.replace('atLeast', 'atleast'),
      'something else than a direction in row 2',
    ],
    ['verdict.json', (text: string) => text.replace('"held"', '"hold"'), 'not what this version writes'],
  ] as const)('a %s of another shape, though its hash is right', async (name, change, words) => {
    await writeTo(dir, small());
    const path = join(dir, name);
    const text = change(fs.readFileSync(path, 'utf8'));
    fs.writeFileSync(path, text);
    const manifest = JSON.parse(fs.readFileSync(join(dir, MANIFEST), 'utf8')) as {
      sha256: Record<string, string>;
    };
    manifest.sha256[name] = sha256(text);
    fs.writeFileSync(join(dir, MANIFEST), JSON.stringify(manifest));
    expect((await faultOf(() => readResults(dir, VERSION))).message).toContain(words);
  });
});
