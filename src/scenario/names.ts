import { FUNCTIONS, VARIABLES } from '../chain/expression.ts';
import { UNIT_NAMES } from './unitOfMeasure.ts';

/** Names of organisations, units, cases, steps, posts, norms, levels, incidents, flows and sources. */
export const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Names that formulas use: parameters and groups. A `-` would be a minus there. */
export const FORMULA_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What no parameter, group or step may be called. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...UNIT_NAMES,
  ...FUNCTIONS,
  ...VARIABLES,
  'group',
  'unit',
  'table',
  'end',
  'rest',
  'and',
  'or',
  'not',
  'xor',
  'to',
  'in',
  'mod',
  'if',
  'true',
  'false',
]);

/** What no step may be called besides: words of `onLate`. */
export const STEP_WORDS: ReadonlySet<string> = new Set(['continue', 'drop']);

/** Keys that would reach into the machinery of plain objects. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
