import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import { WorkingClock } from '../../engine/workingClock.ts';
import type { Chain, OutageSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { MeanSpells } from './meanSpells.ts';

/** Quantiles by which a distribution of durations is taken. */
const POINTS = 200;

/**
 * The share of each unit's staff that outages leave, averaged over the open hours of a window. Outages are
 * independent of one another, so that the expected product of what each leaves is the product of expectations: at a
 * rate the number in progress is a Poisson number of mean m (those under way of a Poisson stream), and
 * E[(1 − takes)^N] = e^(−takes × m); one on a date is under way with the probability that it lasts so long.
 */
export class MeanOutages {
  private readonly units: readonly (UnitOutages | undefined)[];

  constructor(chain: Chain, formula: (expression: Expression) => () => number) {
    this.units = chain.units.map(({ outages, roster }) => {
      if (outages === undefined || outages.length === 0) return undefined;
      const each = outages.map((spec) => meanFactor(spec, formula));
      return { clock: new WorkingClock(chain.rosters[roster]!), each, open: 0, present: 0 };
    });
  }

  /** Moves over a step from `at` on; the part of it that lies in the window counts. */
  pass(at: Hours, step: Hours, [from, to]: readonly [Hours, Hours]): void {
    for (const unit of this.units) {
      if (unit === undefined) continue;
      let left = 1;
      for (const factor of unit.each) left *= factor(at, step);
      if (to <= from) continue;
      const open = unit.clock.openHours(from, to);
      unit.open += open;
      unit.present += open * left;
    }
  }

  get present(): number[] {
    return this.units.map((unit) => (unit === undefined || unit.open === 0 ? 1 : unit.present / unit.open));
  }
}

interface UnitOutages {
  readonly clock: WorkingClock;
  /** What each leaves on average in a step. */
  readonly each: readonly ((at: Hours, step: Hours) => number)[];
  open: number;
  present: number;
}

function meanFactor(
  { rate, dates, lasts, takes }: OutageSpec,
  formula: (expression: Expression) => () => number,
): (at: Hours, step: Hours) => number {
  if (rate !== undefined) {
    const spells = new MeanSpells(formula(rate), compileDistribution(lasts).mean, 0);
    return (_, step) => Math.exp(-takes * spells.pass(step));
  }
  const passed = meanPassed(lasts);
  return (at, step) => {
    let left = 1;
    for (const date of dates) {
      if (date >= at + step) break;
      left *= 1 - (takes * (passed(at + step - date) - passed(at - date))) / step;
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
