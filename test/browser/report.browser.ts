import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/report/charts/charts.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderSvg } from '../../src/report/renderChart.ts';
import { Workplace } from '../support/commandLine.ts';
import { exampleFindings } from '../support/findings.ts';
import { RUN } from '../support/reportedRun.ts';
import { Browser, type Page } from './browser.ts';
import { HOSTILE_SCENARIO } from './hostileScenario.ts';

const findings = exampleFindings();
const FILES = ['example.html', 'bare.html', 'marked.html', 'hostile/report.html'];
/** Between the margins of A4, px: 182 mm at 96 an inch. */
const PAPER = 687;

let browser: Browser;
let place: Workplace;

beforeAll(async () => {
  browser = new Browser();
  place = new Workplace();
  const charts = await Promise.all(
    chartsOf(findings).map(async ({ name, title, spec }) => ({ name, title, svg: await renderSvg(spec) })),
  );
  place.write('example.html', renderHtml(findings, charts, RUN));
  place.write('bare.html', renderHtml(findings, [], RUN));
  const marked = { ...findings.scenario, classification: 'Stg. Geheim' };
  place.write('marked.html', renderHtml(exampleFindings({ scenario: marked }), charts, RUN));
  place.write('hostile.yaml', HOSTILE_SCENARIO);
  const { status, stderr } = await place.run('run', 'hostile.yaml', '--workers', '1', '--out', 'hostile');
  expect([status, stderr.includes(' faults;')]).toEqual([0, false]);
});
afterAll(async () => {
  place?.remove();
  await browser?.close();
});

async function opened(file: string, width = 1280): Promise<Page> {
  const page = await browser.page(width);
  await page.open(place.path(file));
  return page;
}

/** Nothing asked for but the page itself, nothing in the console, nothing that ran. */
function expectQuiet(page: Page): void {
  expect(page.requests.map((url) => url.replace(/^file:.*\//, ''))).toEqual([
    expect.stringMatching(/\.html$/),
  ]);
  expect(page.complaints).toEqual([]);
  expect(page.dialogs).toEqual([]);
}

/** Whatever is wider than the screen and does not scroll in a box of its own. */
const TOO_WIDE = `(() => {
  const scrolls = (element) => element && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const { clientWidth, scrollWidth } = document.documentElement;
  return [scrollWidth - clientWidth, ...[...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement) && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 120))];
})()`;

describe.each(FILES)('%s in a browser', (file) => {
  it('asks for nothing, complains of nothing, runs nothing', async () => {
    const page = await opened(file);
    expectQuiet(page);
    expect(await page.evaluate('document.compatMode')).toBe('CSS1Compat');
    expect(await page.evaluate('document.scripts.length')).toBe(0);
  });

  it.each([360, 768, 1280])(
    'fits a screen of %i px, tables and figures scrolling in their own boxes',
    async (width) => {
      const page = await opened(file, width);
      expect(await page.evaluate(TOO_WIDE)).toEqual([0]);
    },
  );
});

describe.each(FILES)('%s on paper', (file) => {
  it('is no wider than a sheet: browsers would shrink all of it', async () => {
    const page = await opened(file, PAPER);
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(await page.evaluate(TOO_WIDE)).toEqual([0]);
  });
});

describe('the first screen', () => {
  it.each([
    [360, 740],
    [1280, 800],
  ])('of %i by %i px has the answer', async (width, height) => {
    const page = await browser.page(width, height);
    await page.open(place.path('example.html'));
    const bottom = await page.evaluate<number>(
      "document.querySelector('.verdict').getBoundingClientRect().bottom",
    );
    expect(bottom).toBeLessThanOrEqual(height);
  });
});

describe('printed', () => {
  it('begins with the answer, and each organisation stands on a page of its own', async () => {
    const sheets = await (await opened('example.html')).printed();
    expect(sheets[0]).toContain('The chain does not hold');
    const starts = findings.scenario.organisations.map(({ label }) =>
      sheets.findIndex((sheet) => sheet.trimStart().startsWith(label)),
    );
    expect(starts.every((at) => at > 0)).toBe(true);
    expect(new Set(starts).size).toBe(findings.scenario.organisations.length);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const title of ['What breaks', 'The chain', 'Assumptions', 'Record of the study'])
      expect(
        sheets.some((sheet) => sheet.trimStart().startsWith(title)),
        title,
      ).toBe(true);
    expect(sheets.map((sheet) => sheet.trimEnd().endsWith(` / ${sheets.length}`))).toEqual(
      sheets.map(() => true),
    );
  });

  it('has a heading on no sheet without what it is over', async () => {
    const headings = new Set(['Norms', 'Waiting', 'Demand, capacity and backlog', 'Contents', 'All values']);
    for (const file of ['example.html', 'marked.html']) {
      for (const sheet of await (await opened(file)).printed()) {
        const lines = sheet
          .trimEnd()
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        expect(headings.has(lines.at(-2) ?? '')).toBe(false);
      }
    }
  });

  it('has the classification at the head and the foot of every sheet', async () => {
    const sheets = await (await opened('marked.html')).printed();
    for (const sheet of sheets) expect(sheet.match(/Classification: Stg\. Geheim/g)).toHaveLength(2);
    const starts = findings.scenario.organisations.map(({ label }) =>
      sheets.findIndex((sheet) =>
        sheet.trimStart().split('\n').slice(1).join('\n').trimStart().startsWith(label),
      ),
    );
    expect(new Set(starts).size).toBe(findings.scenario.organisations.length);
    expect(starts.every((at) => at > 0)).toBe(true);
  });
});

describe('a hostile scenario', () => {
  it('stays text: no element, no handler, no address comes of it', async () => {
    const page = await opened('hostile/report.html');
    const elements =
      "'script, img, iframe, object, embed, form, link, base, [onload], [onerror], [onmouseover]'";
    expect(await page.evaluate(`document.querySelectorAll(${elements}).length`)).toBe(0);
    expect(await page.evaluate('document.styleSheets.length')).toBe(1);
    const links = await page.evaluate<string[]>(
      "[...document.links].map((link) => link.getAttribute('href'))",
    );
    for (const link of links) expect(link).toMatch(/^(#|https:\/\/example\.org\/)/);
    const heading = await page.evaluate<string>("document.querySelector('h1').textContent");
    expect(heading).toContain('<script>alert(1)</script>');
    expect(heading).not.toMatch(/[\u202a-\u202e]/);
  });

  it('names the files that stand beside its report', async () => {
    const page = await opened('hostile/report.html');
    const names = await page.evaluate<string>(
      "document.querySelector('#run dl').lastElementChild.textContent",
    );
    expect(names.split(', ')).toEqual(place.files('hostile'));
  });

  it('prints as text, at the foot of the sheets too', async () => {
    const page = await opened('hostile/report.html');
    const sheets = await page.printed();
    expect(sheets[0]).toContain('<script>alert(1)</script>');
    expect(sheets.length).toBeGreaterThan(4);
    expectQuiet(page);
  });
});
