import type { Chain, StepSpec } from '../chain.ts';
import type { Step } from '../work/step.ts';
import type { Lane } from './lane.ts';
import type { Unit } from './unit.ts';

/** What ties a unit to others. */
export interface Links {
  /** Work that waits for places of this unit, its own and joint work of others: in order of level, others' first. */
  readonly lines: readonly Line[];
  /** Work of this unit that others take over when they would stand idle. */
  readonly overflows: readonly Overflow[];
  /** Work of others that this unit takes over when it would stand idle. */
  readonly aids: readonly Aid[];
}

/**
 * Work that waits for places of a unit, all of it with the same needs: that of one priority, or of one step that other
 * units have a part in. Only its head can be the next to start.
 */
export class Line {
  readonly unit: Unit;
  readonly lane: Lane;
  /** Level of its priority at this unit. */
  readonly level: number;
  /** The step as this unit sees it, if all of it is of one step. */
  readonly step: Step | undefined;
  /** Whether it waits in the queue of another unit, and asks this one for a part. */
  readonly isPartner: boolean;
  readonly joint: Joint | undefined;
  readonly overflow: Overflow | undefined;
  /** Found to wait for another unit, while the unit makes its starts. */
  isPassed = false;

  constructor(unit: Unit, lane: Lane, level: number, of: Partial<Line> = {}) {
    this.unit = unit;
    this.lane = lane;
    this.level = level;
    this.step = of.step;
    this.isPartner = of.isPartner ?? false;
    this.joint = of.joint;
    this.overflow = of.overflow;
  }
}

/** Joint work of one step: the lines of its own unit and of each partner, over the same lane. */
export interface Joint {
  readonly lines: readonly Line[];
}

/** Work of one step with alternatives. */
export interface Overflow {
  readonly lane: Lane;
  /** The unit at which it waits. */
  readonly unit: number;
  readonly priority: number;
  /** The step as each alternative does it, in order. */
  readonly seats: readonly Step[];
  readonly joint: Joint | undefined;
}

/** What an alternative takes over, and the step as it does it. */
export interface Aid {
  readonly overflow: Overflow;
  readonly seat: Step;
}

/** All units that have a part in a step: where it waits, its alternatives, its partners. */
export function unitsOf({ unit, alternatives = [], partners = [] }: StepSpec): readonly number[] {
  return [unit, ...alternatives, ...partners.map((partner) => partner.unit)];
}

interface Building {
  readonly lines: Line[];
  readonly overflows: Overflow[];
  readonly aids: Aid[];
}

/**
 * Ties the units of a chain together by its joint work and its alternatives. Adds to `steps`, behind those of the
 * chain, the same steps as partners and alternatives see them.
 */
export function linkUnits(chain: Chain, units: readonly Unit[], steps: Step[]): void {
  const built = units.map((): Building => ({ lines: [], overflows: [], aids: [] }));
  const linked = new Set<number>();
  for (const [index, spec] of chain.steps.entries()) {
    const { alternatives = [], partners = [] } = spec;
    if (spec.kind !== 'work' || alternatives.length + partners.length === 0) continue;
    const step = steps[index]!;
    const levelAt = (unit: number): number => units[unit]!.priorities.indexOf(spec.priority);
    const add = (made: Step): Step => {
      steps.push(made);
      return made;
    };
    step.claims = partners.map(({ unit, places }) =>
      add(step.claimAt(unit, levelAt(unit), steps.length, places)),
    );
    const seats = alternatives.map((unit) => add(step.at(unit, levelAt(unit), steps.length)));
    const lane = laneOfItsOwn(step, units);
    const lines: Line[] = [];
    const joint: Joint | undefined = partners.length > 0 ? { lines } : undefined;
    const overflow: Overflow | undefined =
      seats.length > 0 ? { lane, unit: step.unit, priority: spec.priority, seats, joint } : undefined;
    lines.push(new Line(units[step.unit]!, lane, step.level, { step, joint, overflow }));
    lines.push(...partnerLines(step, lane, units, { joint, overflow }));
    if (overflow !== undefined) {
      built[step.unit]!.overflows.push(overflow);
      for (const seat of seats) {
        built[seat.unit]!.aids.push({ overflow, seat });
        if (joint !== undefined) addSeat(seat, units, built);
      }
    }
    for (const line of lines) built[line.unit.index]!.lines.push(line);
    for (const unit of unitsOf(spec)) linked.add(unit);
  }
  for (const index of linked) {
    const unit = units[index]!;
    const { lines, overflows, aids } = built[index]!;
    const plain = unit.priorities.map((_, level) => new Line(unit, unit.queue.lanes[level]!, level));
    const all = [...lines, ...plain].sort(
      (one, other) => one.level - other.level || Number(other.isPartner) - Number(one.isPartner),
    );
    const teams = lines.map(({ joint, step }) => (joint === undefined ? 0 : (step?.team ?? 0)));
    unit.jointPlaces = Math.max(0, ...teams);
    unit.links = { lines: all, overflows, aids };
  }
}

/** Joint work that an alternative has taken over and that was interrupted there waits there, for all of them. */
function addSeat(seat: Step, units: readonly Unit[], built: readonly Building[]): void {
  const lane = laneOfItsOwn(seat, units);
  const lines: Line[] = [];
  const joint: Joint = { lines };
  lines.push(new Line(units[seat.unit]!, lane, seat.level, { step: seat, joint }));
  lines.push(...partnerLines(seat, lane, units, { joint }));
  for (const line of lines) built[line.unit.index]!.lines.push(line);
}

function partnerLines(
  step: Step,
  lane: Lane,
  units: readonly Unit[],
  of: Pick<Line, 'joint'> & Partial<Line>,
): readonly Line[] {
  return step.claims.map(
    (claim) => new Line(units[claim.unit]!, lane, claim.level, { ...of, step: claim, isPartner: true }),
  );
}

/** A lane at the step's unit for this step alone. */
function laneOfItsOwn(step: Step, units: readonly Unit[]): Lane {
  const { queue } = units[step.unit]!;
  step.lane = queue.lanes.length;
  return queue.addLane();
}
