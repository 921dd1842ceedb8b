import type { Plan } from '../../experiment/index.ts';
import { sha256 } from '../sha256.ts';

/**
 * A hash of all that the results of a plan's blocks follow from: chains, seeds and blocks. Of what else a variant has
 * only the kind counts: it follows from the scenario, whose hash the run has.
 */
export function planFingerprint({ variants, blocks }: Plan): string {
  const described = variants.map(({ chain, seed, ...more }) => ({ chain, seed, more: Object.keys(more) }));
  return sha256(JSON.stringify({ described, blocks }, exact));
}

/** JSON would take ±∞, NaN and −0 for other values, and typed arrays for objects. */
function exact(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return `number ${Object.is(value, -0) ? '-0' : value}`;
  }
  if (value instanceof Map || value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return value;
}
