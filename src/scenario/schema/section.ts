import { z } from 'zod';

/** One kind of map in the language: its keys, and those that belong to later versions. */
export interface Section {
  /** With its article: `a step`. */
  readonly noun: string;
  readonly keys: readonly string[];
  /** Keys of a value, where one may stand instead. */
  readonly also: readonly string[];
  readonly later: readonly string[];
}

const VALUE_KEYS = ['value', 'range', 'law', 'source', 'note'];
/** Sections in whose place a value may stand. */
const SCALAR_TOO = new Set(['a distribution', 'arrivals', 'an initial state']);

const SECTIONS = new Map<string, Section>();

/**
 * A strict map of the language. The messages of its issues are its noun, by which `sectionOf` finds it again:
 * that is how a fault can name the keys that would have been right.
 */
export function section<Shape extends z.core.$ZodLooseShape>(
  noun: string,
  shape: Shape,
  later: readonly string[] = [],
): z.ZodObject<Shape, z.core.$strict> {
  const also = SCALAR_TOO.has(noun) ? VALUE_KEYS : [];
  SECTIONS.set(noun, { noun, keys: Object.keys(shape), also, later });
  return z.strictObject(shape, { error: () => noun });
}

/** The section whose issue has this message. */
export function sectionOf(message: string): Section | undefined {
  return SECTIONS.get(message);
}

/** Names of the author's own choosing, each with a value of one kind. */
export function named<Value extends z.core.SomeType>(
  noun: string,
  pattern: RegExp,
  value: Value,
): z.ZodRecord<z.ZodString, Value> {
  return z.record(z.string().regex(pattern), value, { error: () => noun });
}
