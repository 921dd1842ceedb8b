import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunAborted } from '../../../src/experiment/failure.ts';
import { checkPoints, foremost } from '../../../src/experiment/sweep/checkPoints.ts';
import type { PointValue } from '../../../src/experiment/sweep/pointId.ts';

describe('points that are looked at first', () => {
  it('are all where they are few; else spread over the design, with each least and greatest value among them', () => {
    const column = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(column, column, fc.integer({ min: 2, max: 70 }), (one, other, most) => {
        const points = Math.min(one.length, other.length);
        const [a, b] = [one.slice(0, points), other.slice(0, points)];
        const chosen = foremost(points, most, (index) => [a[index] ?? 0, b[index] ?? 0]);
        expect(chosen).toEqual([...new Set(chosen)].sort((x, y) => x - y));
        if (points <= most) expect(chosen).toHaveLength(points);
        expect(chosen.length).toBeLessThanOrEqual(most + 4);
        expect([chosen[0], chosen.at(-1)]).toEqual([0, points - 1]);
        for (const values of [a, b]) {
          const seen = chosen.map((index) => values[index] ?? 0);
          expect(Math.min(...seen)).toBe(Math.min(...values));
          expect(Math.max(...seen)).toBe(Math.max(...values));
        }
      }),
    );
  });
});

describe('looking at points', () => {
  const valuesAt = (index: number) => [{ path: 'a', value: index, unit: '' }];
  const fault = { code: 'scenario.low', message: 'too low' };
  const check = {
    points: 10,
    valuesAt,
    faultsAt: (values: readonly PointValue[]) => ((values[0]?.value ?? 0) < 3 ? [fault] : []),
    redaction: undefined,
    signal: undefined,
  };

  it('tells each different fault once, with its first point and how many others have it', async () => {
    await expect(checkPoints([3, 9], check)).resolves.toBeUndefined();
    await expect(checkPoints([0, 2, 4], check)).rejects.toThrow(
      'the point a=0 is not possible: too low (and at one more point likewise)\n2 of 10 points are not possible',
    );
  });

  it('does not quote what is left out', async () => {
    const redaction = { paths: ['b'] };
    await expect(checkPoints([0], { ...check, redaction })).rejects.toThrow(
      'the point a=0 is not possible; --set with that says why\n1 of 10 points is not possible',
    );
  });

  it('ends on the signal', async () => {
    await expect(checkPoints([5], { ...check, signal: AbortSignal.abort(130) })).rejects.toThrow(RunAborted);
  });
});
