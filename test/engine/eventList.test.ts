import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventList } from '../../src/engine/eventList.ts';

describe('EventList', () => {
  it('always has the source with the least (moment, tie) next, whatever was scheduled, moved or cancelled', () => {
    const sources = 13;
    const action = fc.record({
      source: fc.nat(sources - 1),
      at: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.POSITIVE_INFINITY)),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        const list = new EventList(sources);
        const oracle = new Map<number, readonly [number, number]>();
        for (const [order, { source, at }] of actions.entries()) {
          if (at === Number.POSITIVE_INFINITY) {
            list.cancel(source);
            oracle.delete(source);
          } else {
            list.schedule(source, at, order);
            oracle.set(source, [at, order]);
          }
          const first = [...oracle].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1])[0];
          if (first === undefined) expect(list.nextAt).toBe(Number.POSITIVE_INFINITY);
          else {
            expect([list.next, list.nextAt, list.nextTie]).toEqual([first[0], ...first[1]]);
            const together = [...oracle.values()].filter(([moment]) => moment === first[1][0]).length;
            for (let one = 0; one < sources; one++) {
              expect(list.isAloneNext(one)).toBe(one === first[0] && together === 1);
            }
          }
        }
      }),
    );
  });

  it('has nothing scheduled after it is cleared', () => {
    const list = new EventList(3);
    list.schedule(1, 5, 0);
    list.clear();
    expect(list.nextAt).toBe(Number.POSITIVE_INFINITY);
  });
});
