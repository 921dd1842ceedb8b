import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { escapeHtml } from '../../src/report/html/escapeHtml.ts';
import { inlineSvg } from '../../src/report/html/inlineSvg.ts';
import { type DrawnChart, renderHtml } from '../../src/report/html.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { exampleFindings } from '../support/findings.ts';

const findings = exampleFindings();
const charts: readonly DrawnChart[] = await Promise.all(
  chartsOf(findings).map(async ({ name, title, spec }) => ({ name, title, svg: await renderSvg(spec) })),
);
const page = renderHtml(findings, charts, '0.1.0');

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
      else if (!['meta', 'br'].includes(tag) && !rest?.endsWith('/')) open.push(tag);
    }
    expect(open).toEqual([]);
  });

  it('has the verdict before anything else, then charts, units, norms, assumptions, sources and how it was run', () => {
    const order = [
      'The chain does not hold',
      'Given the values in the file',
      '37\u00a0% (30–44)',
      'Asked: 90',
      'Breaks first:',
      '<h2>Charts</h2>',
      '<h2>Organisations and units</h2>',
      '<h2>Norms</h2>',
      '<h2>Assumptions</h2>',
      '<h2>Sources</h2>',
      '<h2>How it was run</h2>',
      'Volhoud 0.1.0',
    ].map((text) => page.replaceAll('37 %', '37\u00a0%').indexOf(text));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has a row for every unit, norm and assumption', () => {
    for (const { label } of findings.scenario.units) expect(page).toContain(`<th scope="row">${label}</th>`);
    for (const { norm } of findings.norms) expect(page).toContain(`<strong>${norm}</strong>`);
    for (const { path } of findings.assumptions) expect(page).toContain(`<th scope="row">${path}</th>`);
  });

  it('links public sources, and marks what rests on no published one', () => {
    expect(page).toContain('rel="noopener noreferrer">Kamerbrief over extra maatregelen tegen terreur</a>');
    expect(page).toContain('3 of 5 values rest on no published source');
    expect(page.match(/class="mark">assumption</g)).toHaveLength(2);
    expect(page.match(/class="mark">no source</g)).toHaveLength(1);
  });

  it('gives each drawing a text and ids of its own', () => {
    for (const { title } of charts) expect(page).toContain(`role="img" aria-label="${escapeHtml(title)}"`);
    const svg = '<svg><clipPath id="clip0"></clipPath><g clip-path="url(#clip0)"></g></svg>';
    const twice = renderHtml(
      findings,
      [
        { name: 'one', title: 'One', svg },
        { name: 'two', title: 'Two', svg },
      ],
      '0.1.0',
    );
    const ids = [...twice.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of twice.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  it('is the same text twice, and has no heading for what is not there', () => {
    expect(renderHtml(findings, charts, '0.1.0')).toBe(page);
    const bare = renderHtml(exampleFindings({ norms: [], assumptions: [], sources: [] }), [], '0.1.0');
    expect(bare).not.toMatch(/<h2>(Charts|Norms|Assumptions|Sources)/);
  });

  it('keeps any text of a scenario a text: the page has the same tags', () => {
    const expected = tagsOf(renderHtml(withText('x'), charts, '0.1.0'));
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
        const html = renderHtml(withText(text), charts, '0.1.0');
        expect(tagsOf(html)).toEqual(expected);
        expect(html).not.toMatch(/href="(?!https?:|#)/);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://x', 'https://x y', '//x'])(
    'does not link %j',
    (url) => {
      const sources = findings.sources.map((source) => ({ ...source, url, public: true }));
      expect(renderHtml(exampleFindings({ sources }), [], '0')).not.toContain('<a ');
    },
  );

  it('links a web address with the characters of HTML in it escaped', () => {
    const sources = [{ name: 's', title: 'T', date: undefined, url: 'https://x/?a=1&b="><b>', public: true }];
    expect(renderHtml(exampleFindings({ sources }), [], '0')).toContain(
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
    '0.1.0',
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
