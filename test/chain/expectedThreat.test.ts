import { describe, expect, it } from 'vitest';
import type { ThreatPathSpec } from '../../src/chain/chain.ts';
import { transitionMatrix } from '../../src/chain/expected/transitionMatrix.ts';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { constant } from '../../src/chain/expression.ts';
import type { DistributionSpec } from '../../src/engine/distributionSpec.ts';
import { caseOf, emptyChain, stepOf, unitOf } from '../support/chains.ts';

const exponential = (mean: number): DistributionSpec => ({ family: 'exponential', parameters: { mean } });
const always = (value: number): DistributionSpec => ({ family: 'constant', parameters: { value } });

/** Cases an hour, `threat` of them expected: levels of factor 1 and 3. */
function opened(path: ThreatPathSpec, from: number, to: number, warmUp = 0): number {
  const chain = emptyChain({
    warmUp,
    units: [unitOf('o.u', 5)],
    cases: [caseOf('c', 0, 1)],
    steps: [stepOf('c.s', 0, 2)],
    arrivals: [{ case: 0, kind: 'rate', rate: { op: 'variable', variable: { kind: 'threat' } } }],
    threat: {
      levels: [
        { name: 'low', factor: 1 },
        { name: 'high', factor: 3 },
      ],
      path,
      incidents: [],
    },
  });
  return expectedLoad(chain, from, to).opened[0] as number;
}

const stays = (low: DistributionSpec, high: DistributionSpec): ThreatPathSpec => ({
  kind: 'semiMarkov',
  start: 0,
  stays: [
    { level: 0, dwell: low, to: [{ level: 1 }] },
    { level: 1, dwell: high, to: [{ level: 0 }] },
  ],
});

describe('the expected threat', () => {
  it('is exact on a timeline, between ticks too', () => {
    const path: ThreatPathSpec = {
      kind: 'timeline',
      changes: [
        { at: 0, level: 0 },
        { at: 100.5, level: 1 },
        { at: 150, level: 0 },
      ],
    };
    expect(opened(path, 0, 240)).toBeCloseTo(1 + (2 * 49.5) / 240, 10);
    expect(opened(path, 0, 240, 480)).toBeCloseTo(1 + (2 * 49.5) / 240, 10);
  });

  it('leaves the first level of a semi-Markov path as a Markov chain does', () => {
    // P(high at t) = a ÷ (a + b) × (1 − e^(−(a + b) t)), a = 1/100 and b = 1/50 an hour.
    const share = 1 / 3;
    const mean = (hours: number): number => share * (1 - (1 - Math.exp(-0.03 * hours)) / (0.03 * hours));
    expect(opened(stays(exponential(100), exponential(50)), 0, 60)).toBeCloseTo(1 + 2 * mean(60), 3);
  });

  it('spends shares of time in proportion to the mean dwells in the long run, whatever their law', () => {
    expect(opened(stays(always(30), always(90)), 8760, 2 * 8760)).toBeCloseTo(1 + 2 * 0.75, 9);
  });

  it('follows probabilities with a rest, and lasts where no stay is described', () => {
    const path: ThreatPathSpec = {
      kind: 'semiMarkov',
      start: 0,
      stays: [{ level: 0, dwell: always(10), to: [{ probability: constant(0.5), level: 0 }, { level: 1 }] }],
    };
    expect(opened(path, 8760, 2 * 8760)).toBeCloseTo(3, 9);
  });
});

describe('the matrix of transitions', () => {
  it('keeps probabilities, however fast the rates', () => {
    for (const scale of [1e-6, 1, 1e4]) {
      const matrix = transitionMatrix(
        [
          [0, 2 * scale, 1 * scale],
          [3 * scale, 0, 0],
          [0, 5 * scale, 0],
        ],
        6,
      );
      for (const row of matrix) {
        expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        for (const value of row) expect(value).toBeGreaterThanOrEqual(-1e-12);
      }
    }
  });
});
