import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { compileExpression, type VariableSlots, variableSlots } from '../compileExpression.ts';
import type { Expression } from '../expression.ts';
import { MeanThreat } from './meanThreat.ts';

/** Averages over a window of what drives the demand. */
export interface MeanDemand {
  /** Cases opened an hour from outside and by people who move, per case type. */
  readonly openings: readonly number[];
  /** Posts required, in whole posts, per post. */
  readonly posts: readonly number[];
  /** People per group. */
  readonly people: readonly number[];
  /** The value of a formula at the averages of everything that it may name. */
  readonly evaluate: (expression: Expression) => number;
}

/** Steps of the path at most, however fine the tick. */
const MOST_STEPS = 20_000;

/**
 * The expected path of threat, surge and people from the beginning of the run, and what it makes of the demand in
 * [from, to].
 *
 * Threat: the mean factor (see meanThreat.ts).
 * Surge: each incident adds `surge` and halves every `halfLife`; with rate r its mean obeys S′ = r × surge − κS,
 * κ = ln 2 ÷ halfLife, solved exactly within a step. People: linear flows, n′ = inflows − hazard × n, a step's leavers being
 * n (1 − e^(−hazard × step)). Formulas are evaluated at these means, once a step: exact where they are linear in
 * what is random, an approximation where they are not.
 */
export function meanDemand(chain: Chain, from: Hours, to: Hours): MeanDemand {
  const path = new MeanPath(chain);
  return path.average(from, to);
}

type Formula = () => number;

class MeanPath {
  private readonly chain: Chain;
  private readonly slots: VariableSlots;
  private readonly environment: Float64Array;
  private readonly rates: readonly { readonly case: number; readonly rate: Formula }[];
  private readonly flows: readonly { readonly value: Formula; readonly batch: number }[];
  private readonly incidents: readonly (Formula | undefined)[];
  private readonly required: readonly Formula[];
  private readonly formula = (expression: Expression): Formula =>
    compileExpression(expression, this.environment, this.slots);

  constructor(chain: Chain) {
    this.chain = chain;
    this.slots = variableSlots(chain.groups.length);
    this.environment = new Float64Array(this.slots.parameters + chain.parameters.length);
    this.environment.set(
      chain.parameters.map((parameter) => parameter.value),
      this.slots.parameters,
    );
    const { formula } = this;
    this.rates = chain.arrivals.flatMap((arrival) => {
      if (arrival.kind !== 'rate') return [];
      const rate = formula(arrival.rate);
      const batch = meanBatch(arrival.batch);
      return [{ case: arrival.case, rate: () => Math.max(0, rate()) * batch }];
    });
    this.flows = chain.flows.map((flow) => ({ value: formula(flow.value), batch: meanBatch(flow.batch) }));
    this.incidents = chain.threat.incidents.map((incident) => incident.rate && formula(incident.rate));
    this.required = chain.posts.map((post) => formula(post.required));
  }

  average(from: Hours, to: Hours): MeanDemand {
    const { chain, environment, slots } = this;
    const begin = -chain.warmUp;
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil((to - begin) / chain.tick)));
    const step = (to - begin) / steps;
    const people = Float64Array.from(chain.groups, (group) => group.initial);
    const surges = new Float64Array(chain.threat.incidents.length);
    const means = new Float64Array(environment.length);
    const openings = new Float64Array(chain.cases.length);
    const posts = new Float64Array(chain.posts.length);
    const threat = new MeanThreat(chain.threat, this.formula);
    for (let i = 0; i < steps; i++) {
      const at = begin + i * step;
      const weight = Math.max(0, Math.min(to, at + step) - Math.max(from, at)) / (to - from);
      this.setCalendar(at + step / 2);
      environment.set(people, slots.groups);
      environment[slots.threat] = threat.pass(at, step);
      environment[slots.surge] = this.passSurge(surges, at, step);
      if (weight > 0) {
        for (let k = 0; k < means.length; k++) means[k]! += weight * environment[k]!;
        for (const { case: type, rate } of this.rates) openings[type]! += weight * rate();
        for (const [k, required] of this.required.entries()) {
          posts[k]! += weight * Math.max(0, Math.ceil(required()));
        }
      }
      this.passPeople(people, step, weight, openings);
    }
    this.addScheduled(openings, from, to);
    return {
      openings: [...openings],
      posts: [...posts],
      people: chain.groups.map((_, index) => means[slots.groups + index]!),
      evaluate: (expression) => compileExpression(expression, means, slots)(),
    };
  }

  /** Moves the surges over a step and returns their mean sum in it. */
  private passSurge(surges: Float64Array, at: Hours, step: Hours): number {
    let mean = 0;
    for (const [index, incident] of this.chain.threat.incidents.entries()) {
      const kappa = Math.LN2 / incident.halfLife;
      for (const date of incident.dates) if (date >= at && date < at + step) surges[index]! += incident.surge;
      const rate = Math.max(0, this.incidents[index]?.() ?? 0);
      const settled = (rate * incident.surge) / kappa;
      const excess = surges[index]! - settled;
      const decay = Math.exp(-kappa * step);
      mean += settled + (excess * (1 - decay)) / (kappa * step);
      surges[index] = settled + excess * decay;
    }
    return mean;
  }

  /** Moves the people over a step and counts the cases that their movements open. */
  private passPeople(people: Float64Array, step: Hours, weight: number, openings: Float64Array): void {
    const values = this.flows.map(({ value }) => Math.max(0, value()));
    const leaving = new Float64Array(people.length);
    for (const [index, flow] of this.chain.flows.entries()) {
      if (flow.kind === 'hazard') leaving[flow.from]! += values[index]!;
    }
    const before = people.slice();
    for (const [index, flow] of this.chain.flows.entries()) {
      const value = values[index]!;
      if (value === 0) continue;
      let moved = value * step * this.flows[index]!.batch;
      if (flow.kind === 'hazard') {
        const hazard = leaving[flow.from]!;
        moved = (before[flow.from]! * -Math.expm1(-hazard * step) * value) / hazard;
        people[flow.from]! -= moved;
      }
      if (flow.to !== NONE) people[flow.to]! += moved;
      if (flow.opens !== NONE) openings[flow.opens]! += (weight * moved) / step;
    }
  }

  /** Arrivals after each other and on dates. */
  private addScheduled(openings: Float64Array, from: Hours, to: Hours): void {
    const { horizon } = this.chain;
    for (const arrival of this.chain.arrivals) {
      const batch = meanBatch(arrival.batch);
      if (arrival.kind === 'every')
        openings[arrival.case]! += batch / compileDistribution(arrival.every).mean;
      if (arrival.kind !== 'dates') continue;
      const inside = arrival.at.filter((at) => at >= from && (at < to || (at === to && to === horizon)));
      openings[arrival.case]! += (inside.length * batch) / (to - from);
    }
  }

  private setCalendar(at: Hours): void {
    const { environment, slots } = this;
    const day = this.chain.calendar.startDay + Math.floor(at / 24);
    const date = new Date(day * 86_400_000);
    environment[slots.t] = at;
    environment[slots.month] = date.getUTCMonth() + 1;
    environment[slots.year] = date.getUTCFullYear();
    environment[slots.weekday] = ((date.getUTCDay() + 6) % 7) + 1;
  }
}

/** Draws of a batch are rounded up: the mean of ⌈X⌉, by the midpoint rule over the distribution's quantiles. */
function meanBatch(batch: DistributionSpec | undefined): number {
  if (batch === undefined) return 1;
  const distribution = compileDistribution(batch);
  const points = 10_000;
  let total = 0;
  for (let i = 0; i < points; i++) total += Math.ceil(distribution.sample((i + 0.5) / points));
  return total / points;
}
