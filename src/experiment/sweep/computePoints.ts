import type { Chain } from '../../chain/chain.ts';
import { blocksOf, type PlannedBlock } from '../plan.ts';
import type { Study } from '../study.ts';
import { SurvivalFold } from '../survival.ts';

/** What the rest of a sweep takes, as measured on its first blocks. */
export interface SweepEstimate {
  readonly points: number;
  /** At each point. */
  readonly replications: number;
  /** What is left to be computed, in seconds. */
  readonly seconds: number;
}

/** When a sweep takes long, and who is asked then. */
export interface LongSweep {
  /** It does when more than this is left, or when it has at least so many points. */
  readonly seconds: number;
  readonly points: number;
  /** What it throws ends the sweep. */
  readonly permit: (estimate: SweepEstimate) => Promise<void>;
  /** Milliseconds, from any zero. */
  readonly clock: () => number;
}

/** What is asked of a study. */
export type PointStudy = Pick<Study, 'add' | 'drop' | 'foresee' | 'announce' | 'progress' | 'compute'>;

export interface PointsToCompute {
  readonly points: number;
  readonly replications: number;
  readonly seed: string;
  readonly workers: number;
  readonly chainAt: (index: number) => Chain;
  /** Told of every point, in their order. */
  readonly onFound: (index: number, fold: SurvivalFold, chain: Chain) => void;
  readonly long?: LongSweep;
  /** Looks at the points that were not looked at yet, when it is known that the sweep goes on. */
  readonly checkRest: () => Promise<void>;
}

/** Blocks of a round: enough that no worker is without one for long at its end, few enough for their chains to be in memory. */
const ROUND = 64;
const ROUND_OF_WORKER = 16;
/** A pace that was measured over less than this is not believed when it says that a sweep takes long: workers get faster. */
const LEAST_SECONDS = 5;

/**
 * Computes the points one after the other, as a study's blocks, and folds each as soon as it is done: chains and blocks of a few
 * points are in memory at a time, however many there are.
 */
export async function computePoints(study: PointStudy, asked: PointsToCompute): Promise<void> {
  const { points, replications, seed, workers, chainAt, onFound, long } = asked;
  const current = new Map<
    number,
    { readonly index: number; readonly chain: Chain; readonly fold: SurvivalFold }
  >();
  const computeRound = (blocks: readonly PlannedBlock[]): Promise<void> =>
    study.compute(blocks, ({ breaches, count }, { variant }) => {
      const point = current.get(variant);
      if (point === undefined) throw new RangeError(`no point has variant ${variant}`);
      const { index, chain, fold } = point;
      for (let i = 0; i < count; i++) fold.add(breaches, i * chain.norms.length);
      if (fold.replications < replications) return undefined;
      current.delete(variant);
      study.drop(variant);
      onFound(index, fold, chain);
      return undefined;
    });
  const ahead = function* (): Generator<PlannedBlock> {
    for (let index = 0; index < points; index++) {
      const chain = chainAt(index);
      const variant = study.add({ chain, seed, keeps: 'breaches' });
      current.set(variant, { index, chain, fold: new SurvivalFold(chain) });
      yield* blocksOf(variant, replications);
    }
  };
  study.foresee(points * replications);
  study.announce(points * blocksOf(0, replications).length);
  const blocks = ahead();
  if (long !== undefined) await measure(study, asked, long, blocks, computeRound);
  await asked.checkRest();
  const size = Math.max(ROUND, ROUND_OF_WORKER * workers);
  for (let round = taken(blocks, size); round.length > 0; round = taken(blocks, size)) {
    await computeRound(round);
  }
}

/**
 * Computes a few blocks, and asks whether to go on where the sweep takes long. The first block of each worker is not timed; a
 * pace that says so is measured on more blocks until it has taken a while.
 */
async function measure(
  study: PointStudy,
  { points, replications, workers }: PointsToCompute,
  { seconds: most, points: mostPoints, permit, clock }: LongSweep,
  blocks: Generator<PlannedBlock>,
  computeRound: (blocks: readonly PlannedBlock[]) => Promise<void>,
): Promise<void> {
  await computeRound(taken(blocks, workers));
  for (let size = 2 * workers; ; size *= 2) {
    const round = taken(blocks, size);
    if (round.length === 0) return;
    const before = { at: clock(), ...study.progress };
    await computeRound(round);
    const { done, total, found } = study.progress;
    const computed = done - found - (before.done - before.found);
    // What the journal has takes no time, and says nothing of the rest.
    if (computed === 0) continue;
    const spent = (clock() - before.at) / 1000;
    const seconds = (spent / computed) * (total - done);
    const isLong = seconds > most || points >= mostPoints;
    if (isLong && spent < LEAST_SECONDS && done < total) continue;
    if (isLong) await permit({ points, replications, seconds });
    return;
  }
}

/** The next blocks, at most so many. */
function taken(blocks: Generator<PlannedBlock>, most: number): PlannedBlock[] {
  const round: PlannedBlock[] = [];
  while (round.length < most) {
    const { value, done } = blocks.next();
    if (done) break;
    round.push(value);
  }
  return round;
}
