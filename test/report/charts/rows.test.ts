import { describe, expect, it } from 'vitest';
import type { Findings, SummaryRow } from '../../../src/experiment/findings.ts';
import { influencesChart } from '../../../src/report/charts/influences.ts';
import { marginsChart } from '../../../src/report/charts/margins.ts';
import { timeSpentChart } from '../../../src/report/charts/timeSpent.ts';
import { chartFindings, influence } from '../../support/chartFindings.ts';
import { dataOf } from '../../support/specData.ts';

const made = chartFindings();

function changedSummary(scope: string, metric: string, change: Partial<SummaryRow>): readonly SummaryRow[] {
  return made.summary.map((row) =>
    row.scope === scope && row.metric === metric ? { ...row, ...change } : row,
  );
}

describe('margins', () => {
  const rowsOf = (findings: Findings) =>
    new Map((dataOf(marginsChart(findings)?.spec)[1] ?? []).map((row) => [row['norm'], row]));

  it('measure the worst value by the room up to the limit', () => {
    // devicesRead: 70.2 of at most 45 days. casesOpen: 111.6 of 90. chargedInTime: at least 90 %, worst 83.125 %.
    const rows = rowsOf(made);
    expect(rows.get('devicesRead')?.['median']).toBeCloseTo((100 * 70.2) / 45, 9);
    expect(rows.get('devicesRead')?.['low']).toBeCloseTo((100 * 70.2 * 0.8) / 45, 9);
    expect(rows.get('devicesRead')?.['text']).toBe('70.2 days (limit 45 days)');
    expect(rows.get('chargedInTime')?.['median']).toBeCloseTo((100 * (1 - 0.83125)) / 0.1, 9);
    expect(rows.get('chargedInTime')?.['low']).toBeCloseTo((100 * (1 - 0.83125 * 1.2)) / 0.1, 9);
    expect(rows.get('chargedInTime')).toMatchObject({ high: 300, isCut: true });
  });

  it('say the unit once where there is no room for it twice', () => {
    const norms = made.norms.map((norm) =>
      norm.norm === 'devicesRead' ? { ...norm, metric: 'displaced_hours', limit: 2800 } : norm,
    );
    expect(rowsOf(chartFindings({ norms })).get('devicesRead')?.['text']).toBe(
      '70.2 (limit 2,800 person-hours)',
    );
  });

  it('of "never" are all or nothing', () => {
    expect(rowsOf(made).get('custodyClock')).toMatchObject({ median: 0, high: 0, isCut: false });
    const once = changedSummary('custodyClock', 'worst_value', { p95: 1 });
    expect(rowsOf(chartFindings({ summary: once })).get('custodyClock')).toMatchObject({
      median: 0,
      high: 300,
      isCut: true,
    });
  });

  it('stand in the order of how often the norms hold', () => {
    const names = [...rowsOf(made).keys()];
    expect(names.slice(0, 3)).toEqual(['devicesRead', 'casesMoving', 'chargedInTime']);
    expect(names).toHaveLength(16);
  });

  it('when nothing breaks name the norm that came closest, and how close', () => {
    const norms = made.norms
      .filter(({ norm }) => ['tipsInTime', 'supervisionFilled'].includes(norm))
      .map((norm) => ({ ...norm, hold_probability: 1 }));
    const summary = changedSummary('tipsInTime', 'worst_value', { p50: 0.96 });
    expect(marginsChart(chartFindings({ norms, summary }))?.title).toBe(
      'All 2 norms always hold; closest comes supervisionFilled, in its worst period 2 % or more in half of the futures, limit 2 %',
    );
  });

  it('say no more than the best value where half of the futures have just that', () => {
    const norms = made.norms.filter(({ norm }) => norm === 'devicesRead');
    const summary = changedSummary('devicesRead', 'worst_value', { p50: 0 });
    expect(marginsChart(chartFindings({ norms, summary }))?.title).toMatch(
      /in its worst period 0 days in half of the futures, limit 45 days$/,
    );
  });

  it('leave out a norm whose limit is redacted, and are left out without norms', () => {
    const norms = made.norms.map((norm) => ({
      ...norm,
      limit: norm.norm === 'devicesRead' ? undefined : norm.limit,
    }));
    expect(rowsOf(chartFindings({ norms })).has('devicesRead')).toBe(false);
    expect(marginsChart(chartFindings({ norms: [] }))).toBe(undefined);
  });
});

describe('assumptions that matter', () => {
  const over = made.verdict.over_ranges as NonNullable<typeof made.verdict.over_ranges>;
  const withInfluences = (influences: typeof over.influences): Findings =>
    chartFindings({ verdict: { ...made.verdict, over_ranges: { ...over, influences } } });

  it('show both halves of each value, those that differ most first', () => {
    const [, halves] = dataOf(influencesChart(made)?.spec);
    expect(halves?.map(({ path, half, holds }) => [path, half, holds])).toEqual([
      ['politie.digital.fte', 'lower half', 18],
      ['politie.digital.fte', 'upper half', 66],
      ['outflow', 'lower half', 50],
      ['outflow', 'upper half', 34],
      ['tip.intake.effort.mean', 'lower half', 43],
      ['tip.intake.effort.mean', 'upper half', 41],
    ]);
    const low = over.influences[0]?.lower.probability.low as number;
    expect(halves?.[0]?.['low']).toBe(100 * low);
  });

  it('are claimed only when luck is most unlikely to do as much', () => {
    expect(influencesChart(withInfluences([influence('a', 50, 33, 0.06)]))?.title).toBe(
      'No single range changes the answer by more than chance may do',
    );
    expect(influencesChart(withInfluences([influence('a', 51, 33, 0.04)]))?.title).toBe(
      'The answer turns most on a: the chain holds in 51 % (41–61) of the futures with its lower half, in 33 % (24–43) with its upper',
    );
  });

  it('are left out when the chain holds in every future or in none', () => {
    for (const held of [0, 200]) {
      const verdict = { ...made.verdict, over_ranges: { ...over, held } };
      expect(influencesChart(chartFindings({ verdict }))).toBe(undefined);
    }
  });

  it('are those of one norm each where norms are compared, and only what luck would hardly do', () => {
    const influences = [
      { ...influence('a', 51, 13, 1e-4), norm: 'chargedInTime' },
      { ...influence('b', 50, 33, 0.06), norm: 'devicesRead' },
    ];
    const scopes = [
      { ...made.verdict.scopes[0], scope_kind: 'norm', held: 90 } as (typeof over.scopes)[number],
    ];
    const verdict = {
      ...made.verdict,
      over_ranges: { ...over, held: 0, compared: 'norms' as const, scopes, influences },
    };
    const chart = influencesChart(chartFindings({ verdict }));
    expect(chart?.title).toBe(
      'One norm turns most on a: chargedInTime is kept in 51 % (41–61) of the futures with its lower half, in 13 % (7–21) with its upper',
    );
    expect(dataOf(chart?.spec)[0]?.map(({ path, holds }) => [path, holds])).toEqual([
      ['a', 51],
      ['a', 13],
    ]);
    expect(JSON.stringify(chart?.spec)).toContain('["a","chargedInTime"]'.replaceAll('"', '\\"'));
    expect(JSON.stringify(chart?.spec.title).replaceAll('","', ' ').replaceAll('\u00a0', ' ')).toContain(
      'likely luck alone splits the futures so for any of them in any of 1 norm. Only values are shown for which that is at most 5 %.',
    );
    const none = { ...verdict, over_ranges: { ...verdict.over_ranges, influences: influences.slice(1) } };
    expect(influencesChart(chartFindings({ verdict: none }))).toBe(undefined);
  });

  it('are left out without a run over the ranges', () => {
    const { over_ranges: _, ...verdict } = made.verdict;
    expect(influencesChart(chartFindings({ verdict }))).toBe(undefined);
  });
});

describe('where cases spend their time', () => {
  const segments = dataOf(timeSpentChart(made)?.spec)[0] ?? [];
  const of = (name: string) => segments.filter((segment) => segment['case'] === name);

  it('is split into work in hand, waiting by unit and waiting elsewhere, by tasks completed', () => {
    // 50 × (700 + 200) in hand, 50 × 600 and 50 × 200 waiting, 50 × 300 elsewhere.
    expect(of('investigation').map(({ kind, unit, hours }) => [kind, unit, hours])).toEqual([
      ['in hand at a unit', null, 45000],
      ['waiting for a unit', 'politie.digital', 30000],
      ['waiting for a unit', 'politie.investigation', 10000],
      ['waiting outside the units', null, 15000],
    ]);
    expect(of('investigation').map(({ to }) => to)).toEqual([45, 75, 85, 100]);
  });

  it('counts the branches of a fork, not the fork', () => {
    expect(of('returnee').reduce((sum, { hours }) => sum + Number(hours), 0)).toBe(40 * (8 + 50));
  });

  it('is left out when no case has been completed', () => {
    const summary = made.summary.filter((row) => row.scope_kind !== 'step');
    expect(timeSpentChart(chartFindings({ summary }))).toBe(undefined);
  });

  it('says that cases never wait when they do not', () => {
    const summary = made.summary.map((row) => (row.metric === 'wait_mean' ? { ...row, mean: 0 } : row));
    expect(timeSpentChart(chartFindings({ summary }))?.title).toBe('Cases never wait for a unit');
  });
});
