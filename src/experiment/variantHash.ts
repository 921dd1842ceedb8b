import { createHash } from 'node:crypto';
import { plain } from '../scenario/index.ts';
import type { Variant } from './plan.ts';

/**
 * A hash of all that the results of a variant's blocks follow from: its chain, its seed, what is drawn, what is kept.
 * In hexadecimal (SHA-256).
 */
export function variantHash({ chain, seed, recipe, more, keeps = 'record' }: Variant): string {
  const drawn = recipe && { root: plain(recipe.root), texts: recipe.files.texts };
  const text = JSON.stringify({ chain, seed, drawn, more, keeps }, exact);
  return createHash('sha256').update(text).digest('hex');
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
