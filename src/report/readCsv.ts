import Papa from 'papaparse';
import { CLASSIFICATION, FORMULA } from './csv.ts';
import { type Columns, INVALID, namesOf } from './csvCells.ts';
import * as messages from './messages.ts';
import { UnreadableResults } from './unreadableResults.ts';

/**
 * The rows of a table as `toCsv` wrote it.
 *
 * @param classification the mark in the last column, if the scenario has one
 * @throws UnreadableResults when there are other columns, or a cell that cannot be what its column holds
 */
export function readCsv<Row extends object>(
  file: string,
  text: string,
  columns: Columns<Row>,
  classification?: string,
): Row[] {
  const names = namesOf(columns);
  const [header, ...lines] = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data;
  const expected: string[] = classification === undefined ? names : [...names, CLASSIFICATION];
  if (header?.join() !== expected.join()) {
    throw new UnreadableResults('not-as-written', messages.otherColumns(file, expected.join(', ')));
  }
  // A line end stands last, and so an empty line behind it.
  if (lines.pop()?.join() !== '') throw new UnreadableResults('not-as-written', messages.cutOff(file));
  return lines.map((cells, index) => {
    if (cells.length !== expected.length) {
      throw new UnreadableResults('not-as-written', messages.otherCells(file, index + 2));
    }
    const row: Partial<Row> = {};
    for (const [column, name] of names.entries()) {
      const value = columns[name].read(plain(cells[column] as string));
      if (value === INVALID) {
        throw new UnreadableResults('not-as-written', messages.notACell(file, index + 2, name));
      }
      row[name] = value;
    }
    return row as Row;
  });
}

/** Without the apostrophe that made it harmless to spreadsheets. */
function plain(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
