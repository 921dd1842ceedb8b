/**
 * What people and spreadsheets get of a run: CSV, charts, a table for the terminal, an HTML report, and the folder
 * that holds them. Everything is made from `Findings` alone; nothing here simulates, estimates or decides.
 */

export { renderBest } from './bestText.ts';
export type { ChartSpec } from './charts/chartSpec.ts';
export { chartsOf } from './charts/charts.ts';
export { compareCsv } from './compareCsv.ts';
export { renderCompare } from './compareText.ts';
export { type ConsoleOptions, renderConsole } from './consoleReport.ts';
export {
  assumptionsCsv,
  normsCsv,
  ReplicationLines,
  replicationsHeader,
  seriesCsv,
  summaryCsv,
  toCsv,
} from './csv.ts';
export { requireDrawing } from './drawing.ts';
export { DrawingFault } from './drawingFault.ts';
export { FileStream } from './fileStream.ts';
export { type FinishedResults, readResults } from './finishedResults.ts';
export { type DrawnChart, renderHtml } from './html.ts';
export { type InterruptedRun, interruptedRuns } from './journal/interruptedRun.ts';
export { JournalFile } from './journal/journalFile.ts';
export type { RunIdentity } from './journal/journalIndex.ts';
export { findJournals } from './journal/journalPath.ts';
export { filesOfManifest, MANIFEST, type ManifestFacts, manifestJson } from './manifest.ts';
export { planFile } from './planFile.ts';
export { type Redrawn, redrawResults } from './redrawResults.ts';
export { budgetCsv, measuresCsv, planCsv, scenariosCsv } from './reinforceTables.ts';
export { renderReinforce } from './reinforceText.ts';
export { renderPng, renderSvg } from './renderChart.ts';
export { renderReplay } from './replayText.ts';
export type { ReportedRun } from './reportedRun.ts';
export { ResultsFolder } from './resultsFolder.ts';
export { type ResultsFolderCode, ResultsFolderFault, sentenceOf } from './resultsFolderFault.ts';
export { factsOf } from './schema/factsSchema.ts';
export { sha256 } from './sha256.ts';
export { sparkline } from './sparkline.ts';
export { SweepTables } from './sweepTables.ts';
export { renderSweep } from './sweepText.ts';
export { renderTip, tipCsv } from './tipText.ts';
export { UnreadableResults, type UnreadableResultsCode } from './unreadableResults.ts';
export { renderWarmUp, warmUpSentence } from './warmUpText.ts';
export { bestCsv, writeBest } from './writeBest.ts';
export { type ComparedFile, writeCompare } from './writeCompare.ts';
export { writeReinforce } from './writeReinforce.ts';
export { type WriteOptions, writeResults } from './writeResults.ts';
export { writeSweep } from './writeSweep.ts';
export { type SearchFacts, writeTip } from './writeTip.ts';
export { writeWarmUp } from './writeWarmUp.ts';
