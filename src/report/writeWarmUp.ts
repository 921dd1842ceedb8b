import type { WarmUpDiagnosis } from '../experiment/index.ts';
import { warmUpChart } from './charts/warmUp.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { warmUpCsv, warmUpSeriesCsv } from './warmUpText.ts';
import { writeCharts } from './writeResults.ts';

/** How a diagnosis was made: what is needed to make it again. */
export interface WarmUpFacts {
  /** Of the program. */
  readonly version: string;
  /** As named on the command line, and as resolved. */
  readonly file: string;
  readonly resolved: unknown;
  readonly charts: boolean;
}

/** Writes the diagnosis of a warm-up: tables, chart and manifest; the caller commits the folder. */
export async function writeWarmUp(
  diagnosis: WarmUpDiagnosis,
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, file, resolved, charts }: WarmUpFacts,
): Promise<void> {
  folder.write('warm-up.csv', warmUpCsv(diagnosis));
  folder.write('warm-up-series.csv', warmUpSeriesCsv(diagnosis));
  if (charts) {
    const chart = warmUpChart(diagnosis);
    await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  }
  const { seed, replications, classification } = diagnosis;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'diagnosis of the warm-up',
    version,
    scenario: { file, resolved },
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, undefined));
}
