import { describe, expect, it } from 'vitest';
import { pointId } from '../../../src/experiment/sweep/pointId.ts';

describe('the id of a point', () => {
  const value = (path: string, number: number, unit = '') => ({ path, value: number, unit });

  it('follows from its values alone, in whatever order, and never changes', () => {
    const one = [value('om.prosecutors.fte', 20), value('parameters.tipRate', 2, '/ day')];
    // SHA-256 of "om.prosecutors.fte=20\nparameters.tipRate=2 / day".
    expect(pointId(one)).toBe('p2ea2874b26d9f56');
    expect(pointId([...one].reverse())).toBe(pointId(one));
    expect(pointId([value('a', 1), value('b', 2)])).not.toBe(pointId([value('a', 2), value('b', 1)]));
  });
});
