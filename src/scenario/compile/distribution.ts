import {
  type DistributionSpec,
  FAMILIES,
  type Family,
  type FamilyName,
} from '../../engine/distributionSpec.ts';
import { messages } from '../messages.ts';
import type { DistributionText, FamilyParameters, ValueText } from '../schema/value.ts';
import { at, type Spot, within } from '../spot.ts';
import { type Dimension, PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileEmpirical } from './empirical.ts';
import { compileNumber, type NumberRule } from './value.ts';

/** What a distribution must be. */
export interface DistributionRule {
  readonly phrase: string;
  /** Of the drawn value: time or a plain number. */
  readonly dimension: Dimension;
  /** Whether a constant 0 is refused. */
  readonly isPositive?: boolean;
}

/** Largest coefficient of variation: beyond it the tail decides everything and no run length suffices. */
const LARGEST_CV = 20;

/** Compiles a quantity (constant) or `{ family: { parameters } }`; values are at least 0. */
export function compileDistribution(
  c: Compilation,
  spot: Spot,
  value: DistributionText,
  rule: DistributionRule,
): DistributionSpec | undefined {
  const { phrase, dimension } = rule;
  const bound = rule.isPositive === true ? { above: 0 } : { least: 0 };
  if (isValue(value)) {
    const number = compileNumber(c, spot, value, { phrase, dimension, ...bound });
    return number === undefined ? undefined : constantDistribution(number);
  }
  const families = Object.entries(value) as [FamilyName, FamilyParameters][];
  const [first, second] = families;
  if (first === undefined && c.isPruned(spot, value)) return undefined;
  if (first === undefined || second !== undefined) {
    const message =
      first === undefined ? messages.noFamily() : messages.twoFamilies(families.map(([name]) => name));
    c.fault(spot, 'scenario.distribution', message, { expected: phrase });
    return undefined;
  }
  const [family, parameters] = first;
  const below = within(spot, family);
  if (family === 'empirical') return compileEmpirical(c, below, parameters, rule);
  return parametric(c, below, family, parameters, rule);
}

function isValue(value: DistributionText): value is ValueText {
  return typeof value !== 'object' || 'value' in value;
}

export function constantDistribution(value: number): DistributionSpec {
  return { family: 'constant', parameters: { value } };
}

function parametric(
  c: Compilation,
  spot: Spot,
  family: FamilyName,
  given: FamilyParameters,
  { phrase, dimension, isPositive }: DistributionRule,
): DistributionSpec | undefined {
  const { sets, kinds } = FAMILIES[family] as Family;
  const names = Object.keys(given);
  const isComplete = sets.some(
    (set) => set.length === names.length && set.every((name) => names.includes(name)),
  );
  if (!isComplete) {
    c.fault(spot, 'scenario.distribution', messages.familyParameters(family, names), {
      expected: messages.parameterSets(sets),
      atKey: true,
    });
    return undefined;
  }
  const parameters: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    const isValueKind = kinds[name] === 'value';
    const number = compileNumber(c, at(spot, name), value as ValueText, {
      phrase: isValueKind && dimension !== PLAIN ? messages.spanPhrase() : messages.numberPhrase(),
      dimension: isValueKind ? dimension : PLAIN,
      ...bounds(name, isPositive === true),
    });
    if (number !== undefined) parameters[name] = number;
  }
  if (Object.keys(parameters).length < names.length) return undefined;
  const order = misordered(parameters);
  if (order !== undefined) {
    c.fault(spot, 'scenario.distribution', order, { expected: phrase, atKey: true });
    return undefined;
  }
  return degenerate(parameters) ?? { family, parameters };
}

function bounds(name: string, isPositive: boolean): Partial<NumberRule> {
  if (name === 'cv') return { least: 0, most: LARGEST_CV };
  if (name === 'shape') return { above: 0 };
  if (name === 'scale') return { above: 0 };
  return isPositive && (name === 'mean' || name === 'max' || name === 'value') ? { above: 0 } : { least: 0 };
}

/** min ≤ mode ≤ max. */
function misordered({ min, mode, max }: Readonly<Record<string, number>>): string | undefined {
  if (min === undefined || max === undefined) return undefined;
  if (min > max) return messages.minAboveMax();
  if (mode !== undefined && (mode < min || mode > max)) return messages.modeOutside();
  return undefined;
}

/** A distribution without spread is a constant: no family need divide by it. */
function degenerate(parameters: Readonly<Record<string, number>>): DistributionSpec | undefined {
  const { mean, cv, sd, min, max } = parameters;
  if (mean !== undefined && (mean === 0 || cv === 0 || sd === 0)) return constantDistribution(mean);
  if (min !== undefined && min === max) return constantDistribution(min);
  return undefined;
}
