import type { Compared } from '../experiment/index.ts';
import { differenceCharts } from './charts/differences.ts';
import { compareCsv } from './compareCsv.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { type ChartFile, writeCharts } from './writeResults.ts';
import type { SearchFacts } from './writeTip.ts';

/** A scenario that was compared, as it is to be found again. */
export interface ComparedFile {
  readonly label: string;
  /** As named on the command line, with what changed it. */
  readonly file: string;
  readonly change?: readonly string[];
  readonly resolved: unknown;
}

/** Writes a comparison: answer, table of all differences, charts and manifest; the caller commits the folder. */
export async function writeCompare(
  compared: Compared,
  files: readonly ComparedFile[],
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, charts, run }: Pick<SearchFacts, 'version' | 'charts' | 'run'>,
): Promise<void> {
  const { result } = compared;
  folder.write('compare.csv', compareCsv(compared));
  folder.write('comparison.json', `${JSON.stringify(result, null, 2)}\n`);
  if (charts) {
    const drawn: ChartFile[] = [];
    for (const chart of differenceCharts(result)) drawn.push({ ...chart, svg: await renderSvg(chart.spec) });
    await writeCharts(drawn, folder);
  }
  const { seed, replications, classification, pairs } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'comparison',
    version,
    scenarios: files,
    pairs: pairs.map(({ a, b }) => [a, b]),
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}
