import { clopperPearson } from '../../statistics/clopperPearson.ts';

/** What is known at one value: of its replications from the first on, whether the chain held. */
export interface CurvePoint {
  /** Position of the value, in the unit of the range. */
  readonly at: number;
  /** Per replication 1 if it held, else 0. */
  readonly outcomes: readonly number[];
  readonly held: number;
}

/** Computes more replications at a value: those from `first` to `to` − 1; 1 for each that held, else 0. */
export type AskOutcomes = (
  asked: readonly { readonly at: number; readonly first: number; readonly to: number }[],
) => Promise<readonly (readonly number[])[]>;

/**
 * The share of replications that hold as a function of a value. Every value is run with the same replications from 0 on,
 * so that two points differ by what the value does and by nothing else (common random numbers).
 */
export class TipCurve {
  private readonly ask: AskOutcomes;
  private readonly found = new Map<number, number[]>();

  constructor(ask: AskOutcomes) {
    this.ask = ask;
  }

  /** Sees to it that the values have at least so many replications. */
  async need(values: readonly number[], replications: number): Promise<void> {
    const short = [...new Set(values)].filter((at) => this.countAt(at) < replications);
    if (short.length === 0) return;
    const answers = await this.ask(short.map((at) => ({ at, first: this.countAt(at), to: replications })));
    for (const [index, at] of short.entries()) {
      this.found.set(at, [...(this.found.get(at) ?? []), ...(answers[index] ?? [])]);
    }
  }

  /** Points with at least so many replications, by value; of each only so many count, unless all are asked for. */
  points(least = 1, most = Number.POSITIVE_INFINITY): CurvePoint[] {
    return [...this.found]
      .filter(([, outcomes]) => outcomes.length >= least)
      .sort(([a], [b]) => a - b)
      .map(([at, all]) => {
        const outcomes = all.slice(0, most);
        return { at, outcomes, held: outcomes.reduce((sum, one) => sum + one, 0) };
      });
  }

  private countAt(at: number): number {
    return this.found.get(at)?.length ?? 0;
  }
}

/** On which side of the asked probability a point is shown to lie: 1 above, −1 below, 0 neither. */
export function sideOf({ held, outcomes }: CurvePoint, asked: number, confidence: number): number {
  const { low, high } = clopperPearson(held, outcomes.length, confidence);
  return low > asked ? 1 : high < asked ? -1 : 0;
}

/** The fewest replications that show more than the asked probability, if the chain holds in all of them. */
export function fewestToShow(asked: number, confidence: number): number {
  let count = 1;
  while (clopperPearson(count, count, confidence).low <= asked) count++;
  return count;
}

/**
 * Two points between which P(holds) is shown to move against the direction of the whole curve, the clearest of all, or
 * none. Of the replications in which just one of the two held (the same futures at both), more than half must have
 * moved against it: the exact test of McNemar, at the confidence given after a correction for the number of pairs
 * (Bonferroni).
 *
 * @param direction 1 where P(holds) rises with the value, −1 where it falls
 */
export function againstDirection(
  points: readonly CurvePoint[],
  direction: number,
  confidence: number,
): readonly [CurvePoint, CurvePoint] | undefined {
  const pairs = points.flatMap((one, index) => points.slice(index + 1).map((other) => [one, other] as const));
  let clearest: readonly [CurvePoint, CurvePoint] | undefined;
  let most = 0.5;
  for (const [one, other] of pairs) {
    let rose = 0;
    let fell = 0;
    const common = Math.min(one.outcomes.length, other.outcomes.length);
    for (let i = 0; i < common; i++) {
      const change = (other.outcomes[i] ?? 0) - (one.outcomes[i] ?? 0);
      if (change > 0) rose++;
      if (change < 0) fell++;
    }
    const against = direction > 0 ? fell : rose;
    const { low } = clopperPearson(against, rose + fell, 1 - (2 * (1 - confidence)) / pairs.length);
    if (low > most) {
      most = low;
      clearest = [one, other];
    }
  }
  return clearest;
}

/**
 * The monotone function nearest to the observed shares in the sense of least squares (pool adjacent violators; Ayer et
 * al. 1955, Ann. Math. Statist. 26, 641–647), at the points in their order.
 *
 * @param direction 1 for one that never falls, −1 for one that never rises
 */
export function isotonic(points: readonly CurvePoint[], direction: number): number[] {
  const pools: { sum: number; weight: number; points: number }[] = [];
  for (const { held, outcomes } of points) {
    pools.push({ sum: held, weight: outcomes.length, points: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined) break;
      if (direction * (last.sum / last.weight - before.sum / before.weight) >= 0) break;
      pools.pop();
      before.sum += last.sum;
      before.weight += last.weight;
      before.points += last.points;
    }
  }
  return pools.flatMap(({ sum, weight, points: count }) => Array<number>(count).fill(sum / weight));
}
