import { pathOf } from '../../scenario/index.ts';
import type { ChangedValue } from './compareResult.ts';

type Keys = readonly (string | number)[];
type Data = Readonly<Record<string, unknown>>;

/** What says how a run is made or what it is called, not what the chain is. */
const NOT_OF_THE_CHAIN: ReadonlySet<string> = new Set([
  'volhoud',
  'name',
  'description',
  'classification',
  'sources',
  'seed',
  'replications',
  'hold',
  'limits',
]);

/** Sections of a scenario, such as `policies`, that may be missing as a whole: what is in them is said one by one. */
const SECTION_DEPTH = 1;

/**
 * The values that two scenarios say differently, by their paths, in the order of the first; what one of them alone has
 * (a policy, a unit) is one entry. Ranges, sources and notes do not count. A value that is left out (redacted) is the same in both.
 *
 * @param a, b the scenarios as resolved
 */
export function changedValues(a: unknown, b: unknown): ChangedValue[] {
  const changes: ChangedValue[] = [];
  visit([], a, b, changes);
  return changes;
}

function visit(keys: Keys, first: unknown, second: unknown, changes: ChangedValue[]): void {
  const isSection = keys.length <= SECTION_DEPTH;
  const a = isSection && first === undefined && isData(second) ? {} : said(first);
  const b = isSection && second === undefined && isData(first) ? {} : said(second);
  if (JSON.stringify(a) === JSON.stringify(b)) return;
  if (isData(a) && isData(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (keys.length === 0 && NOT_OF_THE_CHAIN.has(key)) continue;
      visit([...keys, key], a[key], b[key], changes);
    }
    return;
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) visit([...keys, index], item, b[index], changes);
    return;
  }
  const [one, other] = [textOf(a), textOf(b)];
  changes.push({
    path: pathOf(keys),
    ...(one !== undefined && { a: one }),
    ...(other !== undefined && { b: other }),
  });
}

/** A value without its range, source and note. */
function said(node: unknown): unknown {
  return isData(node) && 'value' in node ? node['value'] : node;
}

/** As it would be written in one line, nested values without what is said about them. */
function textOf(node: unknown): string | undefined {
  if (node === undefined) return undefined;
  if (typeof node === 'string') return node;
  return JSON.stringify(node, (_key, each: unknown) => said(each));
}

function isData(node: unknown): node is Data {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
