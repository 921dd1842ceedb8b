import type { DrawnChain, DrawnValue } from '../scenario/index.ts';

/** Drawn values that are named with what they make impossible; of more, the number is said. */
const NAMED = 6;

const ADVICE = 'narrow the ranges, or run the values in the file alone with --values-only';

/** Why drawn values make no scenario that can be run, and which they are. */
export function impossibleDraw({ faults, drawn }: DrawnChain): string {
  const [fault] = faults;
  const where = fault?.where?.path === undefined ? '' : `${fault.where.path}: `;
  const words = `${where}${fault?.message ?? ''}`;
  return `with the values drawn the scenario cannot be run: ${words} (drawn: ${listed(words, drawn)}); ${ADVICE}`;
}

/** What a run over the ranges says of a simulation that cannot go on, with the drawn values that it may be about. */
export function misbehavingDraw(words: string, drawn: readonly DrawnValue[]): string {
  return `${words} (drawn: ${listed(words, drawn)}); ${ADVICE}`;
}

/**
 * The drawn values that a sentence may be about: at, above or below a path in it, else of the same case, unit or
 * section; and parameters, which any formula may name.
 */
function listed(words: string, drawn: readonly DrawnValue[]): string {
  const names = words.match(/[A-Za-z_][\w-]*(?:\.[\w-]+)*/g) ?? [];
  const paths = names.filter((name) => name.includes('.'));
  const heads = new Set(names.map((name) => name.split('.')[0]));
  const near = drawn.filter(({ path }) => paths.some((name) => isWithin(path, name) || isWithin(name, path)));
  const found = near.length > 0 ? near : drawn.filter(({ path }) => heads.has(path.split('.')[0] ?? ''));
  const parameters = drawn.filter(({ path }) => path.startsWith('parameters.'));
  const related = [...new Set([...found, ...parameters])];
  const named = (related.length > 0 ? related : drawn).slice(0, NAMED);
  const rest = drawn.length - named.length;
  const list = named.map(({ path, text }) => `${path} = ${text}`);
  return [...list, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

function isWithin(path: string, holder: string): boolean {
  return path === holder || path.startsWith(`${holder}.`);
}
