import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { Cadence } from '../work/cadence.ts';
import { caseLengths, casesOfRecruits } from './caseLength.ts';
import { type Column, combined, type Grid, meanIn, type Window, windowFrom } from './column.ts';
import { Columns } from './columns.ts';
import { meanBatch } from './meanBatch.ts';
import { type MeanCourse, meanCourse, rateOf } from './meanCourse.ts';
import { meanHazards } from './meanHazards.ts';
import type { Change } from './meanMoves.ts';
import { meanOf } from './meanOf.ts';
import { presentShares } from './meanOutages.ts';
import { MeanPoint, type MeanTime, meanTime } from './meanPoint.ts';
import { meanSpells } from './meanSpells.ts';
import { hasStaffPath, type MeanStaff, meanStaff, staffGrid, steadyStaff } from './meanStaff.ts';
import { Memo } from './memo.ts';
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

/** What the path to `to` makes of the demand in [from, to] (see MeanPath). */
export function meanDemand(chain: Chain, from: Hours, to: Hours): MeanDemand {
  return new MeanPath(chain, to).demand(from);
}

/**
 * The expected path of threat, surge and people from the beginning of the run to a moment, and what it makes of the
 * demand in windows that end there.
 *
 * Threat: the probability of each level (see meanThreat.ts), over which formulas are averaged (see levelMeans.ts).
 * Surge: each incident adds `surge` and halves every `halfLife`; with rate r its mean obeys S′ = r × surge − κS,
 * κ = ln 2 ÷ halfLife, solved exactly within a step. People: linear flows, n′ = inflows − hazard × n, and cohorts where
 * people leave after a dwell (see meanGroup.ts); cases that move their person do so at once. Posts that open by
 * themselves and outages: see meanSpells.ts. Obligations: people or objects × spans of the cadence. Formulas are
 * evaluated once a step, at each level and at the means of all else: exact where they are linear in what is random apart
 * from the level, an approximation where they are not. Posts and objects are rounded up at each level.
 */
export class MeanPath {
  readonly course: MeanCourse;
  private readonly chain: Chain;
  private readonly to: Hours;
  private readonly columns: Columns;
  private readonly known: Known;

  /**
   * @param other the path to the same moment of a chain of which this one is a copy with values changed, none of them a span of
   * time of the run: what the two have in common is taken from it
   */
  constructor(chain: Chain, to: Hours, other?: MeanPath) {
    this.chain = chain;
    this.to = to;
    this.known = knownAfter(other?.known);
    const grid = other?.course.grid ?? gridOf(chain, to);
    this.course = other?.course.isThatOf(chain)
      ? other.course
      : meanCourse(chain, grid, this.known.moves, other?.course);
    this.columns = new Columns(chain, this.course, this.known.columns);
  }

  /** The demand in [from, to]. */
  demand(from: Hours): MeanDemand {
    const { chain, course, to } = this;
    const { parameters, threat, arrivals, posts, obligations, units, policies } = chain;
    const ofRecruits = casesOfRecruits(chain);
    const inputs = [
      course,
      ...[parameters, threat.levels, arrivals, posts, obligations, units, policies],
      ...chain.steps.filter((step) => ofRecruits.has(step.case)),
    ];
    return this.known.demands.of(from, inputs, () => {
      const window = this.known.windows.of(from, [course.grid], () => windowFrom(from, to, course.grid));
      return this.demandIn(window, ofRecruits);
    });
  }

  private demandIn(window: Window, ofRecruits: ReadonlySet<number>): MeanDemand {
    const { chain, course } = this;
    const people = course.groups.map((group, index) =>
      this.mean(`people ${index}`, window, [group], () => meanIn(group, window)),
    );
    const point = new MeanPoint(chain, course, window, people, () =>
      this.known.times.of(window.from, [window], () => meanTime(chain, course.grid, window)),
    );
    const evaluate = (expression: Expression): number => point.evaluate(expression);
    const staff = this.staff(window, this.lengths(window, ofRecruits, evaluate));
    return {
      openings: this.openings(window, staff.openings),
      posts: this.posts(window),
      present: presentShares(chain, course.grid, window, (key, rate) => this.columns.mean(key, rate)),
      people,
      evaluate,
      staff,
    };
  }

  /** Cases opened an hour per case type. */
  private openings(window: Window, ofRecruits: readonly number[]): number[] {
    const { chain, course } = this;
    const { from, to } = window;
    const openings = chain.cases.map(() => 0);
    for (const [index, { case: type, cadence, group, count }] of chain.obligations.entries()) {
      const number =
        count === undefined ? course.groups[group]! : this.columns.meanWhole(`count ${index}`, count);
      openings[type]! += this.mean(`obligation ${index}`, window, [number, cadence], () =>
        occurrences(new Cadence(cadence), number, course.grid, window),
      );
    }
    for (const [index, arrival] of chain.arrivals.entries()) {
      const expression = rateOf(arrival);
      if (expression === undefined) {
        openings[arrival.case]! += scheduledArrivals(arrival, chain.horizon)(from, to) / (to - from);
        continue;
      }
      const rate = this.columns.mean(`arrival ${index}`, expression);
      const persons = arrival.kind === 'person' ? course.groups[arrival.group]! : 1;
      openings[arrival.case]! += this.mean(`arrival ${index}`, window, [rate, persons, arrival.batch], () => {
        const perHour = combined(rate, persons, (each, number) => Math.max(0, each) * number);
        return meanBatch(arrival.batch) * meanIn(perHour, window);
      });
    }
    for (const [type, opened] of course.opened.entries()) {
      openings[type]! +=
        this.mean(`opened ${type}`, window, [opened], () => meanIn(opened, window)) / course.grid.hours;
      openings[type]! += ofRecruits[type]!;
    }
    return openings;
  }

  private posts(window: Window): number[] {
    const { chain, course, columns } = this;
    return chain.posts.map(({ required, opening }, index) => {
      const needed = columns.meanWhole(`post ${index}`, required);
      const rate = opening === undefined ? 0 : columns.mean(`opening ${index}`, opening.rate);
      return this.mean(`post ${index}`, window, [needed, rate, opening], () => {
        const open = opening && meanSpells(rate, meanOf(opening.lasts), opening.initial, course.grid);
        return meanIn(needed, window) + (open === undefined ? 0 : meanIn(open, window));
      });
    });
  }

  /** How long cases of recruits take, by case type. */
  private lengths(
    { from }: Window,
    ofRecruits: ReadonlySet<number>,
    evaluate: (expression: Expression) => number,
  ): readonly Hours[] {
    const steps = this.chain.steps.filter((step) => ofRecruits.has(step.case));
    const shares = steps.flatMap(({ then }) =>
      then.map(({ probability }) => probability && evaluate(probability)),
    );
    return this.known.lengths.of(from, [...steps, ...shares], () =>
      caseLengths(this.chain, ofRecruits, evaluate),
    );
  }

  private staff({ from, to }: Window, lengths: readonly Hours[]): MeanStaff {
    const { chain, course, known } = this;
    if (!hasStaffPath(chain)) return steadyStaff(chain);
    const { begin, count } = course.grid;
    const grid = staffGrid(begin, to, count);
    const hazards = chain.units.map(({ staff }, unit) => {
      const hazard = staff?.leaving?.hazard;
      const column = hazard === undefined ? 0 : this.columns.mean(`leaving ${unit}`, hazard);
      return known.hazards.of(unit, [column, course.grid], () => meanHazards(column, course.grid, grid));
    });
    return known.staff.of(from, [chain.units, chain.policies, ...hazards, ...lengths], () =>
      meanStaff(chain, [from, to], grid, hazards, lengths),
    );
  }

  /** A mean over a window, of what it is made of. */
  private mean(key: string, { from }: Window, inputs: readonly unknown[], make: () => number): number {
    return this.known.means.of(`${key} ${from}`, inputs, make);
  }
}

/** What paths that follow one another have in common. */
interface Known {
  readonly moves: Memo<readonly Change[]>;
  readonly columns: Memo<Column>;
  readonly windows: Memo<Window>;
  readonly times: Memo<MeanTime>;
  readonly lengths: Memo<readonly Hours[]>;
  readonly means: Memo<number>;
  readonly hazards: Memo<Float64Array>;
  readonly staff: Memo<MeanStaff>;
  readonly demands: Memo<MeanDemand>;
}

function knownAfter(other: Known | undefined): Known {
  return {
    moves: new Memo(other?.moves),
    columns: new Memo(other?.columns),
    windows: new Memo(other?.windows),
    times: new Memo(other?.times),
    lengths: new Memo(other?.lengths),
    means: new Memo(other?.means),
    hazards: new Memo(other?.hazards),
    staff: new Memo(other?.staff),
    demands: new Memo(other?.demands),
  };
}

function gridOf({ warmUp, tick }: Chain, to: Hours): Grid {
  const begin = -warmUp;
  const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil((to - begin) / tick)));
  return { begin, hours: (to - begin) / count, count };
}

/** Occurrences an hour of an obligation about so many people or objects. */
function occurrences(cadence: Cadence, number: Column, grid: Grid, { from, to, first }: Window): number {
  if (typeof number === 'number') return (number * cadence.expectedIn(from, to)) / (to - from);
  let sum = 0;
  for (let step = first; step < grid.count; step++) {
    const at = grid.begin + step * grid.hours;
    sum += number[step]! * cadence.expectedIn(Math.max(from, at), Math.min(to, at + grid.hours));
  }
  return sum / (to - from);
}
