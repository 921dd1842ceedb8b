import type { TipResult } from '../experiment/index.ts';
import { tipChart } from './charts/tip.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { tipCsv } from './tipText.ts';
import { writeCharts } from './writeResults.ts';

/** How a search was made: what is needed to make it again. */
export interface SearchFacts {
  /** Of the program. */
  readonly version: string;
  /** As named on the command line, and as resolved. */
  readonly file: string;
  readonly resolved: unknown;
  readonly charts: boolean;
  /** Moment, duration and machine: what differs between two equal searches. */
  readonly run: unknown;
}

/** Writes the search for a tipping point: table, answer, chart and manifest; the caller commits the folder. */
export async function writeTip(
  result: TipResult,
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, file, resolved, charts, run }: SearchFacts,
): Promise<void> {
  folder.write('tip.csv', tipCsv(result));
  folder.write('tip.json', `${JSON.stringify(result, null, 2)}\n`);
  if (charts) {
    const chart = tipChart(result);
    await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  }
  const { seed, replications, classification, path, range, unit } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'search for a tipping point',
    version,
    scenario: { file, resolved },
    over: { path, from: range.from, to: range.to, unit },
    seed,
    replications,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}
