/** A plan: extra strength by unit, whole numbers ≥ 0. */
export type Levels = readonly number[];

/** What a plan is chosen by. */
export interface Choice {
  /** Units that may get more. */
  readonly units: readonly number[];
  /** Of one FTE more, by unit; > 0. */
  readonly prices: readonly number[];
  /** Where the search begins: a plan that is good enough. */
  readonly from: Levels;
  /** Whether a plan is good enough. */
  readonly isEnough: (levels: Levels) => boolean;
  /** How good it is, for choosing among steps; higher is better. */
  readonly worth: (levels: Levels) => number;
}

/** Sizes of the steps that are tried. */
const STEPS = [1, 2, 3, 5, 8, 13, 21, 34, 55];
/** Sizes of what one unit gives up and another gets, in exchanges. */
const EXCHANGED = [1, 2, 3, 4, 6];
/** Rounds of exchanges; each lowers the cost, so that they end by themselves. */
const MOST_ROUNDS = 200;

/**
 * A plan of least cost that is good enough, by going down from one that is: of all steps that leave it good enough the one
 * that saves most for what it takes away, until none is left; then exchanges between two units that save money. It is a
 * local search: no single step and no exchange of these sizes is cheaper.
 */
export function cheapestPlan(choice: Choice): Levels {
  let levels = choice.from;
  for (let next = stepDown(levels, choice); next !== undefined; next = stepDown(levels, choice))
    levels = next;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = exchange(levels, choice) ?? stepDown(levels, choice);
    if (next === undefined) break;
    levels = next;
  }
  return levels;
}

/** Σ extra × price. */
export function costOf(levels: Levels, prices: readonly number[]): number {
  return levels.reduce((sum, level, unit) => sum + level * (prices[unit] ?? 0), 0);
}

function stepDown(levels: Levels, { units, prices, isEnough, worth }: Choice): Levels | undefined {
  const before = worth(levels);
  let best: Levels | undefined;
  let most = -Infinity;
  for (const unit of units) {
    for (const step of STEPS) {
      if (step > (levels[unit] ?? 0)) break;
      const lower = changed(levels, unit, -step);
      if (!isEnough(lower)) break;
      const saved = step * (prices[unit] ?? 0);
      const lost = Math.max(0, before - worth(lower));
      // What costs nothing in worth goes first, the dearest of it.
      const merit = lost > 0 ? saved / lost : Number.MAX_VALUE * 1e-9 * saved;
      if (merit > most) {
        most = merit;
        best = lower;
      }
    }
  }
  return best;
}

function exchange(levels: Levels, { units, prices, isEnough }: Choice): Levels | undefined {
  let best: Levels | undefined;
  let most = 0;
  for (const from of units) {
    for (const down of EXCHANGED) {
      if (down > (levels[from] ?? 0)) break;
      for (const to of units) {
        if (to === from) continue;
        for (const up of EXCHANGED) {
          const saved = down * (prices[from] ?? 0) - up * (prices[to] ?? 0);
          if (saved <= most) break;
          const other = changed(changed(levels, from, -down), to, up);
          if (!isEnough(other)) continue;
          most = saved;
          best = other;
        }
      }
    }
  }
  return best;
}

/** The same with one unit's level changed. */
export function changed(levels: Levels, unit: number, by: number): Levels {
  return levels.map((level, index) => (index === unit ? level + by : level));
}
