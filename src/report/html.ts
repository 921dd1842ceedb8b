import type { Findings } from '../experiment/findings.ts';
import { assumptionSection, sourceSection } from './html/assumptionSection.ts';
import { escapeHtml } from './html/escapeHtml.ts';
import { inlineSvg } from './html/inlineSvg.ts';
import { normSection } from './html/normSection.ts';
import { runSection } from './html/runSection.ts';
import { STYLE } from './html/style.ts';
import { unitSection } from './html/unitSection.ts';
import { verdictSection } from './html/verdictSection.ts';
import { whySection } from './html/whySection.ts';
import * as messages from './messages.ts';

/** A chart that has been drawn. */
export interface DrawnChart {
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

/** No script, no font, no image, nothing from elsewhere: the page is complete as it is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The report of a run as one HTML page that needs nothing else: the verdict first, then charts, tables,
 * assumptions, sources and how it was run. Texts of the scenario stay texts, whatever is in them.
 */
export function renderHtml(findings: Findings, charts: readonly DrawnChart[], version: string): string {
  const { name, description, classification } = findings.scenario;
  const mark =
    classification === undefined
      ? undefined
      : `<p class="classification">${escapeHtml(messages.classification(classification))}</p>`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(name)} – Volhoud</title>`,
    `<style>\n${STYLE}\n</style>`,
    '</head>',
    ...(mark === undefined ? ['<body>'] : ['<body class="classified">', mark]),
    '<header>',
    `<h1>${escapeHtml(name)}</h1>`,
    ...(description === undefined ? [] : [`<p class="soft">${escapeHtml(description)}</p>`]),
    '</header>',
    '<main>',
    verdictSection(findings),
    whySection(findings),
    ...(charts.length === 0 ? [] : ['<h2>Charts</h2>', ...charts.map(figure)]),
    unitSection(findings),
    normSection(findings),
    assumptionSection(findings),
    sourceSection(findings),
    runSection(findings, version),
    '</main>',
    ...(mark === undefined ? [] : [mark]),
    '</body>',
    '</html>',
    '',
  ]
    .filter((part, index, all) => part !== '' || index === all.length - 1)
    .join('\n');
}

function figure(chart: DrawnChart): string {
  return `<figure>${inlineSvg(chart.svg, chart.name, chart.title)}</figure>`;
}
