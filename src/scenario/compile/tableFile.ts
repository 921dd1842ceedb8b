import { messages } from '../messages.ts';
import type { TableText } from '../schema/tables.ts';
import type { Position } from '../source.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { type CsvUse, columnOf, readCsv } from './csvFile.ts';

/** A row as written: a date and a number, and where they stand. */
export interface TableRow {
  readonly date: string;
  readonly value: string | number;
  readonly dateAt: Position;
  readonly valueAt: Position;
}

/** Code of all faults of tables. */
export const TABLE_FAULT = 'scenario.table';

const USE: CsvUse = {
  code: TABLE_FAULT,
  empty: messages.tableEmpty(),
  expected: messages.csvExpected(),
  tooLong: messages.tableTooLong,
  column: messages.csvColumn,
};

/** Reads the rows of a table from its CSV file, or says why it cannot. */
export function fileRows(c: Compilation, spot: Spot, file: string, text: TableText): TableRow[] | undefined {
  const csv = readCsv(c, at(spot, 'file'), file, USE);
  if (csv === undefined) return undefined;
  const time = columnOf(c, spot, csv, USE, { key: 'time', named: text.time, usual: 'time' });
  const value = columnOf(c, spot, csv, USE, { key: 'value', named: text.value, usual: 'value' });
  if (time === undefined || value === undefined) return undefined;
  const { rows, position } = csv;
  return rows.map((row) => ({
    date: row[time]?.text ?? '',
    value: row[value]?.text ?? '',
    dateAt: position(row[time] ?? row[0]),
    valueAt: position(row[value] ?? row.at(-1)),
  }));
}
