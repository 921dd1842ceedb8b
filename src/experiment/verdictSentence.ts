import { dateInWords } from './dates.ts';
import type { OverRanges, Verdict, VerdictWord, WithoutFatigue } from './findings.ts';
import { percent } from './percent.ts';

/**
 * The answer in one sentence. It says *holds* or *does not hold* only when the verdict does, and whatever it says,
 * it names the share of the replications, its exact 95 % interval and what was asked; and what the futures over the
 * ranges say, where they were run. Where fatigue does something a second sentence says whether the verdict rests on it.
 */
export function verdictSentence(verdict: Omit<Verdict, 'sentence'>): string {
  const end = dateInWords(verdict.horizon.end);
  if (verdict.verdict === undefined || verdict.probability === undefined) {
    return `There is no verdict: the scenario states no norms, so nothing says what it means for the chain to hold to ${end}.`;
  }
  const { estimate, low, high } = verdict.probability;
  const { probability, confidence } = verdict.asked;
  const runs = `${verdict.replications} replication${verdict.replications === 1 ? '' : 's'}`;
  const measured =
    `it holds in ${percent(estimate)} % of ${runs} (95 % interval ${percent(low)}–${percent(high)}), ` +
    `asked is ${percent(probability)} % with ${percent(confidence)} % confidence`;
  const over = overRanges(verdict.over_ranges);
  const fatigue = dependence(verdict.without_fatigue);
  switch (verdict.verdict) {
    case 'holds':
      return `Given the values in the file the chain holds to ${end}: ${measured}${over}.${fatigue}`;
    case 'does not hold':
      return `Given the values in the file the chain does not hold to ${end}: ${measured}${over}.${fatigue}`;
    case 'undecided':
      return `Given the values in the file it is undecided whether the chain holds to ${end}: ${measured}; ${advice(verdict)}${over}.${fatigue}`;
  }
}

/** `; over their ranges it holds in 41 % (36–46) of the futures`. */
function overRanges(ranges: OverRanges | undefined): string {
  if (ranges === undefined) return '';
  const { estimate, low, high } = ranges.probability;
  return `; over their ranges it holds in ${percent(estimate)} % (${percent(low)}–${percent(high)}) of the futures`;
}

const WOULD: Readonly<Record<VerdictWord, string>> = {
  holds: 'the verdict would be "holds"',
  'does not hold': 'the verdict would be "does not hold"',
  undecided: 'the verdict would be undecided',
};

/** ` Without fatigue it would hold in 81 % (67–91) of the same replications: the verdict does not depend on it.` */
function dependence(without: WithoutFatigue | undefined): string {
  if (without === undefined) return '';
  const { estimate, low, high } = without.probability;
  const held = `${percent(estimate)} % (${percent(low)}–${percent(high)}) of the same replications`;
  const depends = !without.same_verdict
    ? `, and ${WOULD[without.verdict]}: it depends on fatigue`
    : without.verdict === 'undecided'
      ? ': it is undecided with fatigue and without'
      : ': the verdict does not depend on fatigue';
  return ` Without fatigue it would hold in ${held}${depends}.`;
}

function advice(verdict: Omit<Verdict, 'sentence'>): string {
  return verdict.probably_settled_at === undefined
    ? 'more replications would probably not settle it, for the probability is too near the one asked'
    : `about ${verdict.probably_settled_at} replications in all would probably settle it`;
}
