import type { ReinforceResult } from '../experiment/index.ts';
import { budgetChart } from './charts/budget.ts';
import type { ChartSpec } from './charts/chartSpec.ts';
import { regretChart } from './charts/regret.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { regretCsv } from './regretTables.ts';
import { budgetCsv, measuresCsv, planCsv, scenariosCsv } from './reinforceTables.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { writeCharts } from './writeResults.ts';
import type { SearchFacts } from './writeTip.ts';

/**
 * Writes the search for a reinforcement: answer, tables, the plan as a scenario file, chart and manifest; the caller
 * commits the folder.
 *
 * @param plans texts of the plan's scenario files by their names; none when there is no plan
 * @param scenarios as named on the command line, and as resolved
 */
export async function writeReinforce(
  result: ReinforceResult,
  plans: ReadonlyMap<string, string>,
  scenarios: readonly { readonly file: string; readonly resolved: unknown }[],
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, charts, run }: Pick<SearchFacts, 'version' | 'charts' | 'run'>,
): Promise<void> {
  folder.write('reinforcement.json', `${JSON.stringify(result, null, 2)}\n`);
  folder.write('plan.csv', planCsv(result));
  folder.write('budget.csv', budgetCsv(result));
  if (result.scenarios !== undefined) folder.write('scenarios.csv', scenariosCsv(result));
  if (result.regret !== undefined) folder.write('regret.csv', regretCsv(result, result.regret));
  if (result.measures !== undefined) folder.write('measures.csv', measuresCsv(result));
  for (const [name, text] of plans) folder.write(name, text);
  const chart = charts ? chartOf(result) : undefined;
  if (chart !== undefined) await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  const { seed, replications, classification, decided_on } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'search for a reinforcement',
    version,
    ...(scenarios.length === 1 ? { scenario: scenarios[0] } : { scenarios }),
    ...(result.drawn !== undefined && { over_ranges: true }),
    decided_on,
    ...(result.regret?.budget !== undefined && { budget: result.regret.budget }),
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}

/** Over several scenarios a budget is not judged by the one in which least holds. */
function chartOf(result: ReinforceResult): ChartSpec | undefined {
  const { regret, scenarios } = result;
  return regret === undefined || scenarios === undefined ? budgetChart(result) : regretChart(result, regret);
}
