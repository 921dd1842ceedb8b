import { describe, expect, it } from 'vitest';
import type { TipResult } from '../../src/experiment/index.ts';
import { tipSentence } from '../../src/experiment/tip/tipSentence.ts';
import { tipChart } from '../../src/report/charts/tip.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { renderTip, tipCsv } from '../../src/report/tipText.ts';

const at = (value: number, held: number, norm?: string) => ({
  value,
  replications: 100,
  held,
  probability: { estimate: held / 100, low: held / 100 - 0.05, high: Math.min(1, held / 100 + 0.05) },
  ...(norm !== undefined && { breaks_first: { norm, share: 1 } }),
});

const FACTS: Omit<TipResult, 'sentence'> = {
  scenario: 'Desk',
  path: 'call.arrivals',
  unit: '/ day',
  range: { from: 2, to: 8 },
  own: 4,
  asked: { probability: 0.9, confidence: 0.95 },
  horizon: { start: '2015-02-01', end: '2020-02-01' },
  kind: 'crossing',
  direction: 'falls',
  direction_shown: true,
  tipping_point: { estimate: 5.2143, low: 4.8, high: 5.6 },
  wavers: false,
  points: [at(2, 100), at(4, 95, 'inTime'), at(8, 10, 'inTime')],
  replications: 100,
  computed: 300,
  seed: '3',
};
const resultOf = (more: Partial<TipResult>): TipResult => {
  const facts = { ...FACTS, ...more };
  return { sentence: tipSentence(facts), ...facts };
};
const RESULT = resultOf({});

describe('the answer of tip', () => {
  it('names the tipping point with its interval, both sides and the value in the file', () => {
    expect(RESULT.sentence).toBe(
      'As call.arrivals rises, the chain stops holding (to 1 February 2020) at 5.21 / day (95 % interval 4.8–5.6): ' +
        'below it the chain holds with more than the asked 90 % probability, above it with less. ' +
        'The file says 4 / day, where it holds in 95 % (90–100).',
    );
    expect(resultOf({ direction: 'rises' }).sentence).toContain(
      'begins to hold (to 1 February 2020) at 5.21 / day (95 % interval 4.8–5.6): from there on the chain holds',
    );
  });

  it('says what the interval, the shape and the replications do not show', () => {
    expect(resultOf({ tipping_point: { estimate: 5.2, high: 5.6 } }).sentence).toContain(
      'interval below 2 to 5.6)',
    );
    expect(resultOf({ tipping_point: { estimate: 5.2 }, replications: 1 }).sentence).toBe(
      'No tipping point of call.arrivals is found from 2 / day to 8 / day: the chain holds to 1 February 2020 in 10 % (95 % interval 5–15) to 100 % (95–100), ' +
        'and 1 replication cannot tell all of it from the asked 90 %. The observed shares cross it at 5.2 / day, which chance alone may explain. ' +
        'The file says 4 / day, where it holds in 95 % (90–100).',
    );
    expect(resultOf({ wavers: true }).sentence).toContain('more than once, which chance alone explains');
    const { tipping_point: _, ...rest } = RESULT;
    const none = (side: TipResult['side']) =>
      tipSentence({ ...rest, kind: 'none', ...(side !== undefined && { side }) });
    expect(none('above')).toMatch(
      /no tipping point .* everywhere .* more than .* at least in 10 % \(95 % interval 5–15\), at 8 \/ day/,
    );
    expect(none('below')).toMatch(
      /no tipping point .* everywhere .* less than .* at most in 100 % \(95 % interval 95–100\), at 2 \/ day/,
    );
    expect(none('not shown')).toMatch(/100 replications cannot tell all of it from the asked 90 %/);
    expect(
      tipSentence({
        ...rest,
        kind: 'several',
        between: [
          [2, 3],
          [6, 7],
        ],
      }),
    ).toMatch(/no single tipping point .* between 2 and 3 \/ day, between 6 and 7 \/ day\./);
  });

  it('names no date where the horizon itself is varied', () => {
    const varied = { path: 'horizon', unit: 'years', kind: 'none', side: 'above' } as const;
    const { sentence } = resultOf(varied);
    expect(sentence).toContain(
      'horizon has no tipping point from 2 years to 8 years: everywhere the chain holds to that horizon',
    );
    expect(resultOf({ path: 'horizon' }).sentence).toMatch(
      /^As horizon rises, the chain stops holding \(to that horizon\)/,
    );
    expect(sentence).not.toContain('2020');
  });

  it('is a table of 80 columns, with the value in the file marked, and what contradicts one direction', () => {
    const shown = (result: TipResult) =>
      renderTip(result, { width: 80, colour: false, unicode: true }, 'output/desk-tip');
    const text = shown(resultOf({ classification: 'SECRET', path: `${'long.'.repeat(30)}fte` }));
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^Classification: SECRET/);
    expect(text).toMatch(/ file: 4 \/ day +95 % \(90–100\) +100 {2}inTime \(100 %\)\n/);
    expect(text).toContain('no pair of points is shown to');
    expect(shown(resultOf({ direction_shown: false })).replace(/\s+/g, ' ')).toContain(
      'Whether P(holds) rises or falls with call.arrivals is not told',
    );
    expect(shown(resultOf({ against: [4, 8] }))).toContain('P(holds) is not monotone: between 4 and 8 / day');
  });

  it('says why an interval is open where replications are too few, and by how many', () => {
    const shown = (more: Partial<TipResult>) =>
      renderTip(resultOf(more), { width: 80, colour: false, unicode: true }, 'output').replace(/\s+/g, ' ');
    expect(shown({ replications: 32, holds_shown_from: 36 })).toContain(
      '32 replications cannot show that the chain holds with more than 90 % probability, even where all of them do: it takes at least 36. That, not the chain, leaves that end of the interval open.',
    );
    const none = { kind: 'none', side: 'below', holds_shown_from: 36 } as const;
    const { tipping_point: _, ...without } = resultOf(none);
    expect(renderTip(without, { width: 80, colour: false, unicode: true }, 'output')).not.toContain('open.');
    expect(shown({})).not.toContain('cannot show');
  });

  it('is a row a value in tip.csv', () => {
    expect(tipCsv(RESULT).split('\n').slice(0, 3)).toEqual([
      'scenario,path,value,unit,replications,held,hold_probability,ci_low,ci_high,breaks_first,breaks_first_share',
      'Desk,call.arrivals,2,/ day,100,100,1,0.95,1,,',
      'Desk,call.arrivals,4,/ day,100,95,0.95,0.8999999999999999,1,inTime,1',
    ]);
    expect(tipCsv(resultOf({ classification: 'SECRET' })).split('\n')[1]).toMatch(/,SECRET$/);
  });
});

describe('the chart of tip', () => {
  it('draws points, band, asked probability and tipping point without a warning of Vega', async () => {
    const warnings: string[] = [];
    const { spec, title } = tipChart(RESULT);
    const svg = await renderSvg(spec, (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(title).toBe(RESULT.sentence);
    expect(svg).toContain('call.arrivals, / day');
    const data = JSON.stringify(spec);
    expect(data).toContain('"tip":5.2143');
    expect(data).toContain('"from":4.8,"to":5.6');
  });

  it('narrows the band by the points on either side, and has none where the curve goes both ways', () => {
    // From 87 to 97 % at 2, from 90 to 100 % at 4: a curve that falls is at 2 no lower than at 4.
    const points = [at(2, 92), at(4, 95), at(8, 10)];
    const { spec } = tipChart(resultOf({ points }));
    const { data } = spec as object as { data: { values: { bandLow: number; bandHigh: number }[] } };
    expect(data.values[0]?.bandLow).toBeCloseTo(90, 9);
    expect(data.values[1]?.bandHigh).toBeCloseTo(97, 9);
    expect(JSON.stringify(tipChart(resultOf({ against: [2, 4] })).spec)).not.toContain('"area"');
  });
});
