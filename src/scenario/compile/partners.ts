import type { PartnerSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { refuseWhereShared } from './discipline.ts';
import type { UnitFacts } from './organisations.ts';
import { compileWhole } from './value.ts';

const LARGEST_SHARE = 1e6;

/**
 * Compiles `with: { om.prosecutors: 1 }`: the units that take part besides those at which the work stands (`own`), and
 * how many places of each. A share that no unit of that size could give is refused, and so is a partner that is
 * never open when its own unit is.
 */
export function compilePartners(
  c: Compilation,
  spot: Spot,
  partners: Readonly<Record<string, ValueText>>,
  own: readonly string[],
  units: ReadonlyMap<string, UnitFacts>,
): PartnerSpec[] {
  return Object.entries(partners).flatMap(([name, share]) => {
    const below = at(spot, name);
    const places = compileWhole(c, below, share, PHRASES.whole, 1, LARGEST_SHARE);
    if (!c.unitNames.includes(name)) {
      const message = messages.unknownUnit(name);
      c.unknown(below, name, c.unitNames, 'scenario.unknown-unit', message, true);
      return [];
    }
    if (own.includes(name)) {
      c.fault(below, 'scenario.partner', messages.partnerOfItself(name), {
        atKey: true,
        hint: messages.hintTeam(),
      });
      return [];
    }
    const unit = units.get(name);
    if (unit === undefined || places === undefined) return [];
    if (refuseWhereShared(c, below, messages.jointWork(), name, units)) return [];
    if (unit.places !== undefined && places > Math.max(1, unit.places)) {
      c.fault(below, 'scenario.partner', messages.shareTooLarge(places, name, unit.places));
    }
    for (const other of own) {
      const rosters = units.get(other);
      if (rosters !== undefined && neverOpenTogether(unit, rosters)) {
        c.fault(below, 'scenario.partner', messages.neverOpenTogether(name, other), { atKey: true });
      }
    }
    return [{ unit: unit.index, places }];
  });
}

/** Whether two weekly patterns have no hour in common. */
function neverOpenTogether(one: UnitFacts, other: UnitFacts): boolean {
  return one.roster.weekly.every((a) =>
    other.roster.weekly.every((b) => Math.min(a.to, b.to) <= Math.max(a.from, b.from)),
  );
}
