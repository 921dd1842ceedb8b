import type { Drowning, SeriesRow, Verdict } from './findings.ts';

/** At work this share of its hours a unit has nothing left to catch up with. */
const NEARLY_ALL = 0.97;
/** Fewest periods from which a growing backlog can be told from one that only fills up. */
const FEWEST_PERIODS = 4;

/**
 * Units that drown without any norm saying so: in the last quarter of the periods they are at work nearly all their
 * hours, and their backlog at the end is larger than half-way by more than chance (the 95 % intervals of the means
 * lie apart). Units with a norm that does not hold are left out: of them the verdict speaks.
 */
export function drowningUnits(
  units: readonly string[],
  series: readonly SeriesRow[],
  scopes: Verdict['scopes'],
): Drowning[] {
  const rowsOf = new Map<string, SeriesRow[]>();
  for (const row of series) {
    if (row.scope_kind !== 'unit') continue;
    const key = `${row.scope} ${row.metric}`;
    const known = rowsOf.get(key);
    if (known) known.push(row);
    else rowsOf.set(key, [row]);
  }
  const told = new Set(
    scopes
      .filter((scope) => scope.scope_kind === 'unit' && scope.verdict !== 'holds')
      .map((scope) => scope.scope),
  );
  return units.flatMap((unit): Drowning[] => {
    const utilisation = lateUtilisation(rowsOf.get(`${unit} utilisation`) ?? []);
    const backlog = rowsOf.get(`${unit} backlog_hours`) ?? [];
    const days = rowsOf.get(`${unit} backlog_days`)?.at(-1)?.mean;
    const isDrowning = utilisation !== undefined && utilisation >= NEARLY_ALL && grows(backlog);
    return isDrowning && days !== undefined && !told.has(unit)
      ? [{ unit, utilisation, backlog_days: days }]
      : [];
  });
}

function lateUtilisation(rows: readonly SeriesRow[]): number | undefined {
  const late = rows.slice(-Math.max(1, Math.floor(rows.length / 4)));
  const means = late.flatMap((row) => (row.mean === undefined ? [] : [row.mean]));
  return means.length === 0 ? undefined : means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

function grows(rows: readonly SeriesRow[]): boolean {
  if (rows.length < FEWEST_PERIODS) return false;
  const halfway = rows[Math.floor((rows.length - 1) / 2)];
  const last = rows.at(-1);
  return last?.ci_low !== undefined && halfway?.ci_high !== undefined && last.ci_low > halfway.ci_high;
}
