import type { Chain } from '../chain/chain.ts';
import { METRICS } from '../chain/metrics.ts';
import type { SeriesRow, SummaryRow } from './findings.ts';
import type { FirstAndLast, StaffResult, StaffSums, UnitStaff } from './staffResult.ts';

/** Hours of a year, as in quantities. */
const YEAR = 8760;

/** Metrics that are there only with a staff side. */
const OF_STAFF: ReadonlySet<string> = new Set(
  METRICS.filter((metric) => metric.needs !== undefined).map(({ name }) => name),
);

/**
 * What a run says of the staff, unit by unit, from its rows as they are written: what is left out is not there.
 * @returns nothing if no unit has a staff side
 */
export function staffResultOf(
  { units, organisations, horizon }: Pick<Chain, 'units' | 'organisations' | 'horizon'>,
  summary: readonly SummaryRow[],
  series: readonly SeriesRow[],
): StaffResult | undefined {
  const rows = new StaffRows(summary, series, horizon / YEAR);
  const ofUnits = units.map(({ name }) => unitStaff(name, rows)).filter(isSaid);
  if (ofUnits.length === 0) return undefined;
  return {
    units: ofUnits,
    organisations: organisations
      .map(({ name }) => ({ organisation: name, ...sums('organisation', name, rows) }))
      .filter(isSaid),
    chain: sums('chain', 'chain', rows),
  };
}

/** Whether more is known than whose it is. */
function isSaid(each: object): boolean {
  return Object.keys(each).length > 1;
}

function unitStaff(unit: string, rows: StaffRows): UnitStaff {
  const authorised = rows.ends(unit, 'authorised');
  const staff = rows.ends(unit, 'staff');
  const trainees = rows.ends(unit, 'trainees')?.last;
  const vacancies = rows.ends(unit, 'vacancies')?.last;
  const hires = rows.whole('unit', unit, 'hires');
  const leavers = rows.whole('unit', unit, 'leavers');
  const share = rows.whole('unit', unit, 'overtime_share');
  return {
    unit,
    ...(authorised && { authorised }),
    ...(staff && { staff }),
    ...(trainees !== undefined && { trainees }),
    ...(vacancies !== undefined && { vacancies }),
    ...(hires !== undefined && { hires }),
    ...(leavers !== undefined && { leavers }),
    ...(share !== undefined && { overtime_share: share }),
    ...sums('unit', unit, rows),
  };
}

function sums(kind: string, scope: string, rows: StaffRows): StaffSums {
  const overtime = rows.whole(kind, scope, 'overtime_hours');
  const displaced = rows.whole(kind, scope, 'displaced_hours');
  const cost = rows.whole(kind, scope, 'cost');
  return {
    ...(overtime !== undefined && { overtime_hours: overtime }),
    ...(displaced !== undefined && { displaced_hours: displaced }),
    ...(cost !== undefined && { cost_per_year: cost / rows.years }),
  };
}

/** The means of metrics of staff, found by scope and name. */
class StaffRows {
  readonly years: number;
  private readonly wholes = new Map<string, number>();
  private readonly firstAndLast = new Map<string, FirstAndLast>();

  constructor(summary: readonly SummaryRow[], series: readonly SeriesRow[], years: number) {
    this.years = years;
    for (const { scope_kind: kind, scope, metric, mean } of summary) {
      if (OF_STAFF.has(metric) && mean !== undefined) this.wholes.set(keyOf(kind, scope, metric), mean);
    }
    for (const { scope_kind: kind, scope, metric, mean } of series) {
      if (!OF_STAFF.has(metric) || mean === undefined) continue;
      const key = keyOf(kind, scope, metric);
      this.firstAndLast.set(key, { first: this.firstAndLast.get(key)?.first ?? mean, last: mean });
    }
  }

  whole(kind: string, scope: string, metric: string): number | undefined {
    return this.wholes.get(keyOf(kind, scope, metric));
  }

  ends(unit: string, metric: string): FirstAndLast | undefined {
    return this.firstAndLast.get(keyOf('unit', unit, metric));
  }
}

function keyOf(kind: string, scope: string, metric: string): string {
  return JSON.stringify([kind, scope, metric]);
}
