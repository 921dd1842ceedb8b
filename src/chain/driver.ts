import type { Simulation } from './simulation.ts';

/** Something that drives a chain and has one next moment in the event list: the threat, people's own arrivals, … */
export interface Driver {
  /** A replication begins: schedules what comes first. */
  begin(simulation: Simulation): void;
  /** What is due happens, and the next is scheduled. */
  occur(simulation: Simulation): void;
}
