import type { Chain, StepSpec } from '../chain.ts';
import type { Core } from '../core/core.ts';
import type { Step } from '../work/step.ts';
import type { Unit } from './unit.ts';

/** All units that have a part in a step: where it waits, its alternatives, its partners. */
export function unitsOf({ unit, alternatives = [], partners = [] }: StepSpec): readonly number[] {
  return [unit, ...alternatives, ...partners.map((partner) => partner.unit)];
}

/** Ties the units of a chain together by its joint work and its alternatives. */
export function linkUnits(core: Core, chain: Chain, units: readonly Unit[], steps: readonly Step[]): void {
  const { run } = core;
  for (const [index, spec] of chain.steps.entries()) {
    const { alternatives = [], partners = [] } = spec;
    if (spec.kind !== 'work' || alternatives.length + partners.length === 0) continue;
    const { address } = steps[index]!;
    const levelAt = (unit: Unit): number => unit.priorities.indexOf(spec.priority);
    for (const partner of partners) {
      const unit = units[partner.unit]!;
      run.addClaim(address, unit.address, levelAt(unit), partner.places);
    }
    for (const alternative of alternatives) {
      const unit = units[alternative]!;
      run.addSeat(address, unit.address, levelAt(unit));
    }
    run.link(address);
  }
}
