import type { Chain } from '../../chain/chain.ts';
import { dateInWords, isoDate } from '../dates.ts';
import { counted } from '../numberWords.ts';
import * as messages from './messages.ts';
import type { RecordEntry } from './modelRecord.ts';
import type { WrittenValues } from './writtenValues.ts';

/** The series that formulas name: how many values, over which time, and what holds between them. */
export function tablesInWords({ tables, calendar }: Chain, written: WrittenValues): RecordEntry[] {
  return tables.map(({ name, at, interpolate }) => {
    const date = (moment: number | undefined): string =>
      moment === undefined ? '' : dateInWords(isoDate(calendar.startDay, moment));
    const words = messages.table(counted(at.length, 'value'), date(at[0]), date(at.at(-1)), interpolate);
    return { name, words: written.or(`tables.${name}`, words) };
  });
}
