import { describe, expect, it } from 'vitest';
import { drowningUnits } from '../../src/experiment/drowning.ts';
import type { ScopeVerdict, SeriesRow } from '../../src/experiment/findings.ts';

/** Rows of one unit, a period each; intervals are `half` wide to either side. */
function rows(
  unit: string,
  utilisation: readonly number[],
  backlog: readonly number[],
  half = 1,
): SeriesRow[] {
  const row = (metric: string, mean: number, period: number): SeriesRow => ({
    scenario: 's',
    scope_kind: 'unit',
    scope: unit,
    metric,
    unit: '',
    period_start: `2015-${String(period + 1).padStart(2, '0')}-01`,
    period_end: `2015-${String(period + 2).padStart(2, '0')}-01`,
    mean,
    ci_low: mean - half,
    ci_high: mean + half,
    p05: mean,
    p50: mean,
    p95: mean,
    replications: 20,
  });
  return [
    ...utilisation.map((mean, period) => row('utilisation', mean, period)),
    ...backlog.map((mean, period) => row('backlog_hours', mean, period)),
    ...backlog.map((mean, period) => row('backlog_days', mean / 10, period)),
  ];
}

const scope = (verdict: ScopeVerdict['verdict']): ScopeVerdict => ({
  scope_kind: 'unit',
  scope: 'a.b',
  label: 'b',
  verdict,
  held: 1,
  probability: { estimate: 0.5, low: 0, high: 1 },
  first_breach: {},
});

const FULL = new Array<number>(8).fill(0.999);
const GROWING = [0, 10, 20, 30, 40, 50, 60, 70];

describe('drowningUnits', () => {
  it('finds a unit that is at work all its hours while its backlog grows', () => {
    expect(drowningUnits(['a.b'], rows('a.b', FULL, GROWING), [])).toEqual([
      { unit: 'a.b', utilisation: 0.999, backlog_days: 7 },
    ]);
  });

  it('leaves out units whose norms say so, not those whose norms hold all the same', () => {
    const series = rows('a.b', FULL, GROWING);
    expect(drowningUnits(['a.b'], series, [scope('does not hold')])).toEqual([]);
    expect(drowningUnits(['a.b'], series, [scope('undecided')])).toEqual([]);
    expect(drowningUnits(['a.b'], series, [scope('holds')])).toHaveLength(1);
  });

  it.each([
    ['has time left at the end', [...FULL.slice(2), 0.9, 0.9], GROWING, 1],
    ['is full but keeps its backlog', FULL, [0, 30, 30, 30, 30, 30, 31, 30], 1],
    ['grows by no more than chance', FULL, GROWING, 25],
    ['has too few periods to tell', FULL.slice(0, 3), GROWING.slice(0, 3), 1],
    ['has no record', [], [], 1],
  ])('says nothing of a unit that %s', (_, utilisation, backlog, half) => {
    expect(drowningUnits(['a.b'], rows('a.b', utilisation, backlog, half), [])).toEqual([]);
  });
});
