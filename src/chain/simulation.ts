import { EventList } from '../engine/eventList.ts';
import { type Hours, NONE } from '../engine/hours.ts';
import { type KeyWords, Mixer } from '../engine/random.ts';
import { AFTER_STARTS, AFTER_UNITS, Rank, tieOf } from '../engine/ranks.ts';
import { ThresholdHeap } from '../engine/thresholdHeap.ts';
import { WorkingClock } from '../engine/workingClock.ts';
import { flowOne } from './arrivals.ts';
import { BoundFormulas } from './boundFormula.ts';
import type { Chain } from './chain.ts';
import { Drivers } from './drivers.ts';
import { Environment } from './environment.ts';
import { placeCases, placePeople } from './initialState.ts';
import { type Layout, layoutOf } from './layout.ts';
import { Measurement } from './measurement.ts';
import { BreachCauses } from './norm/breachCauses.ts';
import { PersonTable } from './people/personTable.ts';
import type { Resident } from './people/resident.ts';
import { AccumulatorLayout } from './recording/accumulators.ts';
import { Records } from './recording/records.ts';
import { WaitLedger } from './recording/waitLedger.ts';
import { SimulationFault, SimulationStopped } from './simulationFault.ts';
import { Source, Sources } from './sources.ts';
import { Surge } from './threat/surge.ts';
import { firstLevel } from './threat/threatPath.ts';
import { ClaimLinks } from './unit/claims.ts';
import { linkUnits, unitsOf } from './unit/links.ts';
import { replan } from './unit/places.ts';
import { startWork } from './unit/starts.ts';
import { Unit } from './unit/unit.ts';
import { BranchTable } from './work/branchTable.ts';
import { CaseTable } from './work/caseTable.ts';
import { enclosingForks } from './work/enclosingForks.ts';
import { beginMeeting, endMeeting } from './work/holdMeeting.ts';
import { Meeting, meetingClaims } from './work/meeting.ts';
import { completeAt, dropBeyondLimit, endWait, missDeadline, watchNewlyReady } from './work/passage.ts';
import { loopIndices, Step } from './work/step.ts';
import { enlarged, TaskTable } from './work/taskTable.ts';
import { addStock } from './work/waitTrace.ts';

/** Events at one instant beyond which a loop that takes no time is suspected. */
const MOST_AT_ONE_INSTANT = 1_000_000;
/** A mask: how often the loop asks whether it is to stop, every 16,384 events. */
const LOOK_UP = 0x3fff;
/** Marks of a unit: to be looked at, to make its starts in the present round, and waiting for others to make theirs. */
const TOUCHED = 1;
const DUE = 2;
const BUSY = 3;
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

  private readonly seed: KeyWords;
  private readonly measurement: Measurement;
  private readonly breachCauses: BreachCauses;
  private readonly surge: Surge;
  private readonly formulas: BoundFormulas;
  private readonly drivers: Drivers;
  private readonly meetings: readonly Meeting[];
  private readonly boundarySource: number;
  private readonly sourceKind: Uint8Array;
  private readonly sourceSubject: Int32Array;
  private readonly tickSource: number;
  /** Units to be looked at when nothing of a lower rank is left at this instant, in file order. */
  private touched: Int32Array;
  /** Those that made their starts last. */
  private started: Int32Array;
  private touchedCount = 0;
  private readonly touchMarks: Uint8Array;
  private newlyReady = new Int32Array(64);
  private newlyReadyCount = 0;
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
    this.units = chain.units.map((spec, index) => {
      const priorities = prioritiesOf(chain, index);
      const posts = chain.posts
        .filter((post) => post.unit === index)
        .map(({ name, priority, staff }) => ({ name, priority, staff, demand: 0, isMeeting: false }))
        .concat(meetingClaims(chain, index))
        .sort((one, other) => one.priority - other.priority);
      return new Unit(index, spec, clocks[index]!, priorities, posts, this.tasks, this.records.units[index]!);
    });
    const steps = chain.steps.map((spec, index) => {
      const level = spec.unit === NONE ? 0 : (this.units[spec.unit]?.priorities.indexOf(spec.priority) ?? 0);
      return new Step(
        chain,
        index,
        level,
        loops.byStep[index]!,
        forks[index]!,
        this.environment,
        this.tasks,
        this.records.steps[index]!,
      );
    });
    for (const step of steps) {
      step.trace = this.ledger.traces[step.case];
      step.lateNorms = this.ledger.lateNorms[step.index]!;
    }
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
    this.touched = new Int32Array(chain.units.length);
    this.started = new Int32Array(chain.units.length);
    this.touchMarks = new Uint8Array(chain.units.length);

    const sources = new Sources();
    this.boundarySource = sources.add(Source.Boundary, 0);
    this.waitSource = sources.add(Source.Wait, 0);
    this.tickSource = sources.add(Source.Tick, 0);
    for (const unit of this.units) {
      unit.completions = sources.add(Source.Completion, unit.index);
      unit.wakeUp = sources.add(Source.WakeUp, unit.index);
    }
    for (const step of this.steps) {
      if (step.queueLimit < Number.POSITIVE_INFINITY) this.units[step.unit]?.limitedSteps.push(step.index);
      step.deadlineSource = step.hasDeadline ? sources.add(Source.Deadline, step.index) : NONE;
    }
    linkUnits(chain, this.units, steps);
    this.meetings = chain.steps.flatMap((spec, index) =>
      spec.meeting === undefined ? [] : [new Meeting(spec, index, spec.meeting, this.units, sources)],
    );
    for (const meeting of this.meetings) this.steps[meeting.step]!.meeting = meeting;
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
    if (this.touchedCount > 0 && (at > this.now || events.nextTie >= AFTER_STARTS)) {
      this.startTouched();
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

  isTouched(unit: number): boolean {
    return this.touchMarks[unit] !== 0;
  }

  /** Whether a unit is still to make its starts in the present round. */
  isDue(unit: number): boolean {
    return this.touchMarks[unit]! >= DUE;
  }

  isOnlyTouched(unit: number): boolean {
    return this.touchedCount === 1 && this.touched[0] === unit;
  }

  /** Nothing has happened at this instant, and nothing but the event of `source` is due. */
  isAloneDue(source: number): boolean {
    return this.touchedCount === 0 && this.events.isAloneNext(source);
  }

  /** Looks at a unit's starts when nothing of a lower rank is left at this instant. */
  touch(unit: number): void {
    if (this.touchMarks[unit] !== 0) return;
    this.touchMarks[unit] = TOUCHED;
    let hole = this.touchedCount++;
    while (hole > 0 && this.touched[hole - 1]! > unit) {
      this.touched[hole] = this.touched[hole - 1]!;
      hole -= 1;
    }
    this.touched[hole] = unit;
  }

  /** A task with deadlines became ready; they are watched if the starts of this instant leave it waiting. */
  watchAfterStarts(task: number): void {
    if (this.newlyReadyCount === this.newlyReady.length) {
      this.newlyReady = enlarged(this.newlyReady, this.newlyReady.length * 2);
    }
    this.newlyReady[this.newlyReadyCount++] = task;
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
        this.touch(subject);
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

  /** Each touched unit starts what it can, in file order; then those that these starts touched, until all is done. */
  startTouched(): void {
    const { touchMarks } = this;
    let count = 0;
    let rounds = 0;
    do {
      const units = this.touched;
      count = this.touchedCount;
      this.touched = this.started;
      this.started = units;
      this.touchedCount = 0;
      for (let index = 0; index < count; index++) touchMarks[units[index]!] = DUE;
      for (let index = 0; index < count; index++) this.startDue(this.units[units[index]!]!);
      rounds++;
    } while (this.touchedCount > 0);
    for (let index = 0; index < this.newlyReadyCount; index++) watchNewlyReady(this, this.newlyReady[index]!);
    this.newlyReadyCount = 0;
    if (rounds > 1) {
      for (const unit of this.units) this.keepQueueLimits(unit);
      return;
    }
    for (let index = 0; index < count; index++) this.keepQueueLimits(this.units[this.started[index]!]!);
  }

  /** The starts of a unit that is still to make them in this round. */
  private startDue(unit: Unit): void {
    const { touchMarks } = this;
    if (touchMarks[unit.index] !== DUE) return;
    if (unit.links !== undefined) {
      // What asks for places of this unit has its turn before it gives them away.
      touchMarks[unit.index] = BUSY;
      for (const other of unit.links.before) {
        if (touchMarks[other.index] === DUE) this.startDue(other);
        else if (touchMarks[other.index] !== BUSY && other.queue.size > 0) startWork(this, other);
      }
    }
    touchMarks[unit.index] = 0;
    startWork(this, unit);
  }

  private keepQueueLimits(unit: Unit): void {
    for (const step of unit.limitedSteps) dropBeyondLimit(this, unit, this.steps[step]!);
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
    this.touchedCount = 0;
    this.touchMarks.fill(0);
    this.newlyReadyCount = 0;
    this.events.clear();
    this.tasks.clear();
    this.claimLinks.clear();
    this.people.clear();
    this.branches.clear();
    this.waits.clear();
    this.surge.reset(this.now);
    this.environment.forget();
    const factor = chain.threat.levels[firstLevel(chain.threat.path)]?.factor ?? 1;
    this.environment.setThreat(factor);
    this.records.reset(this.now);
    this.ledger.reset();
    this.records.factor.begin(this.now, factor);
    for (const step of this.steps) {
      step.deadlines.clear();
      step.waitingFresh = 0;
    }
    for (const group of chain.groups.keys()) this.environment.setGroup(group, 0);
    for (const unit of this.units) {
      unit.reset(this.now);
      unit.record.begin(this.now, unit.base(this.now));
      const { fte, absence } = unit.capacity;
      unit.record.staff.begin(this.now, unit.base(this.now), fte, absence);
      unit.onDuty = unit.capacity.onDuty;
      replan(this, unit);
    }
    for (const flow of this.drivers.hazards) {
      flow.positions.at.fill(NONE);
      flow.clock.reset(this.now, 0);
    }
    for (const occurrence of this.drivers.occurrences) occurrence.begin(this);
    for (const driver of this.drivers.others) driver.begin(this);
    for (const meeting of this.meetings) meeting.reset(this);
    placePeople(this, chain);
    this.formulas.begin(this.now);
    placeCases(this, chain);
    this.drivers.staff?.place(this);
    if (this.formulas.needTicks) {
      this.events.schedule(this.tickSource, this.now + chain.tick, tieOf(Rank.Capacity, ++this.sequence));
    }
    this.events.schedule(this.boundarySource, this.measurement.begin(this.now), tieOf(Rank.ClosePeriod, 0));
  }
}

/** Distinct priorities of the work that a unit has a part in, ascending. */
function prioritiesOf(chain: Chain, unit: number): number[] {
  const priorities = chain.steps.filter((step) => unitsOf(step).includes(unit)).map((step) => step.priority);
  return [...new Set(priorities)].sort((one, other) => one - other);
}
