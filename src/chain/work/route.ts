import { NONE } from '../../engine/hours.ts';
import type { BranchSpec } from '../chain.ts';
import { isFixed } from '../dependencies.ts';
import type { Environment } from '../environment.ts';
import { SimulationFault } from '../simulationFault.ts';

/**
 * Where a case goes after a step: by inversion of one uniform number over the branches in file order, the
 * rest last. Probabilities that are formulas are evaluated when the step ends.
 */
export class Route {
  /** The only target when there is no choice, and so no draw; `undefined` when there is one. */
  readonly only: number | undefined;
  /** In file order, the rest last; `NONE` is the end. */
  readonly targets: Int32Array;
  /** Cumulative probabilities when all are constants. */
  readonly cumulative: Float64Array | undefined;
  private readonly probabilities: readonly (() => number)[];
  private readonly environment: Environment;

  constructor(branches: readonly BranchSpec[], environment: Environment) {
    const rest = branches.filter((branch) => branch.probability === undefined);
    const ordered = [...branches.filter((branch) => branch.probability !== undefined), ...rest];
    this.environment = environment;
    this.targets = Int32Array.from(ordered, (branch) => branch.step);
    this.probabilities = ordered.map((branch) =>
      branch.probability === undefined ? () => 1 : environment.compile(branch.probability),
    );
    const constant = ordered.every(
      (branch) => branch.probability === undefined || isFixed(branch.probability),
    );
    this.only = ordered.length === 0 ? NONE : ordered.length === 1 && constant ? ordered[0]?.step : undefined;
    if (constant) {
      let sum = 0;
      this.cumulative = Float64Array.from(ordered, (branch, index) => {
        sum += branch.probability === undefined ? 1 - sum : (this.probabilities[index]?.() ?? 0);
        return sum;
      });
    }
  }

  /** The step drawn by `u` in (0, 1), or `NONE` for the end. */
  choose(u: number): number {
    return this.targets[this.branchAt(u)]!;
  }

  /** Which of the targets `u` in (0, 1) draws. */
  branchAt(u: number): number {
    const { targets, cumulative } = this;
    const last = targets.length - 1;
    if (cumulative !== undefined) {
      for (let index = 0; index < last; index++) if (u < cumulative[index]!) return index;
      return last;
    }
    this.environment.refresh();
    let sum = 0;
    for (let index = 0; index < last; index++) {
      const probability = this.probabilities[index]!();
      sum += probability;
      // 1e-9: shares that should add up to 1 may miss it by rounding.
      if (!(probability >= 0 && sum <= 1 + 1e-9)) {
        throw SimulationFault.number(
          "the probability of a route, or the sum of a route's probabilities,",
          Math.max(probability, sum),
          'between 0 and 1',
        );
      }
      if (u < sum) return index;
    }
    return last;
  }
}
