import type { Chain, NormSpec } from '../../chain/chain.ts';
import type { Scenario } from '../../scenario/index.ts';
import { dateInWords, isoDate } from '../dates.ts';
import { percent } from '../percent.ts';
import { variantHash } from '../variantHash.ts';
import * as messages from './messages.ts';

/** A scenario with what it is called in a comparison. */
export interface NamedVariant {
  /** Of its own among those that are compared. */
  readonly label: string;
  readonly scenario: Scenario;
}

/** What is asked cannot be compared; the message is one sentence, or one a line. */
export class CompareFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CompareFault';
  }
}

/**
 * Refuses what has nothing in common: scenarios that are the same, that do not begin on the same date, or that are not
 * judged to the same one.
 *
 * @returns the first of them
 * @throws CompareFault with all that is wrong
 */
export function requireComparable(variants: readonly NamedVariant[]): NamedVariant {
  const [first, ...others] = variants;
  if (first === undefined || others.length === 0) throw new CompareFault(messages.TOO_FEW);
  const faults: string[] = [];
  const byHash = new Map<string, string>();
  for (const { label, scenario } of variants) {
    const hash = hashOf(scenario.chain);
    const same = byHash.get(hash);
    if (same !== undefined) faults.push(messages.sameTwice(same, label));
    byHash.set(hash, label);
  }
  const { calendar, horizon } = first.scenario.chain;
  const horizonText = horizonOf(first.scenario);
  for (const { label, scenario } of others) {
    const { chain } = scenario;
    if (chain.calendar.start !== calendar.start) {
      faults.push(messages.otherStart(first.label, calendar.start, label, chain.calendar.start));
    } else if (chain.horizon !== horizon) {
      const end = (of: Chain): string => dateInWords(isoDate(of.calendar.startDay, of.horizon));
      faults.push(
        messages.otherHorizon(first.label, end(first.scenario.chain), label, end(chain), horizonText),
      );
    }
  }
  if (faults.length > 0) throw new CompareFault(faults.join('\n'));
  return first;
}

/** @throws CompareFault unless a value of any of them is drawn over the ranges, and norms say what it is to hold */
export function requireRanges(variants: readonly NamedVariant[]): void {
  const isDrawn = ({ scenario: { values } }: NamedVariant): boolean =>
    values.some((value) => value.isDrawn === true);
  if (!variants.some(isDrawn)) throw new CompareFault(messages.NO_RANGES);
}

/** Whether two chains are the same but for their names. */
export function isSameChain(a: Chain, b: Chain): boolean {
  return hashOf({ ...a, name: '' }) === hashOf({ ...b, name: '' });
}

/** Notes on variants that differ in their names only, which can never be told apart. */
export function sameButForName(variants: readonly NamedVariant[]): string[] {
  const byHash = new Map<string, string>();
  return variants.flatMap(({ label, scenario }) => {
    const hash = hashOf({ ...scenario.chain, name: '' });
    const same = byHash.get(hash);
    byHash.set(hash, same ?? label);
    return same === undefined ? [] : [messages.sameButForName(same, label)];
  });
}

/** Norms that both chains have under one name, and that do not ask the same, in the order of the first. */
export function otherNorms(a: Chain, b: Chain): string[] {
  const others = new Map(b.norms.map((norm) => [norm.name, whatIsAsked(norm)]));
  return a.norms
    .filter((norm) => others.has(norm.name) && others.get(norm.name) !== whatIsAsked(norm))
    .map(({ name }) => name);
}

/** What readers must know of how the files were set against each other. */
export function notesOf(
  variants: readonly NamedVariant[],
  pairs: readonly (readonly [NamedVariant, NamedVariant])[],
  run: { readonly seed?: string | number; readonly replications?: number },
): string[] {
  const [first] = variants;
  if (first === undefined) return [];
  const { label, scenario } = first;
  const differs = (of: (scenario: Scenario) => unknown): boolean =>
    variants.some((other) => of(other.scenario) !== of(scenario));
  const notes: string[] = [];
  const { seed, replications } = scenario.settings;
  if (run.seed === undefined && differs(({ settings }) => settings.seed))
    notes.push(messages.otherSeeds(seed, label));
  if (run.replications === undefined && differs(({ settings }) => settings.replications)) {
    notes.push(messages.otherReplications(replications, label));
  }
  if (differs(askedWords)) {
    notes.push(messages.otherAsked(variants.map((each) => `${each.label} ${askedWords(each.scenario)}`)));
  }
  for (const [a, b] of pairs) {
    const names = otherNorms(a.scenario.chain, b.scenario.chain);
    if (names.length > 0) notes.push(messages.otherNorms(a.label, b.label, names));
    const setOf = ({ chain }: Scenario): string => JSON.stringify(chain.norms.map(({ name }) => name).sort());
    if (setOf(a.scenario) !== setOf(b.scenario)) notes.push(messages.otherSetOfNorms(a.label, b.label));
  }
  return notes;
}

function hashOf(chain: Chain): string {
  return variantHash({ chain, seed: '' });
}

function whatIsAsked({ metric, scope, limit, direction, per, inARow, minCount }: NormSpec): string {
  return JSON.stringify([metric, scope, limit, direction, per, inARow, minCount]);
}

function askedWords({ settings: { hold } }: Scenario): string {
  return `${percent(hold.probability)} % with ${percent(hold.confidence)} % confidence`;
}

/** The horizon as the scenario writes it. */
function horizonOf({ values, chain }: Scenario): string {
  return values.find(({ path }) => path === 'horizon')?.text ?? `${chain.horizon / 24} days`;
}
