import type { Influence, OverRanges, Verdict } from '../experiment/findings.ts';
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
 * futures or in none.
 */
export function mattering(
  { held, replications, influences }: OverRanges,
  most: number,
): readonly Influence[] {
  return held === 0 || held === replications ? [] : influences.slice(0, most);
}

/** Why no halves are shown, or what "by luck" says of those that are. */
export function halvesNote(ranges: OverRanges): string {
  const { held, replications, drawn, influences } = ranges;
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
