import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/chain/index.ts';
import {
  type FileReader,
  formatFault,
  loadScenario,
  loadScenarioText,
  publishedSchema,
} from '../../src/scenario/index.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const guide = read('docs/scenario-guide.md');
const readme = read('README.md');

/** Words set as code, in blocks or in the line. */
const codeWords = new Set(
  [...guide.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/g)].flatMap(
    (match) => (match[1] ?? match[2] ?? '').match(/[A-Za-z_0-9]+/g) ?? [],
  ),
);

/** The names of all properties of a JSON Schema, wherever they stand. */
function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [name, part] of Object.entries(schema)) {
    if (name === 'properties') for (const key of Object.keys(part as object)) found.add(key);
    keysOf(part, found);
  }
  return found;
}

/** Whole scenarios among the YAML blocks of a page; a fragment does not say the version of the language. */
function scenariosOf(page: string): string[] {
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((block) => /^volhoud:/m.test(block));
}

describe('the scenario guide', () => {
  const keys = [...keysOf(publishedSchema())];

  it('is compared with a schema that has keys', () => {
    expect(keys).toEqual(
      expect.arrayContaining(['volhoud', 'withinCase', 'halfLife', 'minCount', 'lognormal']),
    );
  });

  it.each(keys)('names the key %s', (key) => {
    expect(codeWords.has(key)).toBe(true);
  });

  it('names every metric that a norm may ask for, and no other', () => {
    const rows = guide.slice(guide.search(/^\| scope +\| metrics +\|$/m), guide.indexOf('## Policies'));
    const listed = new Set([...rows.matchAll(/`([a-z_0-9]+)`/g)].map((match) => match[1]));
    expect(listed).toEqual(new Set(METRICS.filter((metric) => metric.norm).map((metric) => metric.name)));
  });
});

describe.each([
  ['docs/scenario-guide.md', guide],
  ['README.md', readme],
])('the scenarios in %s', (file, page) => {
  const blocks = scenariosOf(page);

  it('are there', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(blocks.map((block, index) => [index + 1, block] as const))(
    'load without faults (%i)',
    async (_, block) => {
      const { faults, scenario } = await loadScenarioText(block, file);
      expect(faults.map(formatFault)).toEqual([]);
      expect(scenario?.warnings.map(formatFault)).toEqual([]);
    },
  );
});

describe('what the guide lays over the baseline', () => {
  const laid = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((block) => /^[a-z]/i.test(block) && !/^volhoud:/m.test(block));
  const files = new Map([
    ['baseline.yaml', read('scenarios/baseline.yaml')],
    ['forecast.csv', 'month,expected\n2015-02-01,20\n2020-02-01,40\n'],
    ['complaints.csv', 'id,duration (min)\n1,90\n2,45\n3,2 h\n'],
  ]);
  const reader: FileReader = {
    read: (path) => files.get(path) ?? '',
    resolve: (_, path) => path,
  };

  it('is observed values, a variant, an overlay, tables and obligations', () => {
    expect(laid.map((block) => block.split(':', 1)[0])).toEqual([
      'cases',
      'extends',
      'classification',
      'tables',
      'obligations',
    ]);
  });

  it.each(laid)('loads without faults: %s', async (block) => {
    files.set('block.yaml', block);
    const { faults } = block.startsWith('extends')
      ? await loadScenario('block.yaml', reader)
      : await loadScenario('baseline.yaml', reader, [], { overlays: ['block.yaml'] });
    expect(faults.map(formatFault)).toEqual([]);
  });
});
