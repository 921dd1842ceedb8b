import type { Discipline, StepSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import type { UnitText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP, within } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import type { UnitFacts } from './organisations.ts';
import { compileNumber } from './value.ts';

const MOST_PER_PERSON = 1e6;

/** Compiles who is served at a unit, and how: first come, first served unless said. */
export function compileDiscipline(c: Compilation, spot: Spot, unit: UnitText): Discipline {
  const kind = unit.discipline ?? 'fifo';
  const { perPerson } = unit;
  if (perPerson === undefined) return { kind };
  const below = at(spot, 'perPerson');
  // A discipline whose value is of the wrong kind is gone from the data, and has its fault.
  if (kind !== 'sharing' && !(unit.discipline === undefined && c.has(at(spot, 'discipline')))) {
    c.fault(below, 'scenario.discipline', messages.perPersonWithoutSharing(), {
      expected: messages.perPersonExpected(),
      atKey: true,
    });
  }
  const most = compileNumber(c, below, perPerson, {
    phrase: PHRASES.number,
    dimension: PLAIN,
    above: 0,
    most: MOST_PER_PERSON,
  });
  if (kind !== 'sharing') return { kind };
  return most === undefined ? { kind } : { kind, perPerson: most };
}

/** A fault if `what` is to be at a unit whose persons are shared by all that is in service there. */
export function refuseWhereShared(
  c: Compilation,
  spot: Spot,
  what: string,
  unit: string,
  units: ReadonlyMap<string, UnitFacts>,
): boolean {
  if (units.get(unit)?.discipline.kind !== 'sharing') return false;
  c.fault(spot, 'scenario.sharing', messages.notWhereShared(what, unit), {
    expected: messages.notSharedExpected(),
    atKey: true,
  });
  return true;
}

/** A unit that serves by deadline, but none of whose work has one, is warned of: it is first come, first served. */
export function checkDisciplines(
  c: Compilation,
  units: ReadonlyMap<string, UnitFacts>,
  steps: readonly StepSpec[],
): void {
  if (c.faults.length > 0) return;
  for (const [name, { index, discipline }] of units) {
    if (discipline.kind !== 'due') continue;
    const hasDeadline = steps.some(
      (step) => step.unit === index && (step.within ?? step.withinCase ?? step.startWithin) !== undefined,
    );
    if (hasDeadline) continue;
    const [organisation, unit] = name.split('.') as [string, string];
    const holder = at(within(at(within(TOP, 'organisations'), organisation), 'units'), unit);
    c.warn(at(holder, 'discipline'), 'scenario.discipline', messages.dueWithoutDeadlines(name));
  }
}
