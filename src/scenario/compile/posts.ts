import type { PostOpeningSpec, PostSpec } from '../../chain/chain.ts';
import { constant } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { PostText } from '../schema/posts.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { refuseWhereShared } from './discipline.ts';
import { compileDistribution } from './distribution.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import type { UnitFacts } from './organisations.ts';
import { LOWEST_PRIORITY, USUAL_PRIORITY } from './step.ts';
import { compileNumber, compileWhole } from './value.ts';

const MOST_POSTS = 1e6;

/** Compiles the posts; a post stands at a unit that never closes. */
export function compilePosts(c: Compilation, units: ReadonlyMap<string, UnitFacts>): PostSpec[] {
  const top = at(TOP, 'posts');
  return Object.entries(c.data.posts ?? {}).map(([name, post]) => {
    const spot = at(top, name);
    const unitSpot = at(spot, 'unit');
    const unit = units.get(post.unit);
    if (!c.unitNames.includes(post.unit)) {
      c.unknown(unitSpot, post.unit, c.unitNames, 'scenario.unknown-unit', messages.unknownUnit(post.unit));
    } else if (unit !== undefined && !unit.isContinuous) {
      c.fault(unitSpot, 'scenario.post', messages.postWhileClosed(name, post.unit), {
        expected: messages.postRoster(),
      });
    }
    refuseWhereShared(c, unitSpot, messages.aPost(), post.unit, units);
    const rule = { dimension: PLAIN, most: MOST_POSTS };
    const required =
      post.required === undefined
        ? undefined
        : compileFormula(c, at(spot, 'required'), post.required, {
            ...rule,
            phrase: PHRASES.formula,
            least: 0,
          });
    const opening = compileOpening(c, spot, name, post);
    const staff =
      post.staff === undefined
        ? 1
        : compileNumber(c, at(spot, 'staff'), post.staff, { ...rule, phrase: PHRASES.number, above: 0 });
    const priority =
      post.priority === undefined
        ? USUAL_PRIORITY
        : compileWhole(c, at(spot, 'priority'), post.priority, PHRASES.whole, 1, LOWEST_PRIORITY, true);
    return {
      name,
      label: labelOf(c, spot, post.label, name),
      required: required ?? constant(0),
      ...(opening === undefined ? {} : { opening }),
      staff: staff ?? 1,
      unit: unit?.index ?? NONE,
      priority: priority ?? USUAL_PRIORITY,
    };
  });
}

/** Posts are as many as required, or open at a rate and stay for a time. */
function compileOpening(
  c: Compilation,
  spot: Spot,
  name: string,
  { required, opens, lasts, initial }: PostText,
): PostOpeningSpec | undefined {
  if (opens === undefined) {
    if (c.has(at(spot, 'opens'))) return undefined;
    for (const key of ['lasts', 'initial'] as const) {
      if (c.has(at(spot, key)))
        c.fault(at(spot, key), 'scenario.post', messages.postKeyWithoutOpens(key), { atKey: true });
    }
    if (required === undefined && !c.has(at(spot, 'required')))
      c.fault(spot, 'scenario.post', messages.postHowMany(name), {
        expected: messages.postExpected(),
        atKey: true,
      });
    return undefined;
  }
  if (required !== undefined)
    c.fault(at(spot, 'opens'), 'scenario.post', messages.postTwice(name), {
      expected: messages.postExpected(),
      atKey: true,
    });
  if (lasts === undefined && !c.has(at(spot, 'lasts')))
    c.fault(spot, 'scenario.post', messages.postWithoutLasts(name), {
      expected: messages.postExpected(),
      atKey: true,
    });
  const rate = compileFormula(c, at(spot, 'opens'), opens, {
    phrase: PHRASES.rate,
    dimension: PER_TIME,
    least: 0,
  });
  const duration =
    lasts === undefined
      ? undefined
      : compileDistribution(c, at(spot, 'lasts'), lasts, {
          phrase: PHRASES.distribution,
          dimension: TIME,
          isPositive: true,
        });
  const open =
    initial === undefined ? 0 : compileWhole(c, at(spot, 'initial'), initial, PHRASES.whole, 0, MOST_POSTS);
  if (rate === undefined || duration === undefined || open === undefined) return undefined;
  return { rate, lasts: duration, initial: open };
}
