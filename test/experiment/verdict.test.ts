import { describe, expect, it } from 'vitest';
import { normRows } from '../../src/experiment/normRows.ts';
import { SurvivalFold } from '../../src/experiment/survival.ts';
import { verdictOf } from '../../src/experiment/verdict.ts';
import { clopperPearson } from '../../src/statistics/index.ts';
import { emptyChain, normOf, unitOf } from '../support/chains.ts';

const MONTH = 28 * 24;
const ASKED = { probability: 0.9, confidence: 0.95 };

/** Two units with a norm each, and one norm that is the chain's alone. */
const chain = emptyChain({
  units: [unitOf('o.a', 1), unitOf('o.b', 1)],
  norms: [
    normOf('a', { unit: 0, organisation: 0 }),
    normOf('b', { unit: 1, organisation: 0 }),
    normOf('whole'),
  ],
});

/** Replications by the months of first breach of the three norms; undefined for never. */
function survive(...replications: readonly (readonly (number | undefined)[])[]): SurvivalFold {
  const fold = new SurvivalFold(chain);
  for (const months of replications) {
    fold.add(
      Float64Array.from(months, (month) => (month === undefined ? Infinity : month * MONTH)),
      0,
    );
  }
  return fold;
}

const never = [undefined, undefined, undefined] as const;
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('survival', () => {
  it('is by scope: a unit by its norms, an organisation by its units, the chain by all', () => {
    const fold = survive([1, undefined, undefined], [undefined, undefined, 2], never, never);
    const held = Object.fromEntries(
      fold.scopes.map(({ kind, name, breaches }) => [`${kind} ${name}`, breaches.held]),
    );
    expect(held).toEqual({
      'chain chain': 2,
      'organisation o': 3,
      'unit o.a': 3,
      'unit o.b': 4,
      'norm a': 3,
      'norm b': 4,
      'norm whole': 3,
    });
  });

  it('counts who was first, ties for each, and how the chain would do without a norm', () => {
    const fold = survive([1, 1, undefined], [2, undefined, 1], [3, undefined, undefined], never);
    expect(fold.parts.map(({ first }) => first)).toEqual([2, 1, 1]);
    expect(fold.parts.map(({ heldWithout }) => heldWithout)).toEqual([2, 1, 1]);
  });

  it('dates the share of ALL replications that has seen a breach, not the share of the breached', () => {
    const fold = survive(...times(6, never), ...times(2, [1, undefined, undefined]), [5, 5, 5], [6, 5, 9]);
    const { scopes } = verdictOf('s', chain, fold, ASKED);
    expect(scopes[0]?.first_breach).toEqual({ p05: '2015-03-01' });
    const half = survive(...times(5, never), ...times(5, [1, undefined, undefined]));
    expect(verdictOf('s', chain, half, ASKED).scopes[0]?.first_breach).toEqual({
      p05: '2015-03-01',
      p50: '2015-03-01',
    });
  });
});

describe('the verdict', () => {
  it('says "holds" only with evidence, and names share, interval and what was asked', () => {
    const verdict = verdictOf('s', chain, survive(...times(200, never)), ASKED);
    expect(verdict).toMatchObject({ verdict: 'holds', held: 200, replications: 200 });
    expect(verdict.probability).toEqual({ estimate: 1, ...clopperPearson(200, 200, 0.95) });
    expect(verdict.sentence).toBe(
      'Given the values in the file the chain holds to 31 January 2020: it holds in 100 % of 200 replications ' +
        '(95 % interval 98–100), asked is 90 % with 95 % confidence.',
    );
    expect(verdict.breaks_first).toBeUndefined();
  });

  it('says "does not hold", and what breaks first, where and when', () => {
    const fold = survive(...times(126, [3, undefined, undefined]), ...times(74, never));
    const verdict = verdictOf('s', chain, fold, ASKED);
    expect(verdict.verdict).toBe('does not hold');
    expect(verdict.sentence).toContain(
      'does not hold to 31 January 2020: it holds in 37 % of 200 replications',
    );
    expect(verdict.breaks_first).toEqual({ norm: 'a', unit: 'o.a', share: 1, median_date: '2015-04-26' });
  });

  it('never says "holds" when undecided, though all replications held, and says how many would settle it', () => {
    const verdict = verdictOf('s', chain, survive(...times(8, never)), ASKED);
    expect(verdict.verdict).toBe('undecided');
    expect(verdict.sentence).toContain('it is undecided whether the chain holds to');
    expect(verdict.sentence).not.toMatch(/file the chain holds/);
    expect(verdict.probably_settled_at).toBeGreaterThan(8);
    expect(verdict.sentence).toContain(`about ${verdict.probably_settled_at} replications in all`);
  });

  it('is not given without norms, and the sentence says so', () => {
    const bare = emptyChain();
    const fold = new SurvivalFold(bare);
    fold.add(new Float64Array(0), 0);
    const verdict = verdictOf('s', bare, fold, ASKED);
    expect(verdict.verdict).toBeUndefined();
    expect(verdict.scopes).toEqual([]);
    expect(verdict.sentence).toMatch(/^There is no verdict: the scenario states no norms/);
  });

  it('says where the run begins', () => {
    const begins = (more: Parameters<typeof emptyChain>[0]): string => {
      const each = emptyChain(more);
      return verdictOf('s', each, new SurvivalFold(each), ASKED).begins_from;
    };
    expect(begins({})).toContain('from an empty chain; nothing is discarded');
    expect(begins({ groups: [{ name: 'g', initial: 3 }] })).toContain('from the initial state in the file');
    expect(begins({ warmUp: 480 })).toContain('a warm-up of 20 days before 1 February 2015 is not measured');
  });
});

describe('the rows of norms', () => {
  it('say how often each holds, is first, and how the chain would do without it', () => {
    const fold = survive([1, undefined, undefined], [1, 2, undefined], never, never);
    const [a, b, whole] = normRows('s', chain, fold, [], []);
    expect(a).toMatchObject({
      norm: 'a',
      unit: 'o.a',
      organisation: 'o',
      hold_probability: 0.5,
      first_in_chain: 0.5,
      chain_without: 0.75,
      first_breach_p50: '2015-03-01',
    });
    expect(b).toMatchObject({ hold_probability: 0.75, first_in_chain: 0, chain_without: 0.5 });
    expect(whole).toMatchObject({ unit: undefined, organisation: undefined, hold_probability: 1 });
  });
});
