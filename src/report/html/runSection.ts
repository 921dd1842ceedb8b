import type { Findings } from '../../experiment/findings.ts';
import { longDate } from '../dateWords.ts';
import { shortNumber } from '../numberWords.ts';
import type { ReportedRun } from '../reportedRun.ts';
import type { DrawnChart } from './chartPlaces.ts';
import { escapeHtml } from './escapeHtml.ts';

/** Beside the charts. */
const FILES = [
  'assumptions.csv',
  'manifest.json',
  'norms.csv',
  'replications.csv',
  'report.html',
  'series.csv',
  'summary.csv',
  'verdict.json',
];

/** Names of all files of the run, in order. */
export function filesBeside(charts: readonly DrawnChart[]): string[] {
  const drawn = charts.flatMap(({ name }) =>
    ['png', 'svg', 'vl.json'].map((kind) => `charts/${name}.${kind}`),
  );
  return [...drawn, ...FILES].sort();
}

/** How it was run: all that one needs to get the same numbers again. */
export function runSection(
  { scenario, verdict }: Findings,
  charts: readonly DrawnChart[],
  run: ReportedRun,
): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Scenario', scenario.name],
    ['Made of', scenario.record.layers.map(({ name }) => name).join(', ')],
    ['SHA-256 as resolved', run.sha256],
    ['Span', `${longDate(scenario.start)} to ${longDate(scenario.end)}`],
    ['Where a run begins', verdict.begins_from],
    ['Replications', shortNumber(scenario.replications)],
    ['Seed', scenario.seed],
    ['Program', `Volhoud ${run.version}`],
    ['On', `Node.js ${run.node}, ${run.platform}, ${run.arch}`],
    ['Files', filesBeside(charts).join(', ')],
  ];
  return [
    `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}</dl>`,
    '<p class="soft">The same scenario, seed and number of replications give the same numbers with this version, for any ' +
      'number of workers. The figures behind this page are in the CSV files beside it; the scenario as resolved is in ' +
      '<code>manifest.json</code>.</p>',
  ].join('\n');
}
