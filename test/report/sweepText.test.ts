import { describe, expect, it } from 'vitest';
import type { SweepPoint, SweepResult, Swept } from '../../src/experiment/index.ts';
import type { SweepAxis } from '../../src/experiment/sweep/sweepAxis.ts';
import { type DesignKind, designOf } from '../../src/experiment/sweep/sweepDesign.ts';
import { sweepFindings } from '../../src/experiment/sweep/sweepFindings.ts';
import { SweepPoints } from '../../src/experiment/sweep/sweepPoints.ts';
import { sweepSentence } from '../../src/experiment/sweep/sweepSentence.ts';
import { sweepChart } from '../../src/report/charts/sweep/sweepChart.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { renderSweep } from '../../src/report/sweepText.ts';
import { textsOf } from '../support/svgText.ts';

const RUNS = 50;

/** A sweep over so many paths of which the first does harm and the second good, without simulation. */
function sweptOver(
  paths: number,
  kind: DesignKind,
  count: number,
  more: Partial<SweepResult> = {},
  name = 'unit.path',
): Swept {
  const axes: SweepAxis[] = Array.from({ length: paths }, (_, i) => ({
    path: `${name}${i}`,
    unit: i === 0 ? '/ day' : '',
    from: 0,
    to: 10,
    grain: 0.01,
    own: 4,
    law: 'uniform',
  }));
  const design = designOf(kind, axes, count, '1');
  const points = new SweepPoints(design);
  const made: SweepPoint[] = Array.from({ length: design.points }, (_, index) => {
    const [bad = 0, good = 0] = design.at(index);
    const held = Math.round(RUNS * Math.min(1, Math.max(0, 1 + (good - 2 * bad) / 10)));
    points.set(index, held);
    const share = held / RUNS;
    return {
      id: `p${index}`,
      values: design.at(index),
      replications: RUNS,
      held,
      probability: { estimate: share, low: Math.max(0, share - 0.1), high: Math.min(1, share + 0.1) },
      verdict: verdictOf(held),
      ...(held < RUNS && { breaks_first: { norm: 'inTime', share: 0.8 } }),
    };
  });
  const byHeld = [...made].sort((a, b) => a.held - b.held);
  const [lowest, highest] = [byHeld[0], byHeld.at(-1)];
  if (lowest === undefined || highest === undefined) throw new Error('no points');
  const facts = {
    scenario: 'Desk',
    design: kind,
    over: axes.map(({ path, unit, own }) => ({
      path,
      unit,
      from: 0,
      to: 10,
      law: 'uniform' as const,
      own: own ?? 0,
    })),
    asked: { probability: 0.9, confidence: 0.95 },
    horizon: { start: '2015-02-01', end: '2020-02-01' },
    points: design.points,
    replications: RUNS,
    computed: RUNS * design.points,
    seed: '3',
    ...sweepFindings(points, axes, verdictOf),
    lowest,
    highest,
    ...(made.length <= 20 && { listed: made }),
    ...more,
  };
  return { result: { ...facts, sentence: sweepSentence(facts) }, points };
}

function verdictOf(held: number) {
  return held > 47 ? 'holds' : held > 40 ? 'undecided' : 'does not hold';
}

const SCREEN = { width: 80, colour: false, unicode: true };

describe('the answer of sweep', () => {
  it('counts the points by verdict, and names the worst and the best with how many are like them', () => {
    expect(sweptOver(2, 'grid', 3).result.sentence).toBe(
      'Of 9 points over unit.path0 and unit.path1 the chain holds at 4, does not hold at 5, and at 0 that cannot be told ' +
        '(to 1 February 2020; asked: 90 % with 95 % confidence; 50 replications at each). ' +
        'P(holds) is lowest, 0 % (0–10), at unit.path0=5 / day, unit.path1=0 and 3 other points; and highest, 100 % (90–100), ' +
        'at unit.path0=5 / day, unit.path1=10 and 3 other points.',
    );
    // Named by its path, "horizon".
    const { sentence } = sweptOver(1, 'grid', 3, {
      over: [{ path: 'horizon', unit: 'years', from: 0, to: 10, law: 'uniform', own: 4 }],
    }).result;
    expect(sentence).toContain('cannot be told (to the horizon of each; asked:');
    expect(sentence).not.toContain('2020');
    expect(sweptOver(4, 'grid', 2).result.sentence).toContain('unit.path0, unit.path1 and 2 other paths');
  });

  it('is a table of a few points, with the values in the file marked, in the width of the terminal', () => {
    const text = renderSweep(
      sweptOver(2, 'grid', 3, { classification: 'SECRET' }).result,
      SCREEN,
      'output/x',
    );
    expect(text).toMatch(/^Classification: SECRET\n/);
    expect(text).toContain('1: unit.path0, / day: 0 to 10 (file: 4)\n2: unit.path1: 0 to 10 (file: 4)\n');
    expect(text).toMatch(/\n {9}5 {9}5 +50 % \(40–60\) {2}does not hold {2}inTime \(80 %\)\n/);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Points at which it holds have unit.path0 from 0 to 5 / day (but it does not hold at every combination).',
    );
    expect(text.replace(/\s+/g, ' ')).toContain('Fewer than ten points cannot tell that from luck.');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('is without a table where points are many, or have many values', () => {
    for (const swept of [sweptOver(2, 'lhs', 40), sweptOver(4, 'grid', 2)]) {
      const text = renderSweep(swept.result, SCREEN, 'output/x');
      expect(text).not.toContain('breaks first');
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
    const text = renderSweep(sweptOver(2, 'lhs', 40).result, SCREEN, 'output/x').replace(/\s+/g, ' ');
    expect(text).toMatch(
      /unit\.path0 −0\.\d\d, unit\.path1 \+0\.\d\d\. With 40 points luck alone may make ±0\.35\./,
    );
  });

  it('says when replications are too few, and that a Sobol sequence of 12 points could be more even', () => {
    const text = renderSweep(sweptOver(1, 'sobol', 12, { holds_shown_from: 43 }).result, SCREEN, 'x').replace(
      /\s+/g,
      ' ',
    );
    expect(text).toContain(
      '50 replications cannot show that a point holds, even where all of them do: it takes at least 43.',
    );
    expect(text).toContain('lies most evenly with 2, 4, 8, 16, … points');
    expect(renderSweep(sweptOver(1, 'sobol', 16).result, SCREEN, 'x')).not.toContain('evenly');
  });
});

describe('the chart of sweep', () => {
  const drawn = async (swept: Swept) => {
    const warnings: string[] = [];
    const chart = sweepChart(swept);
    const svg = await renderSvg(chart.spec, (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(svg).not.toContain('NaN');
    const [, width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    expect(width).toBeLessThanOrEqual(700);
    for (const { text, left, right, top, bottom } of textsOf(svg)) {
      expect(Math.min(left, top), text).toBeGreaterThanOrEqual(-1);
      expect(right, text).toBeLessThanOrEqual(width + 1);
      expect(bottom, text).toBeLessThanOrEqual(height + 1);
    }
    return { svg, title: chart.title, spec: JSON.stringify(chart.spec) };
  };

  it('is a line over one path, with the value in the file and the asked probability', async () => {
    const { spec, svg, title } = await drawn(sweptOver(1, 'grid', 5));
    expect(title).toBe('Of 5 points the chain holds at 1, not at 4');
    expect(spec).toContain('"type":"line"');
    expect(spec).toContain('"own":4');
    expect(svg).toContain('unit.path0, / day');
  });

  it('is a heat map over the grid of two, each cell with its number, values in the file between two cells', async () => {
    const { spec, svg } = await drawn(sweptOver(2, 'grid', 3));
    const cells = JSON.parse(spec).data.values as {
      column: number;
      row: number;
      holds: number;
      text: string;
    }[];
    expect(cells).toHaveLength(9);
    expect(cells.find(({ column, row }) => column === 1 && row === 1)).toMatchObject({
      holds: 50,
      text: '50',
    });
    // 4 of 0, 5, 10 lies at 0.8.
    expect(spec).toContain('"own":0.8');
    expect(svg).toContain('>unit.path1<');
  });

  it('has room for long paths, cut where they are longer', async () => {
    const name = 'politie.regionalInvestigationOfTerrorismAndRadicalisation.authorisedStrengthAtTheEnd';
    for (const paths of [1, 2, 3]) await drawn(sweptOver(paths, 'grid', 2, {}, name));
    await drawn(sweptOver(2, 'lhs', 9, {}, name));
  });

  it('is coloured points over two paths of another design, or of a very fine grid', async () => {
    for (const swept of [sweptOver(2, 'sobol', 16), sweptOver(2, 'grid', 61)]) {
      const { spec } = await drawn(swept);
      expect(spec).not.toContain('"rect"');
      expect(JSON.parse(spec).data.values.length).toBe(Math.min(2000, swept.result.points));
    }
  });

  it('is a panel for each of more paths, with the mean over points of about the same value', async () => {
    const swept = sweptOver(3, 'grid', 3);
    const { spec } = await drawn(swept);
    const panels = JSON.parse(spec).concat as {
      title: { text: string };
      layer: { data?: { values: object[] } }[];
    }[];
    expect(panels.map(({ title }) => title.text)).toEqual(['unit.path0, / day', 'unit.path1', 'unit.path2']);
    // Of unit.path0: 1 + (good − 2 bad) ÷ 10, cut to [0, 1], averaged over good = 0, 5, 10.
    expect(panels[0]?.layer.at(-1)?.data?.values).toEqual(
      [
        { value: 0, holds: 100 },
        { value: 5, holds: 50 },
        { value: 10, holds: 0 },
      ].map(({ value, holds }) => ({ value, holds: expect.closeTo(holds, 9) })),
    );
  });

  it('draws means over no fewer than five points where all have values of their own', async () => {
    for (const [points, means] of [
      [16, 3],
      [100, 8],
    ] as const) {
      const { spec } = await drawn(sweptOver(3, 'sobol', points));
      const panels = JSON.parse(spec).concat as { layer: { data?: { values: object[] } }[] }[];
      expect(panels[2]?.layer.at(-1)?.data?.values).toHaveLength(means);
    }
  });
});
