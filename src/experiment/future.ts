import type { Chain } from '../chain/chain.ts';
import { Simulator } from '../chain/index.ts';
import type { DrawnChain, DrawnValue, Recipe, UniformOf } from '../scenario/index.ts';
import { type BlockResult, recordSize } from './block.ts';
import type { Variant } from './plan.ts';
import { RangeDraws } from './rangeDraws.ts';
import { type Reinforcement, reinforcedChain } from './reinforce/reinforcedChain.ts';
import { seedWords } from './seed.ts';

/** A drawn value that makes the scenario impossible; the faults are those of the scenario with it. */
export class DrawnFault extends Error {
  readonly drawn: DrawnChain;

  constructor(drawn: DrawnChain) {
    super('the drawn values make no scenario that can be run');
    this.name = 'DrawnFault';
    this.drawn = drawn;
  }
}

/**
 * The futures of a variant: replications each of which draws the values that have a range, compiles its own chain with
 * them, and runs it with the random inputs that the same replication has with the values in the file. First breaches
 * are kept of them, and why.
 */
export class Futures {
  private readonly compile: (uniformOf: UniformOf) => DrawnChain;
  private readonly draws: RangeDraws;
  private readonly seed: string;
  private readonly isStopped: () => boolean;
  private readonly more: readonly Reinforcement[];
  private simulator: Simulator | undefined;
  /** Of the present (or failed) replication. */
  drawn: readonly DrawnValue[] = [];

  private constructor(
    compile: (uniformOf: UniformOf) => DrawnChain,
    { seed, more = [] }: Variant,
    isStopped: () => boolean,
  ) {
    this.compile = compile;
    this.draws = new RangeDraws(seed);
    this.seed = seed;
    this.more = more;
    this.isStopped = isStopped;
  }

  static async of(
    variant: Variant & { readonly recipe: Recipe },
    isStopped: () => boolean = () => false,
  ): Promise<Futures> {
    // Loaded only where values are drawn: a worker that never does needs no scenario language.
    const { recompiler } = await import('../scenario/recipe.ts');
    return new Futures(await recompiler(variant.recipe), variant, isStopped);
  }

  /** The simulated moment that the present (or failed) replication has reached, if it was begun. */
  get now(): number | undefined {
    return this.simulator?.now;
  }

  /**
   * Computes `count` futures from `first` on, in order; `begin` is told each before it is computed.
   * @throws DrawnFault when drawn values make no scenario; what the simulator throws.
   */
  runBlock(
    { norms, units }: Chain,
    first: number,
    count: number,
    begin: (index: number) => void,
  ): BlockResult {
    const breaches = new Float64Array(count * norms.length);
    const waits = norms.length * units.length;
    const breachWaits = new Float64Array(count * waits);
    let events = 0;
    for (let i = 0; i < count; i++) {
      begin(first + i);
      const simulator = this.begun(first + i);
      const record = new Float64Array(recordSize(simulator.layout));
      events += simulator.run(first + i, record, 0, breaches, i * norms.length);
      breachWaits.set(simulator.breachWaits, i * waits);
    }
    return { first, count, values: new Float64Array(0), breaches, breachWaits, events };
  }

  private begun(index: number): Simulator {
    this.simulator = undefined;
    this.drawn = [];
    const future = this.compile(this.draws.of(index));
    if (future.faults.length > 0) throw new DrawnFault(future);
    this.drawn = future.drawn;
    const chain = reinforcedChain(future.chain, this.more);
    this.simulator = new Simulator(chain, seedWords(this.seed), this.isStopped);
    return this.simulator;
  }
}
