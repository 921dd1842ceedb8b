import { METRICS, type MetricKind } from '../../../chain/metrics.ts';
import type { Findings } from '../../../experiment/findings.ts';
import { longDate } from '../../dateWords.ts';
import { counted, probability } from '../../numberWords.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { type Column, row, table } from '../table.ts';
import { type ItemGroup, list, paragraphs } from './item.ts';
import * as texts from './texts.ts';

/** How a kind of measure is worked out in one replication. */
const HOW: Readonly<Record<MetricKind, string>> = {
  average: 'time average',
  count: 'total',
  level: 'number at the end of the period',
  ratio: 'ratio of sums',
  share: 'share of what was counted',
  quantile: 'quantile of the observations',
  indicator: '1 while not breached, else 0',
  outcome: 'one value for the whole span',
};

const COLUMNS: readonly Column[] = [
  { heading: 'Of a' },
  { heading: 'Worked out as' },
  { heading: 'Measures', wordy: true },
];

/** Section 1 of the guideline. */
export function objectives(findings: Findings): ItemGroup {
  const { scenario, verdict } = findings;
  return {
    title: 'Objectives',
    items: [
      {
        number: '1.1',
        title: 'Purpose of the model',
        content: paragraphs(scenario.description, texts.PURPOSE),
      },
      {
        number: '1.2',
        title: 'Model outputs',
        content: [
          paragraphs(texts.OUTPUT_TIMES),
          measures(),
          paragraphs(texts.HOLDING, texts.OUTPUT_ERRORS),
        ].join('\n'),
      },
      {
        number: '1.3',
        title: 'Experimentation aims',
        content: [
          paragraphs(
            verdict.verdict === undefined
              ? 'No norms are stated: the run measures, and gives no verdict.'
              : `Does the chain hold to ${longDate(scenario.end)} with a probability of at least ${probability(verdict.asked.probability)}, judged with ${probability(verdict.asked.confidence)} confidence?`,
          ),
          list([
            `Scenario: ${scenario.name}, ${counted(scenario.replications, 'replication')} given the values in the file.`,
            verdict.over_ranges === undefined
              ? 'No replications over the ranges of the assumptions.'
              : `Over the ranges: ${counted(verdict.over_ranges.replications, 'replication')} in which every value that has a range is drawn from it.`,
            ...(verdict.why === undefined
              ? []
              : ['Why: the units at which the late work of the norm that breaks first waited.']),
            texts.NO_OPTIMISATION,
          ]),
        ].join('\n'),
      },
    ],
  };
}

/** All that is measured, a row for each kind of thing and way of working out. */
function measures(): string {
  const rows = new Map<string, { scope: string; how: string; labels: string[] }>();
  for (const { scopeKind, kind, label, unit } of METRICS) {
    const scope = scopeKind === 'step' ? 'step or obligation' : scopeKind;
    if (scopeKind === 'obligation') continue;
    const key = `${scope}:${kind}`;
    const known = rows.get(key) ?? { scope, how: HOW[kind], labels: [] };
    known.labels.push(unit === 'as the norm' ? label : `${label} (${unit})`);
    rows.set(key, known);
  }
  const cells = [...rows.values()].map(({ scope, how, labels }) =>
    row(COLUMNS, [scope, how, escapeHtml(labels.join(', '))]),
  );
  return table('Measures', COLUMNS, [cells.join('')]);
}
