import { dateAt } from '../../chain/calendarDate.ts';
import type { ArrivalSpec } from '../../chain/chain.ts';
import { compileExpression } from '../../chain/compileExpression.ts';
import { dependencies } from '../../chain/dependencies.ts';
import type { Expression } from '../../chain/expression.ts';
import { setCalendar } from '../../chain/setCalendar.ts';
import { variableSlots } from '../../chain/variableSlots.ts';
import type { Hours } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import { at } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledTable } from './tables.ts';
import type { Timeframe } from './timeframe.ts';

const DAY = 24;
/** Moments that are looked at, about: more would cost a long chain too much of its loading. */
const MOST_LOOKS = 256;

/**
 * Warns of arrivals whose rate falls below zero, since a run would stop there. Only rates that name nothing but time,
 * tables and parameters are known beforehand, and only where no policy sets values.
 */
export function checkRates(
  c: Compilation,
  arrivals: readonly ArrivalSpec[],
  parameters: readonly number[],
  tables: readonly CompiledTable[],
  timeframe: Timeframe,
): void {
  if (c.faults.length > 0 || c.policySettings.length > 0) return;
  const slots = variableSlots(0);
  const environment = new Float64Array(slots.parameters + parameters.length);
  environment.set(parameters, slots.parameters);
  const specs = tables.map(({ spec }) => spec);
  const { startDay } = timeframe.calendar;
  const looks = looksAt(timeframe.horizon);
  for (const arrival of arrivals) {
    if (arrival.kind !== 'rate' || !isOfTimeAlone(arrival.rate)) continue;
    const rate = compileExpression(arrival.rate, environment, slots, specs);
    const below = looks.find((look) => {
      environment[slots.t] = look;
      setCalendar(environment, slots, startDay, look);
      return rate() < 0;
    });
    if (below === undefined) continue;
    const name = c.caseNames[arrival.case] ?? '';
    const date = dateAt(startDay, below).toISOString().slice(0, 10);
    c.warn(
      at({ keys: ['cases', name], path: name }, 'arrivals'),
      'scenario.rate-below-zero',
      messages.rateBelowZero(name, date, rate() * DAY),
      { hint: messages.hintRateBelowZero() },
    );
  }
}

function isOfTimeAlone(rate: Expression): boolean {
  const { time, surge, threat, groups } = dependencies(rate);
  return time && !surge && !threat && groups.length === 0;
}

/** Days at even distances, each weekday among them. */
function looksAt(horizon: Hours): Hours[] {
  const days = Math.max(1, Math.ceil(horizon / DAY / MOST_LOOKS));
  const step = (days % 7 === 0 ? days + 1 : days) * DAY;
  return Array.from({ length: Math.ceil(horizon / step) }, (_, look) => look * step);
}
