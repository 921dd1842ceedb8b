import { describe, expect, it } from 'vitest';
import {
  compareSentence,
  overRangesSentence,
  type PairFacts,
} from '../../../src/experiment/compare/compareSentence.ts';
import { points } from '../../../src/experiment/compare/points.ts';

const CHAIN = {
  a: 'base',
  b: 'plan',
  over: 'values',
  scope_kind: 'chain',
  scope: 'chain',
  metric: 'hold_probability',
  unit: 'probability',
  a_value: 0.82,
  b_value: 0.79,
  difference: -0.03,
  ci_low: -0.0812,
  ci_high: 0.0203,
  p: 0.25,
  p_adjusted: 0.25,
  shown: 'no',
  standardised: -0.08,
  variance_saved: 0.8,
  replications: 200,
  differing: 12,
  note: undefined,
} as const;
const FACTS: PairFacts = {
  a: 'base',
  b: 'plan',
  chain: CHAIN,
  differing: 200,
  same_chain: false,
  compared: 120,
  shown: 30,
  replications: 200,
  family: 1,
};

describe('the answer on a pair', () => {
  it('names both shares, the difference with its interval, and that none can be shown', () => {
    // (1.96 + 0.84)² × 12 of 200 ÷ (6 of 200)² = 523.
    expect(compareSentence(FACTS)).toBe(
      'plan holds in 79 % of 200 futures, base in 82 %: difference −3 points (95 % interval −8 to +2): no difference can be ' +
        'shown. Only base holds in 9 futures, only plan in 3; if the difference is as it seems, about 520 replications would probably show it.',
    );
  });

  it('asks for more replications where more pairs are judged together, and for none where nothing hints at a difference', () => {
    expect(compareSentence({ ...FACTS, family: 10 })).toContain('about 890 replications');
    expect(compareSentence({ ...FACTS, chain: { ...CHAIN, difference: 0 } })).toMatch(
      /Only base holds in 6 futures, only plan in 6\.$/,
    );
    // 7.85 × 3 of 3 ÷ 1².
    const few = { ...CHAIN, difference: 1, differing: 3 };
    expect(compareSentence({ ...FACTS, replications: 3, chain: few })).toContain('about 8 replications');
    const tiny = { ...CHAIN, difference: 1 / 200_000, differing: 5001 };
    expect(compareSentence({ ...FACTS, replications: 200_000, chain: tiny })).toMatch(
      /only plan in 2,501\.$/,
    );
  });

  it('says which way a difference goes that is shown', () => {
    const shown = { ...CHAIN, shown: 'yes' } as const;
    expect(compareSentence({ ...FACTS, chain: shown })).toMatch(
      /: the chain holds less often\. Only base holds in 9 futures, only plan in 3\.$/,
    );
    expect(compareSentence({ ...FACTS, chain: { ...shown, difference: 0.03 } })).toContain(
      'difference +3 points (95 % interval −8 to +2): the chain holds more often. Only base holds in 3 futures',
    );
  });

  it('says when the same futures hold, though other things differ, and when nothing differs at all', () => {
    const same = { ...CHAIN, b_value: 0.82, difference: 0, differing: 0 };
    expect(compareSentence({ ...FACTS, chain: same })).toBe(
      'plan holds in the same futures as base, 82 % of 200: difference 0 points (95 % interval −8 to +2, which so many futures cannot rule out): no difference can be shown.',
    );
    expect(compareSentence({ ...FACTS, chain: same, differing: 0 })).toBe(
      'plan gives the same results as base in every one of 200 replications (the chain holds in 82 %).',
    );
    expect(compareSentence({ ...FACTS, chain: same, differing: 0, same_chain: true })).toMatch(
      /; the two files say the same of the chain\.$/,
    );
  });

  it('says the same of the futures over the ranges', () => {
    expect(overRangesSentence(FACTS)).toMatch(
      /^Over the ranges of the values plan holds in 79 % of 200 futures, base in 82 %: difference −3 points .* shown\. Only base/,
    );
    const { chain: _, ...without } = FACTS;
    expect(overRangesSentence(without)).toBe(
      'Over the ranges whether the chain holds cannot be compared: base and plan do not both state norms.',
    );
  });

  it('speaks of quantities where one has no norms', () => {
    const { chain: _, ...without } = FACTS;
    expect(compareSentence(without)).toBe(
      'base and plan do not both state norms, so that whether the chain holds cannot be compared; of 120 quantities 30 are shown to differ.',
    );
    expect(compareSentence({ ...without, differing: 0 })).toBe(
      'plan gives the same results as base in every one of 200 replications.',
    );
  });
});

describe('percentage points', () => {
  it.each([
    [-0.03, '−3'],
    [0.1249, '+12'],
    [0.004, '+0.4'],
    [-0.0096, '−1'],
    [0.0004, '+0.04'],
    [-0.00004, '0'],
    [0, '0'],
    [1, '+100'],
  ])('%d is %s', (difference, shown) => expect(points(difference)).toBe(shown));
});
