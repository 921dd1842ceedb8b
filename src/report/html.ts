import type { Findings } from '../experiment/findings.ts';
import { longDate } from './dateWords.ts';
import { assumptionSection, sourceSection } from './html/assumptionSection.ts';
import { chainSection } from './html/chainSection.ts';
import { type DrawnChart, figuresOf } from './html/chartPlaces.ts';
import { escapeHtml } from './html/escapeHtml.ts';
import { fatigueSection } from './html/fatigueSection.ts';
import { moneySection } from './html/moneySection.ts';
import { normSection } from './html/normSection.ts';
import { organisationSections } from './html/organisationSections.ts';
import { pageMarks } from './html/pageMarks.ts';
import { rangeSection } from './html/rangeSection.ts';
import { runSection } from './html/runSection.ts';
import { contentsHtml, type Section, sectionsHtml } from './html/section.ts';
import { recordSection } from './html/stress/recordSection.ts';
import { STYLE } from './html/style.ts';
import { verdictSection } from './html/verdictSection.ts';
import { whySection } from './html/whySection.ts';
import * as messages from './messages.ts';
import { policyWords } from './policyWords.ts';
import type { ReportedRun } from './reportedRun.ts';

export type { DrawnChart };

/** No script, no font, no image, nothing from elsewhere: the page is complete as it is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The report of a run as one HTML page that needs nothing else: the answer first, then what breaks and why, the
 * chain, its staff and what it costs, each organisation on a page of its own, assumptions, the record of the study and how it was run. Texts of
 * the scenario stay texts, whatever is in them.
 */
export function renderHtml(findings: Findings, charts: readonly DrawnChart[], run: ReportedRun): string {
  const { name, description, classification, start, end } = findings.scenario;
  const mark =
    classification === undefined
      ? undefined
      : `<p class="classification">${escapeHtml(messages.classification(classification))}</p>`;
  const sections = sectionsOf(findings, charts, run);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(name)} – Volhoud</title>`,
    `<style>\n${STYLE}\n${pageMarks(name)}\n</style>`,
    '</head>',
    ...(mark === undefined ? ['<body>'] : ['<body class="classified">', mark]),
    '<header>',
    `<h1>${escapeHtml(name)}</h1>`,
    `<p class="soft">${[description, `${longDate(start)} to ${longDate(end)}.`]
      .filter((text) => text !== undefined)
      .map((text) => escapeHtml(text))
      .join(' ')}</p>`,
    '</header>',
    '<main>',
    verdictSection(findings),
    contentsHtml(sections),
    sectionsHtml(sections),
    '</main>',
    ...(mark === undefined ? [] : [mark]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** All that follows the answer, in the order in which it is read. */
function sectionsOf(findings: Findings, charts: readonly DrawnChart[], run: ReportedRun): Section[] {
  const { why } = findings.verdict;
  const sections: Section[] = [
    {
      id: 'breaks',
      title: 'What breaks, when and how badly',
      ownPage: true,
      content: [figuresOf(charts, 'breaks'), normSection(findings), figuresOf(charts, 'margins')].join('\n'),
    },
    {
      id: 'why',
      title: why === undefined ? 'Why' : `Why ${escapeHtml(why.norm)} breaks first`,
      content: whySection(findings),
    },
    {
      id: 'ranges',
      title: 'Over the ranges of the assumptions',
      content: [rangeSection(findings), figuresOf(charts, 'ranges')].join('\n'),
    },
    {
      id: 'fatigue',
      title: 'Whether it depends on fatigue',
      content: fatigueSection(findings),
    },
    {
      id: 'policies',
      title: 'What was decided on the way',
      content: policyWords(findings.verdict)
        .map((sentence) => `<p>${escapeHtml(sentence)}</p>`)
        .join('\n'),
    },
    {
      id: 'chain',
      title: 'The chain',
      ownPage: true,
      content: [chainSection(findings), figuresOf(charts, 'chain')].join('\n'),
    },
    {
      id: 'staff',
      title: 'Staff, and what holding costs',
      ownPage: true,
      content: [moneySection(findings), figuresOf(charts, 'money'), figuresOf(charts, 'staff')].join('\n'),
    },
    ...organisationSections(findings),
    { id: 'assumptions', title: 'Assumptions', ownPage: true, content: assumptionSection(findings) },
    { id: 'sources', title: 'Sources', content: sourceSection(findings) },
    recordSection(findings, charts, run),
    { id: 'run', title: 'How it was run', content: runSection(findings, charts, run) },
  ];
  return sections.filter(({ content }) => content.trim() !== '');
}
