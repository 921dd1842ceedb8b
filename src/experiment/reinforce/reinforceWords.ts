import type { Probability } from '../findings.ts';
import { counted, shortNumber } from '../numberWords.ts';
import { percent } from '../percent.ts';
import type { ReinforceResult } from './reinforceResult.ts';

/** The FTE and the measures of a plan. */
export function planWords(result: Omit<ReinforceResult, 'sentence'>): string {
  const taken = (result.measures ?? []).filter((measure) => measure.taken).map(({ name }) => name);
  const measures = taken.length === 1 ? `the measure ${taken[0]}` : `the measures ${taken.join(', ')}`;
  return [
    ...(result.units.length > 0 ? [unitsWords(result)] : []),
    ...(taken.length > 0 ? [measures] : []),
  ].join(' and ');
}

/** `12 FTE more (8 at aivd.vetting, 4 at om.duty)`; persons on duty where strength is given so, which are not FTE. */
function unitsWords({ units }: Omit<ReinforceResult, 'sentence'>): string {
  const sum = (of: typeof units): number => of.reduce((all, { extra }) => all + extra, 0);
  const persons = sum(units.filter((unit) => unit.on_duty));
  const fte = sum(units) - persons;
  const all = [
    ...(fte > 0 ? [`${fte} FTE`] : []),
    ...(persons > 0 ? [`${counted(persons, 'person')} on duty`] : []),
  ].join(' and ');
  return `${all} more (${units.map(({ unit, extra }) => `${extra} at ${unit}`).join(', ')})`;
}

/** What it costs to the horizon. */
export function costWords(result: Pick<ReinforceResult, 'currency'>, cost: number): string {
  return result.currency === 'FTE' ? `${cost} FTE in all` : `${amountWords(result, cost)} to the horizon`;
}

/** Amounts of which two decimals of a million say too little, and of which millions are too many digits. */
const [LEAST_IN_MILLIONS, MOST_IN_MILLIONS] = [1e5, 1e9];

/** `EUR 1.25 million`, `EUR 40,000` or `EUR 1.20 billion`; or `3 FTE`. */
export function amountWords({ currency }: Pick<ReinforceResult, 'currency'>, amount: number): string {
  if (currency === 'FTE') return `${Number(amount.toFixed(2))} FTE`;
  // Nothing is told as amounts beside it are.
  if (amount > 0 && amount < LEAST_IN_MILLIONS) return `EUR ${shortNumber(amount)}`;
  const [unit, word] = amount < MOST_IN_MILLIONS ? [1e6, 'million'] : [1e9, 'billion'];
  const many = amount / unit;
  return `EUR ${many.toFixed(many < 10 ? 2 : 1)} ${word}`;
}

/** `91 % (87–94)`. */
export function share({ estimate, low, high }: Probability): string {
  return `${percent(estimate)} % (${percent(low)}–${percent(high)})`;
}
