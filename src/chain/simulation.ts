import { EventList } from '../engine/eventList.ts';
import type { Hours } from '../engine/hours.ts';
import { type KeyWords, Mixer } from '../engine/random.ts';
import { AFTER_STARTS, AFTER_UNITS, Rank, tieOf } from '../engine/ranks.ts';
import { ThresholdHeap } from '../engine/thresholdHeap.ts';
import { WorkingClock } from '../engine/workingClock.ts';
import { flowOne } from './arrivals.ts';
import { beginReplication } from './beginReplication.ts';
import { BoundFormulas } from './boundFormula.ts';
import type { Chain } from './chain.ts';
import { Drivers } from './drivers.ts';
import { Environment } from './environment.ts';
import { type Layout, layoutOf } from './layout.ts';
import { Measurement } from './measurement.ts';
import { BreachCauses } from './norm/breachCauses.ts';
import { addWorkSources, makeMeetings, makeSteps, makeUnits } from './parts.ts';
import { PersonTable } from './people/personTable.ts';
import type { Resident } from './people/resident.ts';
import { AccumulatorLayout } from './recording/accumulators.ts';
import { Records } from './recording/records.ts';
import { WaitLedger } from './recording/waitLedger.ts';
import { SimulationFault, SimulationStopped } from './simulationFault.ts';
import { Source, Sources } from './sources.ts';
import { StartRounds } from './startRounds.ts';
import { Surge } from './threat/surge.ts';
import { ClaimLinks } from './unit/claims.ts';
import { linkUnits } from './unit/links.ts';
import type { Unit } from './unit/unit.ts';
import { BranchTable } from './work/branchTable.ts';
import { CaseTable } from './work/caseTable.ts';
import { enclosingForks } from './work/enclosingForks.ts';
import { beginMeeting, endMeeting } from './work/holdMeeting.ts';
import type { Meeting } from './work/meeting.ts';
import { completeAt, endWait, missDeadline } from './work/passage.ts';
import { loopIndices, type Step } from './work/step.ts';
import { TaskTable } from './work/taskTable.ts';
import { addStock } from './work/waitTrace.ts';

/** Events at one instant beyond which a loop that takes no time is suspected. */
const MOST_AT_ONE_INSTANT = 1_000_000;
/** A mask: how often the loop asks whether it is to stop, every 16,384 events. */
const LOOK_UP = 0x3fff;
/** Branches that may lead into one another at one instant. */
const MOST_BRANCHES = 500;

/**
 * One chain, made ready to run replications one after another: its state in typed arrays, its event sources,
 * and the loop. What an event does is in the files of the concept that it belongs to.
 */
export class Simulation {
  readonly chain: Chain;
  readonly layout: Layout;
  readonly events: EventList;
  readonly mixer = new Mixer();
  readonly tasks: TaskTable;
  readonly claimLinks = new ClaimLinks();
  readonly cases: CaseTable;
  readonly branches = new BranchTable();
  readonly people: PersonTable;
  readonly units: readonly Unit[];
  readonly steps: readonly Step[];
  readonly firstStep: Int32Array;
  readonly records: Records;
  readonly ledger: WaitLedger;
  /** Waits without a unit, by the moment at which they end. */
  readonly waits: ThresholdHeap;
  readonly waitSource: number;
  readonly environment: Environment;
  readonly rounds: StartRounds;
  readonly surge: Surge;
  readonly formulas: BoundFormulas;
  readonly drivers: Drivers;
  readonly meetings: readonly Meeting[];
  readonly tickSource: number;

  now: Hours = 0;
  /** Key of the present replication. */
  replication: KeyWords = { low: 0, high: 0 };
  /** Numbers given so far: to scheduled moments, to tasks that became ready, to starts. */
  sequence = 0;
  readied = 0;
  starts = 0;
  /** Branches entered inside one another at this instant: a branch leads on, or opens cases, at once. */
  depth = 0;
  /** While one task at most becomes ready by the present event, and nothing else is due at its instant. */
  isAlone = false;

  readonly measurement: Measurement;
  private readonly seed: KeyWords;
  private readonly breachCauses: BreachCauses;
  private readonly boundarySource: number;
  private readonly sourceKind: Uint8Array;
  private readonly sourceSubject: Int32Array;
  private countedEvents = 0;
  private readonly mostEvents: number;
  private atInstant = 0;
  /** False while a replication is being set up: formulas are worked out once, when everything is there. */
  private isRunning = false;

  private readonly isStopped: () => boolean;

  constructor(chain: Chain, seed: KeyWords, isStopped: () => boolean) {
    this.isStopped = isStopped;
    this.chain = chain;
    this.mostEvents = chain.limits.events;
    this.seed = seed;
    this.layout = layoutOf(chain);
    this.records = new Records(chain);
    this.ledger = new WaitLedger(chain);
    this.rounds = new StartRounds(this, chain.units.length);
    this.surge = new Surge(chain.threat.incidents);
    this.environment = new Environment(chain, this.surge, () => this.now);
    this.formulas = new BoundFormulas(this.environment, chain.tick, chain.threat.incidents.length > 0);
    const forks = enclosingForks(chain.steps);
    const loops = loopIndices(chain, forks);
    this.tasks = new TaskTable(chain.limits.entities);
    this.cases = new CaseTable(loops.most);
    this.people = new PersonTable(chain.limits.entities);
    this.waits = new ThresholdHeap(this.tasks.inService);
    const clocks = chain.units.map((unit) => new WorkingClock(chain.rosters[unit.roster]!));
    this.units = makeUnits(chain, clocks, this.tasks, this.records);
    const steps = makeSteps(chain, forks, loops, this);
    this.steps = steps;
    this.firstStep = Int32Array.from(chain.cases, (type) => type.firstStep);
    const accumulators = new AccumulatorLayout(chain);
    this.breachCauses = new BreachCauses(chain, this.ledger, (type, into, offset) =>
      addStock(this, type, into, offset),
    );
    this.measurement = new Measurement(
      chain,
      this.layout,
      accumulators,
      this.records,
      this.surge,
      clocks,
      this.breachCauses,
    );

    const sources = new Sources();
    this.boundarySource = sources.add(Source.Boundary, 0);
    this.waitSource = sources.add(Source.Wait, 0);
    this.tickSource = sources.add(Source.Tick, 0);
    addWorkSources(chain, this.units, steps, sources);
    linkUnits(chain, this.units, steps);
    this.meetings = makeMeetings(chain, this.units, steps, sources);
    this.drivers = new Drivers(chain, this, sources, this.formulas);
    this.sourceKind = sources.kindOf;
    this.sourceSubject = sources.subjectOf;
    this.events = new EventList(sources.count);
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
    this.isRunning = false;
    this.begin(index);
    this.isRunning = true;
    this.measurement.into(values, offset, breaches, breachOffset);
    const { horizon } = this.chain;
    while (this.proceed(horizon));
    this.now = horizon;
    this.measurement.finish(horizon);
    return this.countedEvents;
  }

  /**
   * Does what comes next; false if that lies beyond the horizon. It is a function of its own because functions are
   * compiled for speed once, but a loop that is left is compiled again in the next replication.
   */
  private proceed(horizon: Hours): boolean {
    const { events } = this;
    const at = events.nextAt;
    if (!this.rounds.isEmpty && (at > this.now || events.nextTie >= AFTER_STARTS)) {
      this.rounds.run();
      return true;
    }
    if (at > horizon) return false;
    if (at > this.now) {
      this.now = at;
      this.atInstant = 0;
    } else if (++this.atInstant > MOST_AT_ONE_INSTANT) {
      throw SimulationFault.instant(MOST_AT_ONE_INSTANT);
    }
    if (++this.countedEvents > this.mostEvents) throw SimulationFault.events(this.mostEvents);
    if ((this.countedEvents & LOOK_UP) === 0 && this.isStopped()) throw new SimulationStopped();
    this.dispatch(events.next);
    return true;
  }

  /** Why norms were first breached in the replication that was run last: see `BreachCauses.waits`. */
  get breachWaits(): Float64Array {
    return this.breachCauses.waits;
  }

  /** Nothing has happened at this instant, and nothing but the event of `source` is due. */
  isAloneDue(source: number): boolean {
    return this.rounds.isEmpty && this.events.isAloneNext(source);
  }

  /** The random words that belong to (case, step, visit) and a purpose. */
  wordsForTask(step: Step, task: number, purpose: number): Mixer {
    const { tasks, cases } = this;
    const index = tasks.caseOf(task);
    return this.mixer.mix(
      cases.lowOf(index),
      cases.highOf(index),
      step.word,
      tasks.visitOf(task) * 8 + purpose,
    );
  }

  /** One branch deeper; a chain of branches that never comes to an end is the scenario's fault. */
  deepen(): void {
    if (++this.depth > MOST_BRANCHES) throw SimulationFault.instant(MOST_BRANCHES);
  }

  residentsOf(group: number): readonly Resident[] {
    return this.drivers.residents[group]!;
  }

  /** A case that was a recruit's stage closes. */
  endRecruitCase(subject: number, finished: boolean): void {
    this.drivers.endRecruitCase(this, subject, finished);
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

  private dispatch(source: number): void {
    const subject = this.sourceSubject[source]!;
    switch (this.sourceKind[source]) {
      case Source.Completion:
        completeAt(this, this.units[subject]!);
        break;
      case Source.Occurrence:
        this.drivers.occurrences[subject]!.occur(this);
        break;
      case Source.Deadline:
        missDeadline(this, this.steps[subject]!);
        break;
      case Source.Wait:
        endWait(this);
        break;
      case Source.MeetingBegins:
        beginMeeting(this, this.steps[subject]!.meeting!);
        break;
      case Source.MeetingEnds:
        endMeeting(this, this.steps[subject]!.meeting!);
        break;
      case Source.WakeUp:
        this.events.cancel(source);
        this.rounds.touch(subject);
        break;
      case Source.Hazard: {
        const flow = this.drivers.hazards[subject]!;
        flowOne(this, flow.spec, flow.takeNext(this), flow.word);
        break;
      }
      case Source.Driver:
        this.drivers.others[subject]!.occur(this);
        break;
      case Source.Tick:
        this.events.schedule(source, this.formulas.onTick(this.now), tieOf(Rank.Capacity, ++this.sequence));
        break;
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
    this.sequence = 0;
    this.readied = 0;
    this.starts = 0;
    this.depth = 0;
    this.isAlone = false;
    this.countedEvents = 0;
    this.atInstant = 0;
    beginReplication(this);
    this.events.schedule(this.boundarySource, this.measurement.begin(this.now), tieOf(Rank.ClosePeriod, 0));
  }
}
