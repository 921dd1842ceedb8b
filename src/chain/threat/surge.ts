import type { Hours } from '../../engine/hours.ts';
import type { IncidentSpec } from '../chain.ts';

/**
 * The extra demand that incidents leave: each adds its surge, which halves every half-life. One running level
 * per kind of incident is enough, since the sum of decays with one half-life decays with it.
 */
export class Surge {
  private readonly decay: Float64Array;
  private readonly added: Float64Array;
  private readonly level: Float64Array;
  private readonly since: Float64Array;
  /** ∫ level dt up to `since`. */
  private readonly area: Float64Array;

  constructor(incidents: readonly IncidentSpec[]) {
    this.decay = Float64Array.from(incidents, (incident) => Math.LN2 / incident.halfLife);
    this.added = Float64Array.from(incidents, (incident) => incident.surge);
    this.level = new Float64Array(incidents.length);
    this.since = new Float64Array(incidents.length);
    this.area = new Float64Array(incidents.length);
  }

  reset(at: Hours): void {
    this.level.fill(0);
    this.since.fill(at);
    this.area.fill(0);
  }

  /** Its level at a moment not before the last incident. */
  at(moment: Hours): number {
    let sum = 0;
    for (let kind = 0; kind < this.level.length; kind++) {
      const level = this.level[kind]!;
      if (level > 0) sum += level * Math.exp(-this.decay[kind]! * (moment - this.since[kind]!));
    }
    return sum;
  }

  /** The exact integral of the level up to a moment not before the last incident. */
  total(moment: Hours): number {
    let sum = 0;
    for (let kind = 0; kind < this.level.length; kind++)
      sum += this.area[kind]! + this.areaSince(kind, moment);
    return sum;
  }

  /** An incident of a kind happens. */
  strike(kind: number, moment: Hours): void {
    const decayed = this.level[kind]! * Math.exp(-this.decay[kind]! * (moment - this.since[kind]!));
    this.area[kind]! += this.areaSince(kind, moment);
    this.level[kind] = decayed + this.added[kind]!;
    this.since[kind] = moment;
  }

  private areaSince(kind: number, moment: Hours): number {
    const decay = this.decay[kind]!;
    return (this.level[kind]! * -Math.expm1(-decay * (moment - this.since[kind]!))) / decay;
  }
}
