import type { ReinforceResult } from '../experiment/index.ts';
import { budgetChart } from './charts/budget.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { budgetCsv, planCsv } from './reinforceText.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { writeCharts } from './writeResults.ts';
import type { SearchFacts } from './writeTip.ts';

/**
 * Writes the search for a reinforcement: answer, tables, the plan as a scenario file, chart and manifest; the caller
 * commits the folder.
 *
 * @param plan text of the plan's scenario file; absent when there is no plan
 */
export async function writeReinforce(
  result: ReinforceResult,
  plan: string | undefined,
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, file, resolved, charts, run }: SearchFacts,
): Promise<void> {
  folder.write('reinforcement.json', `${JSON.stringify(result, null, 2)}\n`);
  folder.write('plan.csv', planCsv(result));
  folder.write('budget.csv', budgetCsv(result));
  if (plan !== undefined) folder.write('plan.yaml', plan);
  const chart = charts ? budgetChart(result) : undefined;
  if (chart !== undefined) await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  const { seed, replications, classification, decided_on } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'search for a reinforcement',
    version,
    scenario: { file, resolved },
    decided_on,
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}
