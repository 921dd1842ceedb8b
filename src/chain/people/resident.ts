import type { Simulation } from '../simulation.ts';

/** What runs for each person of a group: a hazard or a dwell of a flow, arrivals of cases about the person. */
export interface Resident {
  /** The group whose people it runs for. */
  readonly group: number;
  /** A person has entered the group. */
  enter(simulation: Simulation, person: number): void;
  /** A person leaves the group: what ran for the person stops. */
  leave(simulation: Simulation, person: number): void;
}
