import { NONE } from '../../engine/hours.ts';

/*
 * A case may be about a recruit: the column that holds the person then holds a number below `NONE`, which says of which
 * unit he is and in which slot of its pipeline.
 */

export function subjectOfRecruit(unit: number, slot: number, units: number): number {
  return NONE - 1 - (slot * units + unit);
}

export function unitOfSubject(subject: number, units: number): number {
  return (NONE - 1 - subject) % units;
}

export function slotOfSubject(subject: number, units: number): number {
  return Math.floor((NONE - 1 - subject) / units);
}
