import { Lane } from './lane.ts';
import { List } from './memory.ts';
import { Step } from './step.ts';
import { Unit } from './unit.ts';

/**
 * Work that waits for places of a unit, all of it with the same needs: that of one priority, or of one step that other
 * units have a part in. Only its head can be the next to start.
 */
@unmanaged
export class Line {
  readonly unit: Unit;
  readonly lane: Lane;
  /** Level of its priority at this unit. */
  readonly level: i32;
  /** The step as this unit sees it, if all of it is of one step. */
  readonly step: Step | null;
  /** Whether it waits in the queue of another unit, and asks this one for a part. */
  readonly isPartner: bool;
  readonly joint: Joint | null;
  readonly overflow: Overflow | null;
  /** Found to wait for another unit, while the unit makes its starts. */
  isPassed: bool = false;

  constructor(
    unit: Unit,
    lane: Lane,
    level: i32,
    step: Step | null,
    isPartner: bool,
    joint: Joint | null,
    overflow: Overflow | null,
  ) {
    this.unit = unit;
    this.lane = lane;
    this.level = level;
    this.step = step;
    this.isPartner = isPartner;
    this.joint = joint;
    this.overflow = overflow;
  }

  /** Places that it asks for where all of it is of one step; else one. */
  get places(): f64 {
    const step = this.step;
    return step === null ? 1 : step.team;
  }
}

/** Joint work of one step: the lines of its own unit and of each partner, over the same lane. */
@unmanaged
export class Joint {
  readonly lines: List<Line> = new List<Line>();
}

/** Work of one step with alternatives. */
@unmanaged
export class Overflow {
  readonly lane: Lane;
  /** The unit at which it waits. */
  readonly unit: Unit;
  readonly priority: i32;
  /** The step as each alternative does it, in order. */
  readonly seats: List<Step>;
  readonly joint: Joint | null;

  constructor(lane: Lane, step: Step, joint: Joint | null) {
    this.lane = lane;
    this.unit = step.unit;
    this.priority = step.priority;
    this.seats = step.seats;
    this.joint = joint;
  }
}

/** What an alternative takes over, and the step as it does it. */
@unmanaged
export class Aid {
  readonly overflow: Overflow;
  readonly seat: Step;

  constructor(overflow: Overflow, seat: Step) {
    this.overflow = overflow;
    this.seat = seat;
  }
}

/** What ties a unit to others. */
@unmanaged
export class Links {
  /** Work that waits for places of this unit, its own and joint work of others: in order of level, others' first. */
  readonly lines: List<Line> = new List<Line>();
  /** Work of this unit that others take over when they would stand idle. */
  readonly overflows: List<Overflow> = new List<Overflow>();
  /** Work of others that this unit takes over when it would stand idle. */
  readonly aids: List<Aid> = new List<Aid>();
}

/** Ties together the units of a step with partners or alternatives, whose claims and seats are there. */
export function linkStep(step: Step): void {
  const lane = laneOfItsOwn(step);
  const joint = step.claims.length > 0 ? new Joint() : null;
  const overflow = step.seats.length > 0 ? new Overflow(lane, step, joint) : null;
  addLines(step, lane, joint, overflow);
  if (overflow === null) return;
  linksOf(step.unit).overflows.push(overflow);
  for (let index = 0; index < step.seats.length; index++) {
    const seat = step.seats.get(index);
    linksOf(seat.unit).aids.push(new Aid(overflow, seat));
    // Joint work that an alternative has taken over and that was interrupted there waits there, for all of them.
    if (joint !== null) addLines(seat, laneOfItsOwn(seat), new Joint(), null);
  }
}

/** When all steps are linked: lines for the rest of a unit's work, and the order of all. */
export function finishLinks(unit: Unit): void {
  const links = unit.links;
  if (links === null) return;
  const lines = links.lines;
  for (let index = 0; index < lines.length; index++) {
    const line = lines.get(index);
    if (line.joint !== null) unit.jointPlaces = max<f64>(unit.jointPlaces, line.places);
  }
  for (let level = 0; level < unit.priorities.length; level++) {
    lines.push(new Line(unit, unit.queue.lanes.get(level), level, null, false, null, null));
  }
  // By insertion, which leaves equals as they are.
  for (let index = 1; index < lines.length; index++) {
    const line = lines.get(index);
    let hole = index;
    while (hole > 0 && goesBefore(line, lines.get(hole - 1))) {
      lines.set(hole, lines.get(hole - 1));
      hole--;
    }
    lines.set(hole, line);
  }
}

function goesBefore(one: Line, other: Line): bool {
  return one.level !== other.level ? one.level < other.level : one.isPartner && !other.isPartner;
}

/** The line of a step at its own unit, and those of its partners. */
function addLines(step: Step, lane: Lane, joint: Joint | null, overflow: Overflow | null): void {
  add(new Line(step.unit, lane, step.level, step, false, joint, overflow));
  for (let index = 0; index < step.claims.length; index++) {
    const claim = step.claims.get(index);
    add(new Line(claim.unit, lane, claim.level, claim, true, joint, overflow));
  }
}

function add(line: Line): void {
  linksOf(line.unit).lines.push(line);
  const joint = line.joint;
  if (joint !== null) joint.lines.push(line);
}

function linksOf(unit: Unit): Links {
  let links = unit.links;
  if (links === null) {
    links = new Links();
    unit.links = links;
  }
  return links;
}

/** A lane at the step's unit for this step alone. */
function laneOfItsOwn(step: Step): Lane {
  const queue = step.unit.queue;
  const lane = new Lane(step.unit.isByDeadline);
  step.lane = queue.lanes.length;
  queue.lanes.push(lane);
  return lane;
}
