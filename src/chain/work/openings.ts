import { nameWords } from '../../engine/random.ts';
import type { Chain, StepSpec } from '../chain.ts';
import { dependencies, isFixed } from '../dependencies.ts';
import type { Environment } from '../environment.ts';
import { SimulationFault } from '../simulationFault.ts';

/** Cases that a step opens when it ends: of each type the whole part of its count, and one more by chance. */
export class Openings {
  readonly types: readonly number[];
  /** Key word of each type's name. */
  readonly words: readonly number[];
  private readonly counts: readonly (() => number)[];
  private readonly areFixed: readonly boolean[];
  private readonly environment: Environment;

  constructor(chain: Chain, spec: StepSpec, environment: Environment) {
    this.environment = environment;
    this.types = spec.opens.map((opens) => opens.case);
    this.words = this.types.map((type) => nameWords(chain.cases[type]?.name ?? '').low);
    this.counts = spec.opens.map((opens) => environment.compile(opens.count));
    // Policies may set parameters while the chain runs.
    this.areFixed = spec.opens.map(
      ({ count }) => isFixed(count) && dependencies(count).parameters.length === 0,
    );
  }

  /** The expected number of the entry `index` if it is a constant and can be opened; else NaN. */
  fixedCount(index: number): number {
    const expected = this.areFixed[index] === true ? (this.counts[index]?.() ?? 0) : Number.NaN;
    return expected >= 0 && Number.isFinite(expected) ? expected : Number.NaN;
  }

  /** How many cases of the entry `index` are opened, by `u` in (0, 1). */
  count(index: number, u: number): number {
    this.environment.refresh();
    const expected = this.counts[index]?.() ?? 0;
    if (!(expected >= 0 && Number.isFinite(expected))) {
      throw SimulationFault.number(
        'the number of cases that a step opens',
        expected,
        'a number of 0 or more',
      );
    }
    const whole = Math.floor(expected);
    return u < expected - whole ? whole + 1 : whole;
  }
}
