import { expect, it } from 'vitest';
import { filesOfManifest, type ManifestFacts, manifestJson } from '../../src/report/manifest.ts';
import { factsOf } from '../../src/report/schema/factsSchema.ts';
import { exampleFindings } from '../support/findings.ts';

const facts: ManifestFacts = {
  version: '0.1.0',
  scenario: { resolved: { name: 'Desk' }, sha256: 'ab' },
  seed: '0',
  replications: 200,
  node: '20.20.2',
  arch: 'x64',
  platform: 'linux',
  facts: factsOf(exampleFindings()),
  files: new Map([
    ['summary.csv', 'cd'],
    ['charts/survival.svg', 'ef'],
  ]),
  run: { startedAt: '2015-02-01T00:00:00Z', seconds: 2.5, workers: 2, machine: { cpus: 2, memory: 8 } },
};

it('holds what it was given, files in alphabetical order, and is recognised', () => {
  const text = manifestJson(facts);
  expect(JSON.parse(text)).toEqual({
    tool: 'volhoud',
    ...facts,
    facts: JSON.parse(JSON.stringify(facts.facts)),
    files: ['charts/survival.svg', 'manifest.json', 'summary.csv'],
    sha256: {
      'charts/survival.svg': 'ef',
      'manifest.json': expect.stringMatching(/^[0-9a-f]{64}$/),
      'summary.csv': 'cd',
    },
  });
  expect(text.endsWith('}\n')).toBe(true);
  expect(filesOfManifest(text)).toBeDefined();
});

it('differs between two equal runs in its run part only', () => {
  const other = { ...facts, run: { ...facts.run, seconds: 9, startedAt: '2016-01-01T00:00:00Z' } };
  const lines = (text: string): string[] => text.slice(0, text.indexOf('"run"')).split('\n');
  expect(lines(manifestJson(other))).toEqual(lines(manifestJson(facts)));
});

it.each(['', '{', 'null', '[]', '"volhoud"', '{"tool":"other"}', '{"name":"volhoud"}'])(
  'does not recognise %j',
  (text) => {
    expect(filesOfManifest(text)).toBeUndefined();
  },
);
