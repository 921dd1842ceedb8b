import type { SweepResult, Swept } from '../../../experiment/index.ts';
import { percent } from '../../../experiment/percent.ts';
import { counted, shortNumber } from '../../numberWords.ts';
import { type ChartSpec, chartSpec } from '../chartSpec.ts';
import { markedChart } from '../mark.ts';
import { heatMap, isHeatMap } from './heatMap.ts';
import { lines } from './lines.ts';
import { panelsByPath } from './panelsByPath.ts';
import { scatter } from './scatter.ts';

/** The body of a chart, and how it is to be read. */
export interface SweepBody {
  readonly reading: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * P(holds) over the values: a line over one path, a heat map over the grid of two, coloured points over two otherwise, and
 * for more paths a panel each.
 */
export function sweepChart(swept: Swept): ChartSpec {
  const { result } = swept;
  const { reading, body } = bodyOf(swept);
  const subtitle = `${reading} ${countsOf(result)}`;
  return markedChart(chartSpec('sweep', titleOf(result), subtitle, body), result.classification);
}

function bodyOf(swept: Swept): SweepBody {
  const paths = swept.result.over.length;
  if (paths === 1) return lines(swept);
  if (paths > 2) return panelsByPath(swept);
  return isHeatMap(swept) ? heatMap(swept) : scatter(swept);
}

function titleOf({ verdicts, points, asked }: SweepResult): string {
  const p = percent(asked.probability);
  const { holds, undecided, 'does not hold': not } = verdicts;
  if (holds === points) return `The chain holds with more than ${p} % probability at every point`;
  if (not === points) return `The chain holds with less than ${p} % probability at every point`;
  const untold = undecided === 0 ? '' : `; ${shortNumber(undecided)} cannot be told`;
  return `Of ${counted(points, 'point')} the chain holds at ${shortNumber(holds)}, not at ${shortNumber(not)}${untold}`;
}

function countsOf({ replications, seed, asked }: SweepResult): string {
  return (
    `${counted(replications, 'replication')} at each point, the same futures (seed ${seed}); asked: ` +
    `${percent(asked.probability)} % with ${percent(asked.confidence)} % confidence.`
  );
}
