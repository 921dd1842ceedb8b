import { dateInWords } from '../dates.ts';
import { percent } from '../percent.ts';
import type { FreshRegret, Regret, RegretPlan } from './regretResult.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { amountWords, planWords, share } from './reinforceWords.ts';

/** The answer of `reinforce` with a budget: the plan, how much it is regretted at most, and what it does on fresh futures. */
export function regretSentence(
  result: Omit<ReinforceResult, 'sentence'>,
  { budget, plans, fresh, replications }: Regret,
): string {
  const { asked, drawn, horizon, decided_on, units } = result;
  const within = `Within ${budget === undefined ? 'the budget' : amountWords(result, budget)}`;
  const cost = result.currency === 'EUR' ? ` for ${amountWords(result, result.cost)} to the horizon` : '';
  const what =
    units.length > 0
      ? `${planWords(result)}${cost}, decided on ${dateInWords(decided_on)}`
      : 'no reinforcement at all';
  const over =
    drawn === undefined ? '' : ` over the ranges of ${drawn === 1 ? '1 value' : `${drawn} values`}`;
  const affordable = plans.filter((plan) => plan.within_budget);
  const count = affordable.length;
  const tried = `${count} plans within it that were tried`;
  const end = dateInWords(horizon.end);
  const probability = `the asked ${percent(asked.probability)} %`;
  const [only] = fresh;
  if (fresh.length === 1 && only !== undefined) {
    const without = units.length > 0 ? `; without it in ${share(result.without)}` : '';
    return (
      `${within} ${holdsWords(result, affordable, what)}: in ${share(only.probability)} of ${replications} ` +
      `fresh futures${over}, ${sideWords(only, asked.probability)} ${probability}${without}.`
    );
  }
  const chosen = plans.find((plan) => plan.chosen);
  const most = chosen?.most_regret ?? 0;
  const mostIn = chosen?.scenarios.find(({ regret }) => regret === most)?.scenario ?? '';
  const regret =
    most > 0
      ? `whichever scenario comes, the best of the ${tried} would have let at most ${percent(most)} of 100 futures of the search more hold ("${mostIn}")`
      : count === 1
        ? `no other plan within it was tried, since ${onlyReason(result)}`
        : `in no scenario does any of the ${tried} let more futures of the search hold`;
  const held = fresh.map(({ scenario, probability: own }) => `${share(own)} of "${scenario}"`).join(', ');
  return (
    `${within} the plan that is regretted least is ${what}: ${regret}. Of ${replications} fresh futures${over} of each scenario, ${held} hold to ` +
    `${end}; more than ${probability} is shown ${shownIn(fresh)}.${hopelessWords(plans)}`
  );
}

function sideWords({ shown, probability: { high } }: FreshRegret, asked: number): string {
  if (shown) return 'more than';
  return high < asked ? 'less than' : 'which is not shown to be more than';
}

/** With which plan a single scenario holds most often. Of equals nothing is the cheapest; that must not read as if it did something. */
function holdsWords(
  result: Omit<ReinforceResult, 'sentence'>,
  within: readonly RegretPlan[],
  what: string,
): string {
  const end = dateInWords(result.horizon.end);
  if (result.units.length > 0) {
    const equals = within.filter(({ most_regret }) => most_regret === 0).length;
    const least = equals > 1 ? ' (of equals the cheapest)' : '';
    return `the chain holds to ${end} most often, of the ${within.length} plans within it that were tried${least}, with ${what}`;
  }
  if (within.length === 1) return `the chain holds to ${end} with ${what}, since ${onlyReason(result)}`;
  const others =
    within.length === 2
      ? 'the other plan that was tried does not let'
      : `none of the ${within.length - 1} other plans that were tried lets`;
  return `${others} the chain hold to ${end} more often than ${what}`;
}

/** Why nothing is the only plan. */
function onlyReason({ without }: Omit<ReinforceResult, 'sentence'>): string {
  return without.estimate === 1
    ? 'all futures of the search hold by themselves'
    : 'none within it is known to help';
}

/** Where nothing helps nothing is regretted; that must not read as if all were well. */
function hopelessWords(plans: readonly RegretPlan[]): string {
  const within = plans.filter((plan) => plan.within_budget);
  const hopeless = (within[0]?.scenarios ?? []).filter((_, i) =>
    within.every(({ scenarios }) => scenarios[i]?.probability.estimate === 0),
  );
  if (hopeless.length === 0) return '';
  const names = hopeless.map(({ scenario }) => `"${scenario}"`).join(', ');
  return ` No plan within the budget lets any future of ${names} hold, so that none is regretted there.`;
}

function shownIn(fresh: readonly FreshRegret[]): string {
  const shown = fresh.filter((each) => each.shown).map(({ scenario }) => scenario);
  if (shown.length === 0) return 'in none of them';
  return shown.length === fresh.length ? 'in each' : `in ${shown.map((name) => `"${name}"`).join(', ')} only`;
}
