import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishedSchema } from '../../src/scenario/index.ts';
import { EVERY_DISTRIBUTION, FULL_SCENARIO } from '../support/scenarioText.ts';

type Schema = Readonly<Record<string, unknown>>;

const root = publishedSchema();
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const guide = read('docs/scenario-guide.md');
/** YAML blocks of the guide: whole scenarios, and what is laid over one. */
const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const scenarios = readdirSync(new URL('../../scenarios/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => read(`scenarios/${name}`));
const texts: readonly unknown[] = [FULL_SCENARIO, EVERY_DISTRIBUTION, ...scenarios, ...blocks].map((text) =>
  parse(text),
);

/** Names in the guide that are set as code. */
const named = new Set(
  [...guide.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]?.match(/[A-Za-z_0-9]+/g) ?? []),
);

/** Keys with the place in a scenario where the map that they belong to is first met: `scenario.posts.*.label`. */
const keys = new Set<string>();
const used = new Set<string>();
const firstMet = new Map<unknown, string>();

/** Walks the schema with all the data that stand in one place of it; a section that is used often is met often. */
function visit(node: unknown, at: string, data: readonly unknown[], above: readonly unknown[]): void {
  if (typeof node !== 'object' || node === null || above.includes(node)) return;
  const schema = node as Schema;
  const inside = [...above, node];
  if (typeof schema['$ref'] === 'string') {
    const target = (root['$defs'] as Schema)[schema['$ref'].replace('#/$defs/', '')];
    const place = firstMet.get(target) ?? at;
    firstMet.set(target, place);
    visit(target, place, data, inside);
  }
  for (const branch of (schema['anyOf'] ?? schema['oneOf'] ?? []) as unknown[]) {
    visit(branch, at, data, inside);
  }
  const maps = data.filter((each): each is Schema => typeof each === 'object' && each !== null);
  for (const [key, part] of Object.entries((schema['properties'] ?? {}) as Schema)) {
    const below = maps.filter((map) => Object.hasOwn(map, key)).map((map) => map[key]);
    keys.add(`${at}.${key}`);
    if (below.length > 0) used.add(`${at}.${key}`);
    visit(part, `${at}.${key}`, below, inside);
  }
  if (typeof schema['additionalProperties'] === 'object') {
    const below = maps.filter((map) => !Array.isArray(map)).flatMap((map) => Object.values(map));
    visit(schema['additionalProperties'], `${at}.*`, below, inside);
  }
}
visit(root, 'scenario', texts, []);

describe('every key of the language', () => {
  it('is found, wherever it stands', () => {
    expect([...keys]).toEqual(
      expect.arrayContaining(['scenario.classification', 'scenario.posts.*.staff', 'scenario.limits.events']),
    );
  });

  it('is used in a scenario of the tests, the guide or the folder of scenarios', () => {
    expect([...keys].filter((key) => !used.has(key))).toEqual([]);
  });

  it('is named in the guide', () => {
    const names = [...keys].map((key) => key.slice(key.lastIndexOf('.') + 1));
    expect(names.filter((name) => !named.has(name))).toEqual([]);
  });
});
