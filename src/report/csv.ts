import Papa from 'papaparse';
import type { AssumptionRow, Findings, NormRow, SeriesRow, SummaryRow } from '../experiment/findings.ts';
import type { ReplicationRow } from '../experiment/rows.ts';
import {
  type Columns,
  namesOf,
  number,
  oneOf,
  perhapsNumber,
  perhapsText,
  text,
  withoutControls,
} from './csvCells.ts';

const NAMES = { scenario: text, scope_kind: text, scope: text, metric: text, unit: text } as const;
const STATISTICS = {
  mean: perhapsNumber,
  ci_low: perhapsNumber,
  ci_high: perhapsNumber,
  p05: perhapsNumber,
  p50: perhapsNumber,
  p95: perhapsNumber,
  replications: number,
} as const;

export const SUMMARY: Columns<SummaryRow> = { ...NAMES, ...STATISTICS };
export const SERIES: Columns<SeriesRow> = { ...NAMES, period_start: text, period_end: text, ...STATISTICS };

export const NORMS: Columns<NormRow> = {
  scenario: text,
  norm: text,
  metric: text,
  scope: text,
  direction: oneOf('atLeast', 'atMost'),
  limit: perhapsNumber,
  per: text,
  in_a_row: perhapsNumber,
  min_count: perhapsNumber,
  unit: perhapsText,
  organisation: perhapsText,
  hold_probability: number,
  ci_low: number,
  ci_high: number,
  first_breach_p05: perhapsText,
  first_breach_p50: perhapsText,
  first_breach_p95: perhapsText,
  first_in_chain: number,
  breached_periods: perhapsNumber,
  longest_breach: perhapsNumber,
  worst_value: perhapsNumber,
  nearest_p50: perhapsNumber,
  nearest_worst: perhapsNumber,
  shortfall: perhapsNumber,
  recovery_days: perhapsNumber,
  chain_without: number,
  ranges_hold_probability: perhapsNumber,
  ranges_ci_low: perhapsNumber,
  ranges_ci_high: perhapsNumber,
};

export const ASSUMPTIONS: Columns<AssumptionRow> = {
  path: text,
  value: text,
  unit: text,
  low: perhapsText,
  high: perhapsText,
  law: perhapsText,
  source: perhapsText,
  note: perhapsText,
  load_share: perhapsNumber,
};

export const REPLICATIONS: Columns<ReplicationRow> = {
  scenario: text,
  replication: number,
  scope_kind: text,
  scope: text,
  metric: text,
  value: perhapsNumber,
};

/**
 * The last column of every file of a classified scenario: the mark stays with each row when rows are copied, joined
 * or filtered, and whoever reads columns by name or by place is not disturbed.
 */
export const CLASSIFICATION = 'classification';

/**
 * Text that a spreadsheet would run as a formula: it begins with one of the characters that start one (also in
 * their full-width forms, or after a tab or line end), and is not simply a number such as `-5` or `+1.5e3`.
 * Such text gets an apostrophe in front; a cell that is a number is never touched. Text that has apostrophes there
 * already gets one more, so that each cell is read back as what it was.
 */
export const FORMULA = /^'*(?![+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$)[=+\-@\t\r\n＝＋－＠]/u;

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
  return toCsv(summary, namesOf(SUMMARY), scenario.classification);
}

export function seriesCsv({ series, scenario }: Findings): string {
  return toCsv(series, namesOf(SERIES), scenario.classification);
}

export function normsCsv({ norms, scenario }: Findings): string {
  return toCsv(norms, namesOf(NORMS), scenario.classification);
}

export function assumptionsCsv({ assumptions, scenario }: Findings): string {
  return toCsv(assumptions, namesOf(ASSUMPTIONS), scenario.classification);
}

/** The first line of `replications.csv`, which is written in a stream: this, then lines as blocks are folded. */
export function replicationsHeader(classification?: string): string {
  return header(namesOf(REPLICATIONS), classification);
}

/** A row's names as they stand in its line: they are the same in every replication, and there are thousands of them. */
interface NamesInLine {
  readonly of: ReplicationRow;
  readonly before: string;
  readonly after: string;
}

/** Lines of `replications.csv`, each with its line end; empty text for no rows. */
export class ReplicationLines {
  private readonly mark: string;
  /** By place in a replication. */
  private readonly names: NamesInLine[] = [];

  constructor(classification?: string) {
    this.mark = classification === undefined ? '\n' : `,${line([classification])}`;
  }

  of(rows: readonly ReplicationRow[]): string {
    let text = '';
    for (const [index, row] of rows.entries()) {
      const { before, after } = this.namesAt(index, row);
      const value = row.value === undefined || !Number.isFinite(row.value) ? '' : row.value;
      text += `${before}${row.replication}${after}${value}${this.mark}`;
    }
    return text;
  }

  private namesAt(index: number, row: ReplicationRow): NamesInLine {
    const known = this.names[index];
    if (
      known?.of.scope === row.scope &&
      known.of.metric === row.metric &&
      known.of.scope_kind === row.scope_kind &&
      known.of.scenario === row.scenario
    ) {
      return known;
    }
    const names = {
      of: row,
      before: `${line([row.scenario]).slice(0, -1)},`,
      after: `,${line([row.scope_kind, row.scope, row.metric]).slice(0, -1)},`,
    };
    this.names[index] = names;
    return names;
  }
}

/** The first line of a table that is written in a stream. */
export function header(columns: readonly string[], classification: string | undefined): string {
  return lines([classification === undefined ? columns : [...columns, CLASSIFICATION]]);
}

/** Lines of a table that is written in a stream, each with its line end; empty text for no rows. */
export function rowLines<Row extends object>(
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

function line(texts: readonly string[]): string {
  return lines([texts.map(cell)]);
}

/** papaparse would write NaN and Infinity as words. */
function cell(value: unknown): unknown {
  if (typeof value === 'string') return withoutControls(value);
  return typeof value === 'number' && !Number.isFinite(value) ? '' : value;
}
