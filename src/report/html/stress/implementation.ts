import type { Findings } from '../../../experiment/findings.ts';
import { shortNumber } from '../../numberWords.ts';
import type { ReportedRun } from '../../reportedRun.ts';
import { type ItemGroup, paragraphs } from './item.ts';
import * as texts from './texts.ts';

/** Section 5 of the guideline. */
export function implementation({ scenario }: Findings, run: ReportedRun): ItemGroup {
  const { limits } = scenario.record;
  return {
    title: 'Implementation',
    items: [
      {
        number: '5.1',
        title: 'Software or programming language',
        content: paragraphs(`Volhoud ${run.version}, in TypeScript, on Node.js ${run.node}.`),
      },
      {
        number: '5.2',
        title: 'Random sampling',
        content: paragraphs(`Seed ${scenario.seed}. ${texts.SAMPLING}`),
      },
      {
        number: '5.3',
        title: 'Model execution',
        content: paragraphs(
          texts.EXECUTION,
          `A replication is stopped as run away beyond ${shortNumber(limits.events)} events or ${shortNumber(limits.entities)} cases and people at once.`,
        ),
      },
      {
        number: '5.4',
        title: 'System specification',
        content: paragraphs(`${run.platform}, ${run.arch}. ${texts.MACHINE}`),
      },
    ],
  };
}

/** Section 6 of the guideline. */
export function codeAccess({ scenario }: Findings, run: ReportedRun): ItemGroup {
  return {
    title: 'Code access',
    items: [
      {
        number: '6.1',
        title: 'Computer model sharing statement',
        content: paragraphs(
          texts.SHARING,
          scenario.redaction === undefined ? undefined : texts.SHARING_REDACTED,
          `SHA-256 of the scenario as resolved: ${run.sha256}.`,
        ),
      },
    ],
  };
}
