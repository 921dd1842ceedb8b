import { describe, expect, it } from 'vitest';
import { Selection } from '../../src/experiment/compare/best/selection.ts';
import { kimNelson, kimNelsonSquare } from '../support/kimNelson.ts';
import { splitMix } from '../support/splitMix.ts';

const ERROR = 0.05;
const DIFFERENCE = 0.05;
/** With errors of just 5 % more than 36 of 400 are wrong with a probability of 0.0004. */
const TRIALS = 400;
const MOST_WRONG = 36;

/** Futures of variants that hold with these probabilities; in the share `common` of them one draw decides for all. */
function futures(probabilities: readonly number[], common: number, seed: number): () => boolean[] {
  const random = splitMix(seed);
  return () => {
    const shared = random();
    return probabilities.map((probability) => (random() < common ? shared : random()) < probability);
  };
}

interface Chosen {
  readonly variant: number;
  readonly isSettled: boolean;
  readonly selection: Selection;
}

/** Looks after every block of 8 futures, as the search does. */
function chosen(count: number, draw: () => boolean[], most = 20_000): Chosen {
  const selection = new Selection(count, DIFFERENCE, 1 - ERROR);
  while (selection.settled === undefined && selection.replications < most) {
    for (let i = 0; i < 8; i++) selection.add(draw());
    selection.drop();
  }
  return { variant: selection.leader, isSettled: selection.settled !== undefined, selection };
}

/** Trials in which a variant is chosen that is worse than the best by the difference or more. */
function wrong(probabilities: readonly number[], choose: (seed: number) => number): number {
  const best = Math.max(...probabilities);
  let count = 0;
  for (let seed = 1; seed <= TRIALS; seed++) {
    if (probabilities[choose(seed)]! <= best - DIFFERENCE + 1e-9) count++;
  }
  return count;
}

describe('Kim and Nelson’s procedure, the yardstick', () => {
  it('has the constants of the reference cases', () => {
    expect(kimNelsonSquare(5, 10, 0.05)).toBeCloseTo(11.42941077, 7);
    expect(kimNelsonSquare(20, 10, 0.05)).toBeCloseTo(19.88232819, 7);
  });

  it('keeps its promise on normal data with a common part', () => {
    const means = [0, 0, 1];
    let errors = 0;
    for (let seed = 1; seed <= TRIALS; seed++) {
      const random = splitMix(seed);
      const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
      const draw = (): number[] => {
        const common = normal();
        return means.map((mean) => mean + common + 1.5 * normal());
      };
      if (kimNelson({ count: 3, firstStage: 10, error: ERROR, difference: 1 }, draw) !== 2) errors++;
    }
    expect(errors).toBeLessThanOrEqual(MOST_WRONG);
    expect(errors).toBeGreaterThan(0);
  });
});

describe('the variant that holds most often', () => {
  const close = [0.85, 0.9];

  it('is missed by that procedure where few futures differ: ten alike have no variance and end it at once', () => {
    const draw = (seed: number) => {
      const next = futures(close, 0.95, seed);
      return () => next().map(Number);
    };
    const choose = (seed: number): number =>
      kimNelson({ count: 2, firstStage: 10, error: ERROR, difference: DIFFERENCE }, draw(seed));
    expect(wrong(close, choose)).toBeGreaterThan(100);
  });

  it.each([
    ['two, most of what happens in common', close, 0.95],
    ['two, nothing in common', [0.9, 0.95], 0],
    ['one that always holds', [1, 0.95, 0.95], 0.9],
    ['five, the best ahead by just the difference', [0.85, 0.85, 0.9, 0.85, 0.85], 0.9],
  ])('is chosen, or one less than the difference below it, in 95 %%: %s', (_, probabilities, common) => {
    const choose = (seed: number): number =>
      chosen(probabilities.length, futures(probabilities, common, seed)).variant;
    expect(wrong(probabilities, choose)).toBeLessThanOrEqual(MOST_WRONG);
  });

  it('is settled where all are alike, and costs less than all in full where one is far behind', () => {
    const alike = chosen(3, futures([0.9, 0.9, 0.9], 1, 1));
    // 1.05^n ÷ 5 is 40, the evidence that is asked of each of two others, after 109 futures; looks are at multiples of 8.
    expect([alike.isSettled, alike.selection.settled, alike.selection.replications]).toEqual([
      true,
      'within',
      112,
    ]);
    const { selection } = chosen(3, futures([0.9, 0.85, 0.3], 0.9, 1));
    expect(selection.droppedOf(2)?.after).toBeLessThanOrEqual(24);
  });
});
