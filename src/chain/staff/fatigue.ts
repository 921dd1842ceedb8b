import type { FatigueSpec } from './staffSpec.ts';

const WEEK = 168;

/**
 * Fatigue F of a unit's staff, in [0, 1]. Each week it moves toward T = clamp((u − u₀) ÷ (1 − u₀) × (1 + k × overtime
 * share), 0, 1), u the week's utilisation: F += (T − F)(1 − e^(−7 d ÷ τ)), τ being `rise` when T > F, else `recovery`.
 * What it does, and that the evidence on its size is mixed, is in design 2, Staff, and docs/model.md.
 */
export class Fatigue {
  level = 0;
  private readonly spec: FatigueSpec;
  private worked = 0;
  private available = 0;

  constructor(spec: FatigueSpec) {
    this.spec = spec;
  }

  /** A replication begins. */
  reset(): void {
    this.level = 0;
    this.worked = 0;
    this.available = 0;
  }

  /** A week ends: `worked` and `available` are the person-hours since the beginning of the run. */
  endWeek(worked: number, available: number, overtimeShare: number): void {
    const { u0, k, rise, recovery } = this.spec;
    const hours = available - this.available;
    const utilisation = hours > 0 ? (worked - this.worked) / hours : 0;
    this.worked = worked;
    this.available = available;
    const load = ((utilisation - u0) / (1 - u0)) * (1 + k * overtimeShare);
    const target = Math.max(0, Math.min(1, load));
    const constant = target > this.level ? rise : recovery;
    this.level += (target - this.level) * -Math.expm1(-WEEK / constant);
  }

  /** What leaving is multiplied by, absence raised by, and productivity multiplied by. */
  get leaving(): number {
    return 1 + this.spec.a * this.level;
  }

  get absence(): number {
    return this.spec.b * this.level;
  }

  get productivity(): number {
    return 1 - this.spec.c * this.level;
  }
}
