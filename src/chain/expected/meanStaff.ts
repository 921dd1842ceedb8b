import type { Hours } from '../../engine/hours.ts';
import { dateAt } from '../calendarDate.ts';
import type { Chain } from '../chain.ts';
import { Capacity, roundPersons } from '../unit/capacity.ts';
import type { Grid } from './column.ts';
import { DatedChanges, hasDatedChanges } from './datedChanges.ts';
import { MeanStrength } from './meanStrength.ts';

/** Longest step of the path of the staff, and the fewest steps that it has. */
const LONGEST: Hours = 168;
const FEWEST = 50;

/** The staff of one unit in a window, as expected; outages, overtime, displacement and fatigue are not in it. */
export interface ExpectedStaff {
  /** At the beginning and the end of the window, in FTE; recruits on their way are not staff. */
  readonly authorised: Ends;
  readonly staff: Ends;
  readonly trainees: Ends;
  readonly vacancies: Ends;
  /** Persons on duty in open hours, trainees counted for what they can do and their mentors' time taken off. */
  readonly onDuty: Ends;
  /** FTE in the whole window. */
  readonly hires: number;
  readonly leavers: number;
}

export interface Ends {
  readonly start: number;
  readonly end: number;
}

export interface MeanStaff {
  /** Persons on duty in open hours on average over the window, outages and measures apart; by unit. */
  readonly onDuty: readonly number[];
  /** By unit; absent without a staff side. */
  readonly units: readonly (ExpectedStaff | undefined)[];
  /** Cases an hour that recruits open who reach a stage that is a case; by case type. */
  readonly openings: readonly number[];
}

/** Steps of a week, shorter where the path is short, none finer than those of the path itself. */
export function staffGrid(begin: Hours, to: Hours, steps: number): Grid {
  const span = to - begin;
  const count = Math.min(steps, Math.max(FEWEST, Math.ceil(span / LONGEST)));
  return { begin, hours: span / count, count };
}

/** Whether anything moves who is on duty, outages, overtime, displacement and fatigue apart. */
export function hasStaffPath(chain: Chain): boolean {
  return chain.units.some(({ staff }) => staff !== undefined) || hasDatedChanges(chain);
}

/** The staff as it stays when nothing moves it. */
export function steadyStaff(chain: Chain): MeanStaff {
  return {
    onDuty: chain.units.map((spec) => new Capacity(spec).onDuty),
    units: chain.units.map(() => undefined),
    openings: chain.cases.map(() => 0),
  };
}

/**
 * The expected path of the staff of all units and what it makes of [from, to]: see meanStrength.ts for people who leave and are
 * hired, datedChanges.ts for policies.
 *
 * @param hazards of leaving, per person and hour: by unit, for each step of the grid or once for all
 * @param lengths of a case without waiting, by case type, in hours
 */
export function meanStaff(
  chain: Chain,
  window: readonly [Hours, Hours],
  grid: Grid,
  hazards: readonly Float64Array[],
  lengths: readonly Hours[],
): MeanStaff {
  const [from, to] = window;
  const { begin, hours, count } = grid;
  const capacities = chain.units.map((spec) => new Capacity(spec));
  const strengths = chain.units.map(
    ({ staff }, unit) =>
      staff && new MeanStrength(staff, capacities[unit]!.fte, begin, count, hours, lengths),
  );
  const dated = new DatedChanges(chain, capacities, (unit, fte) => {
    const strength = strengths[unit];
    if (strength !== undefined) strength.authorised = fte;
  });
  const onDuty = new Float64Array(chain.units.length);
  const openings = new Float64Array(chain.cases.length);
  const tallies = strengths.map((strength) => strength && new Tally());
  for (let step = 0; step < count; step++) {
    const at = begin + step * hours;
    const inWindow = Math.max(0, Math.min(to, at + hours) - Math.max(from, at)) / hours;
    const isFirst = at <= from && from < at + hours;
    // What happens in the course of a step counts from its middle on average.
    dated.passTo(at + hours / 2);
    const months = monthsIn(chain, at, at + hours) + (step === 0 ? 1 : 0);
    for (let unit = 0; unit < strengths.length; unit++) {
      const capacity = capacities[unit]!;
      const strength = strengths[unit];
      const before = capacity.onDuty;
      if (strength !== undefined) {
        const tally = tallies[unit]!;
        if (isFirst) tally.begin(strength, step === 0 ? placed(strength, capacity) : before);
        const hazard = hazards[unit]!;
        strength.pass(at, hours, hazard[step] ?? hazard[0]!, months);
        capacity.fte = Math.max(0, strength.staff - strength.missing);
        tally.hires += inWindow * strength.hires;
        tally.leavers += inWindow * strength.leavers;
        if (inWindow > 0) tally.finish(strength, capacity.onDuty);
        addOpenings(openings, strength, inWindow / (to - from));
      }
      const during = strength === undefined || step === 0 ? capacity.onDuty : (before + capacity.onDuty) / 2;
      onDuty[unit]! += (inWindow * hours * during) / (to - from);
    }
  }
  return {
    onDuty: [...onDuty].map(roundPersons),
    units: tallies.map((tally) => tally?.staff),
    openings: [...openings],
  };
}

/** Persons on duty at the very beginning, when those in training have all of it before them. */
function placed(strength: MeanStrength, capacity: Capacity): number {
  capacity.fte = Math.max(0, strength.staff - strength.missingAtFirst);
  return capacity.onDuty;
}

function addOpenings(openings: Float64Array, strength: MeanStrength, weight: number): void {
  for (const [stage, type] of strength.cases.entries()) {
    if (type !== undefined) openings[type]! += weight * strength.entered[stage]!;
  }
}

/** Calendar months that begin in (from, to]. */
function monthsIn({ calendar }: Chain, from: Hours, to: Hours): number {
  const month = (at: Hours): number => {
    const date = dateAt(calendar.startDay, at);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  return month(to) - month(from);
}

/** What is said of a unit's staff in the window. */
class Tally {
  hires = 0;
  leavers = 0;
  private first: Moment = NOTHING;
  private last: Moment = NOTHING;

  begin(strength: MeanStrength, onDuty: number): void {
    this.first = momentOf(strength, onDuty);
  }

  finish(strength: MeanStrength, onDuty: number): void {
    this.last = momentOf(strength, onDuty);
  }

  get staff(): ExpectedStaff {
    const { first, last, hires, leavers } = this;
    const ends = (key: keyof Moment): Ends => ({ start: first[key], end: last[key] });
    return {
      authorised: ends('authorised'),
      staff: ends('staff'),
      trainees: ends('trainees'),
      vacancies: ends('vacancies'),
      onDuty: ends('onDuty'),
      hires,
      leavers,
    };
  }
}

interface Moment {
  readonly authorised: number;
  readonly staff: number;
  readonly trainees: number;
  readonly vacancies: number;
  readonly onDuty: number;
}

const NOTHING: Moment = { authorised: 0, staff: 0, trainees: 0, vacancies: 0, onDuty: 0 };

function momentOf({ authorised, staff, trainees, vacancies }: MeanStrength, onDuty: number): Moment {
  return { authorised, staff, trainees, vacancies, onDuty };
}
