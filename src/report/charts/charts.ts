import type { Findings } from '../../experiment/findings.ts';
import { backlogChart } from './backlog.ts';
import type { ChartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { peopleChart } from './people.ts';
import { survivalChart } from './survival.ts';
import { utilisationChart } from './utilisation.ts';

/** Every chart there is, in the order in which a report shows them. A new one is a file and a line here. */
const CHARTS: readonly ((findings: Findings) => ChartSpec | undefined)[] = [
  survivalChart,
  utilisationChart,
  backlogChart,
  peopleChart,
];

/** The charts of a run; one with nothing to show is left out. Each carries the classification. */
export function chartsOf(findings: Findings): ChartSpec[] {
  return CHARTS.map((chart) => chart(findings))
    .filter((chart) => chart !== undefined)
    .map((chart) => markedChart(chart, findings.scenario.classification));
}
