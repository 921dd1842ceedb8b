import type { Chain } from '../chain/chain.ts';
import { clopperPearson } from '../statistics/clopperPearson.ts';
import { decide, replicationsToSettle } from '../statistics/confidenceSequence.ts';
import { dateInWords, isoDate } from './dates.ts';
import { CONFIDENCE } from './estimate.ts';
import type { BreachDates, OverRanges, Probability, ScopeVerdict, Verdict } from './findings.ts';
import type { FirstBreaches } from './firstBreaches.ts';
import type { SurvivalFold } from './survival.ts';
import { verdictSentence } from './verdictSentence.ts';
import type { FatigueFold } from './withoutFatigue.ts';

/** What is asked of a chain: to hold with at least this probability, and how sure the verdict must be. */
export interface Asked {
  readonly probability: number;
  readonly confidence: number;
}

/** How many replications in all the advice to an undecided run may name. */
const MOST_REPLICATIONS = 1_000_000;

/**
 * The verdict on the chain, its organisations, units and norms: `holds` and `does not hold` by the confidence
 * sequence (statistics/confidenceSequence.ts), valid at every number of replications; else `undecided`. Without
 * norms there is none. What the futures over the ranges say, and the same replications without fatigue, is told with
 * it, and does not change it.
 */
export function verdictOf(
  scenario: string,
  chain: Chain,
  survival: SurvivalFold,
  asked: Asked,
  overRanges?: OverRanges,
  fatigue?: FatigueFold,
): Verdict {
  const { startDay, start } = chain.calendar;
  const scopes = scopeVerdicts(chain, survival, asked);
  const whole = scopes[0];
  const settledAt =
    whole?.verdict === 'undecided'
      ? replicationsToSettle(
          whole.held,
          survival.replications,
          asked.probability,
          asked.confidence,
          MOST_REPLICATIONS,
        )
      : undefined;
  const breaksFirst = firstToBreak(chain, survival);
  const without = fatigue?.result(whole?.verdict, asked);
  const facts = {
    scenario,
    asked,
    replications: survival.replications,
    ...(whole && { verdict: whole.verdict, held: whole.held, probability: whole.probability }),
    ...(settledAt !== undefined && { probably_settled_at: settledAt }),
    begins_from: beginning(chain),
    horizon: { start, end: isoDate(startDay, chain.horizon) },
    scopes,
    ...(overRanges && { over_ranges: overRanges }),
    ...(without && { without_fatigue: without }),
    ...(breaksFirst && { breaks_first: breaksFirst }),
  };
  return { sentence: verdictSentence(facts), ...facts };
}

/** The verdict on each scope that has norms, the chain first. */
export function scopeVerdicts(chain: Chain, survival: SurvivalFold, asked: Asked): ScopeVerdict[] {
  return survival.scopes.map(({ kind, name, label, breaches }) => ({
    scope_kind: kind,
    scope: name,
    label,
    verdict: decide(breaches.held, breaches.count, asked.probability, asked.confidence),
    held: breaches.held,
    probability: probabilityOf(breaches.held, breaches.count),
    first_breach: breachDates(breaches, chain.calendar.startDay),
  }));
}

/** Whether the verdict on the chain is decided at the replications at hand. */
export function isDecided({ scopes: [chain] }: SurvivalFold, asked: Asked): boolean {
  if (chain === undefined) return true;
  const { held, count } = chain.breaches;
  return decide(held, count, asked.probability, asked.confidence) !== 'undecided';
}

/** Share of the replications with its exact interval. */
export function probabilityOf(held: number, replications: number): Probability {
  return { estimate: held / replications, ...clopperPearson(held, replications, CONFIDENCE) };
}

/** Dates at which 5, 50 and 95 % of all replications have seen the first breach. */
export function breachDates(breaches: FirstBreaches, startDay: number): BreachDates {
  const dateOf = (share: number): string | undefined => {
    const at = breaches.momentOf(share);
    return at === undefined ? undefined : isoDate(startDay, at);
  };
  const [p05, p50, p95] = [dateOf(0.05), dateOf(0.5), dateOf(0.95)];
  return { ...(p05 && { p05 }), ...(p50 && { p50 }), ...(p95 && { p95 }) };
}

/** The norm that is most often the first to be breached; of equals the first in the file. */
function firstToBreak(chain: Chain, survival: SurvivalFold): Verdict['breaks_first'] {
  const breached = survival.replications - (survival.scopes[0]?.breaches.held ?? survival.replications);
  let most: number | undefined;
  for (const [norm, part] of survival.parts.entries()) {
    if (part.first > (most === undefined ? 0 : (survival.parts[most]?.first ?? 0))) most = norm;
  }
  const part = most === undefined ? undefined : survival.parts[most];
  const norm = most === undefined ? undefined : chain.norms[most];
  const median = part?.firstBreaches.momentOf(0.5);
  if (part === undefined || norm === undefined || median === undefined) return undefined;
  const unit = chain.units[norm.unit]?.name;
  return {
    norm: norm.name,
    ...(unit !== undefined && { unit }),
    share: part.first / breached,
    median_date: isoDate(chain.calendar.startDay, median),
  };
}

/** Where the run begins, as a sentence: readers must know whether a run-in was left out. */
function beginning(chain: Chain): string {
  const isKnown = chain.initial.length > 0 || chain.groups.some((group) => group.initial > 0);
  const state = isKnown ? 'the initial state in the file' : 'an empty chain';
  if (chain.warmUp === 0)
    return `The run begins on ${dateInWords(chain.calendar.start)} from ${state}; nothing is discarded.`;
  const days = Number((chain.warmUp / 24).toFixed(2));
  return `The run begins from ${state}; a warm-up of ${days} days before ${dateInWords(chain.calendar.start)} is not measured.`;
}
