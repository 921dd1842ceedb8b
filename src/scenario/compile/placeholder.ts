import type { Staffing } from '../../chain/chain.ts';

const ONE: Staffing = { kind: 'onDuty', onDuty: 1 };
const ONE_FTE: Staffing = { kind: 'fte', fte: 1, productiveHours: 8760, openHours: 8760 };

/** Stands in for the strength of a unit that is at fault, so that the rest of the unit is still checked. */
export function placeholder(kind: Staffing['kind']): Staffing {
  return kind === 'fte' ? ONE_FTE : ONE;
}

/** Whether it stands in for one at fault: nothing that follows from the number itself is a fault of the file. */
export function isPlaceholder(staffing: Staffing): boolean {
  return staffing === ONE || staffing === ONE_FTE;
}
