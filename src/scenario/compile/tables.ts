import type { ArrivalSpec, TableSpec } from '../../chain/chain.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import { keyPosition, positionOf } from '../node.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { TableText } from '../schema/tables.ts';
import { at, type Spot, TOP } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { csvFault, MOST_FAULTS } from './csvFile.ts';
import { fileRows, TABLE_FAULT, type TableRow } from './tableFile.ts';
import type { Timeframe } from './timeframe.ts';

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
    const table = compileRows(c, name, text?.interpolate ?? 'linear', read ?? [], timeframe);
    if (!c.isRedacted(own)) c.contents.push({ keys: own.keys, content: { rows: table.rows } });
    return table;
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
    if (moment === undefined) csvFault(c, dateAt, TABLE_FAULT, messages.notADate(date), PHRASES.date);
    if (number === undefined || !Number.isFinite(number)) {
      const hint = /^\d+,\d+$/.test(String(value)) ? messages.hintDecimalPoint() : undefined;
      csvFault(c, valueAt, TABLE_FAULT, messages.tableNumber(String(value)), messages.numberPhrase(), hint);
    }
    if (moment === undefined || number === undefined) continue;
    const hours = roundMoment((moment.day - calendar.startDay) * 24 + moment.hour);
    if (hours <= (moments.at(-1) ?? Number.NEGATIVE_INFINITY))
      csvFault(c, dateAt, TABLE_FAULT, messages.tableOrder(date), messages.tableOrderExpected());
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
