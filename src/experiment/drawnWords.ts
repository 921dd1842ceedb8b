import type { DrawnChain, DrawnValue, Fault } from '../scenario/index.ts';
import type { FaultyDraws } from './checkDraws.ts';

/** Drawn values that are named with what they make impossible; of more, the number is said. */
const NAMED = 6;

const ADVICE = 'narrow the ranges, or run the values in the file alone with --values-only';

/** Kinds of impossible draws that are told. */
const KINDS = 3;

/** Why drawn values make no scenario that can be run, and which they are. */
export function impossibleDraw({ faults, drawn }: DrawnChain): string {
  return `with the values drawn the scenario cannot be run: ${faultWords(faults[0], drawn)}; ${ADVICE}`;
}

/**
 * The same of futures that were looked at ahead: every kind of fault with its first draw and how often it comes, and how the ranges
 * may be mended. Values are not drawn anew where they do not fit: what is then left would not be the ranges that the file says.
 */
export function impossibleDraws(
  kinds: readonly FaultyDraws[],
  { faulty, of, without }: { readonly faulty: number; readonly of: string; readonly without: string },
): string {
  const [first, ...others] = kinds.map(({ fault, drawn }) => faultWords(fault, drawn));
  const more = others.slice(0, KINDS - 1).map((words, index) => {
    const { replication, futures } = kinds[index + 1] as FaultyDraws;
    return ` In replication ${replication}${futures > 1 ? ` and ${futures - 1} more` : ''}: ${words}.`;
  });
  const rest = others.length - more.length;
  const such = `Of ${of} ${faulty} cannot be run`;
  return (
    `with the values drawn the scenario cannot be run: ${first}.${more.join('')}` +
    `${rest > 0 ? ` ${rest} more kinds of fault.` : ''} ${such}. The ranges contradict each other where they meet: narrow them ` +
    'until their ends can come together, or let one value follow from another (a parameter with the range, and a formula such as ' +
    `1 - share); or ask of the values in the file alone ${without}. Draws that do not fit are not left out, since the answer would ` +
    'then be of other ranges than the file says.'
  );
}

function faultWords(fault: Fault | undefined, drawn: readonly DrawnValue[]): string {
  const where = fault?.where?.path === undefined ? '' : `${fault.where.path}: `;
  const words = `${where}${fault?.message ?? ''}`;
  return `${words} (drawn: ${listed(words, drawn)})`;
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
