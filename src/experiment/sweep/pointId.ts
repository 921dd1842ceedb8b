import { createHash } from 'node:crypto';
import { valueText } from '../over/quantityOf.ts';

/** A path with a value, as `--set` takes them. */
export interface PointValue {
  readonly path: string;
  readonly value: number;
  readonly unit: string;
}

/** Hexadecimal digits of an id: two of a million points have the same one with a probability of 4 in ten million. */
const DIGITS = 15;

/**
 * The name of a point: `p` and the first digits of the SHA-256 of its lines `PATH=VALUE UNIT` in alphabetical order. Equal
 * values have the same id in every sweep, in whatever order they are named. The letter keeps spreadsheets from reading a
 * number.
 */
export function pointId(values: readonly PointValue[]): string {
  const lines = values.map(({ path, value, unit }) => `${path}=${valueText(value, unit)}`).sort();
  return `p${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, DIGITS)}`;
}
