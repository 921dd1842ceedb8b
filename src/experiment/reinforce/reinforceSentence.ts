import { dateInWords } from '../dates.ts';
import type { Probability } from '../findings.ts';
import { percent } from '../percent.ts';
import { errorOf } from './confirmPlan.ts';
import { regretSentence } from './regretSentence.ts';
import type { ReinforceResult, UnmetNorm } from './reinforceResult.ts';
import { costWords, planWords, share } from './reinforceWords.ts';

const REASONS: Readonly<Record<NonNullable<UnmetNorm['reason']>, string>> = {
  'too late':
    'too late: with unlimited staff from the start it would be kept, but recruits do not come in time',
  agenda:
    'its cases wait for a meeting with a full agenda: unlimited staff alone does not keep it, with longer agendas it would be kept',
  meeting:
    'its cases wait for a meeting that is held too seldom: unlimited staff alone does not keep it, with daily meetings it would be kept',
  'external wait':
    'its cases wait for something outside any unit: unlimited staff alone does not keep it, with shorter waits it would be kept',
  deadline:
    'its deadline is shorter than the work itself: unlimited staff alone does not keep it, with less effort it would be kept',
  'not staff':
    'unlimited staff does not keep it, nor do longer agendas, daily meetings, shorter waits or less effort besides',
};

/** The answer of `reinforce`; estimates in it are those of the confirmation where there is one. */
export function reinforceSentence(result: Omit<ReinforceResult, 'sentence'>): string {
  const { asked, kind, units, confirmation, scenarios, drawn, regret } = result;
  const isSeveral = scenarios !== undefined;
  const end = `${dateInWords(result.horizon.end)}${isSeveral ? ` in each of ${scenarios.length} scenarios` : ''}`;
  const atLeast = isSeveral ? 'at least ' : '';
  const over =
    drawn === undefined ? '' : ` over the ranges of ${drawn === 1 ? '1 value' : `${drawn} values`}`;
  const probability = `the asked ${percent(asked.probability)} %`;
  const least = (probability: Probability): string =>
    `${share(probability)}${isSeveral ? ' where it is least' : ''}`;
  const fresh = confirmation
    ? `${atLeast}${share(confirmation.probability)} of ${confirmation.replications} fresh futures${over}`
    : '';
  const plan =
    result.currency === 'EUR'
      ? `${planWords(result)} for ${costWords(result, result.cost)}`
      : planWords(result);
  switch (kind) {
    case 'none needed':
      return `No reinforcement is needed: the chain holds to ${end} in ${fresh}, which is more than ${probability} with ${percent(asked.confidence)} % confidence.`;
    case 'plan':
      return (
        `With ${plan}, decided on ${dateInWords(result.decided_on)}, the chain holds to ${end}: in ${fresh}, more than ${probability} with ` +
        `${percent(asked.confidence)} % confidence; without it in ${least(result.without)}.${togetherWords(result)}`
      );
    case 'unconfirmed': {
      const found =
        units.length > 0 || result.measures?.some(({ taken }) => taken)
          ? `With ${plan} the chain`
          : 'As it is the chain';
      return (
        `No plan is confirmed. ${found} holds to ${end} in ${fresh}, and that is not shown to be more than ${probability}, ` +
        `for which its test takes ${testConfidence(result)} % confidence; ` +
        'more replications (--replications) can tell more.'
      );
    }
    case 'within budget':
      return regret === undefined ? '' : regretSentence(result, regret);
    case 'impossible': {
      const why = result.unmet.map(
        ({ scenario, norm, kept, reason }) =>
          `${isSeveral ? `${scenario}, ` : ''}${norm} (kept in ${share(kept)})${reason === undefined ? '' : `: ${REASONS[reason]}`}`,
      );
      const norms = why.length > 0 ? ` ${why.join('. ')}.` : '';
      return (
        `No plan that was tried makes the chain hold to ${end} with ${probability} probability: at best it holds in ` +
        `${least(result.searched)} of the futures of the search${over}, without more staff in ${least(result.without)}.${norms}`
      );
    }
  }
}

/** In per cent: of several tests each may err half as often as the one before. */
function testConfidence({ asked, confirmation }: Omit<ReinforceResult, 'sentence'>): number {
  const error = errorOf((confirmation?.attempts ?? 1) - 1, asked.confidence);
  return Number((100 * (1 - error)).toFixed(2));
}

/** How long the plan as a whole can wait. */
function togetherWords({ decide_by, decided_on, asked }: Omit<ReinforceResult, 'sentence'>): string {
  if (decide_by === undefined) return '';
  const later = `the futures of the search hold in less than ${percent(asked.probability)} %`;
  return decide_by === decided_on
    ? ` It cannot wait as a whole: a month later ${later}.`
    : ` All of it together can be decided until ${dateInWords(decide_by)}; a month later ${later}.`;
}
