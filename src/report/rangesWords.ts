import type { Influence, OverRanges, RangeScope, Verdict } from '../experiment/findings.ts';
import { LUCK } from '../experiment/influences.ts';
import { percent } from '../experiment/percent.ts';
import * as messages from './messages.ts';
import { counted, percent as exactly } from './numberWords.ts';

/** In how many futures the chain holds, as a sentence. */
export function rangesSentence({ replications, probability, drawn }: OverRanges): string {
  const { estimate, low, high } = probability;
  const share = `${percent(estimate)} % (${percent(low)}–${percent(high)})`;
  return messages.overRanges(counted(drawn, 'value'), share, counted(replications, 'future'));
}

/**
 * The values whose halves differ most, at most so many; none where halves cannot differ, since the chain holds in all
 * futures or in none. Where norms are compared, only values that luck would hardly make to differ so: each has its
 * largest difference of many, which would look large of any value.
 */
export function mattering(
  { compared, held, replications, influences }: OverRanges,
  most: number,
): readonly Influence[] {
  if (compared === 'norms') return influences.filter(({ by_luck: luck }) => luck <= LUCK).slice(0, most);
  return held === 0 || held === replications ? [] : influences.slice(0, most);
}

/** Norms that are kept in some of the futures and not in others. */
export function contested({ scopes, replications }: OverRanges): readonly RangeScope[] {
  return scopes.filter(({ scope_kind: kind, held }) => kind === 'norm' && held > 0 && held < replications);
}

/** What halves are set against each other for, to be read before them; none where it is whether the chain holds. */
export function halvesOf({ compared, held, replications }: OverRanges): string[] {
  return compared === 'norms' ? [messages.halvesOfNorms(2 * held < replications)] : [];
}

/** Why no halves are shown, or what "by luck" says of those that are. */
export function halvesNote(ranges: OverRanges): string {
  const { compared, held, replications, drawn, influences } = ranges;
  if (compared === 'norms') {
    const norms = counted(contested(ranges).length, 'norm');
    const isShown = mattering(ranges, 1).length > 0;
    return isShown ? messages.normByLuck(drawn, norms) : messages.noNormByLuck(drawn, norms);
  }
  if (held === 0) return messages.HOLDS_IN_NO_FUTURE;
  if (held === replications) return messages.HOLDS_IN_EVERY_FUTURE;
  return influences.length === 0 ? messages.NO_HALVES : messages.byLuck(drawn);
}

/** `5 to 9`. */
export function rangeWords({ low, high }: Influence): string {
  return low === high ? low : `${low} to ${high}`;
}

/** What of the load rests on values without a public source, as a sentence; none if that is not known. */
export function unsourcedWords({ unsourced_load_share: share }: Verdict): string[] {
  return share === undefined ? [] : [messages.unsourcedLoad(exactly(share))];
}
