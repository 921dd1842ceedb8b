import type { UnitSpec } from '../chain.ts';
import { roundPersons } from './capacity.ts';
import type { Unit } from './unit.ts';

/*
 * A unit whose persons juggle all that is in service (processor sharing): each task advances at
 * productivity × min(1, persons ÷ tasks) in open hours. The unit's clock runs at that pace, so that whoever comes or goes
 * changes its rate and the next completion; a task keeps its threshold, which is the clock's reading at its start + effort.
 */

/**
 * Sets the pace of the unit's clock by what is in service now; nothing if it is as it was. On places of their own tasks
 * advance at productivity (the part place is timed apart); shared, all slow down when there are more than persons.
 */
export function setPace(unit: Unit, base: number): void {
  const persons = unit.whole + unit.part;
  const share = unit.isShared && unit.held > persons ? persons / unit.held : 1;
  unit.clock.setRate(base, unit.productivity * share, 0);
}

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
