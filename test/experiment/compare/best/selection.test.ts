import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Selection } from '../../../../src/experiment/compare/best/selection.ts';

/** Adds so many futures in which these hold. */
function add(selection: Selection, count: number, ...holds: boolean[]): void {
  for (let i = 0; i < count; i++) selection.add(holds);
}

describe('a selection', () => {
  it('drops a variant once another one is shown to be better, and counts it no further', () => {
    const selection = new Selection(3, 0.05, 0.95);
    // By hand: eight wins make (2⁸ + 1.5⁸ + 1.25⁸ + 1.125⁸ + 1.0625⁸) ÷ 5 = 58.4 of 1, and 2 ÷ 5 % = 40 are asked; seven make 30.7.
    add(selection, 7, true, true, false);
    expect([selection.drop(), selection.left]).toEqual([false, [0, 1, 2]]);
    add(selection, 1, true, true, false);
    expect([selection.drop(), selection.left]).toEqual([true, [0, 1]]);
    expect(selection.droppedOf(2)).toEqual({ by: 0, after: 8 });
    expect(selection.counts(2, 0)).toEqual({ gained: 0, lost: 8 });
    add(selection, 2, false, true);
    expect([selection.held, selection.replications, selection.leader]).toEqual([[8, 10, 0], 10, 1]);
    expect(selection.settled).toBeUndefined();
    // Alike from then on: the leader is shown not to be worse by 5 points.
    add(selection, 100, true, true);
    expect([selection.drop(), selection.settled]).toEqual([false, 'within']);
    // The leader itself is shown to be better.
    add(selection, 8, false, true);
    expect([selection.drop(), selection.left, selection.settled]).toEqual([true, [1], 'best']);
  });

  it('never drops the one that has held most often, nor two for each other', () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, (futures) => {
        const selection = new Selection(4, 0.1, 0.8);
        for (const row of futures) {
          selection.add(row);
          const { leader } = selection;
          selection.drop();
          expect(selection.droppedOf(leader)).toBeUndefined();
        }
        for (const variant of [0, 1, 2, 3]) {
          const by = selection.droppedOf(variant)?.by;
          if (by === undefined) continue;
          const { gained, lost } = selection.counts(variant, by);
          expect(lost).toBeGreaterThan(gained);
        }
      }),
    );
  });

  it('says about how many futures would settle it, and none where nothing was seen', () => {
    const selection = new Selection(2, 0.05, 0.95);
    expect(selection.probablySettledAt(8, 1e6)).toBeUndefined();
    add(selection, 46, true, true);
    add(selection, 2, true, false);
    selection.drop();
    const total = selection.probablySettledAt(8, 1e6) ?? 0;
    expect(total).toBeGreaterThan(48);
    // It goes on as it did.
    while (selection.settled === undefined) {
      add(selection, 46, true, true);
      add(selection, 2, true, false);
      selection.drop();
    }
    expect(Math.abs(selection.replications - total)).toBeLessThanOrEqual(48);
    expect(new Selection(2, 0.0001, 0.95).probablySettledAt(8, 1e6)).toBeUndefined();
  });
});
