import type { Hours } from '../../engine/hours.ts';
import type { IncidentSpec } from '../chain.ts';

/** The expected surge of all incidents, from the beginning of the run on. */
export class MeanSurge {
  private readonly incidents: readonly Incident[];
  private readonly step: Hours;

  /** @param rates per hour, of incidents that come at one; @param step length of all steps */
  constructor(
    incidents: readonly IncidentSpec[],
    rates: readonly ((() => number) | undefined)[],
    step: Hours,
  ) {
    this.step = step;
    this.incidents = incidents.map(({ halfLife, surge, dates }, index) => {
      const kappa = Math.LN2 / halfLife;
      const decay = Math.exp(-kappa * step);
      return { dates, surge, rate: rates[index], kappa, decay, now: 0 };
    });
  }

  /** Moves over the step from `at` on and returns the mean in it: S′ = rate × surge − κS, solved exactly. */
  pass(at: Hours): number {
    const { step } = this;
    let mean = 0;
    for (const incident of this.incidents) {
      const { kappa, decay } = incident;
      for (const date of incident.dates) if (date >= at && date < at + step) incident.now += incident.surge;
      const rate = Math.max(0, incident.rate?.() ?? 0);
      const settled = (rate * incident.surge) / kappa;
      const excess = incident.now - settled;
      mean += settled + (excess * (1 - decay)) / (kappa * step);
      incident.now = settled + excess * decay;
    }
    return mean;
  }
}

interface Incident {
  readonly dates: readonly Hours[];
  readonly surge: number;
  readonly rate: (() => number) | undefined;
  readonly kappa: number;
  readonly decay: number;
  now: number;
}
