import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../src/scenario/nearestName.ts';

describe('nearestName', () => {
  it.each([
    ['efort', ['unit', 'effort', 'team'], 'effort'],
    ['hihg', ['low', 'high'], 'high'],
    ['Effort', ['effort'], 'effort'],
    ['IND', ['ind', 'guess'], 'ind'],
    ['prosecutors', ['om.prosecutors', 'om.desk'], 'om.prosecutors'],
    ['aivd.prosecutors', ['om.prosecutors', 'om.desk'], 'om.prosecutors'],
    ['desk', ['om.desk', 'aivd.desk'], undefined],
    ['banana', ['effort', 'team'], undefined],
    ['x', [], undefined],
  ])('%s among %j is %s', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it('editDistance is 0 for equal names only, symmetric, and at most the longer length (property)', () => {
    const name = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('one edit is a distance of 1: an insertion, a deletion, a substitution, a swap', () => {
    expect(
      ['efffort', 'efort', 'exfort', 'feffort', 'fefort'].map((name) => editDistance(name, 'effort')),
    ).toEqual([1, 1, 1, 1, 1]);
  });
});
