import { requireDrawing } from './drawing.ts';
import { readResults, requireUnchanged } from './finishedResults.ts';
import { MANIFEST, sealed } from './manifest.ts';
import { ResultsFolder } from './resultsFolder.ts';
import { CHARTS, drawCharts, REPORT, writeCharts, writeReport } from './writeResults.ts';

/** What is made again from finished results. */
export type Redrawn = 'charts' | 'report';

const IS_REDRAWN: Readonly<Record<Redrawn, (name: string) => boolean>> = {
  charts: (name) => name.startsWith(CHARTS),
  report: (name) => name === REPORT,
};

/**
 * Makes the charts or the report of a finished run again from the other files in its folder, without simulation: the
 * same bytes as the run would write. The folder is replaced whole or not at all.
 *
 * @param version of this program
 * @param onFolder told of the folder that is written, to discard it if the program is ended
 * @returns paths in the folder of what was made
 * @throws DrawingFault, UnreadableResults, ResultsFolderFault; then nothing has changed
 */
export async function redrawResults(
  dir: string,
  what: Redrawn,
  version: string,
  onFolder: (folder: ResultsFolder) => void,
): Promise<string[]> {
  await requireDrawing();
  const results = readResults(dir, version);
  const { findings, files } = results;
  const isRedrawn = IS_REDRAWN[what];
  requireUnchanged(dir, new Map([...files].filter(([name]) => isRedrawn(name))));
  const folder = ResultsFolder.open(dir);
  onFolder(folder);
  try {
    const charts = await drawCharts(findings);
    if (what === 'charts') await writeCharts(charts, folder);
    else writeReport(findings, charts, results.reported, folder);
    const made = [...folder.files.keys()];
    for (const [name, hash] of files) if (!isRedrawn(name)) folder.keep(name, hash);
    folder.write(MANIFEST, sealed(results.manifest, new Map(folder.files), results.run));
    folder.commit();
    return made;
  } finally {
    folder.discard();
  }
}
