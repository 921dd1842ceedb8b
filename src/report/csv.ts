import Papa from 'papaparse';
import type { AssumptionRow, Findings, NormRow, SeriesRow, SummaryRow } from '../experiment/findings.ts';
import type { ReplicationRow } from '../experiment/rows.ts';

export const SUMMARY_COLUMNS = [
  'scenario',
  'scope_kind',
  'scope',
  'metric',
  'unit',
  'mean',
  'ci_low',
  'ci_high',
  'p05',
  'p50',
  'p95',
  'replications',
] as const satisfies readonly (keyof SummaryRow)[];

export const SERIES_COLUMNS = [
  'scenario',
  'scope_kind',
  'scope',
  'metric',
  'unit',
  'period_start',
  'period_end',
  'mean',
  'ci_low',
  'ci_high',
  'p05',
  'p50',
  'p95',
  'replications',
] as const satisfies readonly (keyof SeriesRow)[];

export const NORM_COLUMNS = [
  'scenario',
  'norm',
  'metric',
  'scope',
  'direction',
  'limit',
  'per',
  'in_a_row',
  'min_count',
  'unit',
  'organisation',
  'hold_probability',
  'ci_low',
  'ci_high',
  'first_breach_p05',
  'first_breach_p50',
  'first_breach_p95',
  'first_in_chain',
  'breached_periods',
  'longest_breach',
  'worst_value',
  'shortfall',
  'recovery_days',
  'chain_without',
] as const satisfies readonly (keyof NormRow)[];

export const ASSUMPTION_COLUMNS = [
  'path',
  'value',
  'unit',
  'low',
  'high',
  'law',
  'source',
  'note',
  'load_share',
] as const satisfies readonly (keyof AssumptionRow)[];

export const REPLICATION_COLUMNS = [
  'scenario',
  'replication',
  'scope_kind',
  'scope',
  'metric',
  'value',
] as const satisfies readonly (keyof ReplicationRow)[];

/**
 * Text that a spreadsheet would run as a formula: it begins with one of the characters that start one (also in
 * their full-width forms, or after a tab or line end), and is not simply a number such as `-5` or `+1.5e3`.
 * Such text gets an apostrophe in front; a cell that is a number is never touched.
 */
export const FORMULA = /^(?![+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$)[=+\-@\t\r\n＝＋－＠]/u;

const SETTINGS = { newline: '\n', escapeFormulae: FORMULA } as const;

/**
 * Rows as CSV: UTF-8 text by RFC 4180 (but lines end with `\n`), a header, one line a row, a line end last.
 * Numbers are written in JavaScript's shortest form that reads back as the same number; a value that is not
 * defined or not finite is an empty cell. Keys that are not among `columns` are left out.
 */
export function toCsv<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): string {
  return lines([columns]) + rowLines(rows, columns);
}

export function summaryCsv(findings: Findings): string {
  return toCsv(findings.summary, SUMMARY_COLUMNS);
}

export function seriesCsv(findings: Findings): string {
  return toCsv(findings.series, SERIES_COLUMNS);
}

export function normsCsv(findings: Findings): string {
  return toCsv(findings.norms, NORM_COLUMNS);
}

export function assumptionsCsv(findings: Findings): string {
  return toCsv(findings.assumptions, ASSUMPTION_COLUMNS);
}

/** The first line of `replications.csv`, which is written in a stream: this, then lines as blocks are folded. */
export function replicationsHeader(): string {
  return lines([REPLICATION_COLUMNS]);
}

/** Lines of `replications.csv`, each with its line end; empty text for no rows. */
export function replicationLines(rows: readonly ReplicationRow[]): string {
  return rowLines(rows, REPLICATION_COLUMNS);
}

function rowLines<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): string {
  return lines(rows.map((row) => columns.map((column) => cell(row[column]))));
}

/**
 * Each with its line end. papaparse gets cells, never objects: it would take the columns from the first object,
 * and for no rows at all it would write an empty line.
 */
function lines(cells: readonly (readonly unknown[])[]): string {
  return cells.length === 0 ? '' : `${Papa.unparse(cells as unknown[][], SETTINGS)}\n`;
}

/** Characters that steer a terminal and mean nothing in a table; tabs and line ends stay, and are quoted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** papaparse would write NaN and Infinity as words. */
function cell(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(CONTROL, '');
  return typeof value === 'number' && !Number.isFinite(value) ? '' : value;
}
