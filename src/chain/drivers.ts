import { caseArrivals, incidents, inflow, type Occurrences } from './arrivals.ts';
import type { BoundFormulas } from './boundFormula.ts';
import type { Chain } from './chain.ts';
import type { Driver } from './driver.ts';
import { DwellFlow } from './people/dwellFlow.ts';
import { HazardFlow } from './people/flow.ts';
import { PersonArrivals } from './people/personArrivals.ts';
import type { Resident } from './people/resident.ts';
import type { Simulation } from './simulation.ts';
import { SimulationFault } from './simulationFault.ts';
import { Source, type Sources } from './sources.ts';
import { TableArrivals } from './tables/tableArrivals.ts';
import { ThreatPath } from './threat/threatPath.ts';
import { replan } from './unit/places.ts';

/** What drives a chain from outside and over time: threat, arrivals, inflow, incidents, and people's hazards. */
export class Drivers {
  readonly occurrences: Occurrences[] = [];
  /** Drivers that are no plain streams. */
  readonly others: Driver[] = [];
  readonly hazards: HazardFlow[] = [];
  /** By group: what runs for each of its people. */
  readonly residents: readonly (readonly Resident[])[];

  /** Makes all of them, and binds their formulas and those of the posts. */
  constructor(chain: Chain, simulation: Simulation, sources: Sources, formulas: BoundFormulas) {
    const occurs = (make: (source: number) => Occurrences): Occurrences => {
      const made = make(sources.add(Source.Occurrence, this.occurrences.length));
      this.occurrences.push(made);
      return made;
    };
    const drives = <Made extends Driver>(make: (source: number) => Made): Made => {
      const made = make(sources.add(Source.Driver, this.others.length));
      this.others.push(made);
      return made;
    };
    const residents: Resident[] = [];
    const { capacity } = simulation.people;
    if (chain.threat.path.kind !== 'fixed') {
      drives((source) => new ThreatPath(chain.threat, source, simulation.environment));
    }
    for (const spec of chain.arrivals) {
      if (spec.kind === 'person') {
        const made = drives((source) => new PersonArrivals(chain, spec, source, capacity));
        residents.push(made);
        formulas.bind(spec.hazard, (hazard, slope) => made.setHazard(simulation, hazard, slope));
      } else if (spec.kind === 'counts') {
        drives((source) => new TableArrivals(chain, spec, source));
      } else {
        const made = occurs((source) => caseArrivals(chain, spec, source));
        if (spec.kind === 'rate')
          formulas.bind(spec.rate, (rate, slope) => made.setRate(simulation, rate, slope));
      }
    }
    for (const spec of chain.flows) {
      if (spec.kind === 'dwell') {
        residents.push(drives((source) => new DwellFlow(spec, source, capacity)));
      } else if (spec.kind === 'rate') {
        const made = occurs((source) => inflow(spec, source));
        formulas.bind(spec.value, (rate, slope) => made.setRate(simulation, rate, slope));
      } else {
        const source = sources.add(Source.Hazard, this.hazards.length);
        const flow = new HazardFlow(spec, source, capacity);
        this.hazards.push(flow);
        residents.push(flow);
        formulas.bind(spec.value, (hazard, slope) => flow.setHazard(simulation, hazard, slope));
      }
    }
    for (const [kind, spec] of chain.threat.incidents.entries()) {
      const strike = (): void => simulation.strike(kind);
      if (spec.rate !== undefined) {
        const made = occurs((source) => incidents(spec, source, undefined, strike));
        formulas.bind(spec.rate, (rate, slope) => made.setRate(simulation, rate, slope));
      }
      if (spec.dates.length > 0) occurs((source) => incidents(spec, source, spec.dates, strike));
    }
    this.residents = chain.groups.map((_, group) => residents.filter((one) => one.group === group));
    bindPosts(chain, simulation, formulas);
  }
}

/** The number of posts of each kind follows its formula, rounded up to whole posts. */
function bindPosts(chain: Chain, simulation: Simulation, formulas: BoundFormulas): void {
  for (const spec of chain.posts) {
    const unit = simulation.units[spec.unit];
    const post = unit?.posts.find((one) => one.name === spec.name);
    if (unit === undefined || post === undefined) continue;
    formulas.bind(spec.required, (required) => {
      // 1e-9: a sum of shares that should be whole makes no extra post.
      if (!(required >= 0 && Number.isFinite(required))) {
        throw SimulationFault.number(`the number of posts ${spec.name}`, required, 'a number of 0 or more');
      }
      const demand = Math.max(0, Math.ceil(required - 1e-9)) * post.staff;
      if (demand === post.demand) return;
      post.demand = demand;
      replan(simulation, unit);
      simulation.touch(unit.index);
    });
  }
}
