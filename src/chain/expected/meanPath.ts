import { compileDistribution } from '../../engine/distribution.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import { dateAt, weekdayAt } from '../calendarDate.ts';
import type { Chain } from '../chain.ts';
import { compileExpression, type VariableSlots, variableSlots } from '../compileExpression.ts';
import { dependencies } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { Cadence } from '../work/cadence.ts';
import { caseLengths, casesOfRecruits } from './caseLength.ts';
import { LevelMeans } from './levelMeans.ts';
import { meanBatch } from './meanBatch.ts';
import { type Hazard, MeanHazards } from './meanHazards.ts';
import { MeanOutages } from './meanOutages.ts';
import { MeanPeople } from './meanPeople.ts';
import { MeanSpells } from './meanSpells.ts';
import { hasStaffPath, type MeanStaff, meanStaff, staffGrid, steadyStaff } from './meanStaff.ts';
import { MeanThreat } from './meanThreat.ts';
import { scheduledArrivals } from './scheduledArrivals.ts';

/** Averages over a window of what drives the demand. */
export interface MeanDemand {
  /** Cases opened an hour from outside, by people who move and by recruits, per case type. */
  readonly openings: readonly number[];
  /** Posts required, in whole posts, and posts that are open, per post. */
  readonly posts: readonly number[];
  /** Who is on duty and how the staff moves, outages apart. */
  readonly staff: MeanStaff;
  /** Share of the staff that outages leave in open hours, per unit. */
  readonly present: readonly number[];
  /** People per group. */
  readonly people: readonly number[];
  /** The value of a formula at the averages of everything that it may name, averaged over the threat levels. */
  readonly evaluate: (expression: Expression) => number;
}

/** Steps of the path at most, however fine the tick. */
const MOST_STEPS = 20_000;

/**
 * The expected path of threat, surge and people from the beginning of the run, and what it makes of the demand in
 * [from, to].
 *
 * Threat: the probability of each level (see meanThreat.ts), over which formulas are averaged (see levelMeans.ts).
 * Surge: each incident adds `surge` and halves every `halfLife`; with rate r its mean obeys S′ = r × surge − κS,
 * κ = ln 2 ÷ halfLife, solved exactly within a step. People: linear flows, n′ = inflows − hazard × n, and cohorts where
 * people leave after a dwell (see meanGroup.ts); cases that move their person do so at once. Posts that open by
 * themselves and outages: see meanSpells.ts. Obligations: people or objects × spans of the cadence. Formulas are
 * evaluated once a step, at each level and at the means of all else: exact where they are linear in what is random apart
 * from the level, an approximation where they are not. Posts and objects are rounded up at each level.
 */
export function meanDemand(chain: Chain, from: Hours, to: Hours): MeanDemand {
  const path = new MeanPath(chain);
  return path.average(from, to);
}

/**
 * Whether a changed chain surely has the demand of the one that it was made from: all that the path is made of is the same
 * object, and of its steps only how long they take differs, which says nothing but of recruits: their cases are a part of their way.
 */
export function hasSameDemand(chain: Chain, changed: Chain): boolean {
  const isSame = <Part extends object>(one: Part, other: Part, but: keyof Part): boolean =>
    (Object.keys(one) as (keyof Part)[]).every((key) => key === but || one[key] === other[key]);
  const ofRecruits = casesOfRecruits(chain);
  return (
    isSame(chain, changed, 'steps') &&
    chain.steps.every((step, index) => {
      const other = changed.steps[index];
      if (other === step) return true;
      return other !== undefined && isSame(step, other, 'duration') && !ofRecruits.has(step.case);
    })
  );
}

type Formula = () => number;

class MeanPath {
  private readonly chain: Chain;
  private readonly slots: VariableSlots;
  private readonly environment: Float64Array;
  private readonly levels: LevelMeans;
  private readonly rates: readonly {
    readonly case: number;
    readonly group: number;
    readonly rate: Formula;
  }[];
  private readonly scheduled: readonly {
    readonly case: number;
    readonly between: (from: Hours, to: Hours) => number;
  }[];
  private readonly incidents: readonly (Formula | undefined)[];
  private readonly required: readonly Formula[];
  private readonly posts: readonly (MeanSpells | undefined)[];
  private readonly outages: MeanOutages;
  private readonly obligations: readonly MeanObligation[];
  private readonly hazards: readonly Hazard[];
  private readonly plain = (expression: Expression): Formula =>
    compileExpression(expression, this.environment, this.slots, this.chain.tables);
  /** The mean of a formula over the levels. */
  private readonly formula = (expression: Expression): Formula =>
    this.levels.over(this.plain(expression), dependencies(expression));
  /** The mean of a number that is rounded up at each level. */
  private readonly whole = (expression: Expression): Formula =>
    this.levels.over(whole(this.plain(expression)), dependencies(expression));
  private readonly atLevel = (expression: Expression, level: number): Formula => {
    const value = this.plain(expression);
    return () => this.levels.at(level, value);
  };

  constructor(chain: Chain) {
    this.chain = chain;
    this.slots = variableSlots(chain.groups.length);
    this.environment = new Float64Array(this.slots.parameters + chain.parameters.length);
    this.environment.set(
      chain.parameters.map((parameter) => parameter.value),
      this.slots.parameters,
    );
    const factors = chain.threat.levels.map((level) => level.factor);
    this.levels = new LevelMeans(factors, this.environment, this.slots.threat);
    const { formula } = this;
    this.rates = chain.arrivals.flatMap((arrival) => {
      if (arrival.kind !== 'rate' && arrival.kind !== 'person') return [];
      const value = formula(arrival.kind === 'rate' ? arrival.rate : arrival.hazard);
      const group = arrival.kind === 'person' ? arrival.group : NONE;
      const batch = meanBatch(arrival.batch);
      const rate = (): number =>
        Math.max(0, value()) * batch * (group === NONE ? 1 : this.environment[this.slots.groups + group]!);
      return [{ case: arrival.case, group, rate }];
    });
    this.scheduled = chain.arrivals
      .filter(({ kind }) => kind === 'every' || kind === 'dates' || kind === 'counts')
      .map((arrival) => ({ case: arrival.case, between: scheduledArrivals(arrival, chain.horizon) }));
    this.incidents = chain.threat.incidents.map((incident) => incident.rate && formula(incident.rate));
    this.required = chain.posts.map((post) => this.whole(post.required));
    this.posts = chain.posts.map(
      ({ opening }) =>
        opening &&
        new MeanSpells(formula(opening.rate), compileDistribution(opening.lasts).mean, opening.initial),
    );
    this.outages = new MeanOutages(chain, formula);
    this.obligations = chain.obligations.map(({ case: type, cadence, group, count }) => ({
      case: type,
      cadence: new Cadence(cadence),
      subjects: count === undefined ? undefined : this.whole(count),
      group,
    }));
    this.hazards = chain.units.map(({ staff }) => {
      const hazard = staff?.leaving?.hazard;
      if (hazard === undefined) return { rate: () => 0, moves: false };
      const { time, surge, threat, groups } = dependencies(hazard);
      return { rate: formula(hazard), moves: time || surge || threat || groups.length > 0 };
    });
  }

  average(from: Hours, to: Hours): MeanDemand {
    const { chain, environment, slots } = this;
    const begin = -chain.warmUp;
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil((to - begin) / chain.tick)));
    const step = (to - begin) / steps;
    const people = new MeanPeople(chain, this.formula);
    const surges = new Float64Array(chain.threat.incidents.length);
    const means = new Float64Array(environment.length);
    const openings = new Float64Array(chain.cases.length);
    const posts = new Float64Array(chain.posts.length);
    const threat = new MeanThreat(chain.threat, this.atLevel);
    const shares = new Float64Array(chain.threat.levels.length);
    const grid = staffGrid(begin, to, steps);
    const hazards = new MeanHazards(this.hazards, grid);
    for (let i = 0; i < steps; i++) {
      const at = begin + i * step;
      const weight = Math.max(0, Math.min(to, at + step) - Math.max(from, at)) / (to - from);
      this.setCalendar(at + step / 2);
      environment.set(people.counts, slots.groups);
      const levels = threat.pass(at, step);
      this.levels.set(levels);
      environment[slots.surge] = this.passSurge(surges, at, step);
      hazards.pass(at + step / 2);
      const open = this.posts.map((spells) => spells?.pass(step) ?? 0);
      const window = [Math.max(from, at), Math.min(to, at + step)] as const;
      this.outages.pass(at, step, window);
      if (weight > 0) {
        for (const { case: type, cadence, subjects, group } of this.obligations) {
          const number = subjects === undefined ? environment[slots.groups + group]! : subjects();
          openings[type]! += (number * cadence.expectedIn(...window)) / (to - from);
        }
        for (let k = 0; k < means.length; k++) means[k]! += weight * environment[k]!;
        for (const [level, share] of levels.entries()) shares[level]! += weight * share;
        for (const [k, required] of this.required.entries()) {
          posts[k]! += weight * (required() + open[k]!);
        }
      }
      if (i === 0) {
        for (const { step: initial, count } of chain.initial) people.moveBy(initial, NONE, count);
      }
      const opened = this.openedIn(at, step, people);
      people.pass(step, opened);
      for (const [type, count] of opened.entries()) openings[type]! += (weight * count) / step;
    }
    for (const { case: type, between } of this.scheduled) openings[type]! += between(from, to) / (to - from);
    environment.set(means);
    this.levels.set([...shares]);
    const evaluate = (expression: Expression): number => this.formula(expression)();
    const staff = hasStaffPath(chain)
      ? meanStaff(
          chain,
          [from, to],
          grid,
          hazards.means,
          caseLengths(chain, casesOfRecruits(chain), evaluate),
        )
      : steadyStaff(chain);
    for (const [type, count] of staff.openings.entries()) openings[type]! += count;
    return {
      openings: [...openings],
      posts: [...posts],
      present: this.outages.present,
      people: chain.groups.map((_, index) => means[slots.groups + index]!),
      evaluate,
      staff,
    };
  }

  /**
   * Cases that arrive in a step at rates and by persons. All that come from outside, also on dates, may bring people;
   * those on dates are counted at the end, exactly.
   */
  private openedIn(at: Hours, step: Hours, people: MeanPeople): Float64Array {
    const { chain } = this;
    const opened = new Float64Array(chain.cases.length);
    for (const { case: type, group, rate } of this.rates) {
      const count = rate() * step;
      opened[type]! += count;
      people.moveBy(chain.cases[type]!.firstStep, group, count);
    }
    for (const { case: type, between } of this.scheduled) {
      people.moveBy(chain.cases[type]!.firstStep, NONE, between(at, at + step));
    }
    return opened;
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

  private setCalendar(at: Hours): void {
    const { environment, slots } = this;
    const { startDay } = this.chain.calendar;
    const date = dateAt(startDay, at);
    environment[slots.t] = at;
    environment[slots.month] = date.getUTCMonth() + 1;
    environment[slots.year] = date.getUTCFullYear();
    environment[slots.weekday] = weekdayAt(startDay, at);
  }
}

interface MeanObligation {
  readonly case: number;
  readonly cadence: Cadence;
  /** Objects there; absent where it is about people. */
  readonly subjects: Formula | undefined;
  readonly group: number;
}

/** Rounded up as in a run: a sum of shares that should be whole makes no extra one. */
function whole(count: Formula): Formula {
  return () => Math.max(0, Math.ceil(count() - 1e-9));
}
