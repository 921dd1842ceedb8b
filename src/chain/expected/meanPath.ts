import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { caseLengths, casesOfRecruits } from './caseLength.ts';
import { type Column, type Grid, meanIn, type Window, windowFrom } from './column.ts';
import { Columns } from './columns.ts';
import { type DemandParts, demandParts, openingsOf } from './demandParts.ts';
import { type MeanCourse, meanCourse } from './meanCourse.ts';
import { meanHazards } from './meanHazards.ts';
import type { Change } from './meanMoves.ts';
import { presentShares } from './meanOutages.ts';
import { MeanPoint, type MeanTime, meanTime } from './meanPoint.ts';
import { hasStaffPath, type MeanStaff, meanStaff, staffGrid, steadyStaff } from './meanStaff.ts';
import { Memo } from './memo.ts';

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
    const ofRecruits = this.known.recruits.of('', [units], () => casesOfRecruits(chain));
    const inputs = [
      course,
      ...[parameters, threat.levels, arrivals, posts, obligations, units, policies],
      ...(ofRecruits.size === 0 ? [] : chain.steps.filter((step) => ofRecruits.has(step.case))),
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
    const parts = demandParts(chain, course, this.columns, this.known, window);
    return {
      openings: openingsOf(chain, parts, staff.openings),
      posts: Array.from(parts.posts),
      present: presentShares(chain, course.grid, window, (key, rate) => this.columns.mean(key, rate)),
      people,
      evaluate,
      staff,
    };
  }

  /** How long cases of recruits take, by case type. */
  private lengths(
    { from }: Window,
    ofRecruits: ReadonlySet<number>,
    evaluate: (expression: Expression) => number,
  ): readonly Hours[] {
    const steps = ofRecruits.size === 0 ? [] : this.chain.steps.filter((step) => ofRecruits.has(step.case));
    const shares = steps.flatMap(({ then }) =>
      then.map(({ probability }) => probability && evaluate(probability)),
    );
    return this.known.lengths.of(from, [...steps, ...shares], () =>
      caseLengths(this.chain, ofRecruits, evaluate),
    );
  }

  private staff({ from, to }: Window, lengths: readonly Hours[]): MeanStaff {
    const { chain, course, known } = this;
    if (!hasStaffPath(chain))
      return known.staff.of('steady', [chain.units, chain.cases], () => steadyStaff(chain));
    const { begin, count } = course.grid;
    const grid = staffGrid(begin, to, count);
    const { parameters, threat, units } = chain;
    const hazards = known.leaving.of('', [course, parameters, threat.levels, units], () =>
      units.map(({ staff }, unit) => {
        const hazard = staff?.leaving?.hazard;
        const column = hazard === undefined ? 0 : this.columns.mean(`leaving ${unit}`, hazard);
        return known.hazards.of(unit, [column, course.grid], () => meanHazards(column, course.grid, grid));
      }),
    );
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
  /** Those of all units. */
  readonly leaving: Memo<readonly Float64Array[]>;
  readonly staff: Memo<MeanStaff>;
  readonly demands: Memo<MeanDemand>;
  readonly parts: Memo<DemandParts>;
  readonly recruits: Memo<ReadonlySet<number>>;
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
    leaving: new Memo(other?.leaving),
    staff: new Memo(other?.staff),
    demands: new Memo(other?.demands),
    parts: new Memo(other?.parts),
    recruits: new Memo(other?.recruits),
  };
}

function gridOf({ warmUp, tick }: Chain, to: Hours): Grid {
  const begin = -warmUp;
  const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil((to - begin) / tick)));
  return { begin, hours: (to - begin) / count, count };
}
