import { NONE } from '../../engine/hours.ts';
import type { StepSpec } from '../chain.ts';
import { meanOf } from './meanOf.ts';

/** Units that a step takes places of, once each: where it waits (alternatives are not counted on), and its partners. */
export function unitsOf({ unit, partners }: StepSpec): number[] {
  const units = unit === NONE ? [] : [unit];
  for (const partner of partners ?? []) if (!units.includes(partner.unit)) units.push(partner.unit);
  return units;
}

/** Person-hours of a visit; 0 for waits and branches. */
export function meanEffort(step: StepSpec): number {
  return step.kind === 'work' && step.duration ? meanOf(step.duration) : 0;
}

/** Person-hours of a unit that a visit takes: its effort where it waits, and for a partner its places for as long as that lasts. */
export function hoursAt(step: StepSpec, unit: number, effort: number): number {
  if (step.unit === unit) return effort;
  const share = step.partners?.find((partner) => partner.unit === unit);
  return share === undefined ? 0 : (effort / step.team) * share.places;
}

/** Person-hours that a visit takes of all units together; 0 for waits, meetings and branches. */
export function visitHours(step: StepSpec): number {
  const partners = step.partners?.reduce((sum, { places }) => sum + places, 0) ?? 0;
  return meanEffort(step) * (1 + partners / step.team);
}

/** So many visits of so many hours: nothing of something endless is nothing. */
export function hoursOf(visits: number, each: number): number {
  return each === 0 ? 0 : visits * each;
}
