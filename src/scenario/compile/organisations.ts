import type { Discipline, OrganisationSpec, Staffing, UnitSpec } from '../../chain/chain.ts';
import { mostOnDuty } from '../../chain/unit/capacity.ts';
import type { Hours } from '../../engine/hours.ts';
import type { RosterSpec } from '../../engine/rosterSpec.ts';
import { WorkingClock } from '../../engine/workingClock.ts';
import { weekdayOf } from '../date.ts';
import { messages } from '../messages.ts';
import { CONTINUOUS, isContinuous, OFFICE, type WeeklyPattern, weeklyPattern } from '../roster.ts';
import type { RosterText, UnitText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP, within } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDiscipline } from './discipline.ts';
import { labelOf } from './label.ts';
import { compileOutages } from './outages.ts';
import { placeholder } from './placeholder.ts';
import { compileStaffSide } from './staff.ts';
import type { Timeframe } from './timeframe.ts';
import { compileNumber } from './value.ts';

const HOURS_A_YEAR = 8760;
const MOST_STAFF = 1e6;

/** What other parts of the compiler ask of a unit. */
export interface UnitFacts {
  readonly index: number;
  readonly organisation: number;
  /** Most places that it can have, ⌈on duty⌉ at its highest; absent when the staffing is at fault. */
  readonly places: number | undefined;
  readonly isContinuous: boolean;
  readonly roster: RosterSpec;
  readonly discipline: Discipline;
}

export interface CompiledOrganisations {
  readonly organisations: readonly OrganisationSpec[];
  readonly units: readonly UnitSpec[];
  readonly rosters: readonly RosterSpec[];
  /** By `organisation.unit`. */
  readonly facts: ReadonlyMap<string, UnitFacts>;
}

export function compileOrganisations(c: Compilation, timeframe: Timeframe): CompiledOrganisations {
  const organisations: OrganisationSpec[] = [];
  const units: UnitSpec[] = [];
  const rosters: RosterSpec[] = [];
  const facts = new Map<string, UnitFacts>();
  const top = within(TOP, 'organisations');
  for (const [organisationName, organisation] of Object.entries(c.data.organisations ?? {})) {
    const organisationSpot = at(top, organisationName);
    organisations.push({
      name: organisationName,
      label: labelOf(c, organisationSpot, organisation.label, organisationName),
    });
    for (const [unitName, unit] of Object.entries(organisation.units)) {
      const spot = at(within(organisationSpot, 'units'), unitName);
      const name = `${organisationName}.${unitName}`;
      const roster = compileRoster(c, at(spot, 'roster'), unit.roster ?? 'continuous', timeframe);
      const staffing = compileStaffing(c, spot, unit, new WorkingClock(roster).openHours(0, HOURS_A_YEAR));
      const absence =
        unit.absence === undefined
          ? 0
          : compileNumber(c, at(spot, 'absence'), unit.absence, {
              phrase: PHRASES.share,
              dimension: PLAIN,
              least: 0,
              below: 1,
            });
      const discipline = compileDiscipline(c, spot, unit);
      const strength = {
        staffing: staffing ?? placeholder(unit.onDuty === undefined ? 'fte' : 'onDuty'),
        absence: absence ?? 0,
      };
      const side = compileStaffSide(c, spot, unit, strength, timeframe);
      const isKnown = staffing !== undefined && absence !== undefined;
      facts.set(name, {
        index: units.length,
        organisation: organisations.length - 1,
        places: isKnown ? Math.ceil(mostOnDuty({ ...strength, ...side })) : undefined,
        isContinuous: isContinuous(roster),
        roster,
        discipline,
      });
      units.push({
        name,
        label: labelOf(c, spot, unit.label, unitName),
        organisation: organisations.length - 1,
        roster: indexOfRoster(rosters, roster),
        ...strength,
        discipline,
        ...(unit.outages === undefined
          ? {}
          : { outages: compileOutages(c, at(spot, 'outages'), unit.outages, timeframe) }),
        ...side,
      });
    }
  }
  return { organisations, units, rosters, facts };
}

/** Staffing by `fte` and `productiveHours`, or by `onDuty`: one of the two, whole. */
function compileStaffing(c: Compilation, spot: Spot, unit: UnitText, hours: Hours): Staffing | undefined {
  const { fte, productiveHours, onDuty } = unit;
  if (onDuty !== undefined) {
    const also = fte !== undefined ? 'fte' : productiveHours !== undefined ? 'productiveHours' : undefined;
    if (also !== undefined)
      c.fault(at(spot, also), 'scenario.staffing', messages.staffingTwice(also), { atKey: true });
    const value = compileNumber(c, at(spot, 'onDuty'), onDuty, {
      phrase: PHRASES.number,
      dimension: PLAIN,
      least: 0,
      most: MOST_STAFF,
    });
    return value === undefined ? undefined : { kind: 'onDuty', onDuty: value };
  }
  if ((fte === undefined || productiveHours === undefined) && !c.isPruned(spot, unit)) {
    const message =
      fte !== undefined
        ? messages.staffingWithoutHours()
        : productiveHours !== undefined
          ? messages.staffingWithoutFte()
          : messages.staffingMissing(spot.path);
    c.fault(spot, 'scenario.staffing', message, { expected: messages.staffingExpected(), atKey: true });
  }
  const strength =
    fte === undefined
      ? undefined
      : compileNumber(c, at(spot, 'fte'), fte, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          least: 0,
          most: MOST_STAFF,
        });
  const yearly =
    productiveHours === undefined
      ? undefined
      : compileNumber(c, at(spot, 'productiveHours'), productiveHours, {
          phrase: PHRASES.hoursPerYear,
          dimension: PLAIN,
          above: 0,
          most: HOURS_A_YEAR,
          asked: messages.hoursPerYearAsked(),
          // Hours a year are a plain number in base units: hours each of 8,760.
          convert: ({ numerator, denominator }) => (numerator * HOURS_A_YEAR) / denominator,
        });
  if (strength === undefined || yearly === undefined) return undefined;
  return { kind: 'fte', fte: strength, productiveHours: yearly, openHours: hours };
}

function compileRoster(c: Compilation, spot: Spot, roster: RosterText, timeframe: Timeframe): RosterSpec {
  const { startDay, closedDays } = timeframe.calendar;
  const pattern = patternOf(c, spot, roster);
  return {
    label: pattern.label,
    weekly: pattern.weekly,
    weekHourAtStart: weekdayOf(startDay) * 24,
    closedDays: pattern === CONTINUOUS ? [] : closedDays,
  };
}

function patternOf(c: Compilation, spot: Spot, roster: RosterText): WeeklyPattern {
  if (roster === 'continuous') return CONTINUOUS;
  if (roster === 'office') return OFFICE;
  const pattern = weeklyPattern(roster);
  if (!('error' in pattern)) return pattern;
  const where = pattern.key === undefined ? spot : at(spot, pattern.key);
  c.fault(where, 'scenario.roster', pattern.error, { expected: PHRASES.roster });
  return CONTINUOUS;
}

/** Equal rosters are one. */
function indexOfRoster(rosters: RosterSpec[], roster: RosterSpec): number {
  const words = JSON.stringify(roster);
  const known = rosters.findIndex((other) => JSON.stringify(other) === words);
  return known >= 0 ? known : rosters.push(roster) - 1;
}
