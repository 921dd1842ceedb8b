import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import type { UnitFacts } from './organisations.ts';

/** The units of a step: where its work waits (`NONE` if there is none), and its alternatives in order. */
export interface StepUnits {
  readonly unit: number;
  readonly alternatives: readonly number[];
  /** All of them by name, those that do not exist left out. */
  readonly names: readonly string[];
}

/** Compiles `unit: om.prosecutors` or `unit: [om.prosecutors, om.duty]`. */
export function compileUnits(
  c: Compilation,
  spot: Spot,
  text: string | readonly string[] | undefined,
  units: ReadonlyMap<string, UnitFacts>,
): StepUnits {
  if (text === undefined) return { unit: NONE, alternatives: [], names: [] };
  const isList = typeof text !== 'string';
  const names: string[] = [];
  for (const [index, name] of (isList ? text : [text]).entries()) {
    const where = isList ? at(spot, index) : spot;
    if (!c.unitNames.includes(name)) {
      c.unknown(where, name, c.unitNames, 'scenario.unknown-unit', messages.unknownUnit(name));
    } else if (names.includes(name)) {
      c.fault(where, 'scenario.alternatives', messages.alternativeTwice(name));
    } else names.push(name);
  }
  const [unit = NONE, ...alternatives] = names.map((name) => units.get(name)?.index ?? NONE);
  return { unit, alternatives, names };
}
