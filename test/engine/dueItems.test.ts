import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueItems } from '../../src/engine/dueItems.ts';
import { Positions, ThresholdHeap } from '../../src/engine/thresholdHeap.ts';

interface Held {
  readonly threshold: number;
  readonly order: number;
}

/** The rule written down plainly: of all that is due, the first in order of scheduling. */
function firstDue(held: ReadonlyMap<number, Held>, limit: number): number | undefined {
  let first: number | undefined;
  for (const [item, { threshold, order }] of held) {
    if (threshold > limit) continue;
    if (first === undefined || order < (held.get(first) as Held).order) first = item;
  }
  return first;
}

const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'take' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), threshold: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('limit' as const), limit: fc.nat(5) }) },
);

describe('items that are due', () => {
  it('come in the order of scheduling, whatever happens to the heap in between', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 30 }),
        fc.array(anyStep, { maxLength: 60 }),
        (begin, steps) => {
          const heap = new ThresholdHeap(new Positions(200));
          const held = new Map<number, Held>();
          // Items are numbered against their order, so that neither can stand for the other.
          const push = (threshold: number): void => {
            const order = held.size === 0 ? 0 : Math.max(...[...held.values()].map((one) => one.order)) + 1;
            let item = 199 - (order % 200);
            while (held.has(item)) item = (item + 199) % 200;
            held.set(item, { threshold, order });
            heap.push(item, threshold, order);
          };
          for (const threshold of begin) push(threshold);
          const due = new DueItems();
          let limit = 3;
          for (const step of steps) {
            if (step.kind === 'push') push(step.threshold);
            else if (step.kind === 'limit') limit = step.limit;
            else if (step.kind === 'remove') {
              const item = [...held.keys()][step.which % Math.max(1, held.size)];
              if (item === undefined) continue;
              held.delete(item);
              heap.remove(item);
            } else {
              if (due.size === 0 || !due.isOf(heap, limit)) due.gather(heap, limit);
              const expected = firstDue(held, limit);
              expect(due.size > 0).toBe(expected !== undefined);
              if (expected === undefined) continue;
              expect(due.firstOrder).toBe(held.get(expected)?.order);
              expect(due.takeFirst(heap)).toBe(expected);
              expect(heap.holds(expected)).toBe(false);
              held.delete(expected);
            }
            expect(heap.size).toBe(held.size);
          }
        },
      ),
      { numRuns: 500 },
    ));

  it('are gathered once for all that follow one another', () => {
    const heap = new ThresholdHeap(new Positions(1000));
    for (let item = 0; item < 1000; item++) heap.push(item, (item * 7) % 10, 999 - item);
    const due = new DueItems();
    due.gather(heap, 9);
    const taken: number[] = [];
    while (due.size > 0) {
      expect(due.isOf(heap, 9)).toBe(true);
      taken.push(due.takeFirst(heap));
    }
    expect(taken).toEqual(Array.from({ length: 1000 }, (_, index) => 999 - index));
    expect(heap.size).toBe(0);
  });
});
