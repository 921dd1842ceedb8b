import type { ScenarioFacts } from '../../experiment/findings.ts';
import { epochOf } from '../dateWords.ts';

const DAY = 24 * 3600 * 1000;

/** The x channel of all charts over time: the whole measured span, in UTC, labelled by what the span's length asks. */
export function timeAxis(facts: ScenarioFacts, field: string, ticks = 8) {
  const span = (epochOf(facts.end) - epochOf(facts.start)) / DAY;
  const years = span >= 2 * 365;
  return {
    field,
    type: 'temporal',
    scale: { type: 'utc', domain: [moment(facts.start), moment(facts.end)], nice: false },
    axis: {
      title: null,
      grid: false,
      format: years ? '%Y' : span >= 60 ? '%b %Y' : span >= 3 ? '%-d %b' : '%-d %b %H:%M',
      tickCount: years && span < 12 * 365 ? { interval: 'year', step: span < ticks * 365 ? 1 : 2 } : ticks,
      labelFlush: false,
      labelOverlap: true,
    },
  } as const;
}

/** A moment as the domain of a time scale takes it. */
function moment(iso: string) {
  const at = new Date(epochOf(iso));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    utc: true,
  } as const;
}
