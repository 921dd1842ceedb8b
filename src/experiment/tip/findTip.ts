import { BLOCK_SIZE } from '../block.ts';
import { rounded } from '../over/overRange.ts';
import { againstDirection, type CurvePoint, isotonic, sideOf, type TipCurve } from './tipCurve.ts';

/** Where P(holds) is to be followed, and what is asked of it. */
export interface TipRange {
  /** from < to; positions are whole multiples of `grain` away from each other only by rounding: values that read well. */
  readonly from: number;
  readonly to: number;
  /** Smallest difference of two values that are tried. */
  readonly grain: number;
  /** Only whole numbers are tried, and the tipping point is the first of them at which it is otherwise. */
  readonly isWhole?: true;
  /** The value in the file, if it lies in the range: it is one of the points. */
  readonly own?: number;
  /** Probability of holding that is asked, in (0, 1). */
  readonly asked: number;
  /** Of the interval for the tipping point, in (0.5, 1). */
  readonly confidence: number;
  /** At each point from which something is concluded; ≥ 1. */
  readonly replications: number;
}

/** What was found: one tipping point, several, or none in the range. */
export type TipFinding = {
  /** 1 where P(holds) rises with the value, −1 where it falls, 0 where it does neither. */
  readonly direction: number;
  /** Whether it is shown at any two values that P(holds) moves that way. */
  readonly isShown: boolean;
  /** Two values between which P(holds) is shown to move against that direction; absent if it is not. */
  readonly against?: readonly [number, number];
} & (
  | {
      readonly kind: 'crossing';
      readonly estimate: number;
      /** Absent where the interval reaches beyond the range. */
      readonly low?: number;
      readonly high?: number;
      /** Whether the observed shares cross the asked probability more than once, within noise. */
      readonly wavers: boolean;
    }
  | { readonly kind: 'several'; readonly between: readonly (readonly [number, number])[] }
  /** `side`: 1 if all points are shown to lie above the asked probability, −1 if below, 0 if that is not shown. */
  | { readonly kind: 'none'; readonly side: number; readonly holds: boolean }
);

/** Points of the coarse scan. */
const SCAN = 9;
/** Replications of the scan: enough to show 100 % against 90 %. */
const SCAN_REPLICATIONS = 64;
/** Most points that the search adds between those of the scan. */
const MOST_ADDED = 10;
/** An end of the interval is known well enough when its bracket is this part of the interval; the middle likewise. */
const END_WIDTH = 0.1;
const MIDDLE_WIDTH = 0.25;
/** How near to an end of its bracket a point may be tried. */
const LEAST_STEP = 0.15;

/**
 * Finds where P(holds) crosses the asked probability, and an interval for that value.
 *
 * A scan of nine points shows the shape. Then the search is for three roots of the observed count of replications that
 * hold, k(x), which are the same replications at every value: where k crosses asked × n (the estimate, on the monotone
 * fit), and where it crosses the largest count that shows P(x) below, and the smallest that shows it above the asked
 * probability by an exact two-sided test (the ends of the interval). Each by interpolation inside its bracket.
 *
 * The interval holds the true value x* with the confidence, for any way of choosing points: it misses only if the test
 * at x* itself errs, since k(x) is one function, monotone but for noise in single futures, of which it is only looked at
 * more or less closely.
 *
 * @throws what asking for outcomes throws
 */
export async function findTip(curve: TipCurve, range: TipRange): Promise<TipFinding> {
  const { replications, asked, confidence } = range;
  const scan = scanOf(range);
  const coarse = Math.min(
    replications,
    Math.max(SCAN_REPLICATIONS, Math.ceil(replications / 4 / BLOCK_SIZE) * BLOCK_SIZE),
  );
  await curve.need(scan, coarse);
  if (range.own !== undefined) await curve.need([range.own], replications);
  // Where the shape is not simple, or no side is shown, the scan is looked at more closely.
  const first = curve.points();
  const unclear = first.filter((point) => sideOf(point, asked, confidence) === 0).map(({ at }) => at);
  const isPlain = crossingsOf(first, asked) === 1 && !againstDirection(first, directionOf(first), confidence);
  await curve.need(isPlain ? [] : crossingsOf(first, asked) === 0 ? unclear : scan, replications);
  const points = curve.points();
  const direction = directionOf(points);
  const contrary = againstDirection(points, direction || -1, confidence);
  const isShown = againstDirection(points, -(direction || -1), confidence) !== undefined;
  const shape = {
    direction,
    isShown,
    ...(contrary && { against: [contrary[0].at, contrary[1].at] as const }),
  };
  const between = shownCrossings(points, asked, 1 - (1 - confidence) / points.length);
  if (between.length > 1) return { ...shape, kind: 'several', between };
  if (crossingsOf(points, asked) === 0) return { ...shape, ...noCrossing(points, asked, confidence) };
  const wavers = crossingsOf(points, asked) > 1;
  const towards = direction === 0 ? -1 : direction;
  await widen(curve, range, towards);
  await narrow(curve, range, towards);
  const { fitted, ordered, last, next } = stateOf(curve, range, towards);
  const [before, after] = [ordered[last.middle], ordered[last.middle + 1]];
  if (before === undefined || after === undefined) {
    return { ...shape, ...noCrossing(ordered, asked, confidence) };
  }
  const [above, below] = [fitted[last.middle] ?? 1, fitted[last.middle + 1] ?? 0];
  const crossing = before.at + ((above - asked) / (above - below)) * (after.at - before.at);
  const estimate = range.isWhole ? firstBeyond(crossing, before.at, towards) : crossing;
  const ends = [ordered[last.above]?.at, ordered[next.below]?.at];
  const [low, high] = towards < 0 ? ends : [ends[1], ends[0]];
  return {
    ...shape,
    kind: 'crossing',
    estimate,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    wavers,
  };
}

/** The first whole number, upwards, on the other side of the crossing; at the crossing itself the chain holds as asked. */
function firstBeyond(crossing: number, holdsAt: number, towards: number): number {
  return towards > 0 ? Math.ceil(crossing) : Math.max(holdsAt, Math.floor(crossing)) + 1;
}

/** Values that read well: whole multiples of the grain, the ends as they were given. */
export function scanOf({ from, to, grain }: Pick<TipRange, 'from' | 'to' | 'grain'>): number[] {
  const values = Array.from({ length: SCAN }, (_, index) =>
    index === 0 ? from : index === SCAN - 1 ? to : rounded(from + ((to - from) * index) / (SCAN - 1), grain),
  );
  return [...new Set(values)];
}

function isAbove({ held, outcomes }: CurvePoint, asked: number): boolean {
  // The margin keeps a product such as 0.9 × 50 from asking for one replication more than 45.
  return held >= asked * outcomes.length * (1 - 1e-12);
}

/** How often the observed shares change sides. */
function crossingsOf(points: readonly CurvePoint[], asked: number): number {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before !== undefined && isAbove(point, asked) !== isAbove(before, asked);
  }).length;
}

/** Neighbours of those points whose side is shown, between which it changes. */
function shownCrossings(
  points: readonly CurvePoint[],
  asked: number,
  confidence: number,
): (readonly [number, number])[] {
  const shown = points
    .map((point) => ({ at: point.at, side: sideOf(point, asked, confidence) }))
    .filter(({ side }) => side !== 0);
  return shown.flatMap(({ at, side }, index) => {
    const before = shown[index - 1];
    return before !== undefined && side !== before.side ? [[before.at, at] as const] : [];
  });
}

function noCrossing(
  points: readonly CurvePoint[],
  asked: number,
  confidence: number,
): { readonly kind: 'none'; readonly side: number; readonly holds: boolean } {
  const sides = new Set(points.map((point) => sideOf(point, asked, confidence)));
  const [side = 0] = sides;
  const [first] = points;
  return {
    kind: 'none',
    side: sides.size === 1 ? side : 0,
    holds: first !== undefined && isAbove(first, asked),
  };
}

/** From the ends; where those are alike, from the halves. */
function directionOf(points: readonly CurvePoint[]): number {
  const share = ({ held, outcomes }: CurvePoint): number => held / outcomes.length;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const half = Math.floor(points.length / 2);
  const sum = (some: readonly CurvePoint[]): number => some.reduce((all, one) => all + share(one), 0);
  return (
    Math.sign(share(last) - share(first)) ||
    Math.sign(sum(points.slice(points.length - half)) - sum(points.slice(0, half)))
  );
}

/** The points with all replications, from where the chain holds to where it does not, and what they show. */
function stateOf(curve: TipCurve, { replications, asked, confidence }: TipRange, direction: number) {
  const points = curve.points(replications, replications);
  const ordered = direction < 0 ? points : [...points].reverse();
  const sides = ordered.map((point) => sideOf(point, asked, confidence));
  const fitted = isotonic(ordered, -1);
  const firstNot = sides.findIndex((side) => side !== 1);
  const lastNot = sides.findLastIndex((side) => side !== -1);
  return {
    ordered,
    fitted,
    /** Index of the last point of those that are all above, and of those that are on the fit; −1 if none is. */
    last: {
      above: (firstNot < 0 ? ordered.length : firstNot) - 1,
      middle: fitted.filter((share) => share >= asked * (1 - 1e-12)).length - 1,
    },
    /** Index of the first of those that are all below; beyond the last if none is. */
    next: { below: lastNot + 1 },
  };
}

/** Looks at points of the scan with all replications, from the crossing outwards, until both sides are shown. */
async function widen(curve: TipCurve, range: TipRange, direction: number): Promise<void> {
  const { replications, asked } = range;
  const all = curve.points();
  const towards = direction < 0 ? all : [...all].reverse();
  const fit = isotonic(towards, -1);
  const middle = fit.filter((share) => share >= asked * (1 - 1e-12)).length;
  const near = towards.slice(Math.max(0, middle - 1), middle + 1).map(({ at }) => at);
  await curve.need(near, replications);
  for (let step = 2; step <= towards.length; step++) {
    const { ordered, last, next } = stateOf(curve, range, direction);
    const outwards: number[] = [];
    const inner = towards[middle - step];
    const outer = towards[middle + step - 1];
    if (inner !== undefined && last.above < 0) outwards.push(inner.at);
    if (outer !== undefined && next.below >= ordered.length) outwards.push(outer.at);
    await curve.need(outwards, replications);
  }
}

/** Adds points where an end of the interval, or its middle, is known least. */
async function narrow(curve: TipCurve, range: TipRange, direction: number): Promise<void> {
  const { replications, asked, grain, confidence, from, to } = range;
  const enough = countsThatShow(replications, asked, confidence);
  for (let added = 0; added < MOST_ADDED; added++) {
    const { ordered, last, next } = stateOf(curve, range, direction);
    const ends = [ordered[last.above]?.at ?? from, ordered[next.below]?.at ?? to] as const;
    const width = Math.abs(ends[1] - ends[0]);
    const brackets = [
      { from: last.above, target: enough.above - 0.5, most: END_WIDTH },
      { from: last.middle, target: asked * replications, most: MIDDLE_WIDTH },
      { from: next.below - 1, target: enough.below + 0.5, most: END_WIDTH },
    ].flatMap(({ from: index, target, most }) => {
      const [one, other] = [ordered[index], ordered[index + 1]];
      if (one === undefined || other === undefined) return [];
      const wide = Math.abs(other.at - one.at) / (most * width);
      const at = rounded(between(one, other, target), grain);
      return wide > 1 && at !== one.at && at !== other.at ? [{ at, wide }] : [];
    });
    const [widest] = brackets.sort((a, b) => b.wide - a.wide);
    if (widest === undefined) return;
    await curve.need([widest.at], replications);
  }
}

/** Where the count would reach the target on a straight line, not too near to either end. */
function between(one: CurvePoint, other: CurvePoint, target: number): number {
  const part = one.held === other.held ? 0.5 : (one.held - target) / (one.held - other.held);
  return one.at + Math.min(1 - LEAST_STEP, Math.max(LEAST_STEP, part)) * (other.at - one.at);
}

/** The least count that shows a probability above the asked one, and the greatest that shows one below. */
function countsThatShow(n: number, asked: number, confidence: number): { above: number; below: number } {
  const side = (held: number): number =>
    sideOf({ at: 0, outcomes: Array<number>(n).fill(0), held }, asked, confidence);
  let above = Math.ceil(asked * n);
  while (above <= n && side(above) !== 1) above++;
  let below = Math.floor(asked * n);
  while (below >= 0 && side(below) !== -1) below--;
  return { above, below };
}
