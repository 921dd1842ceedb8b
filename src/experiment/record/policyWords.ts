import type { Chain } from '../../chain/chain.ts';
import type { ActionSpec, TriggerSpec } from '../../chain/policy/policySpec.ts';
import type { Hours } from '../../engine/hours.ts';
import { dateInWords, isoDate } from '../dates.ts';
import { counted, shortNumber } from '../numberWords.ts';
import * as messages from './messages.ts';
import type { RecordEntry } from './modelRecord.ts';
import type { WrittenValues } from './writtenValues.ts';

const DAY = 24;

/** What is decided while the chain runs: on what, and what is done. */
export function policiesInWords(chain: Chain, written: WrittenValues): RecordEntry[] {
  return chain.policies.map(({ name, trigger, actions }) => {
    const path = `policies.${name}`;
    const done = actions.map((action) => actionInWords(chain, action)).join('; ');
    return {
      name,
      words: `${triggerInWords(chain, path, trigger, written)}: ${written.or(`${path}.do`, done)}.`,
    };
  });
}

function triggerInWords(chain: Chain, path: string, trigger: TriggerSpec, written: WrittenValues): string {
  const { startDay } = chain.calendar;
  if (trigger.kind === 'moments') {
    const moments = written.or(
      `${path}.every`,
      written.or(`${path}.on`, momentsInWords(startDay, trigger.at)),
    );
    return messages.onGivenDates(moments);
  }
  const lasts = trigger.lasts > 0 ? written.or(`${path}.for`, counted(trigger.lasts / DAY, 'day')) : '';
  const { reviews } = trigger;
  return messages.onCondition(
    written.at([`${path}.when`], messages.BY_FORMULA),
    lasts,
    reviews === undefined ? '' : written.or(`${path}.review`, momentsInWords(startDay, reviews)),
  );
}

/** A few dates as they are; of more how many, and between which. */
function momentsInWords(startDay: number, moments: readonly Hours[]): string {
  const dates = moments.map((at) => dateInWords(isoDate(startDay, at)));
  if (dates.length <= 3) return dates.join(', ');
  return messages.datesBetween(counted(dates.length, 'date'), dates[0] ?? '', dates.at(-1) ?? '');
}

function actionInWords(chain: Chain, action: ActionSpec): string {
  const unit = (index: number): string => chain.units[index]?.name ?? '';
  switch (action.kind) {
    case 'authorise':
      return messages.authorised(unit(action.unit), shortNumber(action.fte));
    case 'lend':
      return messages.lent(
        unit(action.from),
        unit(action.to),
        shortNumber(action.fte),
        action.lasts === undefined ? '' : counted(action.lasts / DAY, 'day'),
      );
    case 'assign':
      return messages.assigned(chain.posts[action.post]?.name ?? '', unit(action.unit));
    case 'set':
      return messages.valuesSet(counted(action.settings.length, 'value'));
  }
}
