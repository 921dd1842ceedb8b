import type { Hours } from '../../engine/hours.ts';

const DAY = 24;
const DAY_MS = 86_400_000;

/** The beginnings of calendar months after the decision and before the horizon, with the decision itself first. */
export function monthsFrom(startDay: number, decidedAt: Hours, horizon: Hours): Hours[] {
  const moments = [decidedAt];
  const first = new Date(startDay * DAY_MS + decidedAt * 3_600_000);
  for (let month = 1; ; month++) {
    const day = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / DAY_MS;
    const at = (day - startDay) * DAY;
    if (at >= horizon) return moments;
    moments.push(at);
  }
}
