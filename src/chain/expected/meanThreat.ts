import type { Hours } from '../../engine/hours.ts';
import type { ThreatSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { firstLevel } from '../threat/threatPath.ts';
import { meanOf } from './meanOf.ts';
import { transitionMatrix } from './transitionMatrix.ts';

/**
 * The threat levels along a path, step by step. On a timeline they are exact. A semi-Markov path is taken as a
 * Markov chain whose stays are exponential with the same means: exact for exponential dwells, and in the long run for
 * all, since shares of time depend on the means only (Ross 1996, Stochastic Processes, theorem 4.8.3).
 */
export class MeanThreat {
  private readonly threat: ThreatSpec;
  private readonly stays: readonly {
    readonly level: number;
    readonly mean: Hours;
    readonly to: readonly { readonly probability: (() => number) | undefined; readonly level: number }[];
  }[];
  /** Probability of each level at the beginning of the next step. */
  private levels: number[];

  /** @param atLevel compiles a formula to its value at a level, everything else being as it is on the path */
  constructor(threat: ThreatSpec, atLevel: (expression: Expression, level: number) => () => number) {
    this.threat = threat;
    this.levels = threat.levels.map((_, level) => (level === firstLevel(threat.path) ? 1 : 0));
    this.stays =
      threat.path.kind !== 'semiMarkov'
        ? []
        : threat.path.stays.map(({ level, dwell, to }) => ({
            level,
            mean: meanOf(dwell),
            to: to.map((branch) => ({
              level: branch.level,
              probability: branch.probability && atLevel(branch.probability, level),
            })),
          }));
  }

  /** Share of each level in the step from `at` on; the next call is about the step after it. */
  pass(at: Hours, step: Hours): readonly number[] {
    const { path } = this.threat;
    if (path.kind === 'timeline') return this.onTimeline(path.changes, at, step);
    if (path.kind === 'semiMarkov') {
      const half = transitionMatrix(this.rates(), step / 2);
      const middle = times(this.levels, half);
      this.levels = times(middle, half);
      return middle;
    }
    return this.levels;
  }

  private onTimeline(
    changes: readonly { readonly at: Hours; readonly level: number }[],
    at: Hours,
    step: Hours,
  ): number[] {
    const shares = this.levels.map(() => 0);
    for (const [index, change] of changes.entries()) {
      const from = index === 0 ? Number.NEGATIVE_INFINITY : change.at;
      const to = changes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const hours = Math.min(to, at + step) - Math.max(from, at);
      if (hours > 0) shares[change.level]! += hours / step;
    }
    return shares;
  }

  /** Rates an hour from level to level. */
  private rates(): number[][] {
    const rates = this.levels.map(() => this.levels.map(() => 0));
    for (const { level, mean, to } of this.stays) {
      let rest = 1;
      for (const { probability, level: next } of to) {
        if (probability === undefined) continue;
        const chance = Math.max(0, probability());
        rest -= chance;
        rates[level]![next]! += chance / mean;
      }
      const other = to.find(({ probability }) => probability === undefined);
      if (other !== undefined) rates[level]![other.level]! += Math.max(0, rest) / mean;
    }
    return rates;
  }
}

function times(row: readonly number[], matrix: readonly (readonly number[])[]): number[] {
  return row.map((_, to) => row.reduce((sum, share, from) => sum + share * matrix[from]![to]!, 0));
}
