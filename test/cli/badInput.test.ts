import { chmodSync, existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, Workplace } from '../support/commandLine.ts';

let place: Workplace;
let before: string[];

beforeAll(() => {
  place = new Workplace();
  place.write('desk.yaml', desk());
  place.write('empty.yaml', '');
  place.write('invalid.yaml', 'volhoud: [1\nname: x');
  place.write('large.yaml', `# ${'x'.repeat(50_000_000)}\n`);
  place.write('binary.yaml', '\u0000\u0001');
  const levels = Array.from({ length: 30 }, (_, i) => `  - &a${i + 1} [*a${i}, *a${i}]`);
  place.write('bomb.yaml', ['extends:', '  - &a0 [x, x]', ...levels].join('\n'));
  place.write('proto.yaml', `${desk()}__proto__: { polluted: 1 }\n`);
  place.write('twice.yaml', `${desk()}name: again\n`);
  place.write('evil.yaml', desk({ arrivals: `'4 / h * import("fs")'` }));
  place.write('negative.yaml', desk({ horizon: '-1 day' }));
  place.write('huge.yaml', desk().replace('onDuty: 8', 'fte: 1e12, productiveHours: 1400 h / year'));
  place.write('zero.yaml', desk().replace('replications: 20', 'replications: 0'));
  place.write('cycle.yaml', 'extends: cycle.yaml\n');
  place.write('crowd.yaml', `${desk({ arrivals: '400 / h' })}limits: { entities: 1000 }\n`);
  mkdirSync(place.path('folder.yaml'));
  mkdirSync(place.path('foreign'));
  place.write('foreign/thesis.txt', 'years of work');
  before = place.files();
});
afterAll(() => place.remove());

/** Each: what is typed, and what the message must say. */
const CASES: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a missing file', ['run', 'none.yaml'], /^cannot read "none\.yaml": there is no such file\n/],
  ['an empty file', ['run', 'empty.yaml'], /empty/],
  ['a folder', ['run', 'folder.yaml'], /folder/],
  ['invalid YAML', ['run', 'invalid.yaml'], /invalid\.yaml:\d+:\d+/],
  ['a file of 50 MB', ['run', 'large.yaml'], /large/],
  ['control characters', ['run', 'binary.yaml'], /binary\.yaml/],
  ['an alias bomb', ['run', 'bomb.yaml'], /alias/i],
  ['a __proto__ key', ['run', 'proto.yaml'], /__proto__/],
  ['a duplicate key', ['run', 'twice.yaml'], /name/],
  ['a formula that calls what is not allowed', ['run', 'evil.yaml'], /import|"fs"/],
  ['a negative horizon', ['run', 'negative.yaml'], /horizon|-1 day/],
  ['1e12 FTE', ['run', 'huge.yaml'], /fte|1e12/i],
  ['zero replications in the file', ['run', 'zero.yaml'], /replications/],
  ['a file that extends itself', ['run', 'cycle.yaml'], /cycle\.yaml/],
  [
    'zero replications on the command line',
    ['run', 'desk.yaml', '--replications', '0'],
    /whole number from 1/,
  ],
  ['half a replication', ['run', 'desk.yaml', '--replications', '1.5'], /whole number/],
  ['no workers', ['run', 'desk.yaml', '--workers', '0'], /whole number from 1/],
  ['--set without a value', ['run', 'desk.yaml', '--set', 'desk.staff.onDuty'], /PATH=VALUE/],
  ['--set of what is not there', ['run', 'desk.yaml', '--set', 'desk.stafff.onDuty=3'], /stafff[\s\S]*staff/],
  ['a misspelt option', ['run', 'desk.yaml', '--replicatons', '9'], /Did you mean --replications/],
  ['a misspelt command', ['rnu', 'desk.yaml'], /Did you mean run/],
  ['no command', [], /Usage: volhoud/],
  ['no scenario', ['run'], /missing required argument/],
  ["somebody else's folder", ['run', 'desk.yaml', '--out', 'foreign'], /thesis\.txt/],
  ['a file in place of the folder', ['run', 'desk.yaml', '--out', 'desk.yaml'], /desk\.yaml is a file/],
  ['a file above the folder', ['run', 'desk.yaml', '--out', 'desk.yaml/results'], /a file/],
  ['the current folder', ['run', 'desk.yaml', '--out', '.'], /current folder/],
  ['the same place twice', ['run', 'desk.yaml', './desk.yaml'], /would both be written to/],
  ['a chain that outgrows its limits', ['run', 'crowd.yaml', '--quiet'], /more than 1000 .*limits\.entities/],
  ['a fault in the second file', ['run', 'desk.yaml', 'zero.yaml'], /zero\.yaml/],
  ['a fault, at check', ['check', 'zero.yaml'], /replications/],
];

describe('bad input', () => {
  it.each(CASES)(
    '%s: one clear message, status 2, nothing written, nothing lost',
    async (_name, args, says) => {
      const { status, stdout, stderr } = await place.run(...args);
      expect(stderr).toMatch(says);
      expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      expect(stderr.length).toBeLessThan(2000);
      expect(stdout).toBe('');
      expect(status).toBe(2);
      expect(place.files()).toEqual(before);
      expect(existsSync(place.path('output'))).toBe(false);
      expect(place.read('foreign/thesis.txt')).toBe('years of work');
    },
  );

  it('a folder without write permission: one clear message, status 2, nothing written', async (context) => {
    chmodSync(place.folder, 0o755);
    // Where the program itself is out of reach for others, this cannot be tried.
    if ((await place.runAsNobody('--version')).status !== 0) context.skip();
    mkdirSync(place.path('closed'), { mode: 0o555 });
    const { status, stdout, stderr } = await place.runAsNobody('run', 'desk.yaml', '--out', 'closed/results');
    expect(stderr).toMatch(/Results cannot be written to closed\/results: there is no permission/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(place.files('closed')).toEqual([]);
    rmdirSync(place.path('closed'));
  });

  it('names all faults at once', async () => {
    place.write(
      'faults.yaml',
      desk().replace('onDuty: 8', 'onDutty: 8').replace('atLeast: 95 %', 'atLeast: 95 days'),
    );
    const { status, stderr } = await place.run('run', 'faults.yaml');
    expect(stderr).toMatch(/onDutty[\s\S]*onDuty/);
    expect(stderr).toMatch(/95 days/);
    expect(stderr).toMatch(/\d faults; nothing was run/);
    expect(status).toBe(2);
  });
});
