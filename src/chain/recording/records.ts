import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Address, Core } from '../core/core.ts';
import type { Step } from '../work/step.ts';
import { CASE_COUNTS, STEP_COUNTS, UNIT_AREAS } from './accumulators.ts';
import { Observations } from './observations.ts';
import { StaffRecord } from './staffRecord.ts';
import { TimeWeighted } from './timeWeighted.ts';

/** What a replication writes to: in the core the totals of units, steps and cases, here all others. */
export class Records {
  /** By unit. */
  readonly staff: readonly StaffRecord[];
  /** People in each group, and the threat factor. */
  readonly groups: readonly TimeWeighted[];
  readonly factor = new TimeWeighted();
  readonly policies: readonly PolicyRecord[];
  incidents = 0;

  constructor(chain: Chain) {
    this.staff = chain.units.map((unit) => new StaffRecord(unit.cost));
    this.groups = chain.groups.map(() => new TimeWeighted());
    this.policies = chain.policies.map(() => new PolicyRecord());
  }

  /** Empties all at the beginning of a replication; levels begin at 0 (staff begins its own). */
  reset(now: Hours): void {
    this.incidents = 0;
    this.factor.begin(now, 0);
    for (const group of this.groups) group.begin(now, 0);
    for (const policy of this.policies) policy.reset();
  }
}

/** Totals of units, steps and case types as the core has them. */
export class CoreRecords {
  /** By step: waits; by case type: throughput times. */
  readonly waits: readonly Observations[];
  readonly throughputs: readonly Observations[];
  private readonly core: Core;
  private readonly units: readonly Address[];
  private readonly steps: readonly Address[];
  private readonly types: readonly Address[];

  constructor(
    core: Core,
    units: readonly { readonly address: Address }[],
    steps: readonly Step[],
    types: readonly Address[],
  ) {
    this.core = core;
    this.units = units.map(({ address }) => address);
    this.steps = steps.map(({ address }) => address);
    this.types = types;
    this.waits = this.steps.map((step) => new Observations(core, core.run.waitsOfStep(step)));
    this.throughputs = types.map((type) => new Observations(core, core.run.throughputsOf(type)));
  }

  /** Writes a unit's integrals at `now` in the order of `UnitArea`; returns the effort offered to it so far. */
  writeUnit(unit: number, now: Hours, into: Float64Array, at: number): number {
    const totals = this.core.run.unitTotals(this.units[unit]!, now);
    this.core.copy(totals, UNIT_AREAS, into, at);
    return this.core.floats[totals / 8 + UNIT_AREAS]!;
  }

  /** Writes a step's totals in the order of `StepCount`. */
  writeStep(step: number, into: Float64Array, at: number): void {
    this.core.copy(this.core.run.stepTotals(this.steps[step]!), STEP_COUNTS, into, at);
  }

  /** Writes a case type's totals in the order of `CaseCount`. */
  writeCase(type: number, into: Float64Array, at: number): void {
    this.core.copy(this.core.run.caseTotals(this.types[type]!), CASE_COUNTS, into, at);
  }
}

/** How often a policy has acted, and when first. */
export class PolicyRecord {
  actions = 0;
  firstAt: Hours = Number.POSITIVE_INFINITY;

  act(now: Hours): void {
    if (this.actions === 0) this.firstAt = now;
    this.actions++;
  }

  reset(): void {
    this.actions = 0;
    this.firstAt = Number.POSITIVE_INFINITY;
  }
}
