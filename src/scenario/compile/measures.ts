import type { OvertimeSpec, RegularWorkSpec, SwitchSpec } from '../../chain/staff/staffSpec.ts';
import { staffMessages as messages } from '../messages/staffMessages.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import type { UnitText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { LimitText } from '../schema/staff.ts';
import { at, type Spot } from '../spot.ts';
import { PLAIN, sameDimension, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileNumber } from './value.ts';

/** Working time law (Arbeidstijdenwet): most hours a week, on average over 16 weeks and in any one. */
const MOST_ON_AVERAGE = 48;
const MOST_IN_A_WEEK = 60;
const CONTRACT_HOURS = 36;

/** Unless said: five days of backlog, or a post that lacks anybody, until a day is left and no post lacks anybody. */
const USUAL: SwitchSpec = { backlogDays: { on: 5, off: 1 }, posts: { on: 1e-6, off: 0 } };

export function compileOvertime(c: Compilation, spot: Spot, unit: UnitText): OvertimeSpec | undefined {
  const hours =
    unit.contractHours === undefined
      ? CONTRACT_HOURS
      : compileNumber(c, at(spot, 'contractHours'), unit.contractHours, {
          phrase: PHRASES.weeklyHours,
          dimension: TIME,
          above: 0,
          most: MOST_IN_A_WEEK,
        });
  if (unit.overtime === undefined) return undefined;
  const below = at(spot, 'overtime');
  const upTo = compileNumber(c, at(below, 'upTo'), unit.overtime.upTo, {
    phrase: PHRASES.share,
    dimension: PLAIN,
    least: 0,
    most: 2,
  });
  const control = compileSwitch(c, below, unit.overtime);
  if (upTo === undefined || control === undefined || hours === undefined) return undefined;
  const mostOnAverage = Math.max(0, MOST_ON_AVERAGE / hours - 1);
  if (mostOnAverage === 0 && upTo > 0)
    c.fault(at(below, 'upTo'), 'scenario.staff', messages.lawForbids(hours));
  return { upTo, switch: control, mostOnAverage, mostInAWeek: Math.max(0, MOST_IN_A_WEEK / hours - 1) };
}

export function compileRegularWork(c: Compilation, spot: Spot, unit: UnitText): RegularWorkSpec | undefined {
  if (unit.regularWork === undefined) return undefined;
  const below = at(spot, 'regularWork');
  const text = unit.regularWork;
  const rule = { phrase: PHRASES.share, dimension: PLAIN, least: 0, most: 1 };
  const share = compileNumber(c, at(below, 'share'), text.share, rule);
  const upTo = text.upTo === undefined ? 0 : compileNumber(c, at(below, 'upTo'), text.upTo, rule);
  const control = compileSwitch(c, below, text);
  if (share === undefined || upTo === undefined || control === undefined) return undefined;
  if (upTo > share) c.fault(at(below, 'upTo'), 'scenario.staff', messages.upToBeyondShare());
  return { share, upTo, switch: control };
}

interface Limit {
  readonly backlogDays?: number;
  readonly posts?: number;
}

/** The limits of a measure, of both kinds or of one; those of the same kind as `on` make its `off`. */
function compileSwitch(
  c: Compilation,
  spot: Spot,
  { on, off }: { readonly on?: LimitText | undefined; readonly off?: LimitText | undefined },
): SwitchSpec | undefined {
  if (on === undefined && off === undefined) return USUAL;
  if (on === undefined || off === undefined) {
    const [given, missing] = on === undefined ? ['off', 'on'] : ['on', 'off'];
    c.fault(
      at(spot, given as string),
      'scenario.staff',
      messages.limitAlone(given as string, missing as string),
      {
        atKey: true,
      },
    );
    return undefined;
  }
  const from = compileLimit(c, at(spot, 'on'), on);
  const to = compileLimit(c, at(spot, 'off'), off);
  if (from === undefined || to === undefined) return undefined;
  const isSame =
    (from.backlogDays === undefined) === (to.backlogDays === undefined) &&
    (from.posts === undefined) === (to.posts === undefined);
  if (!isSame) {
    c.fault(at(spot, 'off'), 'scenario.staff', messages.limitsDiffer(), { expected: PHRASES.measureLimit });
    return undefined;
  }
  if ((to.backlogDays ?? 0) > (from.backlogDays ?? 0) || (to.posts ?? 0) > (from.posts ?? 0)) {
    c.fault(at(spot, 'off'), 'scenario.staff', messages.offAboveOn());
    return undefined;
  }
  return {
    ...(from.backlogDays === undefined
      ? {}
      : { backlogDays: { on: from.backlogDays, off: to.backlogDays ?? 0 } }),
    ...(from.posts === undefined ? {} : { posts: { on: from.posts, off: to.posts ?? 0 } }),
  };
}

function compileLimit(c: Compilation, spot: Spot, limit: LimitText): Limit | undefined {
  if (typeof limit === 'object') {
    if (limit.backlog === undefined && limit.unfilled === undefined) {
      if (!c.isPruned(spot, limit))
        c.fault(spot, 'scenario.staff', messages.limitEmpty(), { expected: PHRASES.measureLimit });
      return undefined;
    }
    const backlogDays = limit.backlog === undefined ? undefined : days(c, at(spot, 'backlog'), limit.backlog);
    const posts = limit.unfilled === undefined ? undefined : persons(c, at(spot, 'unfilled'), limit.unfilled);
    return { ...(backlogDays !== undefined && { backlogDays }), ...(posts !== undefined && { posts }) };
  }
  const quantity = parseQuantity(limit);
  if (isQuantity(quantity) && sameDimension(quantity.dimension, PLAIN)) {
    const posts = persons(c, spot, limit);
    return posts === undefined ? undefined : { posts };
  }
  const backlogDays = days(c, spot, limit);
  return backlogDays === undefined ? undefined : { backlogDays };
}

function days(c: Compilation, spot: Spot, text: Parameters<typeof compileNumber>[2]): number | undefined {
  const hours = compileNumber(c, spot, text, { phrase: PHRASES.measureLimit, dimension: TIME, least: 0 });
  return hours === undefined ? undefined : hours / 24;
}

function persons(c: Compilation, spot: Spot, text: Parameters<typeof compileNumber>[2]): number | undefined {
  return compileNumber(c, spot, text, { phrase: PHRASES.measureLimit, dimension: PLAIN, least: 0 });
}
