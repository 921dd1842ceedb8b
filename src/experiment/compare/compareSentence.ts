import { normalQuantile } from '../../core/normalQuantile.ts';
import { CONFIDENCE } from '../estimate.ts';
import { counted, shortNumber } from '../numberWords.ts';
import { percent } from '../percent.ts';
import type { ComparedPair } from './compareResult.ts';
import { points } from './points.ts';

/** How sure one may be of showing the difference that was seen, with as many replications as are advised. */
const POWER = 0.8;
/** No advice beyond that. */
const MOST_REPLICATIONS = 1_000_000;

/** What of P(chain holds) of a pair a sentence speaks of. */
export type HoldsFacts = Pick<ComparedPair, 'a' | 'b' | 'chain'> & {
  readonly replications: number;
  /** Differences in the family of P(chain holds). */
  readonly family: number;
};

/** What of a pair its sentence speaks of. */
export type PairFacts = HoldsFacts & Pick<ComparedPair, 'differing' | 'same_chain' | 'compared' | 'shown'>;

/**
 * What a change does to P(chain holds), in a sentence or two: both shares, their difference with its interval, and what it
 * shows; nothing is claimed that the interval does not show.
 */
export function compareSentence(facts: PairFacts): string {
  const { a, b, chain, differing, same_chain: sameChain, replications } = facts;
  const held = chain === undefined ? '' : ` (the chain holds in ${share(chain.a_value)})`;
  if (differing === 0) {
    const known = sameChain ? '; the two files say the same of the chain' : '';
    return `${b} gives the same results as ${a} in every one of ${counted(replications, 'replication')}${held}${known}.`;
  }
  return holdsSentence(facts) ?? withoutNorms(facts);
}

/** The same of the futures over the ranges, in which each value that has a range is drawn anew. */
export function overRangesSentence(facts: HoldsFacts): string {
  const sentence = holdsSentence(facts);
  return sentence === undefined
    ? `Over the ranges whether the chain holds cannot be compared: ${facts.a} and ${facts.b} do not both state norms.`
    : `Over the ranges of the values ${sentence}`;
}

/** Both shares and their difference; undefined where there is none. */
function holdsSentence(facts: HoldsFacts): string | undefined {
  const { a, b, chain, replications } = facts;
  if (chain?.difference === undefined) return undefined;
  const { difference, ci_low: low, ci_high: high, shown } = chain;
  const interval =
    low === undefined || high === undefined
      ? ''
      : ` (${percent(CONFIDENCE)} % interval ${points(low)} to ${points(high)}${chain.differing === 0 ? ', which so many futures cannot rule out' : ''})`;
  const both =
    chain.differing === 0
      ? `${b} holds in the same futures as ${a}, ${share(chain.a_value)} of ${replications}`
      : `${b} holds in ${share(chain.b_value)} of ${counted(replications, 'future')}, ${a} in ${share(chain.a_value)}`;
  const what =
    shown === 'yes'
      ? `the chain holds ${difference < 0 ? 'less' : 'more'} often`
      : 'no difference can be shown';
  return `${both}: difference ${points(difference)} points${interval}: ${what}.${details(facts)}`;
}

function withoutNorms({ a, b, compared, shown }: PairFacts): string {
  return (
    `${a} and ${b} do not both state norms, so that whether the chain holds cannot be compared; ` +
    `of ${shortNumber(compared)} quantities ${shortNumber(shown)} are shown to differ.`
  );
}

/** ` In 9 futures only baseline holds, in 3 only package; about 1,200 replications would probably show a difference of that size.` */
function details({ a, b, chain, replications, family }: HoldsFacts): string {
  if (chain?.difference === undefined || chain.differing === 0) return '';
  const { differing } = chain;
  const net = Math.round(chain.difference * replications);
  const [lost, gained] = [(differing - net) / 2, (differing + net) / 2];
  const which = ` Only ${a} holds in ${counted(lost, 'future')}, only ${b} in ${shortNumber(gained)}`;
  if (chain.shown === 'yes') return `${which}.`;
  const needed = replicationsToShow(net, differing, replications, family);
  if (needed === undefined) return `${which}.`;
  return `${which}; if the difference is as it seems, about ${counted(needed, 'replication')} would probably show it.`;
}

/** Replications with which the difference seen would be shown with probability `POWER`, to two digits; none if they are too many. */
function replicationsToShow(
  net: number,
  differing: number,
  replications: number,
  family: number,
): number | undefined {
  if (net === 0) return undefined;
  const wanted = normalQuantile(1 - (1 - CONFIDENCE) / family / 2) + normalQuantile(POWER);
  const needed = (replications * (wanted * wanted * differing)) / (net * net);
  if (needed > MOST_REPLICATIONS) return undefined;
  return Math.max(replications + 1, Math.ceil(Number(needed.toPrecision(2))));
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : `${percent(value)} %`;
}
