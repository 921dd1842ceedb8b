import { describe, expect, it } from 'vitest';
import type { Influence, OverRanges } from '../../src/experiment/findings.ts';
import { renderConsole } from '../../src/report/consoleReport.ts';
import { displayWidth } from '../../src/report/displayWidth.ts';
import { rangeSection } from '../../src/report/html/rangeSection.ts';
import { exampleFindings } from '../support/findings.ts';

function influence(path: string, lower: number, upper: number, luck: number): Influence {
  const half = (held: number) => ({
    replications: 100,
    held,
    probability: {
      estimate: held / 100,
      low: Math.max(0, held - 9) / 100,
      high: Math.min(100, held + 9) / 100,
    },
  });
  return {
    path,
    unit: 'h',
    value: '2 h',
    low: '1 h',
    high: '3 h',
    lower: half(lower),
    upper: half(upper),
    difference: (upper - lower) / 100,
    by_luck: luck,
  };
}

const RANGES: OverRanges = {
  replications: 200,
  held: 82,
  probability: { estimate: 0.41, low: 0.34, high: 0.48 },
  drawn: 12,
  scopes: [],
  compared: 'chain',
  influences: [
    influence('tip.intake.effort.mean', 80, 2, 1e-9),
    influence('a.very.long.path.that.leaves.no.room.for.range', 30, 52, 0.0312),
    influence('om.prosecutors.fte', 32, 50, 0.4),
    influence('four', 33, 49, 0.7),
    influence('five', 49, 33, 0.7),
    influence('six', 41, 41, 1),
  ],
};

const kept = (scope_kind: 'organisation' | 'norm', label: string, held: number) => ({
  scope_kind,
  scope: label.toLowerCase(),
  label,
  held: 2 * held,
  probability: {
    estimate: held / 100,
    low: Math.max(0, held - 9) / 100,
    high: Math.min(100, held + 9) / 100,
  },
});

/** The chain holds in no future; each value is set against a norm. */
const OF_NORMS: OverRanges = {
  ...RANGES,
  held: 0,
  probability: { estimate: 0, low: 0, high: 0.02 },
  scopes: [
    kept('organisation', 'AIVD', 20),
    kept('norm', 'third', 91),
    kept('norm', 'second', 20),
    kept('norm', 'worst', 0),
    kept('norm', 'fine', 100),
  ],
  compared: 'norms',
  influences: [
    { ...influence('om.prosecutors.fte', 80, 2, 1e-9), norm: 'second' },
    { ...influence('noise', 50, 20, 0.051), norm: 'third' },
  ],
};

function findingsWith(ranges: OverRanges | undefined) {
  const { verdict } = exampleFindings();
  return exampleFindings({ verdict: { ...verdict, ...(ranges && { over_ranges: ranges }) } });
}

const console = (ranges: OverRanges | undefined, width = 80, unicode = true): string =>
  renderConsole(findingsWith(ranges), { width, colour: false, unicode });

describe('what a run prints of the ranges', () => {
  it('is how many futures hold, and the five values that matter most with what each half gives', () => {
    const lines = console(RANGES).split('\n');
    const from = lines.findIndex((line) => line.startsWith('Over the ranges'));
    expect(lines.slice(from, from + 7)).toEqual([
      'Over the ranges of 12 values the chain holds in 41 % (34–48) of 200 futures.',
      'Values that matter most                      lower half       upper half by luck',
      'tip.intake.effort.mean, 1 h to 3 h         80 % (71–89)       2 % (0–11) < 0.1 %',
      'a.very.long.path.that.leaves.no.room.…     30 % (21–39)     52 % (43–61)   3.1 %',
      'om.prosecutors.fte, 1 h to 3 h             32 % (23–41)     50 % (41–59)    40 %',
      'four, 1 h to 3 h                           33 % (24–42)     49 % (40–58)    70 %',
      'five, 1 h to 3 h                           49 % (40–58)     33 % (24–42)    70 %',
    ]);
    expect(lines.slice(from, from + 12).join(' ')).toMatch(
      /below the median of its law.*any of the 12 values/,
    );
    expect(lines.some((line) => line.startsWith('six'))).toBe(false);
  });

  it('says why no halves are shown where the chain holds in all futures or in none', () => {
    const none = { ...RANGES, held: 0, probability: { estimate: 0, low: 0, high: 0.02 } };
    const all = { ...RANGES, held: 200, probability: { estimate: 1, low: 0.98, high: 1 } };
    for (const [ranges, words] of [
      [none, 'The chain holds in no future'],
      [all, 'The chain holds in every future'],
    ] as const) {
      expect(console(ranges)).toContain(words);
      expect(console(ranges)).not.toContain('by luck');
    }
  });

  it('is which organisations and norms are kept in the fewest futures', () => {
    const lines = console(OF_NORMS).split('\n');
    const from = lines.findIndex((line) => line.startsWith('Over the ranges'));
    expect(lines.slice(from, from + 11).join(' ')).toContain(
      'Futures in which all norms of an organisation are kept: AIVD 20 %. ' +
        'Norms kept in the fewest futures: worst 0 % (0–9), second 20 % (11–29), third 91 % (82–100); 2 of 4 are kept in at least 90 %.',
    );
    // Nothing where all is kept, or the norm is the chain.
    expect(console(RANGES)).not.toContain('fewest');
    expect(console({ ...OF_NORMS, scopes: OF_NORMS.scopes.slice(0, 2) })).not.toContain('fewest');
  });

  it('sets values against norms where the chain holds too seldom, and shows none that luck may do', () => {
    const said = console(OF_NORMS);
    expect(said).toContain(
      [
        'om.prosecutors.fte, 1 h to 3 h             80 % (71–89)       2 % (0–11) < 0.1 %',
        '  keeps second',
      ].join('\n'),
    );
    expect(said).not.toContain('noise');
    // Why halves of a chain that holds in no future differ is said before them.
    const why = said.indexOf('The chain holds in too few');
    expect(why).toBeGreaterThan(said.indexOf('Over the ranges of'));
    expect(why).toBeLessThan(said.indexOf('Values that matter most'));
    expect(said.replaceAll(/\s+/g, ' ')).toMatch(
      /The chain holds in too few of the futures .* any of 12 values would differ so much in any of 2 norms .* at most 5 % are shown/,
    );
    const nothing = console({ ...OF_NORMS, influences: OF_NORMS.influences.slice(1) });
    expect(nothing).not.toContain('lower half  ');
    expect(nothing.replaceAll(/\s+/g, ' ')).toContain('None of 12 values differs in any of 2 norms');
    expect(console({ ...OF_NORMS, held: 199 })).toContain('holds in too many of the futures');
  });

  it('is followed by the share of the load without a public source, also with the values only', () => {
    const { verdict } = exampleFindings();
    for (const ranges of [RANGES, undefined]) {
      const findings = exampleFindings({
        verdict: { ...verdict, unsourced_load_share: 0.872, ...(ranges && { over_ranges: ranges }) },
      });
      expect(renderConsole(findings, { width: 80, colour: false, unicode: true })).toMatch(
        /\n87\.2 % of the expected load rests on at least one value without a\spublic\ssource\.\n\n/,
      );
    }
  });

  it('is nothing with the values only', () => {
    expect(console(undefined)).not.toMatch(/ranges|halves|lower half/);
  });

  it('fits every terminal', () => {
    for (const width of [60, 80, 200])
      for (const unicode of [true, false])
        for (const line of console(RANGES, width, unicode).split('\n'))
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });
});

describe('what a report says of the ranges', () => {
  it('is a table of the values that matter most, with their ranges and intervals', () => {
    const page = rangeSection(findingsWith(RANGES));
    expect(page).toMatch(/holds in 41\s%\s\(34–48\) of 200\sfutures/);
    expect(page).toMatch(
      /<th scope="row">tip\.intake\.effort\.mean<\/th><td[^>]*>2\sh<\/td><td[^>]*>1\sh to 3\sh<\/td><td[^>]*>80\s%\s\(71–89\)<\/td><td[^>]*>2\s%\s\(0–11\)<\/td><td[^>]*>−78<\/td><td[^>]*>&lt;\s0\.1\s%<\/td>/,
    );
    expect(page).toContain('+22');
    expect(page).toContain('>six<');
  });

  it('is a table of what is kept, in the file and over the ranges, and of values with the norm that each matters to', () => {
    const page = rangeSection(findingsWith(OF_NORMS));
    expect(page).toMatch(/<th scope="row">AIVD<\/th><td[^>]*>[^<]*<\/td><td[^>]*>20\s%\s\(11–29\)<\/td>/);
    expect(page).toMatch(/<th scope="row">worst<\/th><td[^>]*>–<\/td><td[^>]*>0\s%\s\(0–9\)<\/td>/);
    expect(page).toMatch(/<th scope="row">om\.prosecutors\.fte<\/th><td>second<\/td>/);
    expect(page).toContain('Kept in the lower half');
    expect(page).not.toContain('noise');
  });

  it('has no such section with the values only, and keeps hostile paths texts', () => {
    expect(rangeSection(findingsWith(undefined))).toBe('');
    const hostile = { ...RANGES, influences: [influence('<script>alert(1)</script>', 1, 9, 1)] };
    const page = rangeSection(findingsWith(hostile));
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
