import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { chartFindings } from '../support/chartFindings.ts';
import { RUN } from '../support/reportedRun.ts';
import { staffFindings } from '../support/staffFindings.ts';

const made = staffFindings();
const drawn = await Promise.all(
  chartsOf(made).map(async ({ name, title, spec }) => ({ name, title, svg: await renderSvg(spec) })),
);
const page = renderHtml(made, drawn, RUN);

/** The text of each row of the table with that caption, cell by cell. */
function cellsOf(html: string, caption: string): string[][] {
  const from = html.indexOf(`<caption class="hidden">${caption}</caption>`);
  const table = from < 0 ? '' : html.slice(from, html.indexOf('</table>', from));
  return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell.replace(/<svg.*<\/svg>/s, '(drawn)').replaceAll('\u00a0', ' '),
    ),
  );
}

function sectionOf(html: string, id: string): string {
  const from = html.indexOf(`<section id="${id}"`);
  return from < 0 ? '' : html.slice(from, html.indexOf('</section>', from));
}

describe('the staff in the report', () => {
  it('is on the page of its organisation: strengths, who came and left, hours and cost', () => {
    expect(cellsOf(page, 'Staff of AIVD').slice(1)).toEqual([
      ['Assessment', '30', '30', '(drawn)', '24, 24', '0', '0 %', '–', '2.4 million EUR'],
      ['Investigation', '100 → 120', '96 → 84.5', '(drawn)', '24, 12', '15', '3.2 %', '–', '9.6 million EUR'],
    ]);
    expect(sectionOf(page, 'organisation-1')).toContain('Staff of AIVD');
    expect(sectionOf(page, 'organisation-3')).toContain('Staff of Koninklijke Marechaussee');
    expect(page).toContain('Staff of Investigation, FTE: 96 → 84.5');
  });

  it('costs so much a year and over the whole span, by organisation', () => {
    const section = sectionOf(page, 'staff');
    expect(section).toContain('The staff of the chain costs <strong>48 million EUR a year</strong>');
    expect(cellsOf(section, 'What holding costs, by organisation').slice(1)).toEqual([
      ['AIVD', '2,760', '–', '12 million EUR', '25 %'],
      ['Koninklijke Marechaussee', '300', '3,200', '30 million EUR', '62.5 %'],
      ['Openbaar Ministerie', '–', '–', '6 million EUR', '12.5 %'],
      ['The chain', '3,060', '3,200', '48 million EUR', '100 %'],
    ]);
    expect(section).toContain('<h3>Cost year by year, million EUR</h3>');
    expect(cellsOf(section, 'Cost year by year')).toEqual([
      ['Year', 'AIVD', 'Koninklijke Marechaussee', 'Openbaar Ministerie', 'The chain'],
      ['1 Feb 2015 to 1 Feb 2016', '12', '30', '6', '48'],
      ['1 Feb 2016 to 1 Feb 2017', '12', '30', '6', '48'],
      ['All of it', '24', '60', '12', '96'],
    ]);
  });

  it('has its pictures in its own section, cost beside the amounts', () => {
    const ids = [...sectionOf(page, 'staff').matchAll(/<figure id="chart-(\w+)"/g)].map(([, name]) => name);
    expect(ids).toEqual(['cost', 'staff', 'measures', 'fatigue']);
    expect(sectionOf(page, 'chain')).not.toMatch(/chart-(cost|staff|measures|fatigue)"/);
    expect(page).toContain('<a href="#staff">');
  });

  it('is not there without a staff side', () => {
    const plain = renderHtml(chartFindings(), [], RUN);
    expect(sectionOf(plain, 'staff')).toBe('');
    expect(plain).not.toContain('<h3>Staff</h3>');
  });

  it('says that an authorised strength is left out, and draws none', () => {
    const redaction = { paths: ['aivd.investigation.authorised'] };
    const series = made.series.filter(
      (row) => row.scope !== 'aivd.investigation' || row.metric !== 'authorised',
    );
    const html = renderHtml({ ...made, series, scenario: { ...made.scenario, redaction } }, [], RUN);
    expect(cellsOf(html, 'Staff of AIVD')[2]?.[1]).toBe('redacted');
  });

  it('shows hostile names as text', async () => {
    const label = '<script>alert(1)</script>"\'&';
    const named = <Named extends object>(all: readonly Named[]) => all.map((each) => ({ ...each, label }));
    const { scenario } = made;
    const hostile = staffFindings({
      scenario: {
        ...scenario,
        organisations: named(scenario.organisations),
        units: named(scenario.units),
      },
    });
    const html = renderHtml(hostile, [], RUN);
    expect(sectionOf(html, 'staff')).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });
});
