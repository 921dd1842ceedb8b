/**
 * What people and spreadsheets get of a run: CSV, charts, a table for the terminal, an HTML report, and the folder
 * that holds them. Everything is made from `Findings` alone; nothing here simulates, estimates or decides.
 */

export type { ChartSpec } from './charts/chartSpec.ts';
export { chartsOf } from './charts/charts.ts';
export { type ConsoleOptions, renderConsole } from './consoleReport.ts';
export {
  assumptionsCsv,
  normsCsv,
  replicationLines,
  replicationsHeader,
  seriesCsv,
  summaryCsv,
  toCsv,
} from './csv.ts';
export { type DrawnChart, renderHtml } from './html.ts';
export { filesOfManifest, type ManifestFacts, manifestJson } from './manifest.ts';
export { renderPng, renderSvg } from './renderChart.ts';
export { ResultsFolder } from './resultsFolder.ts';
export { type ResultsFolderCode, ResultsFolderFault } from './resultsFolderFault.ts';
export { sparkline } from './sparkline.ts';
export { type WriteOptions, writeResults } from './writeResults.ts';
