import { NONE } from '../engine/hours.ts';
import { Rank, tieOf } from '../engine/ranks.ts';
import { placeCases, placePeople } from './initialState.ts';
import type { Simulation } from './simulation.ts';
import { firstLevel } from './threat/threatPath.ts';

/**
 * Empties everything that a replication leaves behind, and puts in what is there at the beginning: capacity, posts, people,
 * cases. Its clock and its key are set already.
 */
export function beginReplication(simulation: Simulation): void {
  const { chain, core, environment, records, drivers, now } = simulation;
  core.run.begin(now);
  drivers.settings?.begin(simulation);
  for (const holder of drivers.posts) holder.begin();
  simulation.people.clear();
  simulation.surge.reset(now);
  environment.forget();
  const factor = chain.threat.levels[firstLevel(chain.threat.path)]?.factor ?? 1;
  environment.setThreat(factor);
  records.reset(now);
  records.factor.begin(now, factor);
  for (const group of chain.groups.keys()) environment.setGroup(group, 0);
  for (const unit of simulation.units) unit.reset(now);
  for (const flow of drivers.hazards) {
    flow.positions.at.fill(NONE);
    flow.clock.reset(now, 0);
  }
  for (const occurrence of drivers.occurrences) occurrence.begin(simulation);
  for (const driver of drivers.others) driver.begin(simulation);
  core.run.resetMeetings();
  placePeople(simulation, chain);
  simulation.formulas.begin(now);
  placeCases(simulation, chain);
  drivers.staff?.place(simulation);
  if (simulation.formulas.needTicks) {
    const tie = tieOf(Rank.Capacity, simulation.nextSequence());
    simulation.events.schedule(simulation.tickSource, now + chain.tick, tie);
  }
}
