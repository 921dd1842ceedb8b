import { type CsvField, csvRows } from '../csvRows.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { nodeAt } from '../node.ts';
import { makeSource, type Position, placeAt } from '../source.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';

/** More rows than this are no data that somebody looks at. */
const MOST_ROWS = 50_000;
/** Most faults that are said of one file. */
export const MOST_FAULTS = 20;

/** What a CSV file is read for, and how faults in it speak. */
export interface CsvUse {
  /** Code of its faults. */
  readonly code: string;
  readonly empty: string;
  /** What the file should look like. */
  readonly expected: string;
  readonly tooLong: (count: number, most: number) => string;
  /** What is expected of the file when it has not the usual column; `key` is that which names another. */
  readonly column: (key: string, name: string) => string;
}

/** The content of a CSV file. */
export interface CsvFile {
  readonly header: readonly CsvField[];
  /** At least one. */
  readonly rows: readonly (readonly CsvField[])[];
  /** Where a field stands; the beginning of the file if there is none. */
  readonly position: (field: CsvField | undefined) => Position;
}

/** Reads the CSV file that `spot` names, or says why it cannot. */
export function readCsv(c: Compilation, spot: Spot, file: string, use: CsvUse): CsvFile | undefined {
  // A path is relative to the file in which it is written, which may be one that the scenario extends.
  const writtenIn = nodeAt(c.root, spot.keys)?.position.source.file ?? '';
  const path = c.reader.resolve(writtenIn, file);
  let content: string;
  try {
    content = c.reader.read(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    c.fault(spot, 'scenario.unreadable', messages.unreadable(path, why));
    return undefined;
  }
  const source = makeSource(path, content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const position = (field: CsvField | undefined): Position => ({ source, offset: field?.offset ?? 0 });
  const { rows, unclosed } = csvRows(source);
  if (unclosed !== undefined) {
    csvFault(c, { source, offset: unclosed }, use.code, messages.csvUnclosed());
    return undefined;
  }
  const [header, ...others] = rows;
  if (header === undefined || others.length === 0) {
    csvFault(c, position(undefined), use.code, use.empty, use.expected);
    return undefined;
  }
  if (others.length > MOST_ROWS) {
    csvFault(c, position(others[MOST_ROWS]?.[0]), use.code, use.tooLong(others.length, MOST_ROWS));
    return undefined;
  }
  return { header, rows: others, position };
}

/**
 * The index of a column: the one that the scenario names under `key` of `spot`, else the usual one. One that the scenario
 * names is at fault there, a usual one in the file.
 */
export function columnOf(
  c: Compilation,
  spot: Spot,
  { header, position }: CsvFile,
  use: CsvUse,
  column: { readonly key: string; readonly named: string | undefined; readonly usual: string },
): number | undefined {
  const name = column.named ?? column.usual;
  const names = header.map((field) => field.text);
  const index = names.indexOf(name);
  if (index >= 0 && index === names.lastIndexOf(name)) return index;
  const message = index < 0 ? messages.csvNoColumn(name) : messages.csvColumnTwice(name);
  const near = nearestName(name, names);
  const hint = index < 0 && near !== undefined ? { hint: messages.didYouMean(near) } : {};
  const below = at(spot, column.key);
  const expected = messages.oneOf(names);
  if (c.has(below)) c.fault(below, use.code, message, { expected, ...hint });
  else csvFault(c, position(header[0]), use.code, message, use.column(column.key, name), hint.hint);
  return undefined;
}

/** A fault in a CSV file, or in what stands in the scenario in its place. */
export function csvFault(
  c: Compilation,
  position: Position,
  code: string,
  message: string,
  expected?: string,
  hint?: string,
): void {
  c.faults.push({
    code,
    message,
    where: placeAt(position),
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
  });
}
