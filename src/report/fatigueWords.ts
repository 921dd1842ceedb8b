import type { ScopeVerdict, Verdict } from '../experiment/findings.ts';
import { counted, probability } from './numberWords.ts';

/** A scope with what becomes of it with fatigue and without. */
export interface Tired {
  readonly withIt: ScopeVerdict;
  readonly without: ScopeVerdict;
}

/** Norms that are told on the console. */
const TOLD = 3;

/** What holds in another number of replications with fatigue than without, in the order of the verdict. */
export function tired({ scopes, without_fatigue: without }: Verdict): Tired[] {
  return (without?.scopes ?? []).flatMap((each, index) => {
    const withIt = scopes[index];
    return withIt === undefined || withIt.held === each.held ? [] : [{ withIt, without: each }];
  });
}

/** What fatigue does to the answer, as sentences; none where it does nothing. */
export function fatigueWords(verdict: Verdict): string[] {
  const { without_fatigue: without, replications } = verdict;
  if (without === undefined) return [];
  return [pairsSentence(without.only_without, without.only_with, replications), ...normSentences(verdict)];
}

/** Replication by replication, as a sentence. */
function pairsSentence(onlyWithout: number, onlyWith: number, replications: number): string {
  const all = counted(replications, 'replication');
  if (onlyWithout + onlyWith === 0) return `In none of ${all} does fatigue decide whether the chain holds.`;
  const other = onlyWith === 0 ? '' : `; in ${onlyWith} it is the other way round`;
  return `In ${onlyWithout} of ${all} the chain breaks with fatigue and would hold without${other}.`;
}

function normSentences(verdict: Verdict): string[] {
  const norms = tired(verdict)
    .filter(({ withIt, without }) => withIt.scope_kind === 'norm' && without.held > withIt.held)
    .sort((one, other) => lost(other) - lost(one));
  const told = norms.slice(0, TOLD).map(({ withIt, without }) => {
    const [now, then] = [withIt, without].map(({ probability: { estimate } }) => probability(estimate));
    return `${withIt.label} (kept in ${now} with it, in ${then} without)`;
  });
  return told.length === 0 ? [] : [`Norms that fatigue costs most: ${told.join(', ')}.`];
}

function lost({ withIt, without }: Tired): number {
  return without.held - withIt.held;
}
