import type { OverRanges, RangeScope } from '../experiment/findings.ts';
import * as messages from './messages.ts';
import { probabilityWithInterval, probability as share } from './numberWords.ts';

/** Norms that are named. */
const NAMED = 3;
/** Share of the futures from which on a norm is counted as kept in most. */
const MOST = 0.9;

/**
 * In how many of the futures each organisation keeps its norms, and which norms are kept in the fewest, as
 * sentences; none where every norm is kept in all futures, or the chain has one norm only.
 */
export function keptWords({ scopes, replications }: OverRanges): string[] {
  const norms = scopes.filter(({ scope_kind: kind }) => kind === 'norm');
  const broken = norms.filter(({ held }) => held < replications);
  if (norms.length < 2 || broken.length === 0) return [];
  const worst = [...broken].sort((a, b) => a.held - b.held).slice(0, NAMED);
  const organisations = scopes.filter(({ scope_kind: kind }) => kind === 'organisation');
  return [
    messages.keptOverRanges(
      organisations.map(({ label, probability }) => `${label} ${share(probability.estimate)}`).join(', '),
      worst.map(named).join(', '),
      norms.filter(({ held }) => held / replications >= MOST).length,
      norms.length,
    ),
  ];
}

function named({ label, probability: { estimate, low, high } }: RangeScope): string {
  return `${label} ${probabilityWithInterval(estimate, low, high)}`;
}
