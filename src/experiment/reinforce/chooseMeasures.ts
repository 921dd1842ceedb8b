import { costOf } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';
import type { Measure } from './measure.ts';
import { type Aim, searchPlan } from './searchPlan.ts';

/** Measures with which a plan was sought, and what it costs with them; absent where none was found. */
export interface Considered {
  readonly measures: readonly Measure[];
  readonly cost?: number;
}

/** The measures with which the cheapest plan was found, and its search. */
export interface Chosen {
  readonly measures: readonly Measure[];
  readonly lab: Lab;
  readonly considered: readonly Considered[];
}

/**
 * Which of the measures to take: none and all of them are tried, each with the cheapest plan that goes with it, and from the better
 * one single measures are left or taken as long as that is cheaper, the dearest first. Measures that cost more by themselves than
 * the best that was found are not tried.
 *
 * @param labOf a new search with some of the measures
 * @param mostRuns no search is begun when so many plain runs are made, in all
 */
export async function chooseMeasures(
  measures: readonly Measure[],
  labOf: (taken: readonly Measure[]) => Promise<Lab>,
  aim: Aim,
  mostRuns: number,
): Promise<Chosen> {
  const found = new Map<string, { readonly lab: Lab; readonly cost: number | undefined }>();
  const considered: Considered[] = [];
  const evaluate = async (taken: readonly Measure[]): Promise<number | undefined> => {
    const name = taken.map((measure) => measure.name).join();
    const known = found.get(name);
    if (known !== undefined) return known.cost;
    const lab = await labOf(taken);
    if (!lab.hasRoom(lab.futures.length, mostRuns)) return undefined;
    const levels = await searchPlan(lab, aim, mostRuns);
    const cost = levels && costOf(levels, lab.prices) + priceOf(taken);
    found.set(name, { lab, cost });
    considered.push({ measures: taken, ...(cost !== undefined && { cost }) });
    return cost;
  };
  let best: readonly Measure[] = [];
  let least = (await evaluate(best)) ?? Infinity;
  const tryOut = async (taken: readonly Measure[]): Promise<boolean> => {
    if (priceOf(taken) >= least) return false;
    const cost = await evaluate(taken);
    if (cost === undefined || cost >= least) return false;
    best = taken;
    least = cost;
    return true;
  };
  await tryOut(measures);
  const dearest = [...measures].sort((a, b) => b.cost - a.cost);
  for (let isBetter = measures.length > 1; isBetter; ) {
    isBetter = false;
    for (const one of dearest) {
      // In the order of the list, which is that of their changes.
      const other = measures.filter((measure) => (measure === one) !== best.includes(measure));
      if (await tryOut(other)) isBetter = true;
    }
  }
  const { lab } = found.get(best.map(({ name }) => name).join()) ?? {
    lab: await labOf(best),
  };
  return { measures: best, lab, considered };
}

/** What measures cost together. */
export function priceOf(measures: readonly Measure[]): number {
  return measures.reduce((sum, { cost }) => sum + cost, 0);
}
