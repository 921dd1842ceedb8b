import { caseArrivals, incidents, inflow, type Occurrences } from './arrivals.ts';
import type { BoundFormulas } from './boundFormula.ts';
import type { Chain } from './chain.ts';
import type { Driver } from './driver.ts';
import { HazardFlow } from './people/flow.ts';
import type { Simulation } from './simulation.ts';
import { SimulationFault } from './simulationFault.ts';
import { Source, type Sources } from './sources.ts';
import { ThreatPath } from './threat/threatPath.ts';
import { replan } from './unit/places.ts';

/** What drives a chain from outside and over time: threat, arrivals, inflow, incidents, and people's hazards. */
export class Drivers {
  readonly occurrences: Occurrences[] = [];
  /** Drivers that are no plain streams. */
  readonly others: Driver[] = [];
  readonly hazards: HazardFlow[] = [];
  /** By group: the hazards that its people run. */
  readonly hazardsFrom: readonly (readonly HazardFlow[])[];

  /** Makes all of them, and binds their formulas and those of the posts. */
  constructor(chain: Chain, simulation: Simulation, sources: Sources, formulas: BoundFormulas) {
    const occurs = (make: (source: number) => Occurrences): Occurrences => {
      const made = make(sources.add(Source.Occurrence, this.occurrences.length));
      this.occurrences.push(made);
      return made;
    };
    const drives = (make: (source: number) => Driver): void => {
      this.others.push(make(sources.add(Source.Driver, this.others.length)));
    };
    if (chain.threat.path.kind !== 'fixed') {
      drives((source) => new ThreatPath(chain.threat, source, simulation.environment));
    }
    for (const spec of chain.arrivals) {
      const made = occurs((source) => caseArrivals(chain, spec, source));
      if (spec.kind === 'rate')
        formulas.bind(spec.rate, (rate, slope) => made.setRate(simulation, rate, slope));
    }
    for (const spec of chain.flows) {
      if (spec.kind === 'rate') {
        const made = occurs((source) => inflow(spec, source));
        formulas.bind(spec.value, (rate, slope) => made.setRate(simulation, rate, slope));
      } else {
        const source = sources.add(Source.Hazard, this.hazards.length);
        const flow = new HazardFlow(spec, source, simulation.people.capacity);
        this.hazards.push(flow);
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
    this.hazardsFrom = chain.groups.map((_, group) =>
      this.hazards.filter((flow) => flow.spec.from === group),
    );
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
