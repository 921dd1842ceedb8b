import type { Chain } from '../../chain/chain.ts';
import { mostAtWork, sharingPlaces } from '../../chain/unit/sharing.ts';
import { isRedacted, REDACTED, type Redaction } from '../../scenario/index.ts';
import type { CheckedLoad } from '../checkedLoad.ts';
import { shortNumber } from '../numberWords.ts';
import type { Paragraph } from './caseWords.ts';
import * as messages from './messages.ts';

/** Who is served and how, for each unit that does not serve first come, first served. */
export function unitsInWords(chain: Chain, load: CheckedLoad, redaction: Redaction | undefined): Paragraph[] {
  return chain.units.flatMap((unit, index): Paragraph[] => {
    const { name, discipline } = unit;
    if (discipline.kind === 'fifo') return [];
    if (discipline.kind === 'due') return [{ indent: 2, words: messages.servesByDeadline(name) }];
    const { perPerson } = discipline;
    if (perPerson === undefined) return [{ indent: 2, words: messages.sharesPersons(name) }];
    const onDuty = load.units[index]?.onDuty;
    if (onDuty === undefined || isRedacted(redaction, `${name}.perPerson`)) {
      return [{ indent: 2, words: messages.sharesPersonsUpTo(name, REDACTED, undefined) }];
    }
    const atWork = mostAtWork(unit, onDuty);
    return [
      {
        indent: 2,
        words: messages.sharesPersonsUpTo(
          name,
          shortNumber(sharingPlaces(onDuty, perPerson)),
          atWork < onDuty ? shortNumber(atWork) : undefined,
        ),
      },
    ];
  });
}
