import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BestResult } from '../../src/experiment/index.ts';
import { desk, Workplace } from '../support/commandLine.ts';
import { comparedHere, variantsOf } from '../support/comparedHere.ts';
import { command } from '../support/interruptedRun.ts';

const FILES = [
  'charts/differences.png',
  'charts/differences.svg',
  'charts/differences.vl.json',
  'compare.csv',
  'comparison.json',
  'manifest.json',
];

const BRIEFLY = ['--workers', '1', '--no-charts', '--out', 'brief'];

/** How many calls come is not known. */
const FEW = desk({ staff: 6, horizon: '31 days' }).replace(
  '4 / h',
  '{ value: 4 / h, range: [3 / h, 5 / h] }',
);
const MORE = FEW.replace('onDuty: 6', 'onDuty: 7').replace('name: Desk', 'name: More');

let place: Workplace;
let home: string;
beforeAll(() => {
  place = new Workplace();
  home = process.cwd();
  process.chdir(place.folder);
  place.write('few.yaml', FEW);
  place.write(
    'more.yaml',
    'extends: few.yaml\nname: More\norganisations: { desk: { units: { staff: { onDuty: 7 } } } }\n',
  );
  place.write('other.yaml', desk({ horizon: '31 days' }).replace(/\bstaff\b/g, 'people'));
  place.write(
    'secret.yaml',
    'classification: Secret\norganisations: { desk: { units: { staff: { onDuty: 6.4125 } } } }\n',
  );
});
afterAll(() => {
  process.chdir(home);
  place.remove();
});

describe('volhoud compare', () => {
  it('prints answer and tables, writes its folder whole, and the same bytes for any number of workers', async () => {
    const { status, stdout, stderr } = await place.run('compare', 'few.yaml', 'more.yaml', '--workers', '2');
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/Comparison: 100 % \(40 of 40 replications\)\n$/),
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^more holds in \d+ % of 20 futures, few in \d+ %: difference \+\d+ points \(95 % interval \+\d+ to \+\d+\): the chain holds more often\./,
    );
    expect(stdout).toContain('A: few, "Desk": ');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(place.files('output/few-comparison')).toEqual(FILES);

    const manifest = JSON.parse(place.read('output/few-comparison/manifest.json'));
    expect(manifest).toMatchObject({
      what: 'comparison',
      scenarios: [
        { label: 'few', file: 'few.yaml', resolved: { name: 'Desk' } },
        { label: 'more', file: 'more.yaml', resolved: { name: 'More' } },
      ],
      pairs: [['few', 'more']],
      replications: 20,
      files: FILES,
    });

    const options = ['--workers', '1', '--no-charts', '--quiet', '--out', 'one'];
    const one = await command('compare', 'few.yaml', 'more.yaml', ...options);
    const { sentence, pairs } = JSON.parse(place.read('one/comparison.json'));
    expect([one.status, one.stdout.trim(), one.stderr]).toEqual([0, sentence, '']);
    expect(pairs[0].changes).toEqual([{ path: 'desk.staff.onDuty', a: '6', b: '7' }]);
    for (const file of ['compare.csv', 'comparison.json']) {
      expect(place.read(`one/${file}`), file).toBe(place.read(`output/few-comparison/${file}`));
    }
  });

  it('finds what the same replications of each say in one thread: every pair, a change without a file, and over the ranges', async () => {
    const change = ['--change', 'desk.staff.onDuty=6.5', '--pairs', '--over-ranges', '--replications', '9'];
    const { status, stdout } = await command(
      'compare',
      'few.yaml',
      'more.yaml',
      ...change,
      ...BRIEFLY,
      '--json',
    );
    expect(status).toBe(0);
    const changed = FEW.replace('onDuty: 6', 'onDuty: 6.5');
    const variants = await variantsOf({ few: FEW, more: MORE, 'desk.staff.onDuty=6.5': changed });
    const settings = { allPairs: true, overRanges: true, replications: 9 };
    const { result } = await comparedHere(variants, settings);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(result)));
    const { scenarios } = JSON.parse(place.read('brief/manifest.json'));
    expect(scenarios[2]).toMatchObject({ file: 'few.yaml', change: ['desk.staff.onDuty=6.5'] });
  });

  it('leaves out what an overlay set with --redact', async () => {
    const options = ['--overlay', 'secret.yaml', '--redact', '--replications', '8', ...BRIEFLY];
    const { status, stdout } = await command(
      'compare',
      'few.yaml',
      '--change',
      'call.serve.effort=50 min',
      ...options,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Classification: Secret\n/);
    expect(place.read('brief/compare.csv')).toMatch(/on_duty,persons,,,,.*left out \(redacted\),Secret\n/);
    for (const file of place.files('brief').filter((name) => !name.endsWith('png'))) {
      expect(place.read(`brief/${file}`), file).not.toContain('6.4125');
    }
  });

  it.each([
    {
      files: ['few.yaml'],
      says: /^a comparison needs two scenarios or more: .*--change PATH=VALUE.*; nothing was run\n$/,
    },
    {
      files: ['few.yaml', 'missing.yaml'],
      says: /^cannot read "missing\.yaml": there is no such file\n1 fault; nothing was run\n$/,
    },
    {
      files: ['few.yaml', 'other.yaml', '--set', 'desk.staff.onDuty=7'],
      says: /nothing is called "staff" there\n(.*\n)+ {2}this is so in other\.yaml; --set changes every scenario that is named\n1 fault; nothing was run\n$/,
    },
    {
      files: ['few.yaml', '--change', 'desk.stff.onDuty=7'],
      says: /^--change:1:1: .*nothing is called "stff"/,
    },
    {
      files: ['few.yaml', '--change', 'desk.staff.onDuty=2', '--change', 'desk.staff.onDuty=3'],
      says: /^--change names desk\.staff\.onDuty twice, .*sweep --over/,
    },
  ])('refuses $files with words, and leaves nothing behind', async ({ files, says }) => {
    const { status, stdout, stderr } = await command('compare', ...files, '--out', 'refused');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(place.files().filter((name) => name.includes('refused'))).toEqual([]);
  });
});

describe('volhoud compare --best', () => {
  const VARIANTS = ['few.yaml', 'more.yaml', '--change', 'desk.staff.onDuty=4', '--best'];

  it('says which holds most often and what it saved, and writes the same bytes for any number of workers', async () => {
    const options = ['--replications', '80', '--difference', '20'];
    const { status, stdout } = await place.run('compare', ...VARIANTS, ...options, '--workers', '2');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^more holds most often of the 3 variants.*, with 95 % confidence: in \d+ % of \d+ futures\. .*desk\.staff\.onDuty=4 is shown to hold less often than \S+ and was run no further: .* It took \d+ replications instead of 240\. P\(holds\) futures only it only other few /,
    );
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const folder = 'output/few-best';
    expect(place.files(folder)).toEqual([
      'best.csv',
      'best.json',
      'charts/best.png',
      'charts/best.svg',
      'charts/best.vl.json',
      'manifest.json',
    ]);
    const result = JSON.parse(place.read(`${folder}/best.json`)) as BestResult;
    const [few, more, four] = result.variants;
    expect([result.leads, more?.standing, four?.standing]).toEqual(['more', 'leads', 'dropped']);
    expect(four?.replications).toBeLessThan(more?.replications ?? 0);
    // Of the futures that both were run on, those in which both hold are told the same way from either side.
    const own = (few?.held ?? 0) - (few?.only_this ?? 0);
    expect(own + (few?.only_other ?? 0)).toBeLessThanOrEqual(more?.held ?? 0);
    expect(result.computed).toBe(result.variants.reduce((sum, { replications }) => sum + replications, 0));
    const files = ['best.csv', 'best.json', 'charts/best.svg'];
    const before = files.map((file) => place.read(`${folder}/${file}`));
    const again = await command('compare', ...VARIANTS, ...options, '--workers', '1', '--json');
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout)).toEqual(result);
    expect(files.map((file) => place.read(`${folder}/${file}`))).toEqual(before);
  });

  it('says what cannot be told apart, and asks over the ranges', async () => {
    const few = ['--replications', '8', ...BRIEFLY, '--quiet'];
    const given = await command('compare', 'few.yaml', 'more.yaml', '--best', ...few);
    expect(given.stdout).toMatch(
      /^Which of the 2 variants holds most often is not settled by 8 futures: .* cannot be told apart to 5 points, with 95 % confidence; /,
    );
    const drawn = await command('compare', 'few.yaml', 'more.yaml', '--best', '--over-ranges', ...few);
    expect(drawn.stdout).toContain('of the 2 variants over the ranges of their values');
  });

  it('refuses what does not go with it, and scenarios without norms, with words', async () => {
    place.write('free.yaml', FEW.replace(/norms:.*/s, '').replace('name: Desk', 'name: Free'));
    const refused = async (...words: readonly string[]): Promise<string> => {
      const { status, stderr } = await command('compare', 'few.yaml', ...words, ...BRIEFLY);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await refused('more.yaml', '--best', '--pairs')).toContain('leave out --pairs, or --best');
    expect(await refused('more.yaml', '--difference', '3')).toContain('it goes with --best only');
    expect(await refused('more.yaml', '--best', '--difference', '100')).toContain('above 0 and below 100');
    expect(await refused('free.yaml', '--best')).toContain('free states no norms');
    expect(await refused('--best')).toContain('a comparison needs two scenarios or more');
  });
});
