import type { Hours } from '../../engine/hours.ts';
import type { Levels } from './cheapestPlan.ts';
import type { Lab, Tried } from './lab.ts';

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

/**
 * For each unit of a plan the latest month in which its part can be decided: all else decided in time, the chain then
 * still holds in the asked share of the futures of the search. `Infinity` if it would without that part at all.
 *
 * All units are delayed in the same trial, each by its own bracket of months: which futures fail for a delay is read from
 * the units that let them fail. So all brackets halve with every trial.
 */
export async function decideBy(lab: Lab, plan: Tried, asked: number): Promise<Map<number, Hours>> {
  const { chain, decidedAt, replications } = lab;
  const months = monthsFrom(chain.calendar.startDay, decidedAt, chain.horizon);
  const units = plan.levels.flatMap((level, unit) => (level > 0 && mayWait(lab, unit) ? [unit] : []));
  const bracket = new Map(units.map((unit) => [unit, { low: 0, high: months.length }]));
  const open = () => units.filter((unit) => width(bracket.get(unit)) > 1);
  while (open().length > 0) {
    const waiting = open();
    const middle = new Map(
      waiting.map((unit) => {
        const { low, high } = bracket.get(unit) ?? { low: 0, high: 1 };
        return [unit, Math.floor((low + high) / 2)] as const;
      }),
    );
    const at = (unit: number): Hours => months[middle.get(unit) ?? 0] ?? decidedAt;
    const late = await lab.run(lab.chainOf(plan.levels, at), 0, replications);
    for (const unit of waiting) {
      const own = bracket.get(unit);
      const month = middle.get(unit) ?? 0;
      if (own === undefined) continue;
      if (shareWith(lab, plan, late.byUnit, unit) >= asked) own.low = month;
      else own.high = month;
    }
  }
  return new Map(units.map((unit) => [unit, months[bracket.get(unit)?.low ?? 0] ?? decidedAt]));
}

/** Whether a later decision can be tried: of people who leave and are not replaced the strength cannot be set later. */
function mayWait({ chain }: Lab, unit: number): boolean {
  const staff = chain.units[unit]?.staff;
  return staff === undefined || staff.hiring !== undefined;
}

function width(bracket: { readonly low: number; readonly high: number } | undefined): number {
  return bracket === undefined ? 0 : bracket.high - bracket.low;
}

/** The share of futures that hold if one unit does as in another trial, and all else as in the plan. */
function shareWith(lab: Lab, { failures }: Tried, other: Uint8Array, unit: number): number {
  const columns = lab.chain.units.length + 1;
  let held = 0;
  for (let row = 0; row < lab.replications; row++) {
    let fails = other[row * columns + unit] === 1;
    for (let column = 0; column < columns && !fails; column++) {
      if (column !== unit) fails = failures.byUnit[row * columns + column] === 1;
    }
    if (!fails) held++;
  }
  return held / lab.replications;
}

/** Units whose part of a plan can be decided later at all. */
export function canWait(lab: Lab, levels: Levels): number[] {
  return levels.flatMap((level, unit) => (level > 0 && mayWait(lab, unit) ? [unit] : []));
}
