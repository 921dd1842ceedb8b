import type { ArrivalSpec } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import { momentAfter } from '../calendarSpan.ts';
import { civilDate } from '../date.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledTable } from './tables.ts';
import type { Timeframe } from './timeframe.ts';

/** More cases in one period than this are a mistake of units. */
const MOST_IN_A_PERIOD = 1e6;

type Periods = (ArrivalSpec & { readonly kind: 'counts' })['periods'];

/**
 * Compiles the counts of a table: a row's period runs to the next row. The last is as long as the one before it, in
 * calendar months if that is a whole number of them.
 */
export function compileCounts(
  c: Compilation,
  spot: Spot,
  name: string,
  tables: readonly CompiledTable[],
  timeframe: Timeframe,
): Periods | undefined {
  const index = c.indexOf(spot, name, c.tableNames, 'scenario.unknown-table', messages.unknownTable(name));
  if (index === undefined) return undefined;
  c.countedTables.add(index);
  const table = tables[index];
  if (table === undefined || c.brokenTables.has(name)) return undefined;
  const { at: moments, values } = table.spec;
  const wrong = values.findIndex((value) => !(value >= 0 && value <= MOST_IN_A_PERIOD));
  if (wrong >= 0) {
    c.fault(
      spot,
      'scenario.table',
      messages.tableCount(name, values[wrong]!, Object.keys(table.rows)[wrong]!),
      {
        expected: messages.tableCountExpected(MOST_IN_A_PERIOD),
      },
    );
    return undefined;
  }
  const last = moments.length - 1;
  if (last < 1) {
    c.fault(spot, 'scenario.table', messages.tableOnePeriod(name), { expected: PHRASES.csvTwoRows });
    return undefined;
  }
  const end = afterLast(moments[last - 1]!, moments[last]!, timeframe.calendar.startDay);
  return values.map((count, row) => ({ from: moments[row]!, to: moments[row + 1] ?? end, count }));
}

/** The end of a period that begins at `last`, as long as the one from `before` to it. */
function afterLast(before: Hours, last: Hours, startDay: number): Hours {
  const day = (moment: Hours): number => startDay + moment / 24;
  if (Number.isInteger(day(before)) && Number.isInteger(day(last))) {
    const [one, other] = [civilDate(day(before)), civilDate(day(last))];
    const months = (other.year - one.year) * 12 + other.month - one.month;
    if (one.day === other.day && months > 0)
      return last + momentAfter(day(last), { count: 1, months, hours: 0, label: '' }, 1);
  }
  return 2 * last - before;
}
