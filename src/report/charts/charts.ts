import type { Findings } from '../../experiment/findings.ts';
import { backlogChart } from './backlog.ts';
import type { ChartSpec } from './chartSpec.ts';
import { costChart } from './cost.ts';
import { demandChart } from './demand.ts';
import { fatigueChart } from './fatigue.ts';
import { flowChart } from './flow.ts';
import { influencesChart } from './influences.ts';
import { marginsChart } from './margins.ts';
import { markedChart } from './mark.ts';
import { measuresChart } from './measures.ts';
import { peopleChart } from './people.ts';
import { postsChart } from './posts.ts';
import { staffChart } from './staff.ts';
import { survivalChart } from './survival.ts';
import { threatChart } from './threat.ts';
import { throughputChart } from './throughput.ts';
import { timeSpentChart } from './timeSpent.ts';
import { utilisationChart } from './utilisation.ts';

/** Every chart there is, in the order in which a report shows them. A new one is a file and a line here. */
const CHARTS: readonly ((findings: Findings) => ChartSpec | undefined)[] = [
  survivalChart,
  marginsChart,
  influencesChart,
  flowChart,
  utilisationChart,
  demandChart,
  backlogChart,
  timeSpentChart,
  throughputChart,
  postsChart,
  staffChart,
  measuresChart,
  fatigueChart,
  costChart,
  peopleChart,
  threatChart,
];

/** The charts of a run; one with nothing to show is left out. Each carries the classification. */
export function chartsOf(findings: Findings): ChartSpec[] {
  return CHARTS.map((chart) => chart(findings))
    .filter((chart) => chart !== undefined)
    .map((chart) => markedChart(chart, findings.scenario.classification));
}
