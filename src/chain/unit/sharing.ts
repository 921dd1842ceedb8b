import type { UnitSpec } from '../chain.ts';
import { roundPersons } from './capacity.ts';

/*
 * A unit whose persons juggle all that is in service (processor sharing): each task advances at
 * productivity × min(1, persons ÷ tasks) in open hours.
 */

/** Tasks in service at most where so many persons are shared: ⌊perPerson × persons⌋, but one while anyone is there. */
export function sharingPlaces(persons: number, perPerson: number): number {
  if (persons <= 0) return 0;
  return Math.max(1, Math.floor(roundPersons(perPerson * persons)));
}

/** Persons on duty that can be at work at once: all, unless sharing is limited to fewer tasks than there are persons. */
export function mostAtWork({ discipline }: UnitSpec, onDuty: number): number {
  if (discipline.kind !== 'sharing' || discipline.perPerson === undefined) return onDuty;
  return Math.min(onDuty, sharingPlaces(onDuty, discipline.perPerson));
}
