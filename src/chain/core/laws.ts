import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import { LawForm } from './codes.ts';
import { ABSENT, type Address, type Core } from './core.ts';

/** The distributions of a chain as its core knows them: one each, however often it is asked for. */
export class Laws {
  /** By number; the core asks for draws from those that it cannot draw from itself. */
  readonly distributions: Distribution[] = [];
  private readonly core: Core;
  private readonly known = new Map<DistributionSpec, Address>();

  constructor(core: Core) {
    this.core = core;
  }

  /** The address of a distribution; `ABSENT` for none. */
  addressOf(spec: DistributionSpec | undefined): Address {
    if (spec === undefined) return ABSENT;
    const known = this.known.get(spec);
    if (known !== undefined) return known;
    const distribution = compileDistribution(spec);
    const index = this.distributions.push(distribution) - 1;
    const { form, mean, lognormal } = distribution;
    const law = this.core.run.newLaw(
      LawForm[form],
      mean,
      index,
      lognormal?.location ?? 0,
      lognormal?.sigma ?? 0,
    );
    this.known.set(spec, law);
    return law;
  }
}
