import type { Hours } from '../../engine/hours.ts';
import type { Unit } from './unit.ts';

/** Who is on duty has changed at `now`: it is recorded, and the core works out again who does what. */
export function changeOnDuty(unit: Unit, now: Hours): void {
  const { capacity, staff, base } = unit;
  staff.absence.set(now, capacity.absence);
  staff.ordinary.set(base, capacity.onOrdinary);
  staff.overtime.set(base, capacity.onOvertime);
  staff.displaced.set(base, capacity.onDisplaced);
  unit.setOnDuty(capacity.onDuty);
}
