import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { Chain, DeadlineSpec, LateSpec, StepSpec } from '../chain.ts';
import type { Environment } from '../environment.ts';
import { specsToCome } from '../policy/prospects.ts';
import type { StepRecord } from '../recording/records.ts';
import type { CaseTrace } from '../recording/waitLedger.ts';
import { compileDeadline, type Deadline } from './deadline.ts';
import type { Meeting } from './meeting.ts';
import { Openings } from './openings.ts';
import { Route } from './route.ts';
import type { TaskTable } from './taskTable.ts';

/** Kinds of step, as small integers for the hot path. A claim is the part of a partner in joint work. */
export const StepKind = { Work: 0, Wait: 1, Branch: 2, Claim: 3, Fork: 4, Meeting: 5 } as const;
const KINDS = {
  work: StepKind.Work,
  wait: StepKind.Wait,
  branch: StepKind.Branch,
  fork: StepKind.Fork,
  meeting: StepKind.Meeting,
} as const;

const NO_CLAIMS: readonly Step[] = [];
const NO_NORMS: readonly number[] = [];

/** A step, compiled for running: its spec with distributions, routes and keys made ready. */
export class Step {
  readonly index: number;
  /** What it does at present. */
  spec: StepSpec;
  readonly record: StepRecord;
  readonly name: string;
  readonly case: number;
  readonly kind: number;
  readonly unit: number;
  readonly team: number;
  /** Level of its priority at its unit. */
  level: number;
  /** Where its work waits in its unit's queue: that level, or a lane of its own if other units have a part in it. */
  lane: number;
  /** Joint work: the step as each partner sees it, of kind `Claim`. */
  claims: readonly Step[] = NO_CLAIMS;
  priority: number;
  readonly preempts: boolean;
  /** Whether a task that finds room and nobody waiting may start without going through the queue. */
  readonly mayStartAtOnce: boolean;
  duration: Distribution | undefined;
  /** Key word of its name. */
  readonly word: number;
  /** Place among its case type's steps that can be visited again, or `NONE`. */
  readonly loopIndex: number;
  within: Deadline | undefined;
  withinCase: Deadline | undefined;
  startWithin: Deadline | undefined;
  readonly hasDeadline: boolean;
  onLate: LateSpec;
  queueLimit: number;
  route: Route;
  readonly openings: Openings;
  /** The group to which it moves the case's person, or `NONE`. */
  readonly moves: number;
  /** First steps of its branches, if it is a fork. */
  readonly branches: readonly number[];
  /** The fork in whose branch it lies (the innermost), or `NONE`. */
  readonly fork: number;
  /** What is held at it, if it is a meeting. */
  meeting: Meeting | undefined = undefined;
  /** Next deadlines of its undecided tasks, and their source in the event list. */
  readonly deadlines: ThresholdHeap;
  deadlineSource = NONE;
  /** Obligations: when the next of the one that becomes ready now is due. */
  nextOccurrence: Hours = Number.POSITIVE_INFINITY;
  /** What is kept of its cases' waiting; undefined where no norm asks. */
  trace: CaseTrace | undefined = undefined;
  /** Norms that ask where its late tasks waited. */
  lateNorms: readonly number[] = NO_NORMS;
  /** Tasks that wait and never started. */
  waitingFresh = 0;

  constructor(
    chain: Chain,
    index: number,
    level: number,
    loopIndex: number,
    fork: number,
    environment: Environment,
    tasks: TaskTable,
    record: StepRecord,
  ) {
    const spec = chain.steps[index] as StepSpec;
    this.index = index;
    this.record = record;
    this.name = spec.name;
    this.case = spec.case;
    this.kind = KINDS[spec.kind];
    this.unit = spec.unit;
    this.team = spec.team;
    this.level = level;
    this.lane = level;
    this.priority = spec.priority;
    this.preempts = spec.preempts;
    // Elsewhere room is not a matter of whole places, or the queue is where a deadline is set.
    this.mayStartAtOnce = !spec.preempts && chain.units[spec.unit]?.discipline.kind === 'fifo';
    this.word = nameWords(spec.name).low;
    this.loopIndex = loopIndex;
    this.hasDeadline =
      spec.within !== undefined || spec.withinCase !== undefined || spec.startWithin !== undefined;
    this.openings = new Openings(chain, spec, environment);
    this.moves = spec.moves ?? NONE;
    this.branches = spec.all ?? [];
    this.fork = fork;
    this.deadlines = new ThresholdHeap(tasks.inDeadlines);
    this.spec = spec;
    this.onLate = spec.onLate;
    this.queueLimit = Number.POSITIVE_INFINITY;
    this.route = new Route(spec.then, environment);
    this.adopt(chain, spec, environment);
  }

  /** From now on effort, deadlines, limit and route are those of that spec; deadlines are set as tasks become ready. */
  adopt(chain: Chain, spec: StepSpec, environment: Environment): void {
    const deadline = (of: DeadlineSpec | undefined): Deadline | undefined =>
      of === undefined
        ? undefined
        : of.kind === 'nextOccurrence'
          ? { isDrawn: false, from: () => this.nextOccurrence }
          : compileDeadline(of, chain.calendar);
    this.spec = spec;
    this.duration = spec.duration === undefined ? undefined : compileDistribution(spec.duration);
    this.within = deadline(spec.within);
    this.withinCase = deadline(spec.withinCase);
    this.startWithin = deadline(spec.startWithin);
    this.onLate = spec.onLate;
    this.queueLimit = spec.queueLimit ?? Number.POSITIVE_INFINITY;
    this.reroute(environment);
  }

  /** Works out the constant probabilities of its route again. */
  reroute(environment: Environment): void {
    this.route = new Route(this.spec.then, environment);
  }

  /**
   * The same step as another unit does it: its record, deadlines, route and draws are those of this one, so that a
   * task may go on with it anywhere.
   */
  at(unit: number, level: number, index: number): Step {
    const other: Step = Object.create(Step.prototype);
    return Object.assign(other, this, { index, unit, level, lane: level });
  }

  /** What a partner sees of it: so many places that are held and cannot be asked to make room for others. */
  claimAt(unit: number, level: number, index: number, team: number): Step {
    const kind: number = StepKind.Claim;
    return Object.assign(this.at(unit, level, index), { kind, team, preempts: false, claims: NO_CLAIMS });
  }
}

/**
 * Steps of each case type that lie on a loop of routes, and so can be visited again; so do those of a branch whose
 * fork can.
 */
export function loopIndices(
  chain: Chain,
  forks: Int32Array,
): { readonly byStep: Int32Array; readonly most: number } {
  const byStep = new Int32Array(chain.steps.length).fill(NONE);
  let most = 0;
  const returns = (step: number): boolean =>
    step !== NONE && (reaches(chain, step, step) || returns(forks[step]!));
  for (const type of chain.cases) {
    let count = 0;
    for (let step = type.firstStep; step < type.endStep; step++) {
      if (returns(step)) byStep[step] = count++;
    }
    most = Math.max(most, count);
  }
  return { byStep, most };
}

/** Whether a route leads from one step to another (in one step or more). */
function reaches(chain: Chain, from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const spec = chain.steps[step];
    if (spec === undefined) continue;
    const targets = [spec, ...specsToCome(chain, step)].flatMap((one) => [
      ...one.then.map((branch) => branch.step),
      ...(one.onLate.kind === 'step' ? [one.onLate.step] : []),
    ]);
    for (const target of targets) {
      if (target === to) return true;
      if (target !== NONE && !seen.has(target)) {
        seen.add(target);
        open.push(target);
      }
    }
  }
  return false;
}
