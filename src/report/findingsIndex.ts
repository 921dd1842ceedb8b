import type { Findings, SeriesRow, SummaryRow } from '../experiment/findings.ts';

/** The rows of one metric of one scope, in order of time; none if it was not recorded. */
export function seriesOf(
  findings: Findings,
  kind: string,
  scope: string,
  metric: string,
): readonly SeriesRow[] {
  return index(findings.series).get(key(kind, scope, metric)) ?? [];
}

/** The row for the whole horizon. */
export function summaryOf(
  findings: Findings,
  kind: string,
  scope: string,
  metric: string,
): SummaryRow | undefined {
  return index(findings.summary).get(key(kind, scope, metric))?.[0];
}

/** A series has tens of thousands of rows and every chart asks for many scopes: each table is indexed once. */
const indices = new WeakMap<readonly SummaryRow[], Map<string, unknown[]>>();

function index<Row extends SummaryRow>(rows: readonly Row[]): Map<string, Row[]> {
  const known = indices.get(rows);
  if (known) return known as Map<string, Row[]>;
  const made = new Map<string, Row[]>();
  for (const row of rows) {
    const at = key(row.scope_kind, row.scope, row.metric);
    const group = made.get(at);
    if (group) group.push(row);
    else made.set(at, [row]);
  }
  indices.set(rows, made);
  return made;
}

function key(kind: string, scope: string, metric: string): string {
  return JSON.stringify([kind, scope, metric]);
}
