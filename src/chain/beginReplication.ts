import { NONE } from '../engine/hours.ts';
import { Rank, tieOf } from '../engine/ranks.ts';
import { placeCases, placePeople } from './initialState.ts';
import type { Simulation } from './simulation.ts';
import { firstLevel } from './threat/threatPath.ts';
import { replan } from './unit/places.ts';

/**
 * Empties everything that a replication leaves behind, and puts in what is there at the beginning: capacity, posts, people,
 * cases. Its clock, its key and its counters are set already.
 */
export function beginReplication(simulation: Simulation): void {
  const { chain, environment, records, drivers, now } = simulation;
  simulation.rounds.clear();
  drivers.settings?.begin(simulation);
  for (const holder of drivers.posts) holder.begin();
  simulation.events.clear();
  simulation.tasks.clear();
  simulation.claimLinks.clear();
  simulation.people.clear();
  simulation.branches.clear();
  simulation.waits.clear();
  simulation.surge.reset(now);
  environment.forget();
  const factor = chain.threat.levels[firstLevel(chain.threat.path)]?.factor ?? 1;
  environment.setThreat(factor);
  records.reset(now);
  simulation.ledger.reset();
  records.factor.begin(now, factor);
  for (const step of simulation.steps) {
    step.deadlines.clear();
    step.waitingFresh = 0;
  }
  for (const group of chain.groups.keys()) environment.setGroup(group, 0);
  for (const unit of simulation.units) {
    unit.reset(now);
    unit.record.begin(now, unit.base(now));
    const { fte, absence } = unit.capacity;
    unit.record.staff.begin(now, unit.base(now), fte, absence);
    unit.onDuty = unit.capacity.onDuty;
    replan(simulation, unit);
  }
  for (const flow of drivers.hazards) {
    flow.positions.at.fill(NONE);
    flow.clock.reset(now, 0);
  }
  for (const occurrence of drivers.occurrences) occurrence.begin(simulation);
  for (const driver of drivers.others) driver.begin(simulation);
  for (const meeting of simulation.meetings) meeting.reset(simulation);
  placePeople(simulation, chain);
  simulation.formulas.begin(now);
  placeCases(simulation, chain);
  drivers.staff?.place(simulation);
  if (simulation.formulas.needTicks) {
    simulation.events.schedule(
      simulation.tickSource,
      now + chain.tick,
      tieOf(Rank.Capacity, ++simulation.sequence),
    );
  }
}
