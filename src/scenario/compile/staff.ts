import type { UnitSpec } from '../../chain/chain.ts';
import type {
  CostSpec,
  DatedStrength,
  FatigueSpec,
  LeavingSpec,
  StaffSpec,
} from '../../chain/staff/staffSpec.ts';
import { staffMessages as messages } from '../messages/staffMessages.ts';
import { namesAt } from '../node.ts';
import type { UnitText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { CostText, FatigueText } from '../schema/staff.ts';
import { at, type Spot } from '../spot.ts';
import { MONEY, MONEY_PER_TIME, PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileFormula } from './formulaValue.ts';
import { compileHiring } from './hiring.ts';
import { compileOvertime, compileRegularWork } from './measures.ts';
import { isPlaceholder } from './placeholder.ts';
import { compileDates, type Timeframe } from './timeframe.ts';
import { compileNumber } from './value.ts';

const HOURS_A_YEAR = 8760;
const MOST_STAFF = 1e6;
/** Effects of fatigue beyond this are no effects but mistakes. */
const LARGEST_EFFECT = 100;

type StaffSide = Pick<UnitSpec, 'staff' | 'overtime' | 'regularWork' | 'fatigue' | 'cost'>;
type Strength = Pick<UnitSpec, 'staffing'>;

/** Compiles the staff side of a unit whose strength is known: what of it the file has. */
export function compileStaffSide(
  c: Compilation,
  spot: Spot,
  unit: UnitText,
  strength: Strength,
  timeframe: Timeframe,
): StaffSide {
  const staff = compileStaff(c, spot, unit, strength, timeframe);
  const overtime = compileOvertime(c, spot, unit);
  const regularWork = compileRegularWork(c, spot, unit);
  const fatigue = unit.fatigue && compileFatigue(c, at(spot, 'fatigue'), unit.fatigue);
  const cost = unit.cost && compileCost(c, at(spot, 'cost'), unit.cost, strength);
  return {
    ...(staff && { staff }),
    ...(overtime && { overtime }),
    ...(regularWork && { regularWork }),
    ...(fatigue && { fatigue }),
    ...(cost && { cost }),
  };
}

function compileStaff(
  c: Compilation,
  spot: Spot,
  unit: UnitText,
  { staffing }: Strength,
  timeframe: Timeframe,
): StaffSpec | undefined {
  const { authorised, initial, leaving, hiring } = unit;
  if ((authorised ?? initial ?? leaving ?? hiring) === undefined) return undefined;
  const fte = staffing.kind === 'fte' ? staffing.fte : staffing.onDuty;
  const allowed =
    authorised === undefined
      ? fte
      : compileNumber(c, at(spot, 'authorised'), authorised, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          least: 0,
          most: MOST_STAFF,
        });
  const leavers = leaving && compileLeaving(c, at(spot, 'leaving'), leaving, timeframe);
  const recruits = compileHiring(c, spot, unit, isPlaceholder(staffing) ? undefined : fte);
  return {
    authorised: allowed ?? fte,
    ...(leavers && { leaving: leavers }),
    ...(recruits && { hiring: recruits }),
  };
}

function compileLeaving(
  c: Compilation,
  spot: Spot,
  leaving: NonNullable<UnitText['leaving']>,
  timeframe: Timeframe,
): LeavingSpec {
  if (leaving.hazard === undefined && leaving.dated === undefined && !c.isPruned(spot, leaving))
    c.fault(spot, 'scenario.staff', messages.leavingNothing());
  const hazard =
    leaving.hazard === undefined
      ? undefined
      : compileFormula(c, at(spot, 'hazard'), leaving.hazard, {
          phrase: PHRASES.rate,
          dimension: PER_TIME,
          least: 0,
        });
  const below = at(spot, 'dated');
  const dated = Object.entries(leaving.dated ?? {}).flatMap(([date, fte]): DatedStrength[] => {
    const [moment] = compileDates(c, at(below, date), date, timeframe);
    const number = compileNumber(c, at(below, date), fte, {
      phrase: PHRASES.number,
      dimension: PLAIN,
      least: 0,
      most: MOST_STAFF,
    });
    return moment === undefined || number === undefined ? [] : [{ at: moment, fte: number }];
  });
  dated.sort((one, other) => one.at - other.at);
  return { ...(hazard && { hazard }), dated };
}

function compileFatigue(c: Compilation, spot: Spot, text: FatigueText): FatigueSpec | undefined {
  const share = (key: 'u0' | 'b' | 'c', below?: number): number | undefined =>
    text[key] === undefined
      ? 0
      : compileNumber(c, at(spot, key), text[key], {
          phrase: PHRASES.share,
          dimension: PLAIN,
          least: 0,
          ...(below === undefined ? { most: 1 } : { below }),
        });
  const number = (key: 'k' | 'a'): number | undefined =>
    text[key] === undefined
      ? 0
      : compileNumber(c, at(spot, key), text[key], {
          phrase: PHRASES.number,
          dimension: PLAIN,
          least: 0,
          most: LARGEST_EFFECT,
        });
  const constant = (key: 'rise' | 'recovery'): number | undefined =>
    compileNumber(c, at(spot, key), text[key], { phrase: PHRASES.span, dimension: TIME, above: 0 });
  const u0 = share('u0', 1);
  const k = number('k');
  const a = number('a');
  const b = share('b');
  const loss = share('c');
  const rise = constant('rise');
  const recovery = constant('recovery');
  if (u0 === undefined || k === undefined || a === undefined || b === undefined) return undefined;
  if (loss === undefined || rise === undefined || recovery === undefined) return undefined;
  return { u0, k, a, b, c: loss, rise, recovery };
}

function compileCost(
  c: Compilation,
  spot: Spot,
  text: CostText,
  { staffing }: Strength,
): CostSpec | undefined {
  const isByFte = staffing.kind === 'fte';
  for (const key of ['fte', 'overtimePremium'] as const) {
    if (text[key] !== undefined && !isByFte) {
      c.fault(at(spot, key), 'scenario.cost', messages.costWithoutFte(key), { atKey: true });
      return undefined;
    }
  }
  if (text.fte === undefined && text.hire === undefined && !c.isPruned(spot, text))
    c.fault(spot, 'scenario.cost', messages.costNothing(), { atKey: true });
  const fte =
    text.fte === undefined
      ? 0
      : compileNumber(c, at(spot, 'fte'), text.fte, {
          phrase: PHRASES.money,
          dimension: MONEY_PER_TIME,
          least: 0,
        });
  const premium =
    text.overtimePremium === undefined
      ? 0
      : compileNumber(c, at(spot, 'overtimePremium'), text.overtimePremium, {
          phrase: PHRASES.share,
          dimension: PLAIN,
          least: 0,
          most: 10,
        });
  const hire =
    text.hire === undefined
      ? 0
      : compileNumber(c, at(spot, 'hire'), text.hire, { phrase: PHRASES.amount, dimension: MONEY, least: 0 });
  if (fte === undefined || premium === undefined || hire === undefined) return undefined;
  // A year's cost of an FTE buys its productive hours.
  const anHour = staffing.kind === 'fte' ? (fte * HOURS_A_YEAR) / staffing.productiveHours : 0;
  return { fteHour: fte, overtimeHour: anHour * (1 + premium), hire };
}

/** Keys of a unit that each part of the staff side comes from. */
const KEYS_OF_PART = {
  staff: ['authorised', 'leaving', 'hiring', 'initial'],
  overtime: ['overtime'],
  regularWork: ['regularWork'],
  fatigue: ['fatigue'],
  cost: ['cost'],
} as const;

/** What a unit, or every unit of an organisation or the chain, lacks for that part; undefined if it is there. */
export function missingPart(
  c: Compilation,
  kind: string,
  scope: string,
  part: keyof typeof KEYS_OF_PART,
): string | undefined {
  const keys: readonly string[] = KEYS_OF_PART[part];
  const units = c.unitNames.filter(
    (name) => kind === 'chain' || name === scope || (kind === 'organisation' && name.startsWith(`${scope}.`)),
  );
  const has = units.some((name) => {
    const [organisation = '', unit = ''] = name.split('.');
    return namesAt(c.root, ['organisations', organisation, 'units', unit]).some((key) => keys.includes(key));
  });
  return has ? undefined : keys.join(', ');
}
