import type { Probability } from '../findings.ts';
import { counted } from '../numberWords.ts';
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

/** `EUR 1.25 million`, or `3 FTE`. */
export function amountWords({ currency }: Pick<ReinforceResult, 'currency'>, amount: number): string {
  if (currency === 'FTE') return `${amount} FTE`;
  const millions = amount / 1e6;
  return `EUR ${millions.toFixed(millions < 10 ? 2 : 1)} million`;
}

/** `91 % (87–94)`. */
export function share({ estimate, low, high }: Probability): string {
  return `${percent(estimate)} % (${percent(low)}–${percent(high)})`;
}
