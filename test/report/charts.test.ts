import { describe, expect, it } from 'vitest';
import type { Findings, SeriesRow } from '../../src/experiment/findings.ts';
import type { ChartSpec } from '../../src/report/charts/chartSpec.ts';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { subtitleLines, titleLines } from '../../src/report/charts/style.ts';
import { fontWidths } from '../../src/report/fonts.ts';
import { renderPng, renderSvg } from '../../src/report/renderChart.ts';
import { dkwHalfWidth } from '../../src/statistics/dkw.ts';
import { exampleFindings } from '../support/findings.ts';

const example = exampleFindings();
const charts = chartsOf(example);

function chart(name: string, of: readonly ChartSpec[] = charts): ChartSpec {
  const found = of.find((each) => each.name === name);
  if (!found) throw new Error(`No chart ${name}`);
  return found;
}

/** All rows of inline data in a spec, layer by layer. */
function dataOf(spec: unknown): Record<string, unknown>[][] {
  if (typeof spec !== 'object' || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) =>
    key === 'data' ? [(value as { values: Record<string, unknown>[] }).values] : dataOf(value),
  );
}

async function draw(spec: ChartSpec['spec']): Promise<{ svg: string; warnings: string[] }> {
  const warnings: string[] = [];
  return { svg: await renderSvg(spec, (warning) => warnings.push(warning)), warnings };
}

function periods(findings: Findings, count: number): Findings {
  const ends = [...new Set(findings.series.map((row) => row.period_end))].slice(0, count);
  const end = ends.at(-1) as string;
  return {
    ...findings,
    scenario: { ...findings.scenario, end },
    series: findings.series.filter((row) => ends.includes(row.period_end)),
  };
}

describe('every chart', () => {
  it('is there, in the order of the report', () => {
    expect(charts.map(({ name }) => name)).toEqual(['survival', 'utilisation', 'backlog', 'people']);
  });

  it('states its finding in the title', () => {
    expect(charts.map(({ title }) => title)).toEqual([
      'The chain holds to 1 February 2020 in 37 % (30–44) of the futures; Nationale Politie is where it breaks most often',
      'Busiest is Guarding (Koninklijke Marechaussee): at work 93 % of its hours on duty, most in February 2015 (93 %)',
      'The longest backlog at the end is 71.8 days of work, at Digital forensics (Nationale Politie); in February 2015 it is 12',
      '“Returned” grows from 35 to 92 people, “Radicalised, in the Netherlands” grows from 421 to 574 by 1 February 2020',
    ]);
  });

  it.each(charts.map((each) => [each.name, each] as const))(
    '%s is drawn without a warning, no wider than the text of an A4 page, the same bytes twice',
    async (_, { spec }) => {
      const { svg, warnings } = await draw(spec);
      expect(warnings).toEqual([]);
      expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(700);
      expect((await draw(spec)).svg).toBe(svg);
      expect(svg).not.toContain('NaN');
    },
  );

  it('is plain data that survives being written to a file, and is not changed by being drawn', async () => {
    for (const { spec } of charts) {
      const written = JSON.stringify(spec);
      await draw(spec);
      expect(JSON.stringify(spec)).toBe(written);
      expect(JSON.parse(written)).toEqual(spec);
    }
  });

  it('computes nothing: no transform, aggregate, bin or stack', () => {
    expect(JSON.stringify(charts)).not.toMatch(/"(transform|aggregate|bin|stack|errorband)"/);
  });

  it('is left out when it has nothing to show', () => {
    const bare = exampleFindings({
      norms: [],
      summary: [],
      series: [],
      scenario: { ...example.scenario, units: [], organisations: [], groups: [] },
    });
    expect(chartsOf(bare)).toEqual([]);
    const withoutNorms = exampleFindings({
      norms: [],
      series: example.series.filter((row) => row.metric !== 'hold_probability'),
    });
    expect(chartsOf(withoutNorms).map(({ name }) => name)).toEqual(['utilisation', 'backlog', 'people']);
  });

  it.each([1, 2, 13, 30])('is drawn without a warning for %i months too', async (count) => {
    for (const { spec } of chartsOf(periods(example, count))) {
      const { svg, warnings } = await draw(spec);
      expect(warnings).toEqual([]);
      expect(svg).not.toContain('NaN');
    }
  });

  it('is drawn without a warning where values are not defined', async () => {
    const holed = exampleFindings({
      series: example.series.map(
        (row, index): SeriesRow =>
          index % 3 === 0
            ? {
                ...row,
                mean: undefined,
                ci_low: undefined,
                ci_high: undefined,
                p05: undefined,
                p50: undefined,
                p95: undefined,
                replications: 0,
              }
            : row,
      ),
    });
    expect(chartsOf(holed)).toHaveLength(4);
    for (const { spec } of chartsOf(holed)) {
      const { svg, warnings } = await draw(spec);
      expect(warnings).toEqual([]);
      expect(svg).not.toContain('NaN');
    }
  });

  it('shows hostile names as text, and is still drawn', async () => {
    const name = '<script>alert("x")</script>\u0000\u001b[31m & {"signal":"1"} datum["a"] \'';
    const hostile = exampleFindings({
      scenario: {
        ...example.scenario,
        organisations: example.scenario.organisations.map((each) => ({ ...each, label: name })),
        units: example.scenario.units.map((each, index) => ({ ...each, label: `${index} ${name}` })),
        groups: example.scenario.groups.map((each) => ({ ...each, label: name })),
      },
    });
    for (const { spec } of chartsOf(hostile)) {
      const { svg, warnings } = await draw(spec);
      expect(warnings).toEqual([]);
      expect(svg).not.toContain('<script');
      expect(svg).toContain('&lt;script');
      expect((await renderPng(svg)).length).toBeGreaterThan(1000);
    }
  });
});

describe('survival', () => {
  const layers = dataOf(chart('survival').spec);

  it('draws the intervals of the rows and, around the same mean, the simultaneous band within [0, 1]', () => {
    const rows = example.series.filter((row) => row.scope_kind === 'chain');
    const half = dkwHalfWidth(200, 0.95);
    const [simultaneous, pointwise] = layers as [
      { low: number; high: number }[],
      { low: number; high: number }[],
    ];
    expect(pointwise.slice(1).map(({ low, high }) => [low, high])).toEqual(
      rows.map((row) => [row.ci_low, row.ci_high]),
    );
    for (const [index, { low, high }] of simultaneous.slice(1).entries()) {
      const mean = rows[index]?.mean as number;
      expect(low).toBeCloseTo(Math.max(mean - half, 0), 12);
      expect(high).toBeCloseTo(Math.min(mean + half, 1), 12);
    }
  });

  it('begins every line at 1 on the first day and labels it with where it ends', () => {
    const lines = layers.filter((rows) => rows[0] && 'value' in rows[0]);
    expect(lines).toHaveLength(6 + 11);
    for (const line of lines) {
      expect(line[0]).toEqual({ at: '2015-02-01', value: 1 });
      expect(line).toHaveLength(61);
    }
    const labels = layers.flat().flatMap(({ label }) => (label === undefined ? [] : [label]));
    expect(labels).toContain('37 %  The chain');
    expect(labels).toContain('44 %  devicesRead');
    expect(labels).not.toContain('100 %  tipsInTime');
  });

  it('begins its scale as high as leaves room for the chain, its bands and what is asked, and says so', () => {
    const scaleOf = (lowest: number, asked: number): readonly [number | undefined, boolean] => {
      const text = JSON.stringify(
        chart(
          'survival',
          chartsOf(
            exampleFindings({
              verdict: { ...example.verdict, asked: { ...example.verdict.asked, probability: asked } },
              series: example.series.map((row) =>
                row.metric === 'hold_probability' ? { ...row, mean: 1, ci_low: lowest, ci_high: 1 } : row,
              ),
            }),
          ),
        ).spec,
      );
      const [domain, ...others] = [...new Set(text.match(/"domain":\[[\d.]+,1\]/g))];
      expect(others).toEqual([]);
      return [Number(domain?.slice(10, -3)), text.includes('scale begins at')];
    };
    // The band for all moments of 200 replications is 0.096 wide on either side.
    expect(scaleOf(0.9, 0.95)).toEqual([0.9, true]);
    expect(scaleOf(0.9, 0.9)).toEqual([0.75, true]);
    expect(scaleOf(0.74, 0.9)).toEqual([0.5, true]);
    expect(scaleOf(0.5, 0.6)).toEqual([0.5, true]);
    expect(scaleOf(0.49, 0.9)).toEqual([0, false]);
    expect(scaleOf(0.9, 0.5)).toEqual([0, false]);
  });

  it('gives the sixteen norms that break most a line, and says how many more there are', () => {
    const row = example.norms[0] as (typeof example.norms)[number];
    const norms = Array.from({ length: 40 }, (_, index) => ({
      ...row,
      norm: `norm${index}`,
      hold_probability: 0.5 + index / 100,
    }));
    const base = example.series.filter((each) => each.scope === 'tipsAssessed');
    const many = exampleFindings({
      norms,
      series: [
        ...example.series,
        ...norms.flatMap(({ norm }) => base.map((each) => ({ ...each, scope: norm }))),
      ],
    });
    const text = JSON.stringify(chart('survival', chartsOf(many)).spec);
    expect(text).toContain('norm15');
    expect(text).not.toContain('norm16');
    expect(text).toContain('24 more');
  });
});

describe('utilisation', () => {
  it('has a cell per unit and month, and the mean of the whole at the right', () => {
    const [cells, means] = dataOf(chart('utilisation').spec) as [
      Record<string, unknown>[],
      Record<string, unknown>[],
    ];
    expect(cells).toHaveLength(12 * 60);
    expect(cells[0]).toMatchObject({ unit: 'aivd.assessment', from: '2015-02-01', to: '2015-03-01' });
    expect(means).toHaveLength(12);
  });

  it('leaves room at the right for what is written there, also for what is nearly all', () => {
    const widthOf = (mean: number): { picture: number; at: number } => {
      const summary = example.summary.map((row) =>
        row.scope_kind === 'unit' && row.metric === 'utilisation' ? { ...row, mean } : row,
      );
      const { width, layer } = chart('utilisation', chartsOf(exampleFindings({ summary })))
        .spec as unknown as { width: number; layer: { encoding: { x: { value: number } } }[] };
      return { picture: width, at: layer[1]?.encoding.x.value ?? 0 };
    };
    for (const [mean, label] of [
      [0.5, '50 %'],
      [0.9999, '> 99.9 %'],
    ] as const) {
      const { picture, at } = widthOf(mean);
      expect(at - fontWidths(false).width(label, 10)).toBeGreaterThanOrEqual(picture + 4);
    }
  });
});

describe('backlog', () => {
  it('has a panel for each unit that ever has a backlog, with the percentiles of the rows', () => {
    const panels = dataOf(chart('backlog').spec);
    expect(panels).toHaveLength(10);
    const rows = example.series.filter(
      (row) => row.scope === 'aivd.assessment' && row.metric === 'backlog_days',
    );
    expect(panels[0]?.map(({ p05, p50, p95, mean }) => [p05, p50, p95, mean])).toEqual(
      rows.map(({ p05, p50, p95, mean }) => [p05, p50, p95, mean]),
    );
  });
});

describe('long names in utilisation', () => {
  it('are cut in the organisation’s, so that units stay apart, also when their labels are alike', () => {
    const long = 'Landelijke Eenheid van de Nationale Politie te Driebergen en Zoetermeer';
    const findings = exampleFindings({
      scenario: {
        ...example.scenario,
        organisations: example.scenario.organisations.map((each) => ({ ...each, label: long })),
      },
    });
    const spec = chart('utilisation', chartsOf(findings)).spec as unknown as {
      layer: { encoding: { y: { axis: { labelExpr: string } } } }[];
    };
    const labels = spec.layer[0]?.encoding.y.axis.labelExpr ?? '';
    expect(labels).toContain('…: Digital forensics');
    expect(labels).toContain('…: Supervision in public space');
    expect(labels).not.toContain('Zoetermeer');
    expect(labels.match(/…: Investigation"/g)).toHaveLength(2);
  });
});

describe('a classified scenario', () => {
  const marked = chartsOf(
    exampleFindings({ scenario: { ...example.scenario, classification: 'Stg. Geheim' } }),
  );

  it.each(marked.map((each) => [each.name, each] as const))(
    'has its mark in the picture of %s',
    async (_, each) => {
      const { svg, warnings } = await draw(each.spec);
      expect(warnings).toEqual([]);
      expect(svg).toContain('Classification: Stg. Geheim');
      expect(each.title).toMatch(/^Classification: Stg\. Geheim\. /);
      expect(each.spec.usermeta).toEqual({ classification: 'Stg. Geheim' });
    },
  );
});

describe('the headline on people', () => {
  /** Every group with its first and last mean as they are, and intervals that wide to either side. */
  const headline = (half: number, groups = example.scenario.groups): string =>
    chart(
      'people',
      chartsOf(
        exampleFindings({
          scenario: { ...example.scenario, groups },
          series: example.series.map((row) =>
            row.scope_kind === 'group' && row.mean !== undefined
              ? { ...row, ci_low: row.mean - half, ci_high: row.mean + half }
              : row,
          ),
        }),
      ),
    ).title;

  it('names a change only when the intervals of its two ends lie apart', () => {
    expect(headline(1)).toMatch(/grows from 35 to 92 people/);
    expect(headline(100)).toBe('No group changes by more than chance may do, by 1 February 2020');
    expect(headline(100, example.scenario.groups.slice(0, 1))).toBe(
      '“Radicalised, in the Netherlands” does not change by more than chance may do, by 1 February 2020',
    );
  });
});

describe('people', () => {
  it('names groups that cause work before those in which people only end up, unless all are such', () => {
    const title = (causesWork: boolean) => {
      const groups = example.scenario.groups.map((group) => ({
        ...group,
        causesWork: causesWork && group.name === 'abroad',
      }));
      return chart('people', chartsOf(exampleFindings({ scenario: { ...example.scenario, groups } }))).title;
    };
    expect(title(true)).toBe('“Abroad” grows from 121 to 189 people by 1 February 2020');
    expect(title(false)).toMatch(/^“Deceased” grows from 26 to 89 people, “Returned” grows/);
  });

  it('puts groups of like size into one panel', () => {
    const { vconcat } = chart('people').spec as unknown as { vconcat: unknown[] };
    const labels = vconcat.map((panel) =>
      dataOf(panel)
        .flat()
        .flatMap(({ label }) => (label === undefined ? [] : [String(label).replace(/^\S+ +/, '')])),
    );
    expect(labels.map((panel) => [...new Set(panel)])).toEqual([
      ['Radicalised, in the Netherlands', 'Abroad'],
      ['Returned', 'Deceased'],
    ]);
  });
});

describe('titles', () => {
  it('are broken into lines of about equal length, numbers kept with their unit', () => {
    expect(titleLines('aaaa bbbb cccc dddd', 15)).toEqual(['aaaa bbbb', 'cccc dddd']);
    expect(titleLines('one')).toEqual(['one']);
    expect(titleLines('in 37 % of', 8)).toEqual(['in 37\u00a0%', 'of']);
    expect(titleLines('at work > 99 % of', 9)).toEqual(['at work', '>\u00a099\u00a0% of']);
    for (const line of subtitleLines('word '.repeat(100).trim()))
      expect(line.length).toBeLessThanOrEqual(104);
  });
});
