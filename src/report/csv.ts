import Papa from 'papaparse';
import type { AssumptionRow, Findings, NormRow, SeriesRow, SummaryRow } from '../experiment/findings.ts';
import type { ReplicationRow } from '../experiment/rows.ts';

/** A table's columns in order, which must be all the keys of its rows: one that is forgotten does not compile. */
function columnsOf<Row>() {
  return <const Names extends readonly (keyof Row & string)[]>(
    ...names: Exclude<keyof Row, Names[number]> extends never ? Names : never
  ): Names => names;
}

const NAMES = ['scenario', 'scope_kind', 'scope', 'metric', 'unit'] as const;
const STATISTICS = ['mean', 'ci_low', 'ci_high', 'p05', 'p50', 'p95', 'replications'] as const;

export const SUMMARY_COLUMNS = columnsOf<SummaryRow>()(...NAMES, ...STATISTICS);
export const SERIES_COLUMNS = columnsOf<SeriesRow>()(...NAMES, 'period_start', 'period_end', ...STATISTICS);

export const NORM_COLUMNS = columnsOf<NormRow>()(
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
);

export const ASSUMPTION_COLUMNS = columnsOf<AssumptionRow>()(
  'path',
  'value',
  'unit',
  'low',
  'high',
  'law',
  'source',
  'note',
  'load_share',
);

export const REPLICATION_COLUMNS = columnsOf<ReplicationRow>()(
  'scenario',
  'replication',
  'scope_kind',
  'scope',
  'metric',
  'value',
);

/**
 * The last column of every file of a classified scenario: the mark stays with each row when rows are copied, joined
 * or filtered, and whoever reads columns by name or by place is not disturbed.
 */
const CLASSIFICATION = 'classification';

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
  classification?: string,
): string {
  return header(columns, classification) + rowLines(rows, columns, classification);
}

export function summaryCsv({ summary, scenario }: Findings): string {
  return toCsv(summary, SUMMARY_COLUMNS, scenario.classification);
}

export function seriesCsv({ series, scenario }: Findings): string {
  return toCsv(series, SERIES_COLUMNS, scenario.classification);
}

export function normsCsv({ norms, scenario }: Findings): string {
  return toCsv(norms, NORM_COLUMNS, scenario.classification);
}

export function assumptionsCsv({ assumptions, scenario }: Findings): string {
  return toCsv(assumptions, ASSUMPTION_COLUMNS, scenario.classification);
}

/** The first line of `replications.csv`, which is written in a stream: this, then lines as blocks are folded. */
export function replicationsHeader(classification?: string): string {
  return header(REPLICATION_COLUMNS, classification);
}

/** Lines of `replications.csv`, each with its line end; empty text for no rows. */
export function replicationLines(rows: readonly ReplicationRow[], classification?: string): string {
  return rowLines(rows, REPLICATION_COLUMNS, classification);
}

function header(columns: readonly string[], classification: string | undefined): string {
  return lines([classification === undefined ? columns : [...columns, CLASSIFICATION]]);
}

function rowLines<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  classification: string | undefined,
): string {
  const mark = classification === undefined ? [] : [cell(classification)];
  return lines(rows.map((row) => [...columns.map((column) => cell(row[column])), ...mark]));
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
