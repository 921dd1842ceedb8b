import type { Findings } from '../../../experiment/findings.ts';
import { counted, percent } from '../../numberWords.ts';
import { redactionWords } from '../../redacted.ts';
import { type ItemGroup, list, paragraphs, terms, titled } from './item.ts';
import * as texts from './texts.ts';

/** Section 3 of the guideline. */
export function data(findings: Findings): ItemGroup {
  const { assumptions, sources, scenario, verdict } = findings;
  const isPublic = new Set(sources.filter((source) => source.public).map(({ name }) => name));
  const published = assumptions.filter(({ source }) => source !== undefined && isPublic.has(source)).length;
  const ranged = assumptions.filter(({ low }) => low !== undefined).length;
  const share = verdict.unsourced_load_share;
  return {
    title: 'Data',
    items: [
      {
        number: '3.1',
        title: 'Data sources',
        content: `${paragraphs(
          `${counted(sources.length, 'source')}, ${isPublic.size} of them public; ${published} of ${counted(assumptions.length, 'value')} rest on a public one.`,
          share === undefined
            ? undefined
            : `${percent(share)} of the expected load rests on values without a public source.`,
        )}\n${link('sources', 'Sources', sources.length > 0)}`,
      },
      {
        number: '3.2',
        title: 'Pre-processing',
        content: [paragraphs(texts.PREPROCESSING), titled('Tables', terms(scenario.record.tables))].join(
          '\n',
        ),
      },
      {
        number: '3.3',
        title: 'Input parameters',
        content: `${paragraphs(
          `${counted(assumptions.length, 'value')}, ${ranged} with a range; distributions are named with the activities (2.5.2).`,
          ...redactionWords(findings),
        )}\n${link('assumptions', 'Table of assumptions', assumptions.length > 0)}`,
      },
      {
        number: '3.4',
        title: 'Assumptions',
        content: `${list(texts.STRUCTURAL_ASSUMPTIONS)}\n${paragraphs(
          `${assumptions.length - published} of the values rest on no public source; the table marks them.`,
        )}`,
      },
    ],
  };
}

function link(id: string, title: string, isThere: boolean): string {
  return isThere ? `<p><a href="#${id}">${title}</a></p>` : '';
}
