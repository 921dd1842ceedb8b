import type { Swept } from '../experiment/index.ts';
import { sweepChart } from './charts/sweep/sweepChart.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { writeCharts } from './writeResults.ts';
import type { SearchFacts } from './writeTip.ts';

/** Writes what a sweep found, beside its tables (`SweepTables`): answer, chart and manifest; the caller commits the folder. */
export async function writeSweep(
  swept: Swept,
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, file, resolved, charts, run }: SearchFacts,
): Promise<void> {
  const { result } = swept;
  folder.write('sweep.json', `${JSON.stringify(result, null, 2)}\n`);
  if (charts) {
    const chart = sweepChart(swept);
    await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  }
  const { seed, replications, classification, design, over, points } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'sweep',
    version,
    scenario: { file, resolved },
    design,
    over,
    points,
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}
