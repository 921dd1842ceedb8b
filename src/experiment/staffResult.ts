/** How the staff of a unit fares: means over the replications. What is left out or does not apply is absent. */
export interface UnitStaff {
  readonly unit: string;
  /** FTE, mean over the first reporting period and over the last. */
  readonly authorised?: FirstAndLast;
  readonly staff?: FirstAndLast;
  /** Of the last reporting period: trainees among the staff, and FTE for which no recruit is on the way. */
  readonly trainees?: number;
  readonly vacancies?: number;
  /** FTE over the whole span. */
  readonly hires?: number;
  readonly leavers?: number;
  /** Overtime as a share of ordinary hours. */
  readonly overtime_share?: number;
  /** Person-hours over the whole span. */
  readonly overtime_hours?: number;
  readonly displaced_hours?: number;
  /** EUR a year, mean over the whole span. */
  readonly cost_per_year?: number;
}

export interface FirstAndLast {
  readonly first: number;
  readonly last: number;
}

/** The same of an organisation or the chain: sums over its units. */
export interface StaffSums {
  readonly overtime_hours?: number;
  readonly displaced_hours?: number;
  readonly cost_per_year?: number;
}

/** The staff side: units that have one, in file order; organisations of which something is summed. */
export interface StaffResult {
  readonly units: readonly UnitStaff[];
  readonly organisations: readonly (StaffSums & { readonly organisation: string })[];
  readonly chain: StaffSums;
}
