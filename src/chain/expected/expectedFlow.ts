import { NONE } from '../../engine/hours.ts';
import type { Chain, StepSpec } from '../chain.ts';
import { isFixed } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { meanOf } from './meanOf.ts';
import type { MeanDemand } from './meanPath.ts';
import { hoursAt, hoursOf, meanEffort, unitsOf } from './stepHours.ts';
import { type CausedVisits, TrafficEquations } from './trafficEquations.ts';

/** How cases flow through the steps of a chain: the visits that they make, by the traffic equations. */
export class ExpectedFlow {
  /** Visits an hour per step, in the order of the chain's steps; Infinity where cases multiply without end. */
  readonly visits: readonly number[];
  private readonly chain: Chain;
  private readonly demand: MeanDemand;
  private readonly equations: TrafficEquations;
  /** Formulas of what follows on steps that are no constants. */
  private readonly moving: readonly Expression[];
  /** Visits per step of the cases that are open at the beginning. */
  private readonly ofInitial: readonly number[];
  private readonly other: ExpectedFlow | undefined;
  private workOfInitial: readonly number[] | undefined;

  /** @param other of a chain of which this one is a copy with values changed: what the two have in common is taken from it */
  constructor(chain: Chain, demand: MeanDemand, other?: ExpectedFlow) {
    this.chain = chain;
    this.demand = demand;
    this.moving =
      other !== undefined && haveSameRoutes(chain, other.chain) ? other.moving : movingRoutes(chain);
    const same = other !== undefined && this.hasRoutesOf(other) ? other : undefined;
    this.equations = same?.equations ?? new TrafficEquations(causedVisits(chain, demand));
    const isSameDemand = same?.demand === demand;
    this.visits = isSameDemand ? same.visits : this.equations.solve(this.entering());
    const isSameInitial = same?.chain.initial === chain.initial;
    this.other = same;
    this.ofInitial = isSameInitial ? same.ofInitial : this.equations.solve(this.initial());
  }

  /** Person-hours that the cases open at the beginning still bring to each unit. */
  get initialWork(): readonly number[] {
    this.workOfInitial ??= this.sameInitialWork() ?? this.workOf();
    return this.workOfInitial;
  }

  private sameInitialWork(): readonly number[] | undefined {
    const { chain, ofInitial, other } = this;
    if (other === undefined || ofInitial !== other.ofInitial || chain.initial !== other.chain.initial)
      return undefined;
    const { steps } = other.chain;
    const isSame =
      chain.steps === steps ||
      chain.steps.every((step, index) => step === steps[index] || ofInitial[index] === 0);
    return isSame ? other.initialWork : undefined;
  }

  private workOf(): number[] {
    const { steps, units, initial } = this.chain;
    const work = new Array<number>(units.length).fill(0);
    for (const { step: index, count, remaining } of initial) {
      const step = steps[index]!;
      if (remaining === undefined || step.kind !== 'work') continue;
      addWork(work, step, count, meanOf(remaining) - meanEffort(step));
    }
    for (const [index, step] of steps.entries())
      addWork(work, step, this.ofInitial[index]!, meanEffort(step));
    return work;
  }

  private entering(): number[] {
    const entering = new Array<number>(this.chain.steps.length).fill(0);
    for (const [type, { firstStep }] of this.chain.cases.entries())
      entering[firstStep]! += this.demand.openings[type] ?? 0;
    return entering;
  }

  private initial(): number[] {
    const entering = new Array<number>(this.chain.steps.length).fill(0);
    for (const { step, count } of this.chain.initial) entering[step]! += count;
    return entering;
  }

  private hasRoutesOf(other: ExpectedFlow): boolean {
    const { chain, demand, moving } = this;
    // They are the same list only where the routes are the same.
    if (moving !== other.moving) return false;
    if (demand === other.demand) return true;
    return (
      chain.parameters === other.chain.parameters &&
      moving.every((formula) => demand.evaluate(formula) === other.demand.evaluate(formula))
    );
  }
}

function haveSameRoutes(one: Chain, other: Chain): boolean {
  if (one.steps === other.steps) return true;
  return one.steps.every((step, index) => {
    const { then, opens } = other.steps[index]!;
    return step.then === then && step.opens === opens;
  });
}

function movingRoutes({ steps }: Chain): Expression[] {
  return steps.flatMap(routesOf).filter((formula) => !isFixed(formula));
}

/** The formulas of what follows on a step. */
function routesOf({ then, opens }: StepSpec): Expression[] {
  return [...then.flatMap(({ probability }) => probability ?? []), ...opens.map(({ count }) => count)];
}

function addWork(work: number[], step: StepSpec, visits: number, effort: number): void {
  for (const unit of unitsOf(step)) work[unit]! += hoursOf(visits, hoursAt(step, unit, effort));
}

/**
 * M by rows: M[i][j] are the visits to step j that one visit to step i causes: by its routes, by the cases that it
 * opens, and by the branches of a fork, from which the case goes on once however they end.
 */
export function causedVisits(
  { steps, cases }: Pick<Chain, 'steps' | 'cases'>,
  { evaluate }: Pick<MeanDemand, 'evaluate'>,
): CausedVisits {
  return steps.map((step) => {
    const row = new Map<number, number>();
    const add = (to: number, visits: number): void => {
      if (to !== NONE) row.set(to, (row.get(to) ?? 0) + visits);
    };
    let rest = 1;
    let other = NONE;
    for (const branch of step.then) {
      if (branch.probability === undefined) other = branch.step;
      else {
        const probability = evaluate(branch.probability);
        rest -= probability;
        add(branch.step, probability);
      }
    }
    add(other, Math.max(0, rest));
    for (const { case: type, count } of step.opens) add(cases[type]!.firstStep, evaluate(count));
    for (const branch of step.all ?? []) add(branch, 1);
    return row;
  });
}
