import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Chain, OutageSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';
import type { Column, Grid, Window } from './column.ts';
import { meanOf } from './meanOf.ts';
import { meanSpells } from './meanSpells.ts';
import { openHours } from './openHours.ts';

/** Quantiles by which a distribution of durations is taken. */
const POINTS = 200;

/**
 * The share of each unit's staff that outages leave, averaged over the open hours of a window. Outages are
 * independent of one another, so that the expected product of what each leaves is the product of expectations: at a
 * rate the number in progress is a Poisson number of mean m (those under way of a Poisson stream), and
 * E[(1 − takes)^N] = e^(−takes × m); one on a date is under way with the probability that it lasts so long.
 *
 * @param rateOf the rate of an outage along the path, by a key of its own
 */
export function presentShares(
  chain: Chain,
  grid: Grid,
  { from, to, first }: Window,
  rateOf: (key: string, expression: Expression) => Column,
): number[] {
  return chain.units.map(({ outages = [], roster }, unit) => {
    const each = outages.map((spec, index) =>
      spec.rate === undefined
        ? leftByDates(spec, grid)
        : leftByRate(spec, rateOf(`outage ${unit} ${index}`, spec.rate), grid),
    );
    if (each.length === 0) return 1;
    let open = 0;
    let present = 0;
    for (let step = first; step < grid.count; step++) {
      const at = grid.begin + step * grid.hours;
      const hours = openHours(chain, roster, Math.max(from, at), Math.min(to, at + grid.hours));
      open += hours;
      present += hours * each.reduce((left, factor) => left * factor(step), 1);
    }
    return open === 0 ? 1 : present / open;
  });
}

/** What an outage leaves on average in a step. */
type Left = (step: number) => number;

function leftByRate({ lasts, takes }: OutageSpec, rate: Column, grid: Grid): Left {
  const numbers = meanSpells(rate, meanOf(lasts), 0, grid);
  return (step) => Math.exp(-takes * numbers[step]!);
}

function leftByDates({ dates, lasts, takes }: OutageSpec, { begin, hours }: Grid): Left {
  const passed = meanPassed(lasts);
  return (step) => {
    const at = begin + step * hours;
    let left = 1;
    for (const date of dates) {
      if (date >= at + hours) break;
      left *= 1 - (takes * (passed(at + hours - date) - passed(at - date))) / hours;
    }
    return left;
  };
}

/** E[min(L, x)], the mean hours under way by x hours after the beginning. */
function meanPassed(lasts: DistributionSpec): (hours: Hours) => Hours {
  const distribution = compileDistribution(lasts);
  const points = Float64Array.from({ length: POINTS }, (_, i) =>
    distribution.quantile((i + 0.5) / POINTS),
  ).sort();
  const mean = points.reduce((sum, point) => sum + point, 0) / POINTS;
  const longest = points[POINTS - 1]!;
  return (hours) => {
    if (hours <= 0) return 0;
    if (hours >= longest) return mean;
    let sum = 0;
    for (const point of points) sum += Math.min(point, hours);
    return sum / POINTS;
  };
}
