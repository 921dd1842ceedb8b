import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { renderConsole } from '../../src/report/consoleReport.ts';
import { displayWidth } from '../../src/report/displayWidth.ts';
import { exampleFindings } from '../support/findings.ts';

const PLAIN = { width: 80, colour: false, unicode: true } as const;

/** The example with one hostile text in every place where a scenario can bring one. */
function withText(text: string): Findings {
  const { scenario, verdict, norms } = exampleFindings();
  return exampleFindings({
    scenario: {
      ...scenario,
      name: text,
      organisations: scenario.organisations.map((each) => ({ ...each, label: text })),
      units: scenario.units.map((each) => ({ ...each, label: text })),
    },
    verdict: {
      ...verdict,
      sentence: text,
      begins_from: `${text} ${text}`,
      breaks_first: { norm: text, unit: text, share: 1, median_date: text },
    },
    norms: norms.map((norm) => ({ ...norm, norm: text, scope: text, metric: text })),
  });
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom('日本', 'e\u0301', '\u001b[31m', '\u0007', '👩‍🚒', '\u202e', 'x'.repeat(90), ' ', '\n'),
      {
        maxLength: 20,
      },
    )
    .map((parts) => parts.join('')),
);

describe('renderConsole', () => {
  it('says verdict, beginning, organisations, units, norms, what breaks first, and where the files are', () => {
    const text = renderConsole(exampleFindings(), { ...PLAIN, folder: 'output/baseline' });
    expect(text.split('\n').slice(0, 2)).toEqual([
      'DOES NOT HOLD',
      'Given the values in the file the chain does not hold to 1 February 2020: it',
    ]);
    expect(text).toContain('Begins from the known state of 1 February 2015');
    expect(text).toMatch(/^Nationale Politie +44 % {2}1 Sep 2018$/m);
    expect(text).toMatch(/^ {2}Digital forensics +7\.5 92\.6 % [▁-█]{10,20} +71\.8 +44 % +1 Sep 2018$/m);
    expect(text).toMatch(/^devicesRead +44 % \(37–51\) {2}1 Sep 2018$/m);
    expect(text).toContain('  politie.digital, backlog in days of work: at most 45 days per month');
    expect(text).toContain('Breaks first: devicesRead at politie.digital, in 62 % of 126 replications');
    // Two medians, each with what it is of: the norm's of all, what breaks first of those in which it does.
    const flowing = text.replace(/\s+/g, ' ');
    expect(flowing).toContain('half of all 200 replications have seen one; a dash where fewer have');
    expect(flowing).toMatch(/126 replications with a breach, in half of those by \d+ \w+ \d{4}\./);
    expect(text).toContain('Files: output/baseline');
  });

  it('cuts no interval, however near to all', () => {
    const { norms } = exampleFindings();
    const near = { hold_probability: 0.9998, ci_low: 0.9992, ci_high: 0.99996 };
    const text = renderConsole(
      exampleFindings({ norms: norms.map((norm) => ({ ...norm, ...near })) }),
      PLAIN,
    );
    expect(text.match(/ 99\.98 % \(99\.92–99\.99\) {2}/g)).toHaveLength(norms.length);
  });

  it('lists every unit under its organisation, and every norm', () => {
    const findings = exampleFindings();
    const text = renderConsole(findings, { ...PLAIN, width: 120 });
    for (const unit of findings.scenario.units) expect(text).toContain(`\n  ${unit.label} `);
    for (const norm of findings.norms) expect(text).toContain(`\n${norm.norm} `);
  });

  it('without norms says no word of its own and leaves the norms out', () => {
    const { verdict: full } = exampleFindings();
    const { verdict: _word, probability: _probability, held: _held, breaks_first: _first, ...verdict } = full;
    const text = renderConsole(
      exampleFindings({ norms: [], verdict: { ...verdict, sentence: 'There is no verdict.', scopes: [] } }),
      PLAIN,
    );
    expect(text.startsWith('There is no verdict.\n')).toBe(true);
    expect(text).not.toContain('Norms');
    expect(text).not.toContain('1st breach:');
    expect(text).not.toContain('Breaks first');
  });

  it('is never wider than the terminal and holds no control character, whatever the texts are', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 140 }), (text, width) => {
        for (const line of renderConsole(withText(text), { ...PLAIN, width }).split('\n')) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('on a terminal without Unicode is plain ASCII, a column a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 140 }), (text, width) => {
        for (const line of renderConsole(withText(text), { width, colour: false, unicode: false }).split(
          '\n',
        )) {
          expect(line).toMatch(/^[ -~]*$/);
          expect(line.length).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('treats a narrower terminal as one of 60 columns', () => {
    expect(renderConsole(exampleFindings(), { ...PLAIN, width: 20 })).toBe(
      renderConsole(exampleFindings(), { ...PLAIN, width: 60 }),
    );
  });

  it('with colour has the same text, and ends every colour on its line', () => {
    const plain = renderConsole(exampleFindings(), PLAIN);
    const coloured = renderConsole(exampleFindings(), { ...PLAIN, colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    const codes = /\u001b\[[\d;]*m/g;
    expect(coloured.replace(codes, '')).toBe(plain);
    expect(coloured).toContain('\u001b[1;31mDOES NOT HOLD\u001b[0m');
    for (const line of coloured.split('\n')) {
      const found = line.match(codes) ?? [];
      expect(found.length === 0 || found.at(-1) === '\u001b[0m').toBe(true);
    }
  });
});

describe('a norm that was never judged', () => {
  it('is named under the verdict, and only then', () => {
    const { verdict } = exampleFindings();
    const named = renderConsole(exampleFindings({ verdict: { ...verdict, never_judged: ['rare'] } }), PLAIN);
    expect(named.replaceAll('\n', ' ')).toContain('never judged, for want of observations');
    expect(named).toContain('rare');
    expect(renderConsole(exampleFindings(), PLAIN)).not.toContain('never judged');
  });
});

describe('what renderConsole says besides', () => {
  const { scenario, verdict, norms } = exampleFindings();

  it('names units that drown without a norm saying so', () => {
    const drowning = [{ unit: 'om.prosecutors', utilisation: 0.998, backlog_days: 41.3 }];
    const text = renderConsole(exampleFindings({ verdict: { ...verdict, drowning } }), PLAIN);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'om.prosecutors drowns and no norm says so: at the end it is at work 99.8 % of its hours, and its backlog, ' +
        '41.3 days of its work, still grows.',
    );
  });

  it('has the classification first and last', () => {
    const marked = exampleFindings({ scenario: { ...scenario, classification: 'Stg. Geheim' } });
    const lines = renderConsole(marked, { ...PLAIN, folder: 'output/x' })
      .trimEnd()
      .split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['Classification: Stg. Geheim', 'Classification: Stg. Geheim']);
  });

  it('says what is left out, and that results follow from it', () => {
    const redaction = { paths: ['om.prosecutors.fte', 'norms.x.atMost'] };
    const text = renderConsole(
      exampleFindings({
        scenario: { ...scenario, redaction },
        norms: norms.map((norm) => ({
          ...norm,
          limit: undefined,
          in_a_row: undefined,
          min_count: undefined,
        })),
      }),
      PLAIN,
    );
    expect(text).toMatch(/Prosecutors +redacted /);
    expect(text).toContain('2 values that overlays set are left out');
    expect(text).toMatch(/at least redacted per \w+/);
  });
});
