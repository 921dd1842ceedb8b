import { isRedacted, REDACTED, type Redaction } from '../scenario/index.ts';
import type { AssumptionRow, NormRow, SummaryRow } from './findings.ts';
import type { ReplicationRow } from './rows.ts';

/**
 * Metrics that repeat what stands in the scenario, or give it back by one sum or quotient with another metric, and the keys of
 * a unit that they repeat.
 */
const REPEATED: Readonly<Record<string, readonly string[]>> = {
  on_duty: ['fte', 'productiveHours', 'onDuty', 'roster', 'absence', 'outages'],
  staff: ['fte'],
  authorised: ['authorised', 'fte'],
  // With the staff they add up to the strength, but for recruits on their way.
  vacancies: ['authorised', 'fte'],
  absence: ['absence'],
  // Divided by the staff it is the cost of an FTE.
  cost: ['cost', 'fte'],
};

/** Whether a cell of the results says no more than a value that is left out. */
export function repeatsRedacted(
  redaction: Redaction | undefined,
  scopeKind: string,
  scope: string,
  metric: string,
): boolean {
  if (redaction === undefined) return false;
  if (scopeKind === 'threat' && metric === 'factor') {
    return isRedacted(redaction, 'threat.levels') || isRedacted(redaction, 'threat.path');
  }
  // When a policy acted tells its date, its cadence, or what it waits for.
  if (scopeKind === 'policy') return isRedacted(redaction, `policies.${scope}`);
  const keys = REPEATED[metric] ?? [];
  if (scopeKind === 'unit') return keys.some((key) => isRedacted(redaction, `${scope}.${key}`));
  // A sum gives back what one of its parts would, once the others are taken off.
  if (metric !== 'cost') return false;
  return redaction.paths.some((path) => {
    const [organisation, , key = ''] = path.split('.');
    return keys.includes(key) && (scopeKind === 'chain' || organisation === scope);
  });
}

/** Rows of the results without the values that only repeat what is left out. */
export function redactRows<Row extends SummaryRow>(rows: Row[], redaction: Redaction | undefined): Row[] {
  if (redaction === undefined) return rows;
  const nothing = {
    mean: undefined,
    ci_low: undefined,
    ci_high: undefined,
    p05: undefined,
    p50: undefined,
    p95: undefined,
    replications: 0,
  };
  return rows.map((row) =>
    repeatsRedacted(redaction, row.scope_kind, row.scope, row.metric) ? { ...row, ...nothing } : row,
  );
}

/** The same for the cells of one replication. */
export function redactReplication(
  rows: ReplicationRow[],
  redaction: Redaction | undefined,
): ReplicationRow[] {
  if (redaction === undefined) return rows;
  return rows.map((row) =>
    repeatsRedacted(redaction, row.scope_kind, row.scope, row.metric) ? { ...row, value: undefined } : row,
  );
}

/**
 * A norm without the limits that are left out. The least count goes with the limit, from which it may have been
 * worked out.
 */
export function redactNorm(norm: NormRow, redaction: Redaction | undefined): NormRow {
  if (redaction === undefined) return norm;
  const name = norm.norm.split(':', 1)[0] ?? norm.norm;
  const hides = (key: string): boolean => isRedacted(redaction, `norms.${name}.${key}`);
  const limit = hides(norm.direction);
  return {
    ...norm,
    ...(limit && { limit: undefined }),
    ...(hides('per') && { per: REDACTED }),
    ...(hides('inARow') && { in_a_row: undefined }),
    ...((limit || hides('minCount')) && { min_count: undefined }),
  };
}

/** A row of the table of assumptions without what is left out of it. */
export function redactAssumption(
  row: AssumptionRow,
  redacted: { readonly value: boolean; readonly range: boolean; readonly law: boolean } | undefined,
): AssumptionRow {
  if (redacted === undefined) return row;
  const range = redacted.range && row.low !== undefined;
  return {
    ...row,
    ...(redacted.value && { value: REDACTED, unit: '' }),
    ...(range && { low: REDACTED, high: REDACTED }),
    // Without a word about it the law is the usual one: that too would be said.
    ...((range || redacted.law) && { law: undefined }),
  };
}
