import type { Chain } from '../chain/chain.ts';
import type { WithoutFatigue } from './fatigueFindings.ts';
import { SurvivalFold } from './survival.ts';
import { type Asked, probabilityOf, scopeVerdicts } from './verdict.ts';

/** The same chain with fatigue that does nothing: it rises and falls, and nobody leaves, is absent or works slower for it. */
export function withoutFatigue(chain: Chain): Chain {
  return {
    ...chain,
    units: chain.units.map((unit) =>
      unit.fatigue === undefined ? unit : { ...unit, fatigue: { ...unit.fatigue, a: 0, b: 0, c: 0 } },
    ),
  };
}

/** Whether fatigue does anything at any unit. */
export function isTiring({ units }: Chain): boolean {
  return units.some(({ fatigue }) => fatigue && (fatigue.a !== 0 || fatigue.b !== 0 || fatigue.c !== 0));
}

/**
 * Folds the replications of a chain and of the same chain without fatigue, pair by pair: in how many each scope holds
 * without, and in how many of them fatigue alone decides. A byte a replication is kept for the pairing.
 */
export class FatigueFold {
  readonly chain: Chain;
  private readonly survival: SurvivalFold;
  private readonly norms: number;
  /** By replication, of those with fatigue: 1 if the chain holds. */
  private held = new Uint8Array(256);
  private onlyWith = 0;
  private onlyWithout = 0;

  /** @param chain the one with fatigue, which has norms */
  constructor(chain: Chain) {
    this.chain = withoutFatigue(chain);
    this.survival = new SurvivalFold(this.chain);
    this.norms = chain.norms.length;
  }

  /** Adds replication `index` with fatigue, whose norms' first breaches begin at `offset`; before the same without. */
  addWith(index: number, breaches: Float64Array, offset: number): void {
    if (index >= this.held.length) {
      const longer = new Uint8Array(2 * Math.max(index, this.held.length));
      longer.set(this.held);
      this.held = longer;
    }
    this.held[index] = this.holds(breaches, offset);
  }

  /** Adds replication `index` without fatigue, likewise. */
  addWithout(index: number, breaches: Float64Array, offset: number): void {
    this.survival.add(breaches, offset);
    const without = this.holds(breaches, offset);
    const withIt = this.held[index]!;
    if (without > withIt) this.onlyWithout++;
    if (without < withIt) this.onlyWith++;
  }

  /** @param scopes of the verdict with fatigue, the chain first */
  result(verdict: WithoutFatigue['verdict'] | undefined, asked: Asked): WithoutFatigue | undefined {
    const scopes = scopeVerdicts(this.chain, this.survival, asked);
    const [whole] = scopes;
    if (whole === undefined) return undefined;
    return {
      verdict: whole.verdict,
      held: whole.held,
      probability: probabilityOf(whole.held, this.survival.replications),
      same_verdict: whole.verdict === verdict,
      only_without: this.onlyWithout,
      only_with: this.onlyWith,
      scopes,
    };
  }

  private holds(breaches: Float64Array, offset: number): 0 | 1 {
    for (let norm = 0; norm < this.norms; norm++) if (breaches[offset + norm]! < Infinity) return 0;
    return 1;
  }
}
