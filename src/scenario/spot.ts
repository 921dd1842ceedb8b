import type { Keys } from './node.ts';

/** A place in a scenario by its keys, and the path that people know it by. */
export interface Spot {
  readonly keys: Keys;
  /** `om.prosecutors.fte`: without `organisations`, `units`, `cases`, `steps` and a distribution's family. */
  readonly path: string;
}

export const TOP: Spot = { keys: [], path: '' };

/** What stands under `key`. */
export function at(spot: Spot, key: string | number): Spot {
  return { keys: [...spot.keys, key], path: spot.path === '' ? String(key) : `${spot.path}.${key}` };
}

/** What stands under a key that paths leave out. */
export function within(spot: Spot, key: string): Spot {
  return { keys: [...spot.keys, key], path: spot.path };
}

const ELIDED: Readonly<Record<string, string>> = { organisations: 'units', cases: 'steps' };

/** The path of keys of any depth; a distribution's family is not recognised in them and stays. */
export function pathOf(keys: Keys): string {
  const second = ELIDED[String(keys[0])];
  if (second === undefined) return keys.join('.');
  return keys.filter((key, index) => index !== 0 && !(index === 2 && key === second)).join('.');
}
