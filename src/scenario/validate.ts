import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearestName.ts';
import { type Keys, keyPosition, type MapNode, nodeAt, plain, positionOf, type SourceNode } from './node.ts';
import { PLACEHOLDERS, prune, removeNulls } from './prune.ts';
import { type ScenarioFile, scenarioSchema } from './schema/scenarioSchema.ts';
import { sectionOf } from './schema/section.ts';
import { type Position, placeAt } from './source.ts';
import { pathOf } from './spot.ts';

type Issue = z.core.$ZodIssue;

/** The scenario's shape checked. */
export interface ValidationResult {
  /** What has the right shape: with faults, without the parts that have not, so that the rest can be checked too. */
  readonly data: ScenarioFile;
  readonly faults: readonly Fault[];
  /** Paths of keys that are not there but that a misspelt one most likely meant. */
  readonly meant: ReadonlySet<string>;
  /** Names of cases with a fault in them. */
  readonly brokenCases: ReadonlySet<string>;
}

/** A scenario is not deeper than this, and each round takes out at least one level of what is wrong. */
const MOST_ROUNDS = 30;

/** Checks the shape of a merged scenario against the schema. */
export function validate(root: MapNode): ValidationResult {
  const faults: Fault[] = emptyValues(root, []);
  const meant = new Set<string>();
  const brokenCases = new Set<string>();
  const data = plain(root) as Record<string, unknown>;
  removeNulls(data);
  // Each round takes out what is wrong; what that leaves incomplete goes in the next, without a fault of its own.
  for (let round = 0; ; round += 1) {
    const result = scenarioSchema.safeParse(data);
    if (result.success || round > MOST_ROUNDS) {
      const known = faults.filter(
        ({ code, where }) => code !== 'scenario.missing-key' || !meant.has(where?.path ?? ''),
      );
      return { data: result.data ?? (PLACEHOLDERS as ScenarioFile), faults: known, meant, brokenCases };
    }
    for (const one of result.error.issues.flatMap((issue) => narrow(issue, []))) {
      if (round === 0) faults.push(...faultsOf(root, one, meant));
      if (one.keys[0] === 'cases') brokenCases.add(String(one.keys[1]));
      prune(data, one.keys, one.issue);
    }
  }
}

interface Narrowed {
  readonly issue: Issue;
  readonly keys: Keys;
}

/** The issues that a union's issue comes down to: those of the branch that the author most likely meant. */
function narrow(issue: Issue, above: Keys): Narrowed[] {
  const keys = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code !== 'invalid_union') return [{ issue, keys }];
  const branches = issue.errors.filter((errors) => !errors.some((error) => isOtherKind(error)));
  let best: readonly Issue[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const errors of branches) {
    const weight = errors.reduce((sum, error) => sum + weightOf(error), 0);
    if (weight < least) {
      least = weight;
      best = errors;
    }
  }
  return best === undefined ? [{ issue, keys }] : best.flatMap((error) => narrow(error, keys));
}

/** How much an issue speaks against its branch: keys that are none of the branch's own most of all. */
function weightOf(error: Issue): number {
  if (error.code !== 'unrecognized_keys') return 1;
  return error.keys.length * (error.path.length === 0 ? 1000 : 1);
}

/** Whether the branch is of another kind altogether: a text where a map stands. */
function isOtherKind(error: Issue): boolean {
  if (error.path.length > 0) return false;
  if (error.code === 'invalid_union')
    return error.errors.every((errors) => errors.some((one) => isOtherKind(one)));
  return error.code === 'invalid_type' || error.code === 'invalid_value';
}

function faultsOf(root: MapNode, { issue, keys }: Narrowed, meant: Set<string>): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(root, [...keys, key], issue.message, meant));
  }
  const name = String(keys.at(-1) ?? '');
  const node = nodeAt(root, keys);
  if (issue.code === 'invalid_key') {
    const mayHaveHyphen = issue.issues.some(
      (one) => one.code === 'invalid_format' && one.pattern?.includes('-]'),
    );
    return [
      fault(keys, keyPosition(root, keys), 'scenario.name', messages.badName(name), {
        expected: messages.nameRule(mayHaveHyphen),
      }),
    ];
  }
  if (node === undefined) {
    const holder = keys.slice(0, -1);
    const where = positionOf(root, holder);
    return [
      fault(
        keys,
        holder.length === 0 ? where : keyPosition(root, holder),
        'scenario.missing-key',
        messages.missingKey(name, pathOf(holder)),
        { expected: expectedOf(issue) },
      ),
    ];
  }
  if (isNull(node)) return [];
  const found = describe(node);
  return [
    fault(keys, node.position, 'scenario.wrong-type', messages.wrongType(name, found), {
      expected: expectedOf(issue),
      ...hintOf(node, issue),
    }),
  ];
}

function unknownKey(root: MapNode, keys: Keys, noun: string, meant: Set<string>): Fault {
  const name = String(keys.at(-1));
  const section = sectionOf(noun);
  const where = keyPosition(root, keys);
  if (section === undefined)
    return fault(keys, where, 'scenario.unknown-key', messages.unknownKey(name, noun));
  if (section.later.includes(name)) return fault(keys, where, 'scenario.later-key', messages.laterKey(name));
  const near = nearestName(name, [...section.keys, ...section.also, ...section.later]);
  if (near !== undefined) meant.add(pathOf([...keys.slice(0, -1), near]));
  return fault(keys, where, 'scenario.unknown-key', messages.unknownKey(name, noun), {
    expected: messages.oneOf(section.keys),
    ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
  });
}

/** The noun of a section, or a phrase of what was expected. */
function expectedOf(issue: Issue): string {
  const section = sectionOf(issue.message);
  return section === undefined ? issue.message : messages.sectionExpected(section.noun, section.keys);
}

function hintOf(node: SourceNode, issue: Issue): { hint?: string } {
  if (node.kind !== 'scalar') return {};
  const near = issue.code === 'invalid_value' ? nearestName(node.text, issue.values.map(String)) : undefined;
  if (near !== undefined) return { hint: messages.didYouMean(near) };
  if (typeof node.value === 'boolean') return { hint: messages.hintYesNo() };
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) return { hint: messages.hintFinite() };
  if (typeof node.value === 'number') return { hint: messages.hintQuotes(node.text) };
  return {};
}

function describe(node: SourceNode): string {
  if (node.kind === 'map') return messages.aMap();
  if (node.kind === 'list') return messages.aList();
  return node.text;
}

function fault(
  keys: Keys,
  position: Position,
  code: string,
  message: string,
  more: { expected?: string; hint?: string } = {},
): Fault {
  return { code, message, where: placeAt(position, pathOf(keys)), ...more };
}

function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A key without a value, or a `null` with nothing to remove. */
function emptyValues(node: SourceNode, keys: Keys): Fault[] {
  if (node.kind === 'scalar') {
    if (node.value !== null) return [];
    const name = String(keys.at(-1) ?? '');
    const hint = /^\d/.test(name) ? { hint: messages.hintDecimalPoint() } : {};
    return [fault(keys, node.position, 'scenario.missing-value', messages.missingValue(name), hint)];
  }
  const children =
    node.kind === 'list'
      ? node.items.entries()
      : [...node.entries].map(([key, entry]) => [key, entry.node] as const);
  return [...children].flatMap(([key, child]) => emptyValues(child, [...keys, key]));
}
