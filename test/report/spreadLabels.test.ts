import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from '../../src/report/charts/spreadLabels.ts';

it('leaves labels that do not collide where they are', () => {
  expect(spreadLabels([80, 10, 40], 12, 0, 100)).toEqual([80, 10, 40]);
});

it('moves two that collide equally far', () => {
  expect(spreadLabels([50, 50], 10, 0, 100)).toEqual([45, 55]);
});

it('keeps them inside', () => {
  expect(spreadLabels([0, 0, 0], 10, 0, 100)).toEqual([0, 10, 20]);
  expect(spreadLabels([100, 100], 10, 0, 100)).toEqual([90, 100]);
  expect(spreadLabels([], 10, 0, 100)).toEqual([]);
});

it('keeps order, gap and bounds for any wishes, as far as there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 30 }), (wanted) => {
      const places = spreadLabels(wanted, 12, 0, 200);
      const gap = Math.min(12, wanted.length > 1 ? 200 / (wanted.length - 1) : 12);
      const sorted = [...places].sort((a, b) => a - b);
      for (const [rank, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(200 + 1e-9);
        if (rank > 0) expect(place - (sorted[rank - 1] as number)).toBeGreaterThanOrEqual(gap - 1e-9);
      }
      for (const [i, a] of wanted.entries()) {
        for (const [j, b] of wanted.entries()) {
          if (a < b) expect(places[i] as number).toBeLessThan(places[j] as number);
        }
      }
    }),
  );
});
