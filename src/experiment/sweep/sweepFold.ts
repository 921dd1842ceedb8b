import type { Chain } from '../../chain/chain.ts';
import { decide } from '../../statistics/confidenceSequence.ts';
import type { VerdictWord } from '../findings.ts';
import { pointFound } from '../pointFound.ts';
import type { SurvivalFold } from '../survival.ts';
import { type Asked, probabilityOf } from '../verdict.ts';
import { type PointValue, pointId } from './pointId.ts';
import type { SweepAxis } from './sweepAxis.ts';
import type { SweepDesign } from './sweepDesign.ts';
import { sweepFindings } from './sweepFindings.ts';
import { SweepPoints } from './sweepPoints.ts';
import type { NormAtPoint, SweepPoint, SweepResult } from './sweepResult.ts';

/** Receives every point in the order of the design, as soon as it is done, with its norms. */
export type PointSink = (point: SweepPoint, norms: readonly NormAtPoint[]) => void;

/** Points that a result lists. */
const MOST_LISTED = 20;

/** Folds the points of a sweep: hands each on, and keeps what is said of them together. */
export class SweepFold {
  readonly points: SweepPoints;
  private readonly axes: readonly SweepAxis[];
  private readonly replications: number;
  private readonly asked: Asked;
  private readonly onPoint: PointSink | undefined;
  private readonly verdicts = new Map<number, VerdictWord>();
  private readonly listed: SweepPoint[] = [];
  private lowest: SweepPoint | undefined;
  private highest: SweepPoint | undefined;

  constructor(
    design: SweepDesign,
    axes: readonly SweepAxis[],
    replications: number,
    asked: Asked,
    onPoint: PointSink | undefined,
  ) {
    this.points = new SweepPoints(design);
    this.axes = axes;
    this.replications = replications;
    this.asked = asked;
    this.onPoint = onPoint;
  }

  /** The values at a point, with their paths. */
  valuesAt(index: number): PointValue[] {
    const values = this.points.valuesAt(index);
    return this.axes.map(({ path, unit }, axis) => ({ path, unit, value: values[axis] ?? Number.NaN }));
  }

  /** Takes a point that is done. */
  add(index: number, fold: SurvivalFold, chain: Chain): void {
    const found = pointFound(fold, chain);
    const point: SweepPoint = {
      id: pointId(this.valuesAt(index)),
      values: this.points.valuesAt(index),
      ...found,
      verdict: this.verdictOf(found.held),
    };
    this.points.set(index, point.held);
    if (point.held < (this.lowest?.held ?? Infinity)) this.lowest = point;
    if (point.held > (this.highest?.held ?? -Infinity)) this.highest = point;
    if (this.points.count <= MOST_LISTED) this.listed.push(point);
    this.onPoint?.(point, normsAt(fold));
  }

  /** What all points together say, when they are done. */
  findings() {
    const { lowest, highest, listed, replications } = this;
    if (lowest === undefined || highest === undefined) throw new RangeError('a sweep has at least one point');
    const isEnough = this.verdictOf(replications) === 'holds';
    return {
      ...(!isEnough && { holds_shown_from: fewestToHold(this.asked) }),
      ...sweepFindings(this.points, this.axes, (held) => this.verdictOf(held)),
      lowest,
      highest,
      ...(listed.length > 0 && { listed }),
    } satisfies Partial<SweepResult>;
  }

  private verdictOf(held: number): VerdictWord {
    const { probability, confidence } = this.asked;
    const known = this.verdicts.get(held) ?? decide(held, this.replications, probability, confidence);
    this.verdicts.set(held, known);
    return known;
  }
}

/** The fewest replications that show that a chain holds, if all of them do. */
function fewestToHold({ probability, confidence }: Asked): number {
  let count = 1;
  while (decide(count, count, probability, confidence) !== 'holds') count++;
  return count;
}

function normsAt({ scopes }: SurvivalFold): NormAtPoint[] {
  return scopes
    .filter(({ kind }) => kind === 'norm')
    .map(({ name, breaches: { held, count } }) => ({
      norm: name,
      replications: count,
      held,
      probability: probabilityOf(held, count),
    }));
}
