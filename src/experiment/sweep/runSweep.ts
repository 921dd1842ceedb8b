import { availableParallelism } from 'node:os';
import type { Chain } from '../../chain/chain.ts';
import type { Scenario } from '../../scenario/index.ts';
import { decide } from '../../statistics/confidenceSequence.ts';
import { isoDate } from '../dates.ts';
import type { VerdictWord } from '../findings.ts';
import type { Journal } from '../journal.ts';
import * as overMessages from '../over/messages.ts';
import { OverFault } from '../over/overFault.ts';
import { pointFound } from '../pointFound.ts';
import { type Progress, Study } from '../study.ts';
import type { SurvivalFold } from '../survival.ts';
import { probabilityOf } from '../verdict.ts';
import { checkPoints, foremost } from './checkPoints.ts';
import { computePoints, type LongSweep } from './computePoints.ts';
import { type PointValue, pointId } from './pointId.ts';
import { sweepAxesOf } from './sweepAxes.ts';
import { isList, type SweepAxis } from './sweepAxis.ts';
import { chainsOf } from './sweepChains.ts';
import { type DesignKind, designOf } from './sweepDesign.ts';
import { sweepFindings } from './sweepFindings.ts';
import { SweepPoints } from './sweepPoints.ts';
import type { NormAtPoint, SweepPoint, SweepResult, SweptPath } from './sweepResult.ts';
import { sweepSentence } from './sweepSentence.ts';

export interface SweepOptions {
  /** `PATH`, `PATH=FROM..TO` or `PATH=A,B,C`, at least one. */
  readonly over: readonly string[];
  /** `grid` unless said. */
  readonly design?: DesignKind;
  /** Values over each range of a grid (5 unless said); points in all of another design (64 unless said). At least 2. */
  readonly points?: number;
  /** At each point; as the scenario says if absent. */
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Where finished blocks are kept, and those of an interrupted sweep are found. */
  readonly journal?: Journal;
  /** Asked before a sweep that takes long. */
  readonly long?: LongSweep;
  /** Told what is varied, in whole or in named values or a range, before anything is computed. */
  readonly onBegin?: (over: readonly SweptPath[]) => void;
  /** Receives every point in the order of the design, as soon as it is done; what it throws ends the sweep. */
  readonly onPoint?: (point: SweepPoint, norms: readonly NormAtPoint[]) => void;
}

/** A sweep that was carried out. */
export interface Swept {
  readonly result: SweepResult;
  /** What is kept of each point. */
  readonly points: SweepPoints;
}

const VALUES_OF_GRID = 5;
const POINTS = 64;
/** Points that are looked at before anything is run; the others only when it is known how long that takes. */
const FIRST_CHECKED = 1000;
/** Points that the result lists. */
const MOST_LISTED = 20;

/**
 * Runs the same futures at many points (values of paths), and says at which of them the chain holds. Results depend on the
 * points alone, neither on the number of workers nor on the order in which paths are named.
 *
 * @throws OverFault when `over` or the points are at fault, or a point is not possible; RunFault, RunDefect and RunAborted as
 * Study.compute does; what `onPoint` and `long.permit` throw
 */
export async function runSweep(scenario: Scenario, options: SweepOptions): Promise<Swept> {
  const { settings, chain, redaction } = scenario;
  if (chain.norms.length === 0) throw new OverFault(overMessages.NO_NORMS);
  const { design: kind = 'grid', signal, journal, onProgress, workers = availableParallelism() } = options;
  const seed = String(options.seed ?? settings.seed);
  const replications = options.replications ?? settings.replications;
  const chainAt = await chainsOf(scenario);
  const axes = sweepAxesOf(scenario, options.over, chainAt);
  const design = designOf(kind, axes, options.points ?? (kind === 'grid' ? VALUES_OF_GRID : POINTS), seed);
  const valuesAt = (index: number): PointValue[] =>
    design
      .at(index)
      .map((value, axis) => ({ value, path: axes[axis]?.path ?? '', unit: axes[axis]?.unit ?? '' }));
  const faultsAt = (values: readonly PointValue[]) => chainAt(values).faults;
  const check = { points: design.points, valuesAt, faultsAt, redaction, signal };
  const first = new Set(foremost(design.points, FIRST_CHECKED, design.at));
  await checkPoints(first, check);
  const rest = function* (): Iterable<number> {
    for (let index = 0; index < design.points; index++) if (!first.has(index)) yield index;
  };
  const over = axes.map(sweptPath);
  options.onBegin?.(over);
  const points = new SweepPoints(design);
  const { probability, confidence } = settings.hold;
  const verdicts = new Map<number, VerdictWord>();
  const verdictOf = (held: number): VerdictWord => {
    const known = verdicts.get(held) ?? decide(held, replications, probability, confidence);
    verdicts.set(held, known);
    return known;
  };
  const extremes: { lowest?: SweepPoint; highest?: SweepPoint } = {};
  const listed: SweepPoint[] = [];
  const onFound = (index: number, fold: SurvivalFold, at: Chain): void => {
    const found = pointFound(fold, at);
    const id = pointId(valuesAt(index));
    const point = { id, values: design.at(index), ...found, verdict: verdictOf(found.held) };
    points.set(index, point.held);
    if (point.held < (extremes.lowest?.held ?? Infinity)) extremes.lowest = point;
    if (point.held > (extremes.highest?.held ?? -Infinity)) extremes.highest = point;
    if (design.points <= MOST_LISTED) listed.push(point);
    options.onPoint?.(point, normsAt(fold));
  };
  onProgress?.({ done: 0, total: design.points * replications });
  await Study.carryOut({ workers, signal, journal, onProgress }, (study) =>
    computePoints(study, {
      points: design.points,
      replications,
      seed,
      workers,
      chainAt: (index) => chainAt(valuesAt(index)).chain,
      onFound,
      ...(options.long && { long: options.long }),
      checkRest: () => checkPoints(rest(), check),
    }),
  );
  const { lowest, highest } = extremes;
  if (lowest === undefined || highest === undefined) throw new RangeError('a sweep has at least one point');
  const facts = {
    ...(settings.classification !== undefined && { classification: settings.classification }),
    scenario: settings.name,
    design: kind,
    over,
    asked: settings.hold,
    horizon: { start: chain.calendar.start, end: isoDate(chain.calendar.startDay, chain.horizon) },
    points: design.points,
    replications,
    computed: design.points * replications,
    seed,
    ...(verdictOf(replications) !== 'holds' && { holds_shown_from: fewestToHold(probability, confidence) }),
    ...sweepFindings(points, axes, verdictOf),
    lowest,
    highest,
    ...(listed.length > 0 && { listed }),
  };
  return { result: { ...facts, sentence: sweepSentence(facts) }, points };
}

/** The fewest replications that show that a chain holds, if all of them do. */
function fewestToHold(probability: number, confidence: number): number {
  let count = 1;
  while (decide(count, count, probability, confidence) !== 'holds') count++;
  return count;
}

function sweptPath(axis: SweepAxis): SweptPath {
  const { path, unit, own } = axis;
  const facts = { path, unit, ...(own !== undefined && { own }) };
  return isList(axis)
    ? { ...facts, values: axis.values }
    : { ...facts, from: axis.from, to: axis.to, law: axis.law };
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
