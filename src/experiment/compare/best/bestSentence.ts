import { counted } from '../../numberWords.ts';
import { percent } from '../../percent.ts';
import type { BestResult, SelectedVariant } from './bestResult.ts';
import { leadersOf } from './leaders.ts';

/** Which is the best, what was dropped, and what it took. */
export function bestSentence(result: Omit<BestResult, 'sentence'>): string {
  const { kind, leads, variants, confidence, replications, over_ranges } = result;
  const leader = variants.find(({ label }) => label === leads);
  const among = `of the ${variants.length} variants${over_ranges ? ' over the ranges of their values' : ''}`;
  const sure = `with ${percent(confidence)} % confidence`;
  const share = leader === undefined ? '' : shareWords(leader);
  const points = pointsWords(result.difference);
  const left = variants.filter(({ standing }) => standing === 'left');
  const dropped = variants.filter(({ standing }) => standing === 'dropped');
  const others = [...left.map((variant) => leftWords(variant, points)), ...dropped.map(droppedWords)]
    .map((words) => ` ${words}.`)
    .join('');
  const short = leader === undefined ? '' : shortWords(leader, result.asked);
  const cost = ` It took ${result.computed} replications instead of ${result.in_full}.`;
  if (kind !== 'undecided' && leader?.held === 0) {
    return `None ${among} holds in any of ${counted(leader.replications, 'future')}: none holds ${points} or more above another, ${sure}.${cost}`;
  }
  if (kind === 'best')
    return `${leads} holds most often ${among}, ${sure}: ${share}.${short}${others}${cost}`;
  const leaders = leadersOf(result);
  const isTie = leaders.length > 1;
  if (kind === 'within' && isTie) {
    return (
      `${listed(leaders)} have held most often ${among}, equally often: ${share}; ${leads}, the first of them, holds most often or less than ${points} ` +
      `below the one that does, ${sure}.${short}${others}${cost}`
    );
  }
  if (kind === 'within') {
    return `${leads} holds most often ${among}, or less than ${points} below the one that does, ${sure}: ${share}.${short}${others}${cost}`;
  }
  const open = left.filter(({ within }) => !within);
  const names = [leads, ...open.map(({ label }) => label)];
  const more =
    result.probably_settled_at === undefined
      ? ''
      : ` If it goes on like this, about ${result.probably_settled_at} would settle it (--replications), or a larger --difference.`;
  return (
    `Which ${among} holds most often is not settled by ${counted(replications, 'future')}: ${listed(names)} cannot be ` +
    `told apart to ${points}, ${sure}; ${isTie ? `${listed(leaders)} have held equally often` : `${leads} leads`}, ${share}.${short}${others}${more}${cost}`
  );
}

/** `5 points`. */
export function pointsWords(difference: number): string {
  const points = Number((100 * difference).toPrecision(4));
  return points === 1 ? '1 point' : `${points} points`;
}

/** `a, b and c`; at least two. */
function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function shareWords({ held, replications }: SelectedVariant): string {
  return `in ${percent(held / replications)} % of ${counted(replications, 'future')}`;
}

/** The best of several may be none that is good enough, and must not read as if it were. */
function shortWords({ held, replications }: SelectedVariant, asked: number): string {
  return held / replications < asked ? ` That is less often than the asked ${percent(asked)} %.` : '';
}

function leftWords(variant: SelectedVariant, points: string): string {
  const shown = variant.within
    ? `is shown not to hold ${points} more often than ${variant.against ?? ''}:`
    : 'holds';
  return `${variant.label} ${shown} ${shareWords(variant)}${onlyWords(variant)}`;
}

function droppedWords(variant: SelectedVariant): string {
  return `${variant.label} is shown to hold less often than ${variant.against ?? ''} and was run no further: ${shareWords(variant)}${onlyWords(variant)}`;
}

function onlyWords({ against = '', only_this = 0, only_other = 0 }: SelectedVariant): string {
  return `, only it in ${only_this} and only ${against} in ${only_other} of them`;
}
