import type { DifferenceRow } from './compareResult.ts';

/**
 * What changed most first: by the difference in units of the spread between replications, so that hours, shares and counts
 * can be set beside each other. What has no spread in either variant (a strength that is given) comes last; of equals the
 * first in the file.
 */
export function byChange(rows: readonly DifferenceRow[]): DifferenceRow[] {
  const size = ({ standardised }: DifferenceRow): number => Math.abs(standardised ?? 0);
  return [...rows].sort((one, other) => size(other) - size(one));
}

/** A unit that is at work a smaller part of its time, in both variants, carries hardly any load. */
const LEAST_LOAD = 0.1;

/**
 * Rows of units, those of units that carry load in either variant first, each part in its order: what is nearly nothing may differ
 * by many times its spread, and nobody would act on it.
 *
 * @param all rows of the pair, which say how busy units are
 */
export function loadedFirst(rows: readonly DifferenceRow[], all: readonly DifferenceRow[]): DifferenceRow[] {
  const known = new Map<string, Map<string, DifferenceRow>>();
  for (const row of all) {
    if (row.scope_kind !== 'unit') continue;
    known.set(row.scope, (known.get(row.scope) ?? new Map()).set(row.metric, row));
  }
  const carries = (unit: string, side: 'a_value' | 'b_value'): boolean => {
    const told = (metric: string): number | undefined => known.get(unit)?.get(metric)?.[side];
    const [utilisation = 1, offered = 0, onDuty = 0] = ['utilisation', 'offered_load', 'on_duty'].map(told);
    // Where nobody is there to be busy it is the demand that tells.
    return utilisation >= LEAST_LOAD || offered > LEAST_LOAD * onDuty;
  };
  const isLoaded = ({ scope }: DifferenceRow): boolean =>
    carries(scope, 'a_value') || carries(scope, 'b_value');
  return [...rows.filter(isLoaded), ...rows.filter((row) => !isLoaded(row))];
}

/** What changed most first among probabilities, which are in one unit: by their difference, of equal ones by how clear it is. */
export function byDifference(rows: readonly DifferenceRow[]): DifferenceRow[] {
  const size = ({ difference }: DifferenceRow): number => Math.abs(difference ?? 0);
  return [...rows].sort((one, other) => size(other) - size(one) || (one.p ?? 1) - (other.p ?? 1));
}

/** What a quantity of a unit is about: how busy it is, what waits or is done besides, its people, or their cost. */
export type Aspect = 'load' | 'work' | 'staff' | 'cost';

const ASPECTS: Readonly<Record<string, Aspect>> = {
  utilisation: 'load',
  busy: 'load',
  offered_load: 'load',
  on_duty: 'staff',
  staff: 'staff',
  authorised: 'staff',
  trainees: 'staff',
  vacancies: 'staff',
  hires: 'staff',
  leavers: 'staff',
  absence: 'staff',
  fatigue: 'staff',
  cost: 'cost',
};

export function aspectOf({ metric }: Pick<DifferenceRow, 'metric'>): Aspect {
  return ASPECTS[metric] ?? 'work';
}

/** Of rows in their order the first of each unit and aspect: what one backlog says in days, hours and tasks is one thing. */
export function firstOfEachAspect(rows: readonly DifferenceRow[]): DifferenceRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.scope} ${aspectOf(row)}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
