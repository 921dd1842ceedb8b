import type { Findings } from '../experiment/findings.ts';
import { chartsOf } from './charts/charts.ts';
import {
  ASSUMPTIONS,
  assumptionsCsv,
  NORMS,
  normsCsv,
  SERIES,
  SUMMARY,
  seriesCsv,
  summaryCsv,
} from './csv.ts';
import { rowsAsWritten } from './csvCells.ts';
import { type DrawnChart, renderHtml } from './html.ts';
import { renderPng, renderSvg } from './renderChart.ts';
import type { ReportedRun } from './reportedRun.ts';
import type { ResultsFolder } from './resultsFolder.ts';
import { factsOf } from './schema/factsSchema.ts';

export interface WriteOptions {
  /** Whether charts are drawn; without, the report has tables only. */
  readonly charts: boolean;
  /** How it was run, for the report. */
  readonly run: ReportedRun;
}

/** The folder that files are written to; the caller commits it. */
type Folder = Pick<ResultsFolder, 'write'>;

/** A file's place in a results folder. */
export const REPORT = 'report.html';
export const CHARTS = 'charts/';

/**
 * Writes all files that follow from the findings; the folder is not committed. `replications.csv` and `manifest.json`
 * come from whoever runs the experiment. What charts and report show is what the other files say, so that the same
 * bytes can be made from those.
 */
export async function writeResults(findings: Findings, folder: Folder, options: WriteOptions): Promise<void> {
  folder.write('verdict.json', `${JSON.stringify(findings.verdict, null, 2)}\n`);
  folder.write('summary.csv', summaryCsv(findings));
  folder.write('series.csv', seriesCsv(findings));
  folder.write('norms.csv', normsCsv(findings));
  folder.write('assumptions.csv', assumptionsCsv(findings));
  const shown = asWritten(findings);
  const drawn = options.charts ? await drawCharts(shown) : [];
  await writeCharts(drawn, folder);
  writeReport(shown, drawn, options.run, folder);
}

/** A chart drawn for the report, with the specification that it is drawn from. */
export interface ChartFile extends DrawnChart {
  readonly spec: unknown;
}

export async function drawCharts(findings: Findings): Promise<ChartFile[]> {
  const drawn: ChartFile[] = [];
  for (const { name, title, spec } of chartsOf(findings)) {
    drawn.push({ name, title, spec, svg: await renderSvg(spec) });
  }
  return drawn;
}

/** Each as specification, SVG and PNG. */
export async function writeCharts(charts: readonly ChartFile[], folder: Folder): Promise<void> {
  for (const { name, spec, svg } of charts) {
    folder.write(`${CHARTS}${name}.vl.json`, `${JSON.stringify(spec, null, 2)}\n`);
    folder.write(`${CHARTS}${name}.svg`, svg);
    folder.write(`${CHARTS}${name}.png`, await renderPng(svg));
  }
}

export function writeReport(
  findings: Findings,
  charts: readonly DrawnChart[],
  run: ReportedRun,
  folder: Folder,
): void {
  folder.write(REPORT, renderHtml(findings, charts, run));
}

/** The findings as they are read back from the files: what those cannot keep (a control character, −0) is gone. */
export function asWritten(findings: Findings): Findings {
  return {
    ...throughJson(factsOf(findings)),
    verdict: throughJson(findings.verdict),
    summary: rowsAsWritten(findings.summary, SUMMARY),
    series: rowsAsWritten(findings.series, SERIES),
    norms: rowsAsWritten(findings.norms, NORMS),
    assumptions: rowsAsWritten(findings.assumptions, ASSUMPTIONS),
  };
}

function throughJson<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}
