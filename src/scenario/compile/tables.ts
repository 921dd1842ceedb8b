import type { ArrivalSpec, TableSpec } from '../../chain/chain.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { type CsvField, csvRows } from '../csvRows.ts';
import { parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { keyPosition, nodeAt, positionOf } from '../node.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { TableText } from '../schema/tables.ts';
import { makeSource, type Position, placeAt } from '../source.ts';
import { at, type Spot, TOP } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import type { Timeframe } from './timeframe.ts';

/** More rows than this are no series that somebody looks at. */
const MOST_ROWS = 50_000;
/** Most faults that are said of one file. */
const MOST_FAULTS = 20;

/** A row as written: a date and a number, and where they stand. */
interface TableRow {
  readonly date: string;
  readonly value: string | number;
  readonly dateAt: Position;
  readonly valueAt: Position;
}

/** A table, and its rows as a manifest keeps them. */
export interface CompiledTable {
  readonly spec: TableSpec;
  readonly rows: Readonly<Record<string, number>>;
}

/** Reads the tables: their files, or the rows that stand in the scenario. A faulty one gets a stand-in. */
export function compileTables(c: Compilation, timeframe: Timeframe): CompiledTable[] {
  const spot = at(TOP, 'tables');
  return c.tableNames.map((name): CompiledTable => {
    const text = c.data.tables?.[name];
    const own = at(spot, name);
    const read = text === undefined ? undefined : tableRows(c, own, text);
    return compileRows(c, name, text?.interpolate ?? 'linear', read ?? [], timeframe);
  });
}

function tableRows(c: Compilation, spot: Spot, text: TableText): TableRow[] | undefined {
  if (text.rows !== undefined) {
    const below = at(spot, 'rows');
    const rows = Object.entries(text.rows).map(([date, value]): TableRow => {
      const { keys } = at(below, date);
      return { date, value, dateAt: keyPosition(c.root, keys), valueAt: positionOf(c.root, keys) };
    });
    if (rows.length === 0 && !c.isPruned(below, text.rows))
      c.fault(below, 'scenario.table', messages.tableEmpty());
    return rows;
  }
  if (text.file !== undefined) return fileRows(c, spot, text.file, text);
  if (!c.has(at(spot, 'file')) && !c.has(at(spot, 'rows'))) {
    c.fault(spot, 'scenario.missing-key', messages.missingKey('file', spot.path), {
      expected: PHRASES.csvPath,
      atKey: true,
    });
  }
  return undefined;
}

function fileRows(c: Compilation, spot: Spot, file: string, text: TableText): TableRow[] | undefined {
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

function compileRows(
  c: Compilation,
  name: string,
  interpolate: TableSpec['interpolate'],
  rows: readonly TableRow[],
  { calendar }: Timeframe,
): CompiledTable {
  const moments: Hours[] = [];
  const values: number[] = [];
  const kept: Record<string, number> = {};
  const before = c.faults.length;
  for (const { date, value, dateAt, valueAt } of rows) {
    if (c.faults.length - before >= MOST_FAULTS) break;
    const moment = parseDate(date);
    const number = typeof value === 'number' ? value : numberOf(value);
    if (moment === undefined) csvFault(c, dateAt, messages.notADate(date), PHRASES.date);
    if (number === undefined || !Number.isFinite(number)) {
      const hint = /^\d+,\d+$/.test(String(value)) ? messages.hintDecimalPoint() : undefined;
      csvFault(c, valueAt, messages.tableNumber(String(value)), messages.numberPhrase(), hint);
    }
    if (moment === undefined || number === undefined) continue;
    const hours = roundMoment((moment.day - calendar.startDay) * 24 + moment.hour);
    if (hours <= (moments.at(-1) ?? Number.NEGATIVE_INFINITY))
      csvFault(c, dateAt, messages.tableOrder(date), messages.tableOrderExpected());
    moments.push(hours);
    values.push(number);
    kept[date] = number;
  }
  // A stand-in, so that what reads the table can go on.
  if (moments.length === 0) {
    moments.push(0);
    values.push(0);
    c.brokenTables.add(name);
  }
  if (c.faults.length > before) c.brokenTables.add(name);
  return { spec: { name, at: moments, values, interpolate }, rows: kept };
}

function numberOf(text: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A fault in the file of a table (or in rows of the scenario). */
function csvFault(
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

/** Warns of tables that nothing reads, and of formulas that go on where their table has ended. */
export function checkTables(
  c: Compilation,
  tables: readonly CompiledTable[],
  arrivals: readonly ArrivalSpec[],
  { horizon }: Timeframe,
): void {
  if (c.faults.length > 0) return;
  for (const [index, { spec }] of tables.entries()) {
    const spot = at(at(TOP, 'tables'), spec.name);
    const warn = (message: string): void => c.warn(spot, 'scenario.table', message, { atKey: true });
    if (c.usedTables.has(index)) {
      if (spec.at[0]! > 0) warn(messages.tableStartsLate(spec.name));
      if (spec.interpolate === 'linear' && spec.at.at(-1)! < horizon)
        warn(messages.tableEndsEarly(spec.name));
    } else if (!c.countedTables.has(index)) warn(messages.unusedTable(spec.name));
  }
  for (const arrival of arrivals) {
    const last = arrival.kind === 'counts' ? arrival.periods.at(-1) : undefined;
    if (last === undefined || last.to >= horizon) continue;
    const name = c.caseNames[arrival.case] ?? '';
    c.warn(
      at(at({ keys: ['cases', name], path: name }, 'arrivals'), 'table'),
      'scenario.table',
      messages.countsEndEarly(name),
    );
  }
}
