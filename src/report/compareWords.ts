import type { ChangedValue, ComparedPair, ComparedVariant, DifferenceRow } from '../experiment/index.ts';
import { shortNumber } from './numberWords.ts';
import { fromTo, quantityName } from './quantityWords.ts';

/** Changes and quantities that are named in a sentence. */
const NAMED = 3;
/** Times as many replications below which nothing to speak of is saved. */
const LEAST_SAVED = 1.05;
/** Longest value that is quoted. */
const LONGEST = 40;

/** What a variant is: `A: baseline, "Lasting threat": undecided; most often first to break: tipsInTime`. */
export function variantWords(letter: string, variant: ComparedVariant): string {
  const { label, scenario, verdict, breaks_first: first } = variant;
  const says = [
    ...(verdict === undefined ? [] : [verdict]),
    ...(first === undefined ? [] : [`most often first to break: ${first.norm}`]),
  ];
  return `${letter}: ${label}, "${scenario}"${says.length === 0 ? '' : `: ${says.join('; ')}`}`;
}

/** What the files say differently: `The files differ in 21 values: om.prosecutors.fte 14 → 20, …`. */
export function changeWords({ a, b, changes, only_a: onlyA, only_b: onlyB }: ComparedPair): string {
  const count = changes.length;
  const sentences: string[] = [];
  if (count === 0) sentences.push('The files say the same values.');
  else {
    const named = changes.slice(0, NAMED).map((change) => oneChange(change, a, b));
    const rest = count - named.length;
    sentences.push(
      `The files differ in ${count === 1 ? 'one value' : `${shortNumber(count)} values`}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more (comparison.json)` : ''}.`,
    );
  }
  const lone = (label: string, scopes: readonly string[]): void => {
    // Policies are among what the files say.
    const others = scopes.filter((scope) => !scope.startsWith('policy '));
    if (others.length > 0) sentences.push(`Only ${label} has ${listed(loneScopes(others))}.`);
  };
  lone(a, onlyA);
  lone(b, onlyB);
  return sentences.join(' ');
}

function oneChange({ path, a: before, b: after }: ChangedValue, a: string, b: string): string {
  if (before === undefined) return `${path} (only in ${b})`;
  if (after === undefined) return `${path} (only in ${a})`;
  const quoted = [before, after].every(({ length }) => length <= LONGEST);
  return quoted ? `${path} ${before} → ${after}` : path;
}

/** `2 units (o.a, o.b)`, by kind; scopes of which only some quantities are there as they stand. */
function loneScopes(scopes: readonly string[]): string[] {
  const byKind = new Map<string, string[]>();
  const parts: string[] = [];
  for (const scope of scopes) {
    const [kind = '', ...name] = scope.split(' ');
    if (scope.includes(': ')) parts.push(scope);
    else byKind.set(kind, [...(byKind.get(kind) ?? []), name.join(' ')]);
  }
  const kinds = [...byKind].map(([kind, names]) => {
    const rest = names.length - NAMED;
    const named = `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    return names.length === 1 ? `the ${kind} ${named}` : `${names.length} ${kind}s (${named})`;
  });
  const more = parts.length - NAMED;
  return [
    ...kinds,
    ...parts.slice(0, NAMED).map((part) => `of ${part}`),
    ...(more > 0 ? [`${more} more`] : []),
  ];
}

/** Where work changes most, in words, a unit each; none where nothing is shown. */
export function mostWords({ work }: ComparedPair): string[] {
  const units = new Map<string, DifferenceRow>();
  for (const row of work) if (!units.has(row.scope)) units.set(row.scope, row);
  const named = [...units.values()].slice(0, NAMED).map((row) => {
    return `${row.scope} (${quantityName(row)} ${fromTo(row, row.a_value, row.b_value)})`;
  });
  return named.length === 0 ? [] : [`Work changes most at ${listed(named)}.`];
}

/** How many quantities were compared, and what is shown of them. */
export function countWords({ compared, alike, shown, differing }: ComparedPair): string {
  if (differing === 0) return `${shortNumber(compared)} quantities were compared (compare.csv).`;
  return (
    `Of ${shortNumber(compared)} quantities ${shortNumber(alike)} are the same in every future and ${shortNumber(shown)} are shown ` +
    'to differ; all their intervals hold together with 95 % confidence (compare.csv).'
  );
}

/** What common futures save, in replications; none where nothing differs. */
export function savedWords({ times, differing }: ComparedPair): string[] {
  if (times === undefined || differing === 0) return [];
  const quantities = [
    { what: 'P(chain holds)', least: '', factor: times.chain },
    { what: 'half of the quantities of units', least: 'at least ', factor: times.units },
  ];
  const saved: string[] = [];
  const unsaved: string[] = [];
  for (const { what, least, factor } of quantities) {
    if (factor === undefined) continue;
    if (factor < LEAST_SAVED) unsaved.push(what);
    else saved.push(`for ${what} ${least}${shortNumber(Number(factor.toPrecision(2)))} times`);
  }
  return [
    ...(saved.length === 0
      ? []
      : [
          `Both ran through the same futures. To tell as much without that, ${listed(saved)} as many replications would be needed.`,
        ]),
    ...(unsaved.length === 0 ? [] : [`Common futures save nothing for ${listed(unsaved)}.`]),
  ];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
