import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions, ThresholdHeap } from '../../src/engine/thresholdHeap.ts';

describe('ThresholdHeap', () => {
  it('gives items in order of threshold, then of scheduling, also after removals from the middle', () => {
    const action = fc.oneof(
      { weight: 3, arbitrary: fc.record({ push: fc.integer({ min: 0, max: 4 }) }) },
      { weight: 1, arbitrary: fc.constant('pop' as const) },
      { weight: 1, arbitrary: fc.record({ remove: fc.nat(1000) }) },
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
        const positions = new Positions(200);
        const heap = new ThresholdHeap(positions);
        let held: { item: number; threshold: number; order: number }[] = [];
        const first = () =>
          [...held].sort((a, b) => a.threshold - b.threshold || a.order - b.order)[0] as (typeof held)[0];
        for (const [order, act] of actions.entries()) {
          if (act === 'pop') {
            if (held.length === 0) continue;
            const expected = first();
            expect(heap.pop()).toBe(expected.item);
            held = held.filter((one) => one !== expected);
          } else if ('push' in act) {
            heap.push(order, act.push, order);
            held.push({ item: order, threshold: act.push, order });
          } else if (held.length > 0) {
            const gone = held[act.remove % held.length] as (typeof held)[0];
            heap.remove(gone.item);
            held = held.filter((one) => one !== gone);
            expect(heap.holds(gone.item)).toBe(false);
          }
          expect(heap.size).toBe(held.length);
          if (held.length > 0)
            expect([heap.topItem, heap.topThreshold]).toEqual([first().item, first().threshold]);
          for (const one of held) expect(heap.thresholdOf(one.item)).toBe(one.threshold);
        }
      }),
    );
  });
});
