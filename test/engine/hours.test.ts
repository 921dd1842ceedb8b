import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundMoment } from '../../src/engine/hours.ts';

const GRID = 2 ** -32;

describe('a moment', () => {
  it('is rounded to 2⁻³² h: sums that differ in their last bits are the same moment', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(roundMoment(0.1 + 0.2)).toBe(roundMoment(0.3));
    expect(roundMoment((1 / 49) * 49)).toBe(1);
  });

  it('is the nearest on the grid, up to fifteen years, before the start too', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -131_000 * 2 ** 20, max: 131_000 * 2 ** 20 }),
        fc.integer({ min: 0, max: 2 ** 12 - 1 }),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (coarse, fine, off) => {
          const moment = coarse / 2 ** 20 + fine * GRID;
          expect(roundMoment(moment + off * GRID)).toBe(moment);
          expect(roundMoment(moment)).toBe(moment);
        },
      ),
    ));
});
