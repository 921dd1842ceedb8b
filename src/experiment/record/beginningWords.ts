import type { Chain } from '../../chain/chain.ts';
import { REDACTED } from '../../scenario/index.ts';
import { counted, shortNumber } from '../numberWords.ts';
import * as messages from './messages.ts';
import type { WrittenValues } from './writtenValues.ts';

/** What is there when a run begins: people, open cases by type, posts that open by themselves. */
export function beginningInWords(chain: Chain, written: WrittenValues): string[] {
  return [...people(chain, written), ...cases(chain, written), ...posts(chain, written)];
}

function people({ groups }: Chain, written: WrittenValues): string[] {
  if (groups.length === 0) return [];
  const all = groups.reduce((sum, { initial }) => sum + initial, 0);
  const isHidden = groups.some(({ name }) => written.or(`people.groups.${name}.initial`, '') === REDACTED);
  return [messages.peopleAtStart(isHidden ? REDACTED : shortNumber(all), counted(groups.length, 'group'))];
}

/** A line a case type that has open cases: how many at which step. */
function cases({ cases: types, steps, initial }: Chain, written: WrittenValues): string[] {
  return types.flatMap((type, index) => {
    const stock = initial
      .filter(({ step }) => steps[step]?.case === index)
      .map(({ step, count }) => {
        const own = (steps[step]?.name ?? '').slice(type.name.length + 1);
        return messages.openAt(written.or(`${type.name}.initial.${own}`, shortNumber(count)), own);
      });
    return stock.length === 0 ? [] : [messages.openCases(type.name, stock.join(', '))];
  });
}

function posts(chain: Chain, written: WrittenValues): string[] {
  return chain.posts.flatMap(({ name, opening }) =>
    opening === undefined || opening.initial === 0
      ? []
      : [messages.openPosts(written.or(`posts.${name}.initial`, shortNumber(opening.initial)), name)],
  );
}
