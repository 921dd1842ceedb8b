import { dateInWords } from '../dates.ts';
import { counted } from '../numberWords.ts';
import { valueText } from '../over/quantityOf.ts';
import { percent } from '../percent.ts';
import type { TipPoint, TipResult } from './tipResult.ts';

/** The answer of `tip` in one or two sentences; nothing is claimed that the intervals do not show. */
export function tipSentence(result: Omit<TipResult, 'sentence'>): string {
  return [answer(result), atOwn(result)].filter((sentence) => sentence !== undefined).join(' ');
}

function answer(result: Omit<TipResult, 'sentence'>): string {
  const { path, range, asked, kind } = result;
  // A horizon that is varied has no date.
  const end = path === 'horizon' ? 'that horizon' : dateInWords(result.horizon.end);
  const over = `from ${inUnit(result, range.from)} to ${inUnit(result, range.to)}`;
  const probability = `the asked ${percent(asked.probability)} %`;
  if (kind === 'several') {
    const pairs = (result.between ?? []).map(([a, b]) => `${shown(result, a)} and ${inUnit(result, b)}`);
    return (
      `There is no single tipping point of ${path} ${over}: the probability that the chain holds to ${end} crosses ` +
      `${probability} more than once, between ${pairs.join(', between ')}. Ask for each of these ranges apart.`
    );
  }
  if (kind === 'none') return none(result, over, probability, end);
  const { tipping_point: tip } = result;
  if (tip === undefined) return none(result, over, probability, end);
  if (tip.low === undefined && tip.high === undefined) {
    const nothing = none({ ...result, side: 'not shown' }, over, probability, end);
    return `${nothing} The observed shares cross it at ${inUnit(result, tip.estimate)}, which chance alone may explain.`;
  }
  const falls = result.direction !== 'rises';
  const what = falls ? 'stops holding' : 'begins to hold';
  const sides = falls ? 'below it the chain holds' : 'from there on the chain holds';
  return (
    `As ${path} rises, the chain ${what} (to ${end}) at ${inUnit(result, tip.estimate)} ` +
    `(${percent(asked.confidence)} % interval ${interval(result, tip)}): ${sides} with more than ${probability} probability, ` +
    `${falls ? (result.whole ? 'from there on' : 'above it') : 'below it'} with less.${wavering(result)}`
  );
}

function none(result: Omit<TipResult, 'sentence'>, over: string, probability: string, end: string): string {
  const { path, points, side } = result;
  const lowest = points.reduce((one, other) => (share(other) < share(one) ? other : one));
  const highest = points.reduce((one, other) => (share(other) > share(one) ? other : one));
  if (side === 'not shown') {
    const shares =
      share(lowest) === share(highest)
        ? `${percentOf(lowest, INTERVAL)} everywhere`
        : `${percentOf(lowest, INTERVAL)} to ${percentOf(highest)}`;
    return (
      `No tipping point of ${path} is found ${over}: the chain holds to ${end} in ${shares}, ` +
      `and ${counted(result.replications, 'replication')} cannot tell all of it from ${probability}.`
    );
  }
  const than = side === 'above' ? 'more' : 'less';
  const extreme = side === 'above' ? lowest : highest;
  const [most, where] =
    share(lowest) === share(highest)
      ? ['', '']
      : [`${side === 'above' ? 'at least ' : 'at most '}`, `, at ${inUnit(result, extreme.value)}`];
  return `${path} has no tipping point ${over}: everywhere the chain holds to ${end} with ${than} than ${probability} probability, ${most}in ${percentOf(extreme, INTERVAL)}${where}.`;
}

function wavering({ wavers, against }: Omit<TipResult, 'sentence'>): string {
  if (against !== undefined || wavers !== true) return '';
  return ' The observed shares cross it more than once, which chance alone explains.';
}

function atOwn(result: Omit<TipResult, 'sentence'>): string | undefined {
  const point = result.points.find(({ value }) => value === result.own);
  if (point === undefined) return undefined;
  return `The file says ${inUnit(result, point.value)}, where it holds in ${percentOf(point, result.kind === 'several' ? INTERVAL : '')}.`;
}

/** `4.8–5.6`, with words where it reaches beyond the range. */
function interval(
  result: Omit<TipResult, 'sentence'>,
  { low, high }: NonNullable<TipResult['tipping_point']>,
): string {
  const from = low === undefined ? `below ${shown(result, result.range.from)}` : shown(result, low);
  const to = high === undefined ? `beyond ${shown(result, result.range.to)}` : shown(result, high);
  return low === undefined || high === undefined ? `${from} to ${to}` : `${from}–${to}`;
}

function share({ probability }: TipPoint): number {
  return probability.estimate;
}

/** What an interval after a share is, where it stands first in a sentence. */
const INTERVAL = '95 % interval ';

/** `82 % (76–87)`, or with what that is. */
function percentOf({ probability: { estimate, low, high } }: TipPoint, what = ''): string {
  return `${percent(estimate)} % (${what}${percent(low)}–${percent(high)})`;
}

/** To a five-hundredth of the range. */
function shown({ range }: Pick<TipResult, 'range'>, value: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10((range.to - range.from) / 500)));
  return String(Number(value.toFixed(Math.min(decimals, 12))));
}

export function inUnit(result: Pick<TipResult, 'range' | 'unit'>, value: number): string {
  return valueText(Number(shown(result, value)), result.unit);
}
