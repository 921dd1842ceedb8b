import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions } from '../../src/engine/thresholdHeap.ts';
import { VariableClock } from '../../src/engine/variableClock.ts';

const clock = (): VariableClock => {
  const made = new VariableClock(new Positions(4));
  made.reset(0, 0);
  return made;
};

describe('VariableClock', () => {
  it('reads the integral of its rate', () => {
    const made = clock();
    made.setRate(1, 2, 0); // nothing before hour 1
    made.setRate(3, 1, 0.5); // 4 by hour 3
    expect(made.reading(5)).toBeCloseTo(4 + 2 * 1 + 0.5 * 0.5 * 4, 12);
  });

  it('reaches a threshold when it reads it, on any broken line', () => {
    const piece = fc.record({
      span: fc.double({ min: 0.01, max: 5, noNaN: true }),
      rate: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 6 }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        (pieces, threshold) => {
          const made = clock();
          let at = 0;
          for (const [index, { span, rate }] of pieces.entries()) {
            const next = pieces[index + 1]?.rate ?? rate;
            made.setRate(at, rate, (next - rate) / span);
            const reached = made.reaches(threshold);
            if (made.reading(at) <= threshold && reached <= at + span) {
              expect(made.reading(reached)).toBeCloseTo(threshold, 8);
              return;
            }
            at += span;
          }
        },
      ),
    );
  });

  it('never reaches a threshold when its rate falls to zero before', () => {
    const made = clock();
    made.setRate(0, 1, -1); // the area under the line is ½
    expect(made.reaches(0.4999)).toBeLessThan(1);
    expect(made.reaches(0.6)).toBe(Number.POSITIVE_INFINITY);
    made.setRate(0, 0, 0);
    expect(made.reaches(0.1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('re-times its next threshold when the rate changes', () => {
    const made = clock();
    made.setRate(0, 1, 0);
    made.thresholds.push(0, 10, 0);
    expect(made.nextAt).toBe(10);
    made.setRate(4, 0.5, 0);
    expect(made.nextAt).toBe(16);
  });
});
