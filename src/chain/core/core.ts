import { EDGES, HEIGHTS } from '../../engine/ziggurat.ts';
import { CORE } from './bytes.ts';

/** An object of the core: its address in the core's memory; 0 is none. */
export type Address = number;

/** No object. */
export const ABSENT: Address = 0;

/** What the core asks of its host; `src/core/host.ts` says what for. */
export interface CoreHost {
  drawFrom(law: number, low: number, high: number): number;
  chooseRoute(step: number, u: number): number;
  countOpened(step: number, entry: number, u: number): number;
  movePerson(person: number, low: number, high: number, group: number): number;
  holdPerson(person: number): void;
  releasePerson(person: number): void;
  endRecruitCase(subject: number, finished: number): void;
  lookUp(): void;
  passLimit(limit: number): void;
  see(what: number, task: Address, unit: number, one: number, other: number): void;
}

/** What the core offers; `src/core/exports` says what each is for. Truth is 1, falsehood 0. */
export interface CoreFunctions {
  makeTables(loopSteps: number, columns: number, entities: number): void;
  setCalendar(startDay: number, holidays: Address): void;
  newNumbers(length: number): Address;
  cellsOf(numbers: Address): Address;
  zigguratEdges(): Address;
  zigguratHeights(): Address;
  newLaw(form: number, mean: number, index: number, location: number, sigma: number): Address;
  newClock(
    continuous: number,
    openHoursPerDay: number,
    weekHourAtStart: number,
    weekOpen: number,
    openAtStart: number,
    lostAtStart: number,
    from: Address,
    to: Address,
    before: Address,
    closedFrom: Address,
    lostBefore: Address,
    openAtClosed: Address,
  ): Address;
  addUnit(
    clock: Address,
    levels: number,
    isByDeadline: number,
    isShared: number,
    perPerson: number,
    completions: number,
    wakeUp: number,
  ): Address;
  setPriorityOfLevel(unit: Address, level: number, priority: number): void;
  addPost(unit: Address, priority: number, staff: number, isMeeting: number): Address;
  addCaseType(): Address;
  traceCases(type: Address): Address;
  addTracedUnit(trace: Address, unit: Address): void;
  addThroughputLimit(trace: Address, norm: number, limit: number): void;
  addStep(
    type: Address,
    kind: number,
    unit: Address,
    team: number,
    level: number,
    priority: number,
    preempts: number,
    mayStartAtOnce: number,
    word: number,
    loopIndex: number,
    moves: number,
    isInBranch: number,
  ): Address;
  setFirstStep(type: Address, step: Address): void;
  setLateNorms(step: Address, norms: Address): void;
  setDeadlineSource(step: Address, source: number): void;
  addBranch(step: Address, first: Address): void;
  addOpening(step: Address, type: Address, word: number, expected: number): void;
  addLimitedStep(unit: Address, step: Address): void;
  addClaim(step: Address, unit: Address, level: number, places: number): void;
  addSeat(step: Address, unit: Address, level: number): void;
  link(step: Address): void;
  addMeeting(
    step: Address,
    moments: Address,
    length: number,
    most: number,
    begins: number,
    ends: number,
  ): Address;
  addMeetingClaim(meeting: Address, unit: Address, post: Address): void;
  newStream(
    nameLow: number,
    nameHigh: number,
    source: number,
    rank: number,
    opens: Address,
    interval: Address,
    dates: Address,
    batch: Address,
  ): Address;
  finish(sources: number, waitSource: number, norms: number, events: number): void;
  setSource(source: number, kind: number, subject: Address): void;
  newRule(kind: number, span: Address, days: number): Address;
  setRules(
    step: Address,
    duration: Address,
    within: Address,
    withinCase: Address,
    startWithin: Address,
    onLate: number,
    lateStep: Address,
    queueLimit: number,
  ): void;
  setRoute(step: Address, isOnly: number, only: Address, targets: number, isFixed: number): void;
  setTarget(step: Address, index: number, target: Address, cumulative: number): void;
  resetPriority(step: Address, priority: number, level: number): void;
  changePriority(unit: Address, step: Address, priority: number): void;
  begin(at: number): void;
  resetUnit(unit: Address, onDuty: number): void;
  resetMeetings(): void;
  beginStream(stream: Address, low: number, high: number): void;
  advanceStream(stream: Address): void;
  setStreamRate(stream: Address, rate: number, slope: number): void;
  streamLow(stream: Address): number;
  streamHigh(stream: Address): number;
  streamOrdinal(stream: Address): number;
  placeCase(step: Address, low: number, high: number, readyAt: number, remaining: number): void;
  proceed(horizon: number): number;
  eventCount(): number;
  currentMoment(): number;
  nextSequence(): number;
  schedule(source: number, at: number, tie: number): void;
  openCase(type: Address, low: number, high: number, person: number): void;
  openOccurrence(
    step: Address,
    low: number,
    high: number,
    person: number,
    subject: number,
    nextOccurrence: number,
    source: number,
    mayBeAlone: number,
  ): void;
  cancelSubject(step: Address, subject: number): void;
  touch(unit: Address): void;
  setOnDuty(unit: Address, onDuty: number): void;
  setProductivity(unit: Address, productivity: number): void;
  setDemand(unit: Address, post: Address, demand: number): void;
  onDutyOf(unit: Address): number;
  workingOf(unit: Address): number;
  demandedOf(unit: Address): number;
  waitingTasksOf(unit: Address): number;
  waitingEffortOf(unit: Address): number;
  backlogDaysOf(unit: Address): number;
  baseOf(unit: Address): number;
  hoursWorkedAt(unit: Address): number;
  hoursOnDutyAt(unit: Address): number;
  unitTotals(unit: Address, at: number): Address;
  stepTotals(step: Address): Address;
  caseTotals(type: Address): Address;
  waitsOfStep(step: Address): Address;
  throughputsOf(type: Address): Address;
  closeObservations(observations: Address): void;
  clearObservations(observations: Address): void;
  periodOf(observations: Address): Address;
  wholeOf(observations: Address): Address;
  keepObservations(observations: Address): Address;
  countIn(histogram: Address): number;
  quantileOf(histogram: Address, q: number): number;
  clearHistogram(histogram: Address): void;
  dueSource(): number;
  dueAt(): number;
  dueTie(): number;
  isDueAlone(source: number): number;
  couldStart(unit: Address): number;
  watch(on: number): void;
  gatherings(unit: Address): number;
  hoursOfNorms(): Address;
  stockOf(type: Address): Address;
}

interface CoreExports extends CoreFunctions {
  readonly memory: WebAssembly.Memory;
}

let compiled: WebAssembly.Module | undefined;

/** What the core has of `Math`, by the names of its compiler: draws are the same bit for bit inside and outside. */
const MATH = {
  'Math.abs': Math.abs,
  'Math.exp': Math.exp,
  'Math.log': Math.log,
  'Math.sqrt': Math.sqrt,
};

/** One core, for one chain: its functions, and its memory as the host reads and fills it. */
export class Core {
  readonly run: CoreFunctions;
  private readonly memory: WebAssembly.Memory;
  private view = new Float64Array(0);

  constructor(host: CoreHost) {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(CORE), (byte) => byte.charCodeAt(0)));
    const { exports } = new WebAssembly.Instance(compiled, { host, env: MATH });
    // The one place where the types of both languages meet: a test compares the names.
    const made = exports as CoreExports;
    this.run = made;
    this.memory = made.memory;
    this.fill(made.zigguratEdges(), EDGES);
    this.fill(made.zigguratHeights(), HEIGHTS);
  }

  /** The core's memory in numbers of eight bytes, until it grows: not to be kept. */
  get floats(): Float64Array {
    const { buffer } = this.memory;
    if (this.view.buffer !== buffer) this.view = new Float64Array(buffer);
    return this.view;
  }

  /** Copies `count` numbers from an address. */
  copy(from: Address, count: number, into: Float64Array, at: number): void {
    const { floats } = this;
    const first = from / 8;
    for (let index = 0; index < count; index++) into[at + index] = floats[first + index]!;
  }

  /** Numbers in the core's memory, for what is set up. */
  numbers(values: ArrayLike<number>): Address {
    const numbers = this.run.newNumbers(values.length);
    this.fill(this.run.cellsOf(numbers), values);
    return numbers;
  }

  private fill(at: Address, values: ArrayLike<number>): void {
    this.floats.set(values, at / 8);
  }
}
