import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/experiment/findings.ts';
import type { ChartSpec } from '../../../src/report/charts/chartSpec.ts';
import { chartsOf } from '../../../src/report/charts/charts.ts';
import { renderSvg } from '../../../src/report/renderChart.ts';
import { staffFindings } from '../../support/staffFindings.ts';
import { textsOf } from '../../support/svgText.ts';

const made = staffFindings();
const charts = chartsOf(made);
const each = (of: readonly ChartSpec[]): (readonly [string, ChartSpec])[] =>
  of.map((chart) => [chart.name, chart]);

/** Text height and width of an A4 page with margins of 15 mm, px at 96 an inch; a little more is scaled down in print. */
const PAGE = { width: 700, height: 1009 };

async function draw(spec: ChartSpec['spec']): Promise<{ svg: string; warnings: string[] }> {
  const warnings: string[] = [];
  return { svg: await renderSvg(spec, (warning) => warnings.push(warning)), warnings };
}

function size(svg: string): { width: number; height: number } {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** The same findings with the last so many periods only, or labels changed. */
function firstPeriods(findings: Findings, count: number): Findings {
  const ends = [...new Set(findings.series.map((row) => row.period_end))].slice(0, count);
  return {
    ...findings,
    scenario: { ...findings.scenario, end: ends.at(-1) as string },
    series: findings.series.filter((row) => ends.includes(row.period_end)),
  };
}

function labelled(findings: Findings, label: (name: string) => string): Findings {
  const named = <Named extends { name: string }>(all: readonly Named[]) =>
    all.map((one) => ({ ...one, label: label(one.name) }));
  const { organisations, units, groups, cases } = findings.scenario;
  return {
    ...findings,
    scenario: {
      ...findings.scenario,
      organisations: named(organisations),
      units: named(units),
      groups: named(groups),
      cases: named(cases),
    },
  };
}

async function expectDrawn({ spec }: ChartSpec): Promise<void> {
  const { svg, warnings } = await draw(spec);
  expect(warnings).toEqual([]);
  expect(svg).not.toContain('NaN');
  const { width, height } = size(svg);
  expect(width).toBeLessThanOrEqual(PAGE.width);
  expect(height).toBeLessThanOrEqual(PAGE.height);
  for (const text of textsOf(svg)) {
    expect(text.left, `left of "${text.text}"`).toBeGreaterThanOrEqual(-1);
    expect(text.right, `right of "${text.text}"`).toBeLessThanOrEqual(width + 1);
    expect(text.top, `top of "${text.text}"`).toBeGreaterThanOrEqual(-1);
    expect(text.bottom, `bottom of "${text.text}"`).toBeLessThanOrEqual(height + 1);
  }
}

describe('all charts', () => {
  it('state what was found, where, when and how much', () => {
    expect(charts.map(({ name, title }) => `${name}: ${title}`)).toEqual([
      'survival: The chain holds to 1 February 2017 in 37 % (30–44) of the futures; Nationale Politie is where it breaks most often',
      'margins: devicesRead breaks most often (holds in 44 %); in its worst period 70.2 days or more in half of the futures, limit 45 days',
      'influences: The answer turns most on politie.digital.fte: the chain holds in 18 % (11–27) of the futures with its lower half, in 66 % (56–75) with its upper',
      'flow: Guarding (Koninklijke Marechaussee) carries the highest load: 93 %; most work goes from Intake (Nationale Politie) to Assessment (AIVD): 200 tasks',
      'utilisation: Busiest is Guarding (Koninklijke Marechaussee): at work 93 % of its hours on duty, most in February 2015 (93 %)',
      'demand: Demand exceeds capacity at Digital forensics (Nationale Politie): 8.29 persons asked for, 7.5 on duty from 1 August 2016 on',
      'backlog: The longest backlog at the end is 28.1 days of work, at Investigation (Nationale Politie); in February 2015 it is 21',
      'timeSpent: Cases spend 38.4 % of their time waiting for units, 64.6 % of that at Digital forensics (Nationale Politie)',
      'throughput: Of “investigation” one in twenty take 167 days or longer; the norm is 150 days',
      'posts: Posts stay empty most at Guarding (Koninklijke Marechaussee): 0.2 % of the post hours, 1,500 person-hours in all, most in January 2016 (3 %)',
      'staff: Furthest below strength at the end is Investigation (AIVD): 84.5 of 120 FTE; at the beginning it has 96',
      'measures: Most overtime is worked at Investigation (AIVD): 2,760 person-hours, most in January 2017 (230); most regular work gives way at Guarding (Koninklijke Marechaussee): 3,200 person-hours, most in September 2015 (900)',
      'fatigue: Most tired at the end is Investigation (AIVD): fatigue 0.69 of at most 1; in February 2015 it is 0.00',
      'cost: The staff costs 96 million EUR from 1 February 2015 to 1 February 2017; Koninklijke Marechaussee has the largest part: 62.5 %',
      'people: “Returned” grows from 35 to 58 people, “Radicalised, in the Netherlands” grows from 421 to 481 by 1 February 2017',
      'threat: The threat factor goes from 1 to 1.5 on average; on average 6 incidents to 1 February 2017; the surge is highest in August 2015: 0.5',
    ]);
  });

  it.each(each(charts))('%s lies on an A4 page with all its text, without a warning', async (_, chart) => {
    await expectDrawn(chart);
  });

  it.each(
    each(
      chartsOf(
        labelled(made, (name) => `${name}, Landelijke Eenheid van de Nationale Politie te Driebergen`),
      ),
    ),
  )('%s lies on an A4 page with long labels too', async (_, chart) => {
    await expectDrawn(chart);
  });

  it.each([1, 2])('are drawn for %i periods too', async (count) => {
    for (const chart of chartsOf(firstPeriods(made, count))) await expectDrawn(chart);
  });

  it('hold their data and compute nothing', () => {
    expect(JSON.stringify(charts)).not.toMatch(/"(transform|aggregate|bin|stack|errorband|url)"/);
    expect(JSON.parse(JSON.stringify(charts))).toEqual(charts);
  });
});

describe('against the schema of Vega-Lite', () => {
  let isValid: (spec: unknown) => boolean;
  beforeAll(() => {
    const file = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
    // The schema's formats (colours, addresses) are notes for editors.
    const ajv = new Ajv({ strict: false, validateFormats: false });
    isValid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  });

  it.each(each(charts))('%s is valid', (_, { spec }) => {
    expect(isValid(spec)).toBe(true);
  });

  it('a chart with a property that is none is not', () => {
    const spec = charts[0]?.spec as object;
    expect(isValid({ ...spec, titel: 'The chain holds' })).toBe(false);
  });
});
