import { availableParallelism, totalmem } from 'node:os';
import type { Command } from 'commander';
import { type Journal, type Progress, RunAborted, unjudgedNorms } from '../experiment/index.ts';
import { type ResultsFolder, requireDrawing, type SearchFacts } from '../report/index.ts';
import * as reportMessages from '../report/messages.ts';
import { plainText } from '../report/plainText.ts';
import { type ExperimentOptions, progressOf, settingsOf } from './experimentOptions.ts';
import type { InputFault } from './inputFault.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { collect, wholeNumber } from './numberOption.ts';
import { outputFolders } from './outputFolders.ts';
import { redactedFailure } from './redactedFailure.ts';
import { keptDespite, ResultsPlace } from './resultsPlace.ts';
import type { LayerOptions, NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';
import { version } from './version.ts';

/** The options that every search knows. */
export interface SearchOptions extends LayerOptions, ExperimentOptions {
  readonly out?: string;
  readonly charts: boolean;
  readonly resume?: true;
}

/** What is asked of the experiment behind a search. */
export interface SearchRun extends Pick<ExperimentOptions, 'seed' | 'replications' | 'workers'> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Where finished blocks are kept, for `--resume`. */
  readonly journal?: Journal;
  /** Waits for something else than the computing, such as an answer: no progress is shown meanwhile, and it counts as no time. */
  readonly meanwhile: <Result>(wait: () => Promise<Result>) => Promise<Result>;
}

/** A command that looks for an answer by running many variants. */
export interface Search<Found, Answer> {
  /** What it is about besides the scenario that it is carried out for; its place and settings are that one's. */
  readonly others?: readonly NamedScenario[];
  /** What the display of how far it is calls it; the scenario's name unless said. */
  readonly title?: string;
  /** Its name, and what of its options decides which blocks are computed, as typed. */
  readonly command: string;
  readonly asked: string;
  /** Its part of the name of the folder for the results, unless one is given. */
  readonly suffix: string;
  /** `folder` is for what is written while it is found. */
  readonly find: (run: SearchRun, folder: ResultsFolder) => Promise<Found>;
  /** What `--json` prints. */
  readonly answerOf: (found: Found) => Answer;
  readonly write: (found: Found, folder: ResultsFolder, facts: SearchFacts) => Promise<void>;
  readonly render: (
    answer: Answer,
    shows: { readonly width: number; readonly colour: boolean; readonly unicode: boolean },
    place: string,
  ) => string;
  /** What is wrong with what was asked, if an error says that. */
  readonly faultOf: (error: unknown) => InputFault | undefined;
}

/** @param replications what `--replications` counts, as it is explained */
export function withSearchOptions(command: Command, suffix: string, replications: string): Command {
  return command
    .option('--out <dir>', `folder for the results (default: output/NAME-${suffix})`)
    .option('--seed <seed>', 'seed of the random inputs (default: as the scenario says)')
    .option(
      '--replications <n>',
      `${replications} (default: as the scenario says)`,
      wholeNumber('--replications', 1, 10_000_000),
    )
    .option('--workers <n>', 'worker threads; no effect on results', wholeNumber('--workers', 1, 1024))
    .option('--set <path=value>', messages.SET_OPTION, collect)
    .option('--overlay <file>', messages.OVERLAY_OPTION, collect)
    .option('--resume', messages.RESUME_OPTION)
    .option('--no-charts', 'draw no chart')
    .option('--quiet', 'print the answer only')
    .option('--json', 'print the answer as JSON only');
}

/** Carries out a search: its results are written whole or not at all, and its answer is printed. */
export async function carryOutSearch<
  Found,
  Answer extends { readonly sentence: string; readonly classification?: string },
>(
  { file, scenario }: NamedScenario,
  options: SearchOptions,
  terminal: Terminal,
  search: Search<Found, Answer>,
): Promise<void> {
  const [given = ''] = outputFolders([file], options.out);
  const place = options.out === undefined ? `${given}-${search.suffix}` : given;
  const { command, asked, others = [] } = search;
  const scenarios = [scenario, ...others.map((other) => other.scenario)];
  const { seed, replications } = options;
  // A run says so afterwards; the answer of a search does not look into each of its variants.
  for (const each of scenarios) {
    const unjudged = unjudgedNorms(each);
    if (unjudged.length > 0) {
      terminal.complain(messages.neverJudgedIn(plainText(each.settings.name), unjudged));
    }
  }
  if (options.charts) await requireDrawing(messages.WITHOUT_CHARTS);
  const progress = progressOf(search.title ?? scenario.settings.name, options);
  const opened = ResultsPlace.open(
    place,
    { scenarios, command, seed, replications, options: asked },
    options,
    (text) => {
      progress?.clear();
      terminal.complain(text);
    },
  );
  const { folder, journal } = opened;
  let isKept = false;
  const abandon = (): void => {
    if (opened.abandon()) isKept = true;
  };
  const interruption = new Interruption(abandon, () =>
    terminal.complain(messages.interrupted([place], isKept)),
  );
  try {
    const startedAt = new Date();
    interruption.simulating = true;
    const run: SearchRun = {
      signal: interruption.signal,
      ...settingsOf(options),
      ...(journal && { journal: journal.file }),
      onProgress: (done) => progress?.show(done),
      meanwhile: (wait) => progress?.meanwhile(wait) ?? wait(),
    };
    const found = await search.find(run, folder);
    interruption.simulating = false;
    progress?.clear();
    await search.write(found, folder, {
      version: version(),
      file,
      resolved: scenario.resolved,
      charts: options.charts,
      run: {
        startedAt: startedAt.toISOString(),
        seconds: (Date.now() - startedAt.getTime()) / 1000,
        workers: options.workers ?? availableParallelism(),
        machine: { cpus: availableParallelism(), memory: totalmem() },
      },
    });
    opened.commit();
    say(search.answerOf(found), place, options, terminal, search);
  } catch (error) {
    const fault = search.faultOf(error);
    opened.failed(error);
    abandon();
    if (fault !== undefined) throw fault;
    const isRedacted = scenarios.some(({ redaction }) => redaction !== undefined);
    const said = isRedacted ? redactedFailure(error) : error;
    throw isKept && !(error instanceof RunAborted) ? keptDespite(said, terminal) : said;
  } finally {
    interruption.simulating = false;
    progress?.clear();
    abandon();
    interruption.letGo();
  }
}

function say<Answer extends { readonly sentence: string; readonly classification?: string }>(
  answer: Answer,
  place: string,
  { json, quiet }: SearchOptions,
  terminal: Terminal,
  search: Pick<Search<never, Answer>, 'render'>,
): void {
  if (json) {
    terminal.print(JSON.stringify(answer, null, 2));
    return;
  }
  if (!quiet) {
    const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
    terminal.print(search.render(answer, shows, place));
    return;
  }
  const { classification } = answer;
  if (classification !== undefined) terminal.print(plainText(reportMessages.classification(classification)));
  terminal.print(answer.sentence);
}
