import { Rank, tieOf } from '../engine/ranks.ts';
import { caseArrivals, incidents, inflow, type Occurrences } from './arrivals.ts';
import type { BoundFormula, BoundFormulas } from './boundFormula.ts';
import type { Chain, PostSpec, UnitSpec } from './chain.ts';
import type { Driver } from './driver.ts';
import type { Expression } from './expression.ts';
import { DwellFlow } from './people/dwellFlow.ts';
import { HazardFlow } from './people/flow.ts';
import { PersonArrivals } from './people/personArrivals.ts';
import type { Resident } from './people/resident.ts';
import { Lending } from './policy/lending.ts';
import { Policies } from './policy/policies.ts';
import type { SettingSpec } from './policy/policySpec.ts';
import { settingsOf } from './policy/prospects.ts';
import { Settings } from './policy/settings.ts';
import { UnitMetrics } from './policy/unitMetrics.ts';
import type { Simulation } from './simulation.ts';
import { Source, type Sources } from './sources.ts';
import { type SpellSpec, Spells } from './spells.ts';
import { slotOfSubject, subjectOfRecruit, unitOfSubject } from './staff/recruits.ts';
import { StaffCalendar } from './staff/staffCalendar.ts';
import { Staffing } from './staff/staffing.ts';
import { UnitStaff } from './staff/unitStaff.ts';
import { TableArrivals } from './tables/tableArrivals.ts';
import { ThreatPath } from './threat/threatPath.ts';
import { changeOnDuty } from './unit/changeOnDuty.ts';
import { PostHolder } from './unit/postHolder.ts';
import { Obligation } from './work/obligation.ts';

/** What drives a chain from outside and over time: threat, arrivals, inflow, incidents, and people's hazards. */
export class Drivers {
  readonly occurrences: Occurrences[] = [];
  /** Drivers that are no plain streams. */
  readonly others: Driver[] = [];
  readonly hazards: HazardFlow[] = [];
  /** By group: what runs for each of its people. */
  readonly residents: readonly (readonly Resident[])[];
  /** Absent: nobody leaves, is hired or works otherwise than always. */
  readonly staff: StaffCalendar | undefined;
  /** Absent: no policy sets anything. */
  readonly settings: Settings | undefined;
  /** By kind of post: whose it is. */
  readonly posts: readonly PostHolder[];
  /** Formulas of arrivals, flows and posts, whose place others can take: `arrivals.3`. */
  readonly bound = new Map<string, BoundFormula>();
  private readonly staffs: readonly UnitStaff[];

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
    for (const [index, spec] of chain.arrivals.entries()) {
      if (spec.kind === 'person') {
        const made = drives((source) => new PersonArrivals(chain, spec, source, capacity));
        residents.push(made);
        formulas.bind(spec.hazard, ({ value, slope }) => made.setHazard(simulation, value, slope));
      } else if (spec.kind === 'counts') {
        drives((source) => new TableArrivals(chain, spec, source));
      } else {
        const source = sources.add(Source.Arrivals, this.occurrences.length);
        const made = caseArrivals(simulation, spec, source);
        sources.set(source, made.address);
        this.occurrences.push(made);
        if (spec.kind === 'rate') {
          const rate = formulas.bind(spec.rate, ({ value, slope }) => made.setRate(value, slope));
          this.bound.set(`arrivals.${index}`, rate);
        }
      }
    }
    for (const [index, spec] of chain.flows.entries()) {
      if (spec.kind === 'dwell') {
        residents.push(drives((source) => new DwellFlow(spec, source, capacity)));
      } else if (spec.kind === 'rate') {
        const made = occurs((source) => inflow(simulation, spec, source));
        const rate = formulas.bind(spec.value, ({ value, slope }) => made.setRate(value, slope));
        this.bound.set(`flow.${index}`, rate);
      } else {
        const source = sources.add(Source.Hazard, this.hazards.length);
        const flow = new HazardFlow(spec, source, capacity);
        this.hazards.push(flow);
        residents.push(flow);
        const hazard = formulas.bind(spec.value, ({ value, slope }) =>
          flow.setHazard(simulation, value, slope),
        );
        this.bound.set(`flow.${index}`, hazard);
      }
    }
    for (const [kind, spec] of chain.threat.incidents.entries()) {
      const strike = (): void => simulation.strike(kind);
      if (spec.rate !== undefined) {
        const made = occurs((source) => incidents(simulation, spec, source, undefined, strike));
        formulas.bind(spec.rate, ({ value, slope }) => made.setRate(value, slope));
      }
      if (spec.dates.length > 0) occurs((source) => incidents(simulation, spec, source, spec.dates, strike));
    }
    this.posts = chain.posts.map((spec) => new PostHolder(spec));
    for (const [index, spec] of chain.posts.entries()) {
      const holder = this.posts[index]!;
      if (spec.opening === undefined) {
        this.bound.set(
          `required.${index}`,
          formulas.bind(spec.required, ({ value }) => holder.require(simulation, value)),
        );
      }
    }
    const lasts = (name: string, spec: SpellSpec): void => {
      const spells = drives((ends) => {
        const begins = sources.add(Source.Occurrence, this.occurrences.length);
        return new Spells(simulation, name, { begins, ends }, spec);
      });
      this.occurrences.push(spells.occurrences);
      const { rate } = spec;
      if (rate !== undefined)
        formulas.bind(rate, ({ value, slope }) => spells.occurrences.setRate(value, slope));
    };
    for (const [index, spec] of chain.posts.entries()) {
      openPosts(spec, this.posts[index]!, simulation, lasts);
    }
    for (const [unit, spec] of chain.units.entries()) outages(spec, simulation, unit, lasts);
    for (const spec of chain.obligations) {
      const made = drives((source) => new Obligation(spec, source, simulation.steps[spec.step]!, capacity));
      residents.push(made);
      if (spec.count !== undefined)
        formulas.bind(spec.count, ({ value }) => made.setCount(simulation, value));
    }
    this.staffs = chain.units.map((spec, index) => {
      const unit = simulation.units[index]!;
      if (spec.staff === undefined) return new UnitStaff(unit, spec, undefined);
      const staffing = new Staffing(unit, spec, spec.staff, drives, (slot) =>
        subjectOfRecruit(index, slot, chain.units.length),
      );
      const hazard = spec.staff.leaving?.hazard;
      if (hazard !== undefined)
        formulas.bind(hazard, ({ value, slope }) => staffing.roll.setHazard(simulation, value, slope));
      return new UnitStaff(unit, spec, staffing);
    });
    const byCalendar = this.staffs.filter((one) => one.hasCalendar);
    // Without a staff side no day is an event.
    if (byCalendar.length > 0) {
      this.staff = drives((source) => new StaffCalendar(byCalendar, source, chain.calendar.startDay));
    }
    if (chain.policies.length > 0) {
      const settings = new Settings(chain);
      const { environment, units, measurement } = simulation;
      const lending = drives((source) => new Lending(source));
      const metrics = new UnitMetrics(chain, units, environment, measurement);
      const compile = (condition: Expression) => environment.compile(condition);
      drives((source) => new Policies(chain, source, compile, { metrics, lending, settings }));
      for (const setting of settingsOf(chain)) expectSetting(formulas, setting);
      this.settings = settings;
    }
    this.residents = chain.groups.map((_, group) => residents.filter((one) => one.group === group));
  }

  /** The staff of a unit as people, if it is modelled. */
  staffingOf(unit: number): Staffing | undefined {
    return this.staffs[unit]?.staffing;
  }

  /** A case that was a recruit's stage has closed. */
  endRecruitCase(simulation: Simulation, subject: number, finished: boolean): void {
    const units = this.staffs.length;
    const pipeline = this.staffs[unitOfSubject(subject, units)]?.staffing?.pipeline;
    pipeline?.caseEnded(simulation, slotOfSubject(subject, units), finished);
  }
}

/** Formulas that may take the place of others. */
function expectSetting(formulas: BoundFormulas, setting: SettingSpec): void {
  if (setting.kind === 'required') formulas.expect(setting.required);
  if (setting.kind === 'arrivals') formulas.expect(setting.rate);
  if (setting.kind === 'flow') formulas.expect(setting.value);
}

type Lasts = (name: string, spec: SpellSpec) => void;

/** Posts that open by themselves: filled from when they open until they close, with what ends at that instant. */
function openPosts(spec: PostSpec, holder: PostHolder, simulation: Simulation, lasts: Lasts): void {
  if (spec.opening === undefined) return;
  lasts(`post:${spec.name}`, {
    ...spec.opening,
    tieOfEnd: (order) => simulation.tieOfWait(order),
    change: (open) => holder.ask(simulation, open),
  });
}

/** Each outage of a unit takes its share for as long as it lasts. */
function outages(spec: UnitSpec, simulation: Simulation, index: number, lasts: Lasts): void {
  for (const [outage, { takes: _, ...timing }] of (spec.outages ?? []).entries()) {
    const unit = simulation.units[index]!;
    lasts(`outage:${spec.name}:${outage}`, {
      ...timing,
      initial: 0,
      tieOfEnd: (order) => tieOf(Rank.Capacity, order),
      change: (inProgress) => {
        unit.capacity.setOutages(outage, inProgress);
        changeOnDuty(unit, simulation.now);
      },
    });
  }
}
