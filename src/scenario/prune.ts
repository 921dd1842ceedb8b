import type { z } from 'zod';
import type { Keys } from './node.ts';

type Issue = z.core.$ZodIssue;

/** Stands in for what a scenario must have, so that a file without it is still checked. */
export const PLACEHOLDERS = { volhoud: 1, name: 'unnamed', start: '2000-01-01', horizon: '1 year' } as const;

/** Takes out keys and items without a value; they have their own fault. */
export function removeNulls(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) removeNulls(item);
  } else if (typeof value === 'object' && value !== null) {
    const map = value as Record<string, unknown>;
    for (const [key, item] of Object.entries(map)) {
      if (item === null) delete map[key];
      else removeNulls(item);
    }
  }
}

/** Takes the offending part out of the data; what lacks something goes as a whole. */
export function prune(data: Record<string, unknown>, keys: Keys, issue: Issue): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) remove(data, [...keys, key]);
    return;
  }
  if (keys.length === STEP_KEYS && keys[0] === 'cases' && keys.at(-1) === 'then') {
    const step = stepOf(data, keys);
    // A step without its route is still worth a look; its case is known to be broken.
    if (step !== undefined) Object.assign(step, END);
    return;
  }
  const required = Object.entries(PLACEHOLDERS).find(([name]) => keys.length === 1 && name === keys[0]);
  if (required !== undefined) {
    data[required[0]] = required[1];
    return;
  }
  if (!remove(data, keys)) remove(data, keys.slice(0, -1));
}

/** Keys of a route: cases, case, steps, step, then. */
const STEP_KEYS = 5;
const END: Readonly<Record<string, string>> = Object.fromEntries([['then', 'end']]);

function stepOf(data: Record<string, unknown>, keys: Keys): object | undefined {
  let holder: unknown = data;
  for (const key of keys.slice(0, -1)) {
    holder =
      typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[key] : undefined;
  }
  return typeof holder === 'object' && holder !== null ? holder : undefined;
}

/** Whether there was something to remove. A list goes as a whole. */
function remove(data: Record<string, unknown>, keys: Keys): boolean {
  let holder: unknown = data;
  for (const [index, key] of keys.entries()) {
    if (typeof holder !== 'object' || holder === null) return false;
    if (Array.isArray(holder)) return remove(data, keys.slice(0, index));
    const map = holder as Record<string, unknown>;
    if (!Object.hasOwn(map, key)) return false;
    if (index === keys.length - 1) return delete map[key];
    holder = map[key];
  }
  return false;
}
