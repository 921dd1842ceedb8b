import type { Hours } from '../../engine/hours.ts';
import type { ArrivalSpec } from '../chain.ts';
import { meanBatch } from './meanBatch.ts';
import { meanOf } from './meanOf.ts';

/**
 * Cases that come in [from, to) by intervals, dates or counts per period, on average; also on the horizon itself. In a
 * warm-up there are none on dates and none by counts. Arrivals at a rate or of persons are not scheduled.
 */
export function scheduledArrivals(arrival: ArrivalSpec, horizon: Hours): (from: Hours, to: Hours) => number {
  const batch = meanBatch(arrival.batch);
  if (arrival.kind === 'every') {
    const perHour = batch / meanOf(arrival.every);
    return (from, to) => perHour * (to - from);
  }
  if (arrival.kind === 'dates') {
    return (from, to) => {
      const isInside = (at: Hours): boolean => at >= from && (at < to || (at === to && to === horizon));
      return arrival.at.filter(isInside).length * batch;
    };
  }
  if (arrival.kind === 'counts') {
    return (from, to) => {
      let sum = 0;
      for (const period of arrival.periods) {
        const hours = Math.min(to, period.to) - Math.max(from, period.from, 0);
        if (hours > 0) sum += (period.count * hours) / (period.to - period.from);
      }
      return sum * batch;
    };
  }
  return () => 0;
}
