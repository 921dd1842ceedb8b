import type { Findings } from '../../experiment/findings.ts';
import { longDate } from '../dateWords.ts';
import { shortNumber } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';

/** How it was run: all that one needs to get the same numbers again. */
export function runSection({ scenario, verdict }: Findings, version: string): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Scenario', scenario.name],
    ['Span', `${longDate(scenario.start)} to ${longDate(scenario.end)}`],
    ['Where a run begins', verdict.begins_from],
    ['Replications', shortNumber(scenario.replications)],
    ['Seed', scenario.seed],
    ['Program', `Volhoud ${version}`],
  ];
  return [
    '<section class="run"><h2>How it was run</h2>',
    `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}</dl>`,
    '<p class="soft">The same scenario, seed and number of replications give the same numbers with this version, for any ' +
      'number of workers. The figures behind this page are in the CSV files beside it; the scenario as resolved is in ' +
      '<code>manifest.json</code>.</p></section>',
  ].join('\n');
}
