import type { Hours } from '../engine/hours.ts';
import { type KeyWords, Mixer } from '../engine/random.ts';
import { AFTER_UNITS, Rank, tieOf } from '../engine/ranks.ts';
import { WorkingClock } from '../engine/workingClock.ts';
import { flowOne } from './arrivals.ts';
import { beginReplication } from './beginReplication.ts';
import { BoundFormulas } from './boundFormula.ts';
import type { Chain } from './chain.ts';
import { type Address, Core, type CoreFunctions, type CoreHost } from './core/core.ts';
import { hostOf } from './core/host.ts';
import { Laws } from './core/laws.ts';
import { Rules } from './core/rules.ts';
import { Drivers } from './drivers.ts';
import { Environment } from './environment.ts';
import { type Layout, layoutOf } from './layout.ts';
import { Measurement } from './measurement.ts';
import { BreachCauses } from './norm/breachCauses.ts';
import { makeSteps, makeTables, makeTypes, makeUnits } from './parts.ts';
import { PersonTable } from './people/personTable.ts';
import type { Resident } from './people/resident.ts';
import { AccumulatorLayout } from './recording/accumulators.ts';
import { CoreRecords, Records } from './recording/records.ts';
import { tracesOf } from './recording/traces.ts';
import { Source, Sources } from './sources.ts';
import { Surge } from './threat/surge.ts';
import { linkUnits } from './unit/links.ts';
import type { Unit } from './unit/unit.ts';
import { addMeeting } from './work/meeting.ts';
import type { Step } from './work/step.ts';

/**
 * One chain, made ready to run replications one after another: its core, where work passes through units, and around it
 * what drives the chain and what measures it. What an event does is in the files of the concept that it belongs to.
 */
export class Simulation {
  readonly chain: Chain;
  readonly layout: Layout;
  readonly core: Core;
  readonly laws: Laws;
  readonly mixer = new Mixer();
  readonly people: PersonTable;
  readonly units: readonly Unit[];
  readonly steps: readonly Step[];
  /** Case types in the core. */
  readonly types: readonly Address[];
  readonly records: Records;
  readonly environment: Environment;
  readonly surge: Surge;
  readonly formulas: BoundFormulas;
  readonly drivers: Drivers;
  readonly tickSource: number;
  /** Whether the replication is to be given up: asked now and then. */
  readonly isStopped: () => boolean;

  /** Is told what becomes of each task; see `watch`. */
  watcher: CoreHost['see'] | undefined = undefined;

  now: Hours = 0;
  /** Key of the present replication. */
  replication: KeyWords = { low: 0, high: 0 };

  readonly measurement: Measurement;
  private readonly seed: KeyWords;
  private readonly breachCauses: BreachCauses;
  private readonly boundarySource: number;
  private readonly sourceKind: Uint8Array;
  private readonly sourceSubject: Int32Array;
  /** False while a replication is being set up: formulas are worked out once, when everything is there. */
  private isRunning = false;

  constructor(chain: Chain, seed: KeyWords, isStopped: () => boolean) {
    this.isStopped = isStopped;
    this.chain = chain;
    this.seed = seed;
    this.layout = layoutOf(chain);
    this.records = new Records(chain);
    this.surge = new Surge(chain.threat.incidents);
    this.environment = new Environment(chain, this.surge, () => this.now);
    this.formulas = new BoundFormulas(this.environment, chain.tick, chain.threat.incidents.length > 0);
    this.people = new PersonTable(chain.limits.entities);
    const core = new Core(hostOf(this));
    this.core = core;
    this.laws = new Laws(core);
    const traces = tracesOf(chain);
    const sources = new Sources();
    this.boundarySource = sources.add(Source.Boundary, 0);
    const waitSource = sources.add(Source.Wait, 0);
    this.tickSource = sources.add(Source.Tick, 0);
    makeTables(core, chain, traces);
    const clocks = chain.units.map((unit) => new WorkingClock(chain.rosters[unit.roster]!));
    const units = makeUnits(core, chain, clocks, this.records, sources);
    const types = makeTypes(core, chain, units, traces);
    const rules = new Rules(core, this.laws);
    const { environment, laws } = this;
    const steps = makeSteps({ chain, core, laws, rules, environment, units, types }, traces, sources);
    this.units = units;
    this.types = types;
    this.steps = steps;
    linkUnits(core, chain, units, steps);
    for (const [index, { meeting }] of chain.steps.entries()) {
      if (meeting !== undefined) addMeeting(core, meeting, steps[index]!, units, sources);
    }
    this.breachCauses = new BreachCauses(
      chain,
      (index) => core.floats[core.run.hoursOfNorms() / 8 + index]!,
      (type, into, offset) => core.copy(core.run.stockOf(types[type]!), units.length, into, offset),
    );
    this.measurement = new Measurement(
      chain,
      this.layout,
      new AccumulatorLayout(chain),
      this.records,
      new CoreRecords(core, units, steps, types),
      this.surge,
      clocks,
      this.breachCauses,
    );
    this.drivers = new Drivers(chain, this, sources, this.formulas);
    this.sourceKind = sources.kindOf;
    this.sourceSubject = sources.subjectOf;
    core.run.finish(sources.count, waitSource, chain.norms.length, chain.limits.events);
    sources.tell(core);
  }

  /**
   * Runs one replication (0-based) and writes its record at `offset` of `values` and each norm's first breach
   * at `breachOffset` of `breaches`. Returns the number of events. Same seed and index, same bytes.
   */
  run(
    index: number,
    values: Float64Array,
    offset: number,
    breaches: Float64Array,
    breachOffset: number,
  ): number {
    const { run } = this.core;
    const { horizon } = this.chain;
    this.isRunning = false;
    this.begin(index);
    this.isRunning = true;
    this.measurement.into(values, offset, breaches, breachOffset);
    for (let source = run.proceed(horizon); source >= 0; source = run.proceed(horizon)) {
      this.now = run.currentMoment();
      this.dispatch(source);
    }
    this.now = horizon;
    this.measurement.finish(horizon);
    return run.eventCount();
  }

  /** Why norms were first breached in the replication that was run last: see `BreachCauses.waits`. */
  get breachWaits(): Float64Array {
    return this.breachCauses.waits;
  }

  /** The event list, which is the core's. */
  get events(): CoreFunctions {
    return this.core.run;
  }

  /**
   * From now on `watcher` is told what becomes of each task (`Seen` says what, and `src/core/watch.ts` with which numbers): it
   * costs a call each, and changes nothing.
   */
  watch(watcher: CoreHost['see']): void {
    this.watcher = watcher;
    this.core.run.watch(1);
  }

  /** The core asks for something: the present moment is its own. */
  followCore(): void {
    this.now = this.core.run.currentMoment();
  }

  /** A number for something that is scheduled, each time the next. */
  nextSequence(): number {
    return this.core.run.nextSequence();
  }

  residentsOf(group: number): readonly Resident[] {
    return this.drivers.residents[group]!;
  }

  /** A group's head count changes: recorded, and formulas that name it are worked out again. */
  changeGroup(group: number, change: number): void {
    const people = this.records.groups[group]!;
    people.add(this.now, change);
    this.environment.setGroup(group, people.level);
    if (this.isRunning) this.formulas.onGroup(group, this.now);
  }

  /** Of waits and posts that end: after the completions of all units. */
  tieOfWait(order: number): number {
    return tieOf(Rank.Completion, AFTER_UNITS + order);
  }

  /** Does what is due at a source that is not the core's. */
  private dispatch(source: number): void {
    const subject = this.sourceSubject[source]!;
    switch (this.sourceKind[source]) {
      case Source.Occurrence:
        this.drivers.occurrences[subject]!.occur(this);
        break;
      case Source.Hazard: {
        const flow = this.drivers.hazards[subject]!;
        flowOne(this, flow.spec, flow.takeNext(this), flow.word);
        break;
      }
      case Source.Driver:
        this.drivers.others[subject]!.occur(this);
        break;
      case Source.Tick: {
        const next = this.formulas.onTick(this.now);
        this.events.schedule(source, next, tieOf(Rank.Capacity, this.nextSequence()));
        break;
      }
      default:
        this.events.schedule(source, this.measurement.closeAt(this.now), tieOf(Rank.ClosePeriod, 0));
    }
  }

  /** An incident of a kind happens. */
  strike(kind: number): void {
    this.records.incidents++;
    this.surge.strike(kind, this.now);
    this.formulas.onSurge(this.now);
  }

  /** The threat factor jumps. */
  changeThreat(factor: number): void {
    this.records.factor.set(this.now, factor);
    this.environment.setThreat(factor);
    this.formulas.onThreat(this.now);
  }

  private begin(index: number): void {
    const { chain, mixer } = this;
    this.now = chain.warmUp > 0 ? -chain.warmUp : 0;
    mixer.mix(this.seed.low, this.seed.high, index, 0);
    this.replication = { low: mixer.low, high: mixer.high };
    beginReplication(this);
    this.events.schedule(this.boundarySource, this.measurement.begin(this.now), tieOf(Rank.ClosePeriod, 0));
  }
}
