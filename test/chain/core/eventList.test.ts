import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Core } from '../../../src/chain/core/core.ts';
import { withoutHost } from '../../support/withoutHost.ts';

const SOURCES = 13;

/** A core with nothing in it but its event list. */
function eventList() {
  const { run } = new Core(withoutHost);
  run.finish(SOURCES, 0, 0, Number.POSITIVE_INFINITY);
  run.begin(0);
  return run;
}

describe('the event list of the core', () => {
  it('always has the source with the least (moment, tie) next, whatever was scheduled, moved or cancelled', () => {
    const action = fc.record({
      source: fc.nat(SOURCES - 1),
      at: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.POSITIVE_INFINITY)),
    });
    const list = eventList();
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        list.begin(0);
        expect(list.dueAt()).toBe(Number.POSITIVE_INFINITY);
        const oracle = new Map<number, readonly [number, number]>();
        for (const [order, { source, at }] of actions.entries()) {
          if (at === Number.POSITIVE_INFINITY) {
            list.schedule(source, at, 0);
            oracle.delete(source);
          } else {
            list.schedule(source, at, order);
            oracle.set(source, [at, order]);
          }
          const first = [...oracle].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1])[0];
          if (first === undefined) expect(list.dueAt()).toBe(Number.POSITIVE_INFINITY);
          else {
            expect([list.dueSource(), list.dueAt(), list.dueTie()]).toEqual([first[0], ...first[1]]);
            const together = [...oracle.values()].filter(([moment]) => moment === first[1][0]).length;
            for (let one = 0; one < SOURCES; one++) {
              expect(list.isDueAlone(one) !== 0).toBe(one === first[0] && together === 1);
            }
          }
        }
      }),
    );
  });
});
