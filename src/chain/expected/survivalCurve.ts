import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';

/** Quantiles that stand for a distribution. */
const POINTS = 512;

/** Of 0 to POINTS. */
const LOGARITHMS = Float64Array.from({ length: POINTS + 1 }, (_, number) => Math.log(number));

const curves = new WeakMap<DistributionSpec, SurvivalCurve>();

/** The curve of a distribution; made once, since paths of one chain and its changed copies share theirs. */
export function survivalCurve(spec: DistributionSpec): SurvivalCurve {
  let curve = curves.get(spec);
  if (curve === undefined) {
    curve = new SurvivalCurve(spec);
    curves.set(spec, curve);
  }
  return curve;
}

/** The share of dwells that last longer than an age, from the quantiles of their distribution. */
export class SurvivalCurve {
  /** Ascending. */
  private readonly dwells: Float64Array;
  /** The last mean that was asked for: the steps of a path are all of one length. */
  private knownHours = Number.NaN;
  private knownMean = 0;

  constructor(spec: DistributionSpec) {
    const distribution = compileDistribution(spec);
    this.dwells = Float64Array.from({ length: POINTS }, (_, i) =>
      distribution.quantile((i + 0.5) / POINTS),
    ).sort();
  }

  get longest(): Hours {
    return this.dwells[POINTS - 1]!;
  }

  /** P(dwell > age). */
  at(age: Hours): number {
    return (POINTS - this.rankAt(age)) / POINTS;
  }

  /** How many of the quantiles an age has reached. */
  rankAt(age: Hours): number {
    let low = 0;
    let high = POINTS;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.dwells[middle]! > age) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The same for who had reached `rank` of them at a lower age: people age by small steps. */
  rankFrom(rank: number, age: Hours): number {
    let reached = rank;
    while (reached < POINTS && this.dwells[reached]! <= age) reached++;
    return reached;
  }

  /** The age at which the next quantile is reached; after the last the dwell is over at any. */
  ageAfter(rank: number): Hours {
    return this.dwells[rank] ?? -Infinity;
  }

  /** The chance to leave between two ranks, of who has reached the first; 1 also of nobody. */
  chanceBetween(rank: number, later: number): number {
    return rank < POINTS ? (later - rank) / (POINTS - rank) : 1;
  }

  /** The same as a cumulated hazard: −ln of the chance to stay. */
  hazardBetween(rank: number, later: number): number {
    return rank < POINTS ? LOGARITHMS[POINTS - rank]! - LOGARITHMS[POINTS - later]! : Infinity;
  }

  /** The mean of P(dwell > age) over ages from 0 to `hours`. */
  meanUpTo(hours: Hours): number {
    if (hours !== this.knownHours) {
      this.knownHours = hours;
      this.knownMean = this.dwells.reduce((sum, dwell) => sum + Math.min(dwell, hours), 0) / POINTS / hours;
    }
    return this.knownMean;
  }
}
