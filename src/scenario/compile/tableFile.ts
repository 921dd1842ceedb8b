import { type CsvField, csvRows } from '../csvRows.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { nodeAt } from '../node.ts';
import type { TableText } from '../schema/tables.ts';
import { makeSource, type Position, placeAt } from '../source.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';

/** More rows than this are no series that somebody looks at. */
const MOST_ROWS = 50_000;

/** A row as written: a date and a number, and where they stand. */
export interface TableRow {
  readonly date: string;
  readonly value: string | number;
  readonly dateAt: Position;
  readonly valueAt: Position;
}

/** Reads the rows of a table from its CSV file, or says why it cannot. */
export function fileRows(c: Compilation, spot: Spot, file: string, text: TableText): TableRow[] | undefined {
  const below = at(spot, 'file');
  // A path is relative to the file in which it is written, which may be one that the scenario extends.
  const writtenIn = nodeAt(c.root, below.keys)?.position.source.file ?? '';
  const path = c.reader.resolve(writtenIn, file);
  let content: string;
  try {
    content = c.reader.read(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    c.fault(below, 'scenario.unreadable', messages.unreadable(path, why));
    return undefined;
  }
  const source = makeSource(path, content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const position = (field: CsvField | undefined): Position => ({ source, offset: field?.offset ?? 0 });
  const { rows, unclosed } = csvRows(source);
  if (unclosed !== undefined) {
    csvFault(c, { source, offset: unclosed }, messages.csvUnclosed());
    return undefined;
  }
  const [header, ...others] = rows;
  if (header === undefined || others.length === 0) {
    csvFault(c, position(undefined), messages.tableEmpty(), messages.csvExpected());
    return undefined;
  }
  if (others.length > MOST_ROWS) {
    csvFault(c, position(others[MOST_ROWS]?.[0]), messages.tableTooLong(others.length, MOST_ROWS));
    return undefined;
  }
  const time = columnOf(c, spot, 'time', text.time ?? 'time', header, position(header[0]));
  const value = columnOf(c, spot, 'value', text.value ?? 'value', header, position(header[0]));
  if (time === undefined || value === undefined) return undefined;
  return others.map((row) => ({
    date: row[time]?.text ?? '',
    value: row[value]?.text ?? '',
    dateAt: position(row[time] ?? row[0]),
    valueAt: position(row[value] ?? row.at(-1)),
  }));
}

/** The index of a column by its name; one that the scenario names is at fault there, a usual one in the file. */
function columnOf(
  c: Compilation,
  spot: Spot,
  key: 'time' | 'value',
  name: string,
  header: readonly CsvField[],
  headerAt: Position,
): number | undefined {
  const names = header.map((field) => field.text);
  const index = names.indexOf(name);
  if (index >= 0 && index === names.lastIndexOf(name)) return index;
  const message = index < 0 ? messages.csvNoColumn(name) : messages.csvColumnTwice(name);
  const near = nearestName(name, names);
  const hint = index < 0 && near !== undefined ? { hint: messages.didYouMean(near) } : {};
  const below = at(spot, key);
  const expected = messages.oneOf(names);
  if (c.has(below)) c.fault(below, 'scenario.table', message, { expected, ...hint });
  else csvFault(c, headerAt, message, messages.csvColumn(key), hint.hint);
  return undefined;
}

/** A fault in the file of a table (or in rows of the scenario). */
export function csvFault(
  c: Compilation,
  position: Position,
  message: string,
  expected?: string,
  hint?: string,
): void {
  c.faults.push({
    code: 'scenario.table',
    message,
    where: placeAt(position),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
  });
}
