import type { Chain } from '../../chain/chain.ts';
import { dateInWords, isoDate } from '../dates.ts';
import { counted, hours, shortNumber } from '../numberWords.ts';
import { distributionWords } from '../words/distributionWords.ts';
import * as messages from './messages.ts';
import type { RecordEntry } from './modelRecord.ts';
import type { WrittenValues } from './writtenValues.ts';

/** Which threat level holds when, with the factors of the levels. */
export function pathInWords({ threat, calendar }: Chain, written: WrittenValues): string {
  const level = (index: number): string => threat.levels[index]?.name ?? '';
  const factors = threat.levels
    .map(({ name, factor }) => `${name} ${written.or(`threat.levels.${name}`, shortNumber(factor))}`)
    .join(', ');
  const path = (): string => {
    switch (threat.path.kind) {
      case 'fixed':
        return messages.fixedThreat(level(threat.path.level));
      case 'timeline':
        return messages.timeline(
          threat.path.changes.map(
            (change) => `${level(change.level)} from ${dateInWords(isoDate(calendar.startDay, change.at))}`,
          ),
        );
      case 'semiMarkov':
        return messages.semiMarkov(
          level(threat.path.start),
          threat.path.stays.map((stay) => `${level(stay.level)} for ${distributionWords(stay.dwell)}`),
        );
    }
  };
  return threat.levels.length === 0
    ? messages.NO_THREAT
    : messages.threat(factors, written.or('threat.path', path()));
}

/** What adds demand for a time: how often, how much, how fast it fades. */
export function incidentsInWords({ threat, calendar }: Chain, written: WrittenValues): RecordEntry[] {
  return threat.incidents.map(({ name, rate, dates, surge, halfLife }) => {
    const path = `threat.incidents.${name}`;
    const [only] = dates;
    const moments =
      dates.length === 1 && only !== undefined
        ? dateInWords(isoDate(calendar.startDay, only))
        : counted(dates.length, 'date');
    const often =
      rate === undefined
        ? messages.onGivenDates(written.or(`${path}.dates`, moments))
        : messages.atRate(written.at([`${path}.rate`], messages.BY_FORMULA));
    return {
      name,
      words: messages.incident(
        often,
        written.or(`${path}.surge`, shortNumber(surge)),
        written.or(`${path}.halfLife`, hours(halfLife)),
      ),
    };
  });
}
