import type { Findings } from '../../../experiment/findings.ts';
import type { ReportedRun } from '../../reportedRun.ts';
import type { DrawnChart } from '../chartPlaces.ts';
import { escapeHtml } from '../escapeHtml.ts';
import type { Section } from '../section.ts';
import { data } from './data.ts';
import { experimentation } from './experimentation.ts';
import { codeAccess, implementation } from './implementation.ts';
import type { ItemGroup } from './item.ts';
import { logic } from './logic.ts';
import { objectives } from './objectives.ts';
import { GUIDELINE } from './texts.ts';

/** The record of the study by the guideline STRESS-DES: its 20 items, the fifth of section 2 in its five parts. */
export function recordSection(findings: Findings, charts: readonly DrawnChart[], run: ReportedRun): Section {
  const groups = [
    objectives(findings),
    logic(findings, charts),
    data(findings),
    experimentation(findings),
    implementation(findings, run),
    codeAccess(findings, run),
  ];
  return {
    id: 'record',
    title: 'Record of the study (STRESS-DES)',
    ownPage: true,
    content: `<p class="soft">${escapeHtml(GUIDELINE)}</p>\n${groups.map(groupHtml).join('\n')}`,
  };
}

function groupHtml({ title, items }: ItemGroup, index: number): string {
  const parts = items.map(
    ({ number, title: name, content }) =>
      `<section class="item" id="item-${number}"><h4>${number} ${name}</h4>\n${content}\n</section>`,
  );
  return `<h3>${index + 1}. ${title}</h3>\n${parts.join('\n')}`;
}
