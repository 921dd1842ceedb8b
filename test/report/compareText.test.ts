import { beforeAll, describe, expect, it } from 'vitest';
import type { Compared, ComparedPair, DifferenceRow } from '../../src/experiment/index.ts';
import { differenceCharts } from '../../src/report/charts/differences.ts';
import { compareCsv } from '../../src/report/compareCsv.ts';
import { renderCompare } from '../../src/report/compareText.ts';
import { changeWords, countWords, mostWords, savedWords } from '../../src/report/compareWords.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { comparedHere, variantsOf } from '../support/comparedHere.ts';
import { small } from '../support/runScenario.ts';
import { textsOf } from '../support/svgText.ts';

/** A desk that is paid for, with a norm on its waits, and one beside it that no change touches. */
function desk(fte: number, more = ''): string {
  return small({
    units: `front: { fte: ${fte}, productiveHours: 1752 h / year, roster: continuous, cost: { fte: 80 kEUR / year } }, back: { onDuty: 1, roster: continuous }`,
    horizon: '20 days',
    reporting: '10 days',
    rest: `classification: Desk only
cases:
  call: { arrivals: 4 / h, steps: { serve: { unit: o.front, effort: { exponential: { mean: 1 h } }, startWithin: 30 min, then: end } } }
  letter: { arrivals: 1 / day, steps: { read: { unit: o.back, effort: 1 h, within: 1 day, then: end } } }
norms:
  answered: { metric: on_time_share, scope: call.serve, atLeast: 50 %, per: 1 day }
  lettersRead: { metric: late, scope: letter.read, atMost: 0, per: 1 day }
${more}`,
  });
}

let compared: Compared;
let pair: ComparedPair;
beforeAll(async () => {
  compared = await comparedHere(await variantsOf({ now: desk(25), plan: desk(30) }), { replications: 24 });
  pair = compared.result.pairs[0] ?? expect.fail();
});

const shown = (result: Compared['result'], width = 80, unicode = true): string =>
  renderCompare(result, { width, colour: false, unicode }, 'output/now-comparison');

describe('what compare prints', () => {
  it('begins with the mark and the answer, and has the chain, norms, work, staff and totals in columns', () => {
    const text = shown(compared.result);
    expect(text.split('\n')[0]).toBe('Classification: Desk only');
    expect(text.split('\n').slice(2, 6).join(' ')).toContain(pair.sentence.slice(0, 100));
    expect(text).toMatch(/\nThe chain +\d+ % +\d+ % +\+\d+ \(\+\d+ to \+\d+\) \*\n/);
    expect(text).toMatch(/\nanswered +\d+ % +\d+ % +\+\d+ \(.*\) \*\n/);
    expect(text).toMatch(/1 of 2 norms are kept in the same futures by both\./);
    expect(text).toMatch(
      /\no\.front\n {2}utilisation, % +79 +65\.\d +−13\.\d+ \(−\d+\.\d+ to −\d+\.\d+\) \*\n/,
    );
    expect(text).toMatch(/\n {2}on duty, persons +5 +6 +\+1 in every future \*\n/);
    expect(text).toMatch(
      /\nAll units together .*\ncost, thousand EUR +110 +132 +\+21\.9 in every future \*\n\* A difference is shown: its interval leaves out 0\.\n/,
    );
    expect(text).toContain('A: now, "micro": does not hold; most often first to break: answered');
    expect(text).toMatch(/The files differ in one value: o\.front\.fte 25 → 30\./);
  });

  it('fits the terminal, also a narrow one without Unicode', () => {
    for (const [width, unicode] of [
      [80, true],
      [60, false],
    ] as const) {
      for (const line of shown(compared.result, width, unicode).split('\n')) {
        expect(line.length).toBeLessThanOrEqual(width);
      }
    }
    expect(shown(compared.result, 60, false)).toMatch(/o\.front\.fte 25 -> 30/);
    expect(shown(compared.result, 80, false)).toMatch(/-13\.\d+ \(-\d+/);
  });

  it('names in words what differs in the files, and what only one of them has', () => {
    expect(changeWords({ ...pair, changes: [] })).toBe('The files say the same values.');
    const changes = [
      { path: 'a', a: '1', b: '2' },
      { path: 'policies.more', b: '{}' },
      { path: 'c', a: 'x'.repeat(50), b: '2' },
      { path: 'd', a: '1' },
    ];
    const lone = { only_a: ['unit o.a', 'unit o.b', 'norm n', 'policy p'], only_b: ['organisation o: cost'] };
    expect(changeWords({ ...pair, changes, ...lone })).toBe(
      'The files differ in 4 values: a 1 → 2, policies.more (only in plan), c and 1 more (comparison.json). ' +
        'Only now has 2 units (o.a, o.b) and the norm n. Only plan has of organisation o: cost.',
    );
  });

  it('says where work changes most, what is shown, and what common futures save', () => {
    expect(mostWords(pair)).toEqual([
      expect.stringMatching(/^Work changes most at o\.front \(utilisation 79 → 65\.\d %\)\.$/),
    ]);
    expect(mostWords({ ...pair, work: [] })).toEqual([]);
    expect(countWords(pair)).toMatch(
      /^Of \d+ quantities \d+ are the same in every future and \d+ are shown to differ;/,
    );
    expect(savedWords({ ...pair, times: { chain: 4.32, units: 14.2 } })).toEqual([
      'Both ran through the same futures. To tell as much without that, for P(chain holds) 4.3 times and for half of the ' +
        'quantities of units at least 14 times as many replications would be needed.',
    ]);
    expect(savedWords({ ...pair, times: { chain: 0.9 } })).toEqual([
      'Common futures save nothing for P(chain holds).',
    ]);
    expect(savedWords({ ...pair, differing: 0 })).toEqual([]);
  });
});

describe('compare.csv', () => {
  it('has a row a pair and quantity, with the mark last', () => {
    const [header, ...rows] = compareCsv(compared).trimEnd().split('\n');
    expect(header).toBe(
      'a,b,over,scope_kind,scope,metric,unit,a_value,b_value,difference,ci_low,ci_high,p,p_adjusted,shown,standardised,' +
        'variance_saved,replications,differing,note,classification',
    );
    expect(rows).toHaveLength(compared.rows.length);
    expect(rows.find((row) => row.startsWith('now,plan,values,unit,o.front,on_duty,'))).toBe(
      'now,plan,values,unit,o.front,on_duty,persons,5,6,1,1,1,0,0,yes,,,24,24,,Desk only',
    );
  });
});

describe('the chart of a pair', () => {
  it('draws the chain, norms that differ, work and staff without a warning of Vega', async () => {
    const [chart, ...others] = differenceCharts(compared.result);
    expect([chart?.name, others]).toEqual(['differences', []]);
    const warnings: string[] = [];
    const svg = await renderSvg(chart?.spec ?? expect.fail(), (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(chart?.title).toMatch(
      /^Classification: Desk only\. plan against now: P\(holds\) \+\d+ points \(.*\)$/,
    );
    for (const part of ['the chain', 'answered', 'o.front: utilisation']) expect(svg).toContain(part);
    expect(svg).not.toContain('lettersRead');
    const { vconcat } = (chart?.spec ?? {}) as object as { vconcat: { data: { values: Row[] } }[] };
    const [chain] = vconcat[0]?.data.values ?? [];
    expect(chain?.value).toBeCloseTo(100 * (pair.chain?.difference ?? 0), 9);
    expect(chain?.low).toBeCloseTo(100 * (pair.chain?.ci_low ?? 0), 9);
    const [load] = vconcat[1]?.data.values ?? [];
    expect(load?.value).toBe(pair.work[0]?.standardised);
    // The interval is in the same units: it lies around the value as that of the difference does.
    const { difference = 0, ci_low: low = 0 } = pair.work[0] ?? {};
    expect((load?.low ?? 0) / (load?.value ?? 0)).toBeCloseTo(low / difference, 9);
  });

  it('lies on a page, also with many norms and units and long names', async () => {
    const long = (name: string, index: number): string => `${name}${index}.${'averylongname'.repeat(5)}`;
    const many = (rows: readonly DifferenceRow[], name: string): DifferenceRow[] =>
      Array.from({ length: 40 }, (_, index) => ({ ...(rows[0] ?? expect.fail()), scope: long(name, index) }));
    const [norms, work, staff] = [
      many(pair.norms, 'norm'),
      many(pair.work, 'work'),
      many(pair.work, 'staff'),
    ];
    const labels = { a: long('a', 0).slice(0, 40), b: long('b', 0).slice(0, 40) };
    const [chart] = differenceCharts({
      ...compared.result,
      pairs: [{ ...pair, ...labels, norms, work, staff }],
    });
    const svg = await renderSvg(chart?.spec ?? expect.fail());
    const [, width, height] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    expect(width).toBeLessThanOrEqual(700);
    expect(height).toBeLessThanOrEqual(1009);
    for (const { text, left, right } of textsOf(svg)) {
      expect(left, text).toBeGreaterThanOrEqual(-1);
      expect(right, text).toBeLessThanOrEqual((width ?? 0) + 1);
    }
  });

  it('has the futures over the ranges in a panel of their own, and all of it still lies on a page', async () => {
    const over = { ...pair, norms: Array.from({ length: 30 }, () => pair.norms[0] ?? expect.fail()) };
    const rows = Array.from({ length: 20 }, () => pair.work[0] ?? expect.fail());
    const result = {
      ...compared.result,
      pairs: [{ ...pair, norms: over.norms, work: rows, staff: rows, over_ranges: over }],
    };
    const svg = await renderSvg(differenceCharts(result)[0]?.spec ?? expect.fail());
    expect(svg).toContain('P(holds) over the ranges of the values');
    expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(1009);
    const text = shown(result);
    expect(text.replace(/\s+/g, ' ')).toContain(`both. ${over.sentence} P(holds) over the ranges A B`);
  });

  it('is one a pair where there are several, and none where nothing differs', async () => {
    const variants = await variantsOf({
      now: desk(25),
      same: desk(25).replace('name: micro', 'name: copy'),
      plan: desk(30),
    });
    const { result } = await comparedHere(variants, { replications: 8 });
    expect(differenceCharts(result).map(({ name }) => name)).toEqual(['differences-2']);
    expect(
      renderCompare(result, { width: 80, colour: false, unicode: true }, 'x').replace(/\s+/g, ' '),
    ).toContain('same gives the same results as now in every one of 8 replications');
  });
});

interface Row {
  readonly value: number;
  readonly low: number;
}
