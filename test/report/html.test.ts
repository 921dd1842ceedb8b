import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { escapeHtml } from '../../src/report/html/escapeHtml.ts';
import { inlineSvg } from '../../src/report/html/inlineSvg.ts';
import { type DrawnChart, renderHtml } from '../../src/report/html.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { exampleFindings } from '../support/findings.ts';
import { RUN } from '../support/reportedRun.ts';

const findings = exampleFindings();
const charts: readonly DrawnChart[] = await Promise.all(
  chartsOf(findings).map(async ({ name, title, spec }) => ({ name, title, svg: await renderSvg(spec) })),
);
const page = renderHtml(findings, charts, RUN);

/** Tags of a page, without those of the style sheet. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?([a-zA-Z!][\w:-]*)/g)].map((match) => (match[1] as string).toLowerCase());
}

/** One hostile text in every place where a scenario can bring one. */
function withText(text: string): Findings {
  const { scenario, verdict, norms, assumptions, sources } = findings;
  return exampleFindings({
    scenario: {
      ...scenario,
      name: text,
      description: text,
      seed: text,
      organisations: scenario.organisations.map((each) => ({ ...each, label: text })),
      units: scenario.units.map((each) => ({ ...each, label: text })),
    },
    verdict: {
      ...verdict,
      sentence: text,
      begins_from: text,
      breaks_first: { norm: text, unit: text, share: 1, median_date: text },
    },
    norms: norms.map((norm) => ({
      ...norm,
      norm: text,
      scope: text,
      metric: text,
      per: text,
      first_breach_p50: text,
    })),
    assumptions: assumptions.map((each) => ({
      ...each,
      path: text,
      value: text,
      unit: text,
      low: text,
      high: text,
      law: text,
      note: text,
    })),
    sources: sources.map((each) => ({ ...each, title: text, date: text, url: text, public: true })),
  });
}

describe('renderHtml', () => {
  it('is a whole page that needs nothing else and runs nothing', () => {
    expect(page.startsWith('<!DOCTYPE html>\n<html lang="en">')).toBe(true);
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
    const tags = new Set(tagsOf(page));
    for (const tag of ['script', 'link', 'iframe', 'img', 'image', 'object', 'embed', 'form', 'base']) {
      expect(tags.has(tag)).toBe(false);
    }
    expect(page).not.toMatch(/\s(src|srcset|on[a-z]+)=|@import|url\((?!#)/i);
  });

  it('closes every tag that it opens, in order', () => {
    const open: string[] = [];
    const outside = page.replace(/<style>[\s\S]*?<\/style>/, '');
    for (const [, closing, name, rest] of outside.matchAll(
      /<(\/?)([a-z][\w:]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi,
    )) {
      const tag = (name as string).toLowerCase();
      if (closing) expect(open.pop()).toBe(tag);
      else if (!['meta', 'br', 'wbr'].includes(tag) && !rest?.endsWith('/')) open.push(tag);
    }
    expect(open).toEqual([]);
  });

  it('has the answer before anything else, and all parts in the order in which they are read', () => {
    const order = [
      'The chain does not hold',
      'Given the values in the file',
      '37\u00a0% (30–44)',
      'Asked: 90',
      'Breaks first:',
      '>Contents</h2>',
      '>What breaks, when and how badly</h2>',
      '>The chain</h2>',
      ...findings.scenario.organisations.map(({ label }) => `>${label}</h2>`),
      '>Assumptions</h2>',
      '>Sources</h2>',
      '>Record of the study (STRESS-DES)</h2>',
      '>How it was run</h2>',
    ].map((text) => page.indexOf(text));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has headings that go down one step at a time', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it('links from the contents to every part, and nowhere to nothing', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    for (const [, id] of page.matchAll(/<section id="([^"]+)"/g)) expect(links).toContain(id);
  });

  it('has a row for every unit, norm and assumption', () => {
    for (const { label } of findings.scenario.units) expect(page).toContain(`<th scope="row">${label}</th>`);
    for (const { norm } of findings.norms) expect(page).toContain(norm);
    for (const { path } of findings.assumptions)
      expect(page).toContain(`<th scope="row">${path.replaceAll('.', '.<wbr>')}</th>`);
  });

  it('shows of norms those that break with how badly, and names those that never do', () => {
    const part = page.slice(page.indexOf('<section id="breaks"'), page.indexOf('<section id="chain"'));
    const broken = findings.norms.filter((norm) => norm.hold_probability < 1);
    for (const { norm } of broken) expect(part).toContain(`<strong>${norm}</strong>`);
    expect(part.match(/<tr>/g)).toHaveLength(broken.length + 1);
    expect(part).toContain('Never breached in any replication (4): vettingInTime, receptionAtOnce');
  });

  it('says so when no norm is breached', () => {
    const norms = findings.norms.map((norm) => ({ ...norm, hold_probability: 1 }));
    expect(renderHtml(exampleFindings({ norms }), [], RUN)).toContain(
      'No norm is breached in any replication: tipsAssessed,',
    );
  });

  it('draws the demand of a unit against its persons on duty, and its backlog', () => {
    const [, om = ''] = page.split('>Openbaar Ministerie</h2>');
    expect(om.match(/<svg class="small"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(om).toMatch(
      /<title>Backlog of Prosecutors, days: 7\.\d+ in the first period, \d+(\.\d+)? in the last<\/title>/,
    );
  });

  it('links public sources, and marks what rests on no published one', () => {
    expect(page).toContain('rel="noopener noreferrer">Kamerbrief over extra maatregelen tegen terreur</a>');
    expect(page).toContain('3 of 5 values rest on no published source');
    expect(page.match(/class="mark">not public<\/span> <a href="#source-3">assumption</g)).toHaveLength(2);
    expect(page.match(/class="mark">no source</g)).toHaveLength(1);
  });

  it('gives each drawing a text and ids of its own', () => {
    for (const { name, title } of charts) {
      expect(page).toContain(`<figure id="chart-${name}"`);
      expect(page).toContain(`<svg role="img" aria-label="${escapeHtml(title)}"`);
    }
    const svg = '<svg><clipPath id="clip0"></clipPath><g clip-path="url(#clip0)"></g></svg>';
    const twice = renderHtml(
      findings,
      [
        { name: 'one', title: 'One', svg },
        { name: 'two', title: 'Two', svg },
      ],
      RUN,
    );
    const ids = [...twice.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(expect.arrayContaining(['one-clip0', 'two-clip0']));
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of twice.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  it('puts each chart in the part that it belongs to, one that it does not know with the chain', () => {
    const names = ['flow', 'survival', 'new', 'influences', 'margins'];
    const drawn = names.map((name) => ({ name, title: name, svg: '<svg></svg>' }));
    const html = renderHtml(findings, drawn, RUN);
    const parts = [...html.matchAll(/<section id="([^"]+)"|<figure id="chart-([^"]+)"/g)];
    let part: string | undefined;
    const places = new Map<string, string | undefined>();
    for (const [, section, chart] of parts) {
      part = section ?? part;
      if (chart !== undefined) places.set(chart, part);
    }
    expect(Object.fromEntries(places)).toEqual({
      survival: 'breaks',
      margins: 'breaks',
      influences: 'ranges',
      flow: 'chain',
      new: 'chain',
    });
    expect(html).toContain('Diagram: <a href="#chart-flow">flow</a>');
    expect(html.match(/<figure/g)).toHaveLength(names.length);
  });

  it('is the same text twice, and has no heading for what is not there', () => {
    expect(renderHtml(findings, charts, RUN)).toBe(page);
    const bare = renderHtml(exampleFindings({ norms: [], assumptions: [], sources: [] }), [], RUN);
    expect(bare).not.toMatch(/>(What breaks[^<]*|Why|Over the ranges[^<]*|Assumptions|Sources)<\/h2>/);
    expect(bare).not.toContain('<figure');
  });

  it('keeps any text of a scenario a text: the page has the same tags', () => {
    const expected = tagsOf(renderHtml(withText('x'), charts, RUN));
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '<script>',
            '"',
            "'",
            '>',
            '</style>',
            '<!--',
            '&lt;',
            ' onload=',
            'javascript:',
            '\u0000',
            ']]>',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        // A path may be broken at its dots.
        const html = renderHtml(withText(text), charts, RUN).replaceAll('<wbr>', '');
        expect(tagsOf(html)).toEqual(expected);
        expect(html).not.toMatch(/href="(?!https?:|#)/);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://x', 'https://x y', '//x'])(
    'does not link %j',
    (url) => {
      const sources = findings.sources.map((source) => ({ ...source, url, public: true }));
      expect(renderHtml(exampleFindings({ sources }), [], RUN)).not.toMatch(/<a href="(?!#)/);
    },
  );

  it('links a web address with the characters of HTML in it escaped', () => {
    const sources = [{ name: 's', title: 'T', date: undefined, url: 'https://x/?a=1&b="><b>', public: true }];
    expect(renderHtml(exampleFindings({ sources }), [], RUN)).toContain(
      'href="https://x/?a=1&amp;b=&quot;&gt;&lt;b&gt;"',
    );
  });
});

describe('inlineSvg', () => {
  it('prefixes ids and what refers to them, in tags only', () => {
    const svg =
      '<?xml version="1.0"?><svg width="9"><clipPath id="c0"></clipPath><g clip-path="url(#c0)" fill="url(\'#g\')">' +
      '<use href="#c0" xlink:href="#c0"/></g><text> id="c0" url(#c0)</text></svg>';
    expect(inlineSvg(svg, 'p', 'a "b" <c>')).toBe(
      '<svg role="img" aria-label="a &quot;b&quot; &lt;c&gt;" width="9"><clipPath id="p-c0"></clipPath>' +
        '<g clip-path="url(#p-c0)" fill="url(#p-g)"><use href="#p-c0" xlink:href="#p-c0"/></g>' +
        '<text> id="c0" url(#c0)</text></svg>',
    );
  });
});

describe('a classified, redacted report', () => {
  const { scenario } = findings;
  const marked = renderHtml(
    exampleFindings({
      scenario: {
        ...scenario,
        classification: 'Stg. <Geheim>',
        redaction: { paths: ['om.prosecutors.fte'] },
      },
    }),
    [],
    RUN,
  );

  it('has the mark as first and last of the page, which print repeats on every sheet', () => {
    const body = marked.slice(marked.indexOf('<body class="classified">'));
    const mark = '<p class="classification">Classification: Stg. &lt;Geheim&gt;</p>';
    expect(body.startsWith(`<body class="classified">\n${mark}\n<header>`)).toBe(true);
    expect(body.endsWith(`</main>\n${mark}\n</body>\n</html>\n`)).toBe(true);
    expect(marked).toContain('display: table-header-group; break-inside: avoid;');
    expect(page).not.toContain('class="classification"');
  });

  it('says redacted where a value would stand', () => {
    expect(marked).toContain('<td class="number">redacted</td>');
    expect(marked).toContain('One value that an overlay set is left out');
  });
});
