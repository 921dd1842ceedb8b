import { diagnoseWarmUp } from '../experiment/index.ts';
import { ConsoleText } from '../report/consoleText.ts';
import { ResultsFolder, renderWarmUp, warmUpSentence, writeWarmUp } from '../report/index.ts';
import { type ExperimentOptions, progressOf, settingsOf } from './experimentOptions.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { redactedFailure } from './redactedFailure.ts';
import type { NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';
import { version } from './version.ts';

/** What of the options of `run` a diagnosis needs. */
export interface DiagnoseOptions extends ExperimentOptions {
  readonly charts: boolean;
}

/** `run --diagnose-warm-up`: from when each scenario is steady. Results go to folders of their own. */
export async function diagnoseAll(
  loaded: readonly NamedScenario[],
  places: readonly string[],
  options: DiagnoseOptions,
  terminal: Terminal,
): Promise<void> {
  const folders: ResultsFolder[] = [];
  const discard = (): void => {
    for (const folder of folders) folder.discard();
  };
  const interruption = new Interruption(discard, () => terminal.complain(messages.interrupted(places)));
  const answers: unknown[] = [];
  try {
    for (const [index, named] of loaded.entries()) {
      const { settings, chain } = named.scenario;
      if (chain.warmUp === 0) {
        const lines = new ConsoleText(shown()).wrap(messages.transient(settings.name)).join('\n');
        terminal[options.json ? 'complain' : 'print'](lines);
        answers.push(null);
        continue;
      }
      const folder = ResultsFolder.open(places[index] as string);
      folders.push(folder);
      answers.push(
        await diagnoseOne(named, folder, places[index] as string, options, interruption, terminal),
      );
    }
    if (options.json) terminal.print(JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
  } finally {
    discard();
    interruption.letGo();
  }
}

function shown(): { readonly width: number; readonly colour: boolean; readonly unicode: boolean } {
  return { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
}

async function diagnoseOne(
  { file, scenario }: NamedScenario,
  folder: ResultsFolder,
  place: string,
  options: DiagnoseOptions,
  interruption: Interruption,
  terminal: Terminal,
): Promise<unknown> {
  const progress = progressOf(scenario.settings.name, options);
  const { charts } = options;
  try {
    interruption.simulating = true;
    const diagnosis = await diagnoseWarmUp(scenario, {
      signal: interruption.signal,
      ...settingsOf(options),
      onProgress: (done) => progress?.show(done),
    });
    interruption.simulating = false;
    progress?.clear();
    if (diagnosis === undefined) return null;
    await writeWarmUp(diagnosis, folder, { version: version(), file, resolved: scenario.resolved, charts });
    folder.commit();
    if (options.quiet) terminal.print(warmUpSentence(diagnosis));
    else if (!options.json) terminal.print(renderWarmUp(diagnosis, shown(), place));
    const { settlings, ...facts } = diagnosis;
    return { ...facts, settlings: settlings.map(({ means: _, smooth: __, ...cut }) => cut) };
  } catch (error) {
    throw scenario.redaction ? redactedFailure(error) : error;
  } finally {
    progress?.clear();
  }
}
