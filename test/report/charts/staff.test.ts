import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/experiment/findings.ts';
import { chartsOf } from '../../../src/report/charts/charts.ts';
import { costChart } from '../../../src/report/charts/cost.ts';
import { fatigueChart } from '../../../src/report/charts/fatigue.ts';
import { measuresChart } from '../../../src/report/charts/measures.ts';
import { staffChart } from '../../../src/report/charts/staff.ts';
import { halfway } from '../../../src/report/dateWords.ts';
import { chartFindings } from '../../support/chartFindings.ts';
import { dataOf } from '../../support/specData.ts';
import { staffFindings } from '../../support/staffFindings.ts';

const made = staffFindings();

function rowsOf(findings: Findings, scope: string, metric: string) {
  return findings.series.filter((row) => row.scope === scope && row.metric === metric);
}

describe('pictures of the staff', () => {
  it('are not there without a staff side', () => {
    const names = chartsOf(chartFindings()).map(({ name }) => name);
    for (const name of ['staff', 'measures', 'fatigue', 'cost']) expect(names).not.toContain(name);
  });

  it('of staff show what series.csv says, a panel a unit with staff', () => {
    const panels = dataOf(staffChart(made)?.spec).filter((rows) => rows.length > 0);
    expect(panels).toHaveLength(3);
    const authorised = rowsOf(made, 'aivd.investigation', 'authorised');
    const vacancies = rowsOf(made, 'aivd.investigation', 'vacancies');
    const trainees = rowsOf(made, 'aivd.investigation', 'trainees');
    expect(panels[1]).toEqual(
      rowsOf(made, 'aivd.investigation', 'staff').map((row, month) => ({
        at: halfway(row.period_start, row.period_end),
        staff: row.mean,
        staffLow: row.p05,
        staffHigh: row.p95,
        authorised: authorised[month]?.mean,
        trainees: trainees[month]?.mean,
        vacancies: vacancies[month]?.mean,
      })),
    );
  });

  it('of staff name the unit furthest below strength, or say that none is', () => {
    expect(staffChart(made)?.title).toBe(
      'Furthest below strength at the end is Investigation (AIVD): 84.5 of 120 FTE; at the beginning it has 96',
    );
    const full = { ...made, series: made.series.filter((row) => row.scope === 'aivd.assessment') };
    expect(staffChart(full)?.title).toBe('Every unit has its authorised strength at the end');
  });

  it('of staff say so where the authorised strength is left out, and draw the rest', () => {
    const redacted = { ...made, series: made.series.filter((row) => row.metric !== 'authorised') };
    const chart = staffChart(redacted);
    expect(chart?.title).toBe('Staff of the units over time; their authorised strength is left out');
    expect(JSON.stringify(chart?.spec)).not.toContain('"field":"authorised"');
  });

  it('of measures show overtime and displaced hours of units that take them, with the norm on them', () => {
    const chart = measuresChart(made);
    expect(chart?.title).toBe(
      'Most overtime is worked at Investigation (AIVD): 2,760 person-hours, most in January 2017 (230); most regular work gives way at Guarding (Koninklijke Marechaussee): 3,200 person-hours, most in September 2015 (900)',
    );
    const text = JSON.stringify(chart?.spec);
    expect(text).toContain('1 of 3 units that may take such a measure never do');
    expect(text).not.toContain('"text":"Assessment"');
    const data = dataOf(chart?.spec);
    expect(data).toContainEqual([{ limit: 1200, norm: 'otherFields' }]);
    expect(data).toContainEqual(
      rowsOf(made, 'kmar.guarding', 'displaced_hours')
        .filter(({ scope_kind }) => scope_kind === 'unit')
        .map((row) => ({
          at: halfway(row.period_start, row.period_end),
          displaced: row.mean,
          displacedLow: row.p05,
          displacedHigh: row.p95,
        })),
    );
  });

  it('of measures leave out a norm that is judged over other periods than those drawn', () => {
    const norms = made.norms.map((norm) => ({ ...norm, per: '13 weeks' }));
    expect(JSON.stringify(measuresChart({ ...made, norms })?.spec)).not.toContain('otherFields');
  });

  it('of measures and fatigue are left out where nobody takes or has any', () => {
    const none = made.series.map((row) => ({ ...row, mean: 0, p05: 0, p50: 0, p95: 0 }));
    expect(measuresChart({ ...made, series: none })).toBeUndefined();
    expect(fatigueChart({ ...made, series: none })).toBeUndefined();
    expect(costChart({ ...made, series: none })).toBeUndefined();
  });

  it('of fatigue show the units that tire, from 0 to 1', () => {
    const chart = fatigueChart(made);
    expect(chart?.title).toBe(
      'Most tired at the end is Investigation (AIVD): fatigue 0.69 of at most 1; in February 2015 it is 0.00',
    );
    expect(JSON.stringify(chart?.spec)).toContain('1 of 2 units with fatigue never tire');
    expect(JSON.stringify(chart?.spec)).toContain('"domain":[0,1]');
    expect(dataOf(chart?.spec)[0]?.[3]).toMatchObject({ fatigue: 0.09 });
  });

  it('of cost show a bar a year of the run and organisation', () => {
    const chart = costChart(made);
    expect(chart?.title).toBe(
      'The staff costs 96 million EUR from 1 February 2015 to 1 February 2017; Koninklijke Marechaussee has the largest part: 62.5 %',
    );
    expect(dataOf(chart?.spec)[1]).toEqual([
      { from: '2015-02-01', to: '2016-02-01', zero: 0, cost: 30, text: '30' },
      { from: '2016-02-01', to: '2017-02-01', zero: 0, cost: 30, text: '30' },
    ]);
  });
});
