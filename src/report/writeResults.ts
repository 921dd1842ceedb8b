import type { Findings } from '../experiment/findings.ts';
import { chartsOf } from './charts/charts.ts';
import { assumptionsCsv, normsCsv, seriesCsv, summaryCsv } from './csv.ts';
import { type DrawnChart, renderHtml } from './html.ts';
import { renderPng, renderSvg } from './renderChart.ts';
import type { ResultsFolder } from './resultsFolder.ts';

export interface WriteOptions {
  /** Whether charts are drawn; without, the report has tables only. */
  readonly charts: boolean;
  /** Of the program, for the report. */
  readonly version: string;
}

/**
 * Writes all files that follow from the findings and returns their names; the folder is not committed.
 * `replications.csv` and `manifest.json` come from whoever runs the experiment.
 */
export async function writeResults(
  findings: Findings,
  folder: Pick<ResultsFolder, 'write'>,
  options: WriteOptions,
): Promise<string[]> {
  const names: string[] = [];
  const write = (name: string, content: string | Uint8Array): void => {
    folder.write(name, content);
    names.push(name);
  };
  write('verdict.json', `${JSON.stringify(findings.verdict, null, 2)}\n`);
  write('summary.csv', summaryCsv(findings));
  write('series.csv', seriesCsv(findings));
  write('norms.csv', normsCsv(findings));
  write('assumptions.csv', assumptionsCsv(findings));
  const drawn: DrawnChart[] = [];
  for (const { name, title, spec } of options.charts ? chartsOf(findings) : []) {
    const svg = await renderSvg(spec);
    write(`charts/${name}.vl.json`, `${JSON.stringify(spec, null, 2)}\n`);
    write(`charts/${name}.svg`, svg);
    write(`charts/${name}.png`, await renderPng(svg));
    drawn.push({ name, title, svg });
  }
  write('report.html', renderHtml(findings, drawn, options.version));
  return names;
}
