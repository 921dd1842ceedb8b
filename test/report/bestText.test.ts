import { describe, expect, it } from 'vitest';
import { bestSentence } from '../../src/experiment/compare/best/bestSentence.ts';
import type { BestResult } from '../../src/experiment/index.ts';
import { renderBest } from '../../src/report/bestText.ts';
import { bestChart } from '../../src/report/charts/best.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { bestCsv } from '../../src/report/writeBest.ts';

const FACTS: Omit<BestResult, 'sentence'> = {
  kind: 'undecided',
  leads: 'package',
  asked: 0.75,
  difference: 0.05,
  confidence: 0.95,
  horizon: { start: '2015-02-01', end: '2020-02-01' },
  variants: [
    {
      label: 'base',
      scenario: 'Base',
      standing: 'left',
      replications: 48,
      held: 36,
      against: 'package',
      only_this: 1,
      only_other: 3,
      within: false,
    },
    { label: 'package', scenario: 'Package', standing: 'leads', replications: 48, held: 38 },
    {
      label: 'many',
      scenario: 'Many',
      standing: 'left',
      replications: 48,
      held: 27,
      against: 'package',
      only_this: 2,
      only_other: 13,
      within: true,
    },
    {
      label: 'freeze',
      scenario: 'Freeze',
      standing: 'dropped',
      replications: 16,
      held: 0,
      against: 'base',
      only_this: 0,
      only_other: 12,
    },
  ],
  replications: 48,
  at_most: 48,
  computed: 160,
  in_full: 192,
  probably_settled_at: 152,
  notes: ['A note.'],
  seed: '1',
};

function resultOf(more: Partial<BestResult> = {}): BestResult {
  const facts = { ...FACTS, ...more };
  return { ...facts, sentence: bestSentence(facts) };
}

describe('the best of several variants in words', () => {
  it('names what cannot be told apart, what is shown, what would settle it and what it took', () => {
    expect(resultOf().sentence).toBe(
      'Which of the 4 variants holds most often is not settled by 48 futures: package and base cannot be told apart to 5 points, with 95 % confidence; ' +
        'package leads, in 79 % of 48 futures. base holds in 75 % of 48 futures, only it in 1 and only package in 3 of them. many is shown not to hold ' +
        '5 points more often than package: in 56 % of 48 futures, only it in 2 and only package in 13 of them. freeze is shown to hold less often than ' +
        'base and was run no further: in 0 % of 16 futures, only it in 0 and only base in 12 of them. If it goes on like this, about 152 would settle it ' +
        '(--replications), or a larger --difference. It took 160 replications instead of 192.',
    );
    expect(resultOf({ kind: 'best' }).sentence).toMatch(
      /^package holds most often of the 4 variants, with 95 % confidence: in 79 % of 48 futures\. /,
    );
    expect(resultOf({ kind: 'within', difference: 0.01, over_ranges: true }).sentence).toMatch(
      /^package holds most often of the 4 variants over the ranges of their values, or less than 1 point below the one that does, with 95 % confidence/,
    );
  });

  it('counts one future as one', () => {
    const variants = FACTS.variants.map((variant) => ({ ...variant, replications: 1, held: 1 }));
    expect(resultOf({ replications: 1, variants }).sentence).toMatch(
      /not settled by 1 future: .*, in 100 % of 1 future\. /,
    );
  });

  it('says so where the best is less than is asked, and where none holds at all', () => {
    const short = { asked: 0.9 };
    for (const kind of ['best', 'within', 'undecided'] as const) {
      expect(resultOf({ ...short, kind }).sentence).toContain(
        'in 79 % of 48 futures. That is less often than the asked 90 %. base ',
      );
    }
    const none = FACTS.variants.map((variant) => ({ ...variant, held: 0 }));
    const never = resultOf({ ...short, kind: 'within', variants: none });
    expect(never.sentence).toBe(
      'None of the 4 variants holds in any of 48 futures: none holds 5 points or more above another, with 95 % confidence. It took 160 replications instead of 192.',
    );
    expect(renderBest(never, { width: 80, colour: false, unicode: true }, 'out')).toMatch(
      /\npackage +0 % .* never holds\n/,
    );
    expect(JSON.stringify(bestChart(never).spec)).toContain('None of 4 variants holds in any future');
  });

  it('says so where none leads: of equals the first is the answer, and does not read as if it were better', () => {
    const shown = (result: BestResult) =>
      renderBest(result, { width: 80, colour: false, unicode: true }, 'out');
    const variants = FACTS.variants.map((variant) =>
      variant.label === 'base' ? { ...variant, held: 38, only_this: 3 } : variant,
    );
    const open = resultOf({ variants });
    expect(open.sentence).toContain(
      'with 95 % confidence; package and base have held equally often, in 79 % of 48 futures. base holds in 79 %',
    );
    expect(shown(open)).toMatch(/\npackage +79 % .* leads, with others\n/);
    const settled = resultOf({ variants, kind: 'within' });
    expect(settled.sentence).toMatch(
      /^package and base have held most often of the 4 variants, equally often: in 79 % of 48 futures; package, the first of them, holds most often or less than 5 points below the one that does, with 95 % confidence\. base /,
    );
    expect(shown(settled)).toMatch(/\npackage +79 % .* the first of equals\n/);
    expect(JSON.stringify(bestChart(settled).spec)).toContain(
      '2 of 4 variants hold most often, equally often, or nearly so',
    );
    expect(shown(resultOf())).toMatch(/\npackage +79 % .* leads\n/);
    expect(shown(resultOf({ kind: 'within' }))).toMatch(/\npackage +79 % .* the answer\n/);
  });

  it('is a table that fits the terminal, a row a variant in best.csv, and a chart without a warning of Vega', async () => {
    const text = renderBest(resultOf(), { width: 80, colour: false, unicode: true }, 'out');
    expect(text).toMatch(/\nbase +75 % +48 +1 +3 {2}not told apart\n/);
    expect(text).toMatch(/\nmany +56 % +48 +2 +13 {2}not 5 points above\n/);
    expect(text).toMatch(/\nfreeze +0 % +16 +0 +12 {2}dropped\n/);
    expect(text).toContain('\nA note.\n');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(bestCsv(resultOf()).split('\n').slice(0, 3)).toEqual([
      'label,scenario,standing,replications,held,hold_probability,against,only_this,only_other,within',
      'base,Base,left,48,36,0.75,package,1,3,no',
      expect.stringMatching(/^package,Package,leads,48,38,0\.79\d*,,,,$/),
    ]);
    const warnings: string[] = [];
    const svg = await renderSvg(bestChart(resultOf()).spec, (warning) => warnings.push(warning));
    expect(warnings).toEqual([]);
    expect(svg).toContain('0 % of 16, dropped');
  });
});
