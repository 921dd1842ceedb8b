import { availableParallelism } from 'node:os';
import type { Scenario } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import * as overMessages from '../over/messages.ts';
import { OverFault } from '../over/overFault.ts';
import { type Progress, Study } from '../study.ts';
import { checkPoints, foremost } from './checkPoints.ts';
import { computePoints, type LongSweep } from './computePoints.ts';
import type { PointValue } from './pointId.ts';
import { sweepAxesOf } from './sweepAxes.ts';
import { isList, type SweepAxis } from './sweepAxis.ts';
import { chainsOf } from './sweepChains.ts';
import { type DesignKind, designOf } from './sweepDesign.ts';
import { type PointSink, SweepFold } from './sweepFold.ts';
import type { SweepPoints } from './sweepPoints.ts';
import type { SweepResult, SweptPath } from './sweepResult.ts';
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
  readonly onPoint?: PointSink;
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
  const fold = new SweepFold(design, axes, replications, settings.hold, options.onPoint);
  const check = {
    points: design.points,
    valuesAt: (index: number) => fold.valuesAt(index),
    faultsAt: (values: readonly PointValue[]) => chainAt(values).faults,
    redaction,
    signal,
  };
  const first = new Set(foremost(design.points, FIRST_CHECKED, design.at));
  await checkPoints(first, check);
  const over = axes.map(sweptPath);
  options.onBegin?.(over);
  onProgress?.({ done: 0, total: design.points * replications });
  await Study.carryOut({ workers, signal, journal, onProgress }, (study) =>
    computePoints(study, {
      points: design.points,
      replications,
      seed,
      workers,
      chainAt: (index) => chainAt(fold.valuesAt(index)).chain,
      onFound: (index, survival, at) => fold.add(index, survival, at),
      ...(options.long && { long: options.long }),
      checkRest: () => checkPoints(allBut(first, design.points), check),
    }),
  );
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
    ...fold.findings(),
  };
  return { result: { ...facts, sentence: sweepSentence(facts) }, points: fold.points };
}

/** Indices of points below `points` that are not in the set. */
function* allBut(done: ReadonlySet<number>, points: number): Iterable<number> {
  for (let index = 0; index < points; index++) if (!done.has(index)) yield index;
}

function sweptPath(axis: SweepAxis): SweptPath {
  const { path, unit, own } = axis;
  const facts = { path, unit, ...(own !== undefined && { own }) };
  return isList(axis)
    ? { ...facts, values: axis.values }
    : { ...facts, from: axis.from, to: axis.to, law: axis.law };
}
