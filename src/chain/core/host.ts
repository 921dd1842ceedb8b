import { movePersonOf } from '../people/caseMove.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault, SimulationStopped } from '../simulationFault.ts';
import { Limit } from './codes.ts';
import type { CoreHost } from './core.ts';

/** Events at one instant, and branches inside one another, beyond which a loop that takes no time is suspected. */
const MOST_AT_ONE_INSTANT = 1_000_000;
const MOST_BRANCHES = 500;

/** What the core asks for, done for a simulation, which may still be in the making. */
export function hostOf(simulation: Simulation): CoreHost {
  return {
    drawFrom(law, low, high) {
      const { mixer } = simulation;
      mixer.low = low;
      mixer.high = high;
      return simulation.laws.distributions[law]!.draw(mixer);
    },
    chooseRoute(step, u) {
      simulation.followCore();
      return simulation.steps[step]!.route.branchAt(u);
    },
    countOpened(step, entry, u) {
      simulation.followCore();
      return simulation.steps[step]!.openings.count(entry, u);
    },
    movePerson(person, low, high, group) {
      simulation.followCore();
      return movePersonOf(simulation, person, low, high, group);
    },
    holdPerson: (person) => simulation.people.hold(person),
    releasePerson: (person) => simulation.people.release(person),
    endRecruitCase(subject, finished) {
      simulation.followCore();
      simulation.drivers.endRecruitCase(simulation, subject, finished !== 0);
    },
    lookUp() {
      if (simulation.isStopped()) throw new SimulationStopped();
    },
    see(what, task, unit, one, other) {
      simulation.followCore();
      simulation.watcher?.(what, task, unit, one, other);
    },
    passLimit(limit) {
      simulation.followCore();
      throw faultOf(limit, simulation);
    },
  };
}

function faultOf(limit: number, { chain }: Simulation): SimulationFault {
  switch (limit) {
    case Limit.Entities:
      return SimulationFault.entities(chain.limits.entities);
    case Limit.Events:
      return SimulationFault.events(chain.limits.events);
    case Limit.Branches:
      return SimulationFault.instant(MOST_BRANCHES);
    default:
      return SimulationFault.instant(MOST_AT_ONE_INSTANT);
  }
}
