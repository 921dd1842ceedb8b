import type { PostSpec } from '../../chain/chain.ts';
import { constant } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, TOP } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { refuseWhereShared } from './discipline.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import type { UnitFacts } from './organisations.ts';
import { LOWEST_PRIORITY, USUAL_PRIORITY } from './step.ts';
import { compileNumber, compileWhole } from './value.ts';

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
    const rule = { dimension: PLAIN, most: 1e6 };
    const required = compileFormula(c, at(spot, 'required'), post.required, {
      ...rule,
      phrase: PHRASES.formula,
      least: 0,
    });
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
      staff: staff ?? 1,
      unit: unit?.index ?? NONE,
      priority: priority ?? USUAL_PRIORITY,
    };
  });
}
