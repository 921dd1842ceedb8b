import Papa from 'papaparse';
import type { Source } from './source.ts';

/** One field of a CSV file, and where it begins. */
export interface CsvField {
  readonly text: string;
  readonly offset: number;
}

/** The rows of a CSV file that hold anything, or where a quote is not closed. */
export interface CsvRows {
  readonly rows: readonly (readonly CsvField[])[];
  /** Offset of a field whose quote is never closed. */
  readonly unclosed?: number;
}

/**
 * Reads the rows of a CSV file (RFC 4180; commas, semicolons or tabs between fields). Line ends of the source must be
 * single line feeds.
 */
export function csvRows({ text }: Source): CsvRows {
  const rows: CsvField[][] = [];
  let unclosed: number | undefined;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step: ({ data, meta, errors }) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) unclosed = from;
      const offsets = fieldOffsets(text.slice(from, meta.cursor), meta.delimiter);
      const fields = data.map((field, index) => ({
        text: field.trim(),
        offset: from + (offsets[index] ?? 0),
      }));
      if (fields.some((field) => field.text !== '')) rows.push(fields);
      from = meta.cursor;
    },
  });
  return unclosed === undefined ? { rows } : { rows, unclosed };
}

/** What stands between the names of the columns: the library's own guess also looks at the values. */
function delimiterOf(text: string): string {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => fieldOffsets(header, delimiter).length);
  return [',', ';', '\t'][counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Where the fields of one row begin. */
function fieldOffsets(row: string, delimiter: string): number[] {
  const offsets = [0];
  let isQuoted = false;
  for (let at = 0; at < row.length; at++) {
    if (row[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && row[at] === delimiter) offsets.push(at + 1);
  }
  return offsets;
}
