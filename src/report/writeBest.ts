import type { BestResult } from '../experiment/index.ts';
import { bestChart } from './charts/best.ts';
import { toCsv } from './csv.ts';
import { MANIFEST, sealed, TOOL } from './manifest.ts';
import { renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import type { ComparedFile } from './writeCompare.ts';
import { writeCharts } from './writeResults.ts';
import type { SearchFacts } from './writeTip.ts';

const COLUMNS = [
  'label',
  'scenario',
  'standing',
  'replications',
  'held',
  'hold_probability',
  'against',
  'only_this',
  'only_other',
  'within',
] as const;

/** A row a variant. */
export function bestCsv({ variants, classification }: BestResult): string {
  const rows = variants.map(({ within, ...variant }) => ({
    ...variant,
    hold_probability: variant.held / variant.replications,
    within: within === undefined ? undefined : within ? 'yes' : 'no',
  }));
  return toCsv(rows, COLUMNS, classification);
}

/** Writes the search for the best variant: answer, a row a variant, chart and manifest; the caller commits the folder. */
export async function writeBest(
  result: BestResult,
  files: readonly ComparedFile[],
  folder: Pick<ResultsFolder, 'write' | 'files'>,
  { version, charts, run }: Pick<SearchFacts, 'version' | 'charts' | 'run'>,
): Promise<void> {
  folder.write('best.json', `${JSON.stringify(result, null, 2)}\n`);
  folder.write('best.csv', bestCsv(result));
  if (charts) {
    const chart = bestChart(result);
    await writeCharts([{ ...chart, svg: await renderSvg(chart.spec) }], folder);
  }
  const { seed, at_most, classification, difference, over_ranges } = result;
  const content = {
    tool: TOOL,
    ...(classification !== undefined && { classification }),
    what: 'search for the best variant',
    version,
    scenarios: files,
    difference,
    ...(over_ranges && { over_ranges }),
    seed,
    replications: at_most,
  };
  folder.write(MANIFEST, sealed(content, folder.files, run));
}
