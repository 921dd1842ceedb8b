import { epochOf } from './dateWords.ts';

const DAY = 24 * 3600 * 1000;

/**
 * Whether the periods are as long as what a norm is judged over (`month`, `week`, `13 weeks`, `10 days`): only then can a
 * limit on a total be compared with their totals. Without periods it is not.
 */
export function isPeriodOf(
  per: string,
  periods: readonly { readonly period_start: string; readonly period_end: string }[],
): boolean {
  const [least, most] = daysOf(per) ?? [];
  if (least === undefined || most === undefined || periods.length === 0) return false;
  return periods.every((each) => {
    const days = Math.round((epochOf(each.period_end) - epochOf(each.period_start)) / DAY);
    return days >= least && days <= most;
  });
}

function daysOf(per: string): readonly [number, number] | undefined {
  const [, count = '1', noun] = /^(?:(\d+) )?(day|week|month|year)s?$/.exec(per) ?? [];
  const times = Number(count);
  if (noun === 'day') return [times, times];
  if (noun === 'week') return [7 * times, 7 * times];
  if (noun === 'month' && times === 1) return [28, 31];
  return noun === 'year' && times === 1 ? [365, 366] : undefined;
}
