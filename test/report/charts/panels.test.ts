import { describe, expect, it } from 'vitest';
import type { Findings, SeriesRow } from '../../../src/experiment/findings.ts';
import { backlogChart } from '../../../src/report/charts/backlog.ts';
import { demandChart } from '../../../src/report/charts/demand.ts';
import { fitted, gridOf } from '../../../src/report/charts/panels.ts';
import { postsChart } from '../../../src/report/charts/posts.ts';
import { lastQuarter, stretch } from '../../../src/report/charts/stretch.ts';
import { threatChart } from '../../../src/report/charts/threat.ts';
import { throughputChart } from '../../../src/report/charts/throughput.ts';
import { fontWidths } from '../../../src/report/fonts.ts';
import { around, chartFindings, seriesRows, summaryRow } from '../../support/chartFindings.ts';
import { dataOf } from '../../support/specData.ts';

const made = chartFindings();

function rows(scope: string, metric: string, of: Findings = made): SeriesRow[] {
  return of.series.filter((row) => row.scope === scope && row.metric === metric);
}

/** The findings with other rows for some metrics of some scopes. */
function changed(replacing: readonly SeriesRow[], more: Partial<Findings> = {}): Findings {
  const key = (row: SeriesRow): string => `${row.scope} ${row.metric}`;
  const gone = new Set(replacing.map(key));
  return chartFindings({
    ...more,
    series: [...made.series.filter((row) => !gone.has(key(row))), ...replacing],
  });
}

describe('demand against capacity', () => {
  const offered = (unit: string, values: (month: number) => number) =>
    seriesRows('unit', unit, 'offered_load', 'persons', values);
  const allAt = (share: number, spread: number): Findings =>
    changed(
      made.scenario.units.flatMap(({ name }) => {
        const onDuty = rows(name, 'on_duty')[0]?.mean ?? 1;
        return offered(name, () => onDuty * share).map((row) => ({
          ...row,
          ci_low: onDuty * (share - spread),
          ci_high: onDuty * (share + spread),
        }));
      }),
    );

  it('draws demand, its percentiles and the persons on duty of the rows', () => {
    const panels = dataOf(demandChart(made)?.spec);
    expect(panels).toHaveLength(made.scenario.units.length);
    const [demand, capacity] = [rows('aivd.assessment', 'offered_load'), rows('aivd.assessment', 'on_duty')];
    expect(panels[0]?.map((row) => [row['demand'], row['low'], row['high'], row['capacity']])).toEqual(
      demand.map((row, month) => [row.mean, row.p05, row.p95, capacity[month]?.mean]),
    );
  });

  it('says that demand exceeds capacity only beyond chance, and of how many units', () => {
    expect(demandChart(allAt(0.8, 0.01))?.title).toBe(
      'Demand stays below capacity; it comes closest at Research (MIVD): 80 % from 1 August 2016 on (5.12 persons asked for, 6.4 on duty)',
    );
    expect(demandChart(allAt(1.02, 0.05))?.title).toMatch(
      /^Demand is as large as capacity at .*, within what chance may do: /,
    );
    expect(demandChart(allAt(1.02, 0.01))?.title).toMatch(
      /^Demand exceeds capacity at 12 of 12 units, most at /,
    );
  });
});

describe('demand that stays below capacity on average', () => {
  it('says so where single periods ask for more than there is', () => {
    const { name } = made.scenario.units[0] as Findings['scenario']['units'][number];
    const onDuty = rows(name, 'on_duty')[0]?.mean ?? 1;
    const level = (unit: string, of: (month: number) => number) =>
      seriesRows('unit', unit, 'offered_load', 'persons', of).map((row) => ({
        ...row,
        ci_low: (row.mean ?? 0) - 0.01,
        ci_high: (row.mean ?? 0) + 0.01,
      }));
    const others = made.scenario.units
      .filter((unit) => unit.name !== name)
      .flatMap((unit) => level(unit.name, () => 0.1));
    const peaks = changed([...others, ...level(name, (month) => (month % 6 === 2 ? 1.2 : 0.5) * onDuty)]);
    expect(demandChart(peaks)?.title).toMatch(
      /^Demand stays below capacity on average, though not in every period at Assessment \(AIVD\); it comes closest at Assessment/,
    );
  });
});

describe('backlog', () => {
  it('says where it is longest at the end, and what it was at the start', () => {
    const days = seriesRows('unit', 'kmar.guarding', 'backlog_days', 'days', (month) => 100 + month);
    expect(backlogChart(changed(days))?.title).toBe(
      'The longest backlog at the end is 123 days of work, at Guarding (Koninklijke Marechaussee); in February 2015 it is 100',
    );
  });
});

describe('posts', () => {
  it('draws the unfilled shares in per cent, and the limit of the norm on them', () => {
    const [guarding, , , supervision] = dataOf(postsChart(made)?.spec);
    const source = rows('kmar.guarding', 'unfilled_share');
    expect(guarding?.map((row) => row['mean'])).toEqual(source.map((row) => 100 * (row.mean as number)));
    expect(guarding?.map((row) => row['high'])).toEqual(source.map((row) => 100 * (row.p95 as number)));
    expect(supervision?.every((row) => row['mean'] === 0)).toBe(true);
    expect(dataOf(postsChart(made)?.spec)[1]).toEqual([{ limit: 1, norm: 'postsFilled' }]);
  });

  it('says so when all are filled at all times', () => {
    const filled = seriesRows('unit', 'kmar.guarding', 'unfilled_share', 'share', () => 0);
    const summary = made.summary.map((row) =>
      row.metric === 'unfilled_share' ? { ...row, ...around(0) } : row,
    );
    expect(postsChart(changed(filled, { summary }))?.title).toBe(
      'Every post is filled at all times, at all 2 units with posts',
    );
  });

  it('is left out without posts', () => {
    expect(
      postsChart(chartFindings({ series: made.series.filter((row) => row.metric !== 'unfilled_share') })),
    ).toBe(undefined);
  });
});

describe('threat', () => {
  const constant = (metric: string, value: number): SeriesRow[] =>
    seriesRows('threat', 'threat', metric, metric, () => value).map((row) => ({
      ...row,
      p05: value,
      p95: value,
    }));

  it('leaves out the panel of a level that stays, and says it', () => {
    const still = changed(constant('factor', 2));
    expect(threatChart(still)?.title).toMatch(/^The threat factor stays 2; on average 6 incidents/);
    expect(dataOf(threatChart(still)?.spec)).toHaveLength(2);
    expect(dataOf(threatChart(made)?.spec)).toHaveLength(3);
  });

  it('draws the means and percentiles of the rows', () => {
    const [factor] = dataOf(threatChart(made)?.spec);
    expect(factor?.map(({ mean, low, high }) => [mean, low, high])).toEqual(
      rows('threat', 'factor').map((row) => [row.mean, row.p05, row.p95]),
    );
  });

  it('says how high the factor comes in between', () => {
    const comes = seriesRows('threat', 'threat', 'factor', 'factor', (month) => (month === 9 ? 2 : 1));
    expect(threatChart(changed(comes))?.title).toMatch(
      /^The threat factor goes from 1 to 1 on average \(highest: 2\);/,
    );
  });

  it('is left out where nothing threatens', () => {
    const calm = [...constant('factor', 1), ...constant('surge', 0), ...constant('incidents', 0)];
    expect(threatChart(changed(calm))).toBe(undefined);
  });
});

describe('throughput times', () => {
  const noNorms = { norms: made.norms.filter(({ metric }) => !metric.startsWith('throughput')) };

  it('are drawn in the unit that suits them, with the limit of a norm', () => {
    const [tip, investigation, limits] = dataOf(throughputChart(made)?.spec);
    expect(tip?.map((row) => row['p50'])).toEqual(rows('tip', 'throughput_p50').map((row) => row.mean));
    expect(investigation?.map((row) => row['p95'])).toEqual(
      rows('investigation', 'throughput_p95').map((row) => (row.mean as number) / 24),
    );
    expect(limits).toEqual([{ limit: 150, norm: 'investigationsFinished' }]);
  });

  it('without a norm on them name the growth beyond chance, else what takes longest', () => {
    expect(throughputChart(chartFindings(noNorms))?.title).toBe(
      '“returnee” takes ever longer: 20.3 days on average from 1 August 2016 on, 14.3 days in the second quarter of the run',
    );
    const still = changed(
      seriesRows('case', 'returnee', 'throughput_mean', 'hours', () => 240),
      noNorms,
    );
    expect(throughputChart(still)?.title).toBe(
      'Longest takes “investigation”: half 83.3 days or longer, one in twenty 167 days',
    );
  });

  it('claim no growth for what takes long: early on only the quick cases have closed', () => {
    const grows = seriesRows(
      'case',
      'investigation',
      'throughput_mean',
      'hours',
      (month) => 1000 + 100 * month,
    );
    expect(throughputChart(changed(grows, noNorms))?.title).toMatch(/^“returnee”/);
  });

  it('show the 24 case types with most case-hours, those with norms first', () => {
    const cases = Array.from({ length: 30 }, (_, index) => ({ name: `c${index}`, label: `c${index}` }));
    const many = chartFindings({
      scenario: { ...made.scenario, cases: [...made.scenario.cases, ...cases] },
      series: [
        ...made.series,
        ...cases.flatMap(({ name }) => seriesRows('case', name, 'throughput_p50', 'hours', () => 5)),
      ],
      summary: [
        ...made.summary,
        ...cases.flatMap(({ name }, index) => [
          summaryRow('case', name, 'closed', 'cases', around(index)),
          summaryRow('case', name, 'throughput_mean', 'hours', around(1e6)),
        ]),
      ],
    });
    const text = JSON.stringify(throughputChart(many)?.spec);
    expect(text).toContain('11 case types with the fewest case-hours are left out');
    for (const shown of ['"investigation"', '"c29"', '"c8"', '"c7"']) expect(text).toContain(shown);
    expect(text).not.toContain('"c6"');
  });
});

describe('a grid of panels', () => {
  it('fits a page, whatever their number', () => {
    for (let count = 1; count <= 24; count++) {
      const { columns, height, rowSpacing, width } = gridOf(count);
      expect(Math.ceil(count / columns) * (height + rowSpacing)).toBeLessThanOrEqual(900);
      expect(columns * (width + 56)).toBeLessThanOrEqual(670);
      expect(height).toBeGreaterThanOrEqual(40);
    }
  });

  it('cuts what is too wide, and nothing else', () => {
    expect(fitted('Border', 100, 10)).toBe('Border');
    const cut = fitted('Special interventions and observation', 100, 10);
    expect(cut).toMatch(/^Special inter.*…$/);
    expect(fontWidths(false).width(cut, 10)).toBeLessThanOrEqual(100);
  });
});

describe('a stretch of periods', () => {
  const months = seriesRows('unit', 'x', 'm', 'u', (month) => month);

  it('takes the periods together, and tells when it begins', () => {
    expect(lastQuarter(months)).toMatchObject({ mean: 20.5, from: '2016-08-01' });
    expect(lastQuarter(months)?.half).toBeCloseTo(0.205, 12);
    expect(stretch(months, 0, 0.5)?.mean).toBe(5.5);
    expect(lastQuarter(months.slice(0, 1))?.mean).toBe(0);
    expect(lastQuarter([])).toBe(undefined);
  });
});
