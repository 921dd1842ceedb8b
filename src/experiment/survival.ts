import type { Chain } from '../chain/chain.ts';
import { FirstBreaches } from './firstBreaches.ts';

/** A scope that holds while all of its norms hold. */
export interface SurvivalScope {
  readonly kind: 'chain' | 'organisation' | 'unit' | 'norm';
  readonly name: string;
  readonly label: string;
  /** Indices of its norms in the chain, at least one. */
  readonly norms: readonly number[];
  /** Over all replications: the earliest first breach of its norms. */
  readonly breaches: FirstBreaches;
}

/** One norm's part in the chain's survival. */
export interface NormPart {
  /** Replications in which it was the first of the chain's norms to be breached, or one of them. */
  first: number;
  /** When, in those. */
  readonly firstBreaches: FirstBreaches;
  /** Replications in which the chain would hold if this norm were not asked. */
  heldWithout: number;
}

/**
 * Folds the first breaches of all norms over the replications: how many replications each scope survives, when it
 * does not, and which norm goes first. Exact, in any order; memory grows with the number of different moments of
 * breach (ends of the norms' periods), not with that of replications.
 */
export class SurvivalFold {
  /** The chain first, then organisations, units and norms that have norms, in file order; none without norms. */
  readonly scopes: readonly SurvivalScope[];
  readonly parts: readonly NormPart[];
  replications = 0;

  constructor(chain: Chain) {
    this.scopes = scopesOf(chain);
    this.parts = chain.norms.map(() => ({ first: 0, firstBreaches: new FirstBreaches(), heldWithout: 0 }));
  }

  /** Adds one replication, whose norms' first breaches (hours, Infinity if never) begin at `offset`. */
  add(breaches: Float64Array, offset: number): void {
    this.replications++;
    for (const scope of this.scopes) {
      let earliest = Infinity;
      for (const norm of scope.norms) earliest = Math.min(earliest, breaches[offset + norm]!);
      scope.breaches.add(earliest);
    }
    this.#addParts(breaches, offset);
  }

  #addParts(breaches: Float64Array, offset: number): void {
    let earliest = Infinity;
    let breached = 0;
    for (let norm = 0; norm < this.parts.length; norm++) {
      const at = breaches[offset + norm]!;
      earliest = Math.min(earliest, at);
      if (at < Infinity) breached++;
    }
    for (const [norm, part] of this.parts.entries()) {
      const at = breaches[offset + norm]!;
      const isFirst = at < Infinity && at === earliest;
      if (isFirst) part.first++;
      if (isFirst) part.firstBreaches.add(at);
      if (breached === 0 || (breached === 1 && at < Infinity)) part.heldWithout++;
    }
  }
}

function scopesOf(chain: Chain): SurvivalScope[] {
  const normsWhere = (is: (norm: Chain['norms'][number]) => boolean): number[] =>
    chain.norms.flatMap((norm, index) => (is(norm) ? [index] : []));
  const scopes: Omit<SurvivalScope, 'breaches'>[] = [
    { kind: 'chain', name: 'chain', label: chain.name, norms: normsWhere(() => true) },
  ];
  for (const [index, { name, label }] of chain.organisations.entries()) {
    scopes.push({
      kind: 'organisation',
      name,
      label,
      norms: normsWhere((norm) => norm.organisation === index),
    });
  }
  for (const [index, { name, label }] of chain.units.entries()) {
    scopes.push({ kind: 'unit', name, label, norms: normsWhere((norm) => norm.unit === index) });
  }
  for (const [index, { name }] of chain.norms.entries()) {
    scopes.push({ kind: 'norm', name, label: name, norms: [index] });
  }
  return scopes
    .filter((scope) => scope.norms.length > 0)
    .map((scope) => ({ ...scope, breaches: new FirstBreaches() }));
}
