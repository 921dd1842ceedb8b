import { availableParallelism, totalmem } from 'node:os';
import { Command } from 'commander';
import { OverFault, runTip, type TipResult } from '../experiment/index.ts';
import { ResultsFolder, renderTip, writeTip } from '../report/index.ts';
import * as reportMessages from '../report/messages.ts';
import { plainText } from '../report/plainText.ts';
import { InputFault } from './inputFault.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { collect, wholeNumber } from './numberOption.ts';
import { outputFolders } from './outputFolders.ts';
import { ProgressDisplay } from './progress.ts';
import { redactedFailure } from './redactedFailure.ts';
import { type LayerOptions, loadScenarios, type NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';
import { version } from './version.ts';

interface TipCommandOptions extends LayerOptions {
  readonly over: string;
  readonly out?: string;
  readonly seed?: string;
  readonly replications?: number;
  readonly workers?: number;
  readonly charts: boolean;
  readonly quiet?: true;
  readonly json?: true;
}

/** `volhoud tip`: at which value does the chain stop holding? */
export function tipCommand(terminal: Terminal): Command {
  return new Command('tip')
    .summary('at which value does the chain stop holding?')
    .description(messages.TIP)
    .argument('<scenario>', 'scenario file (YAML)')
    .requiredOption('--over <path[=from..to]>', messages.OVER_OPTION)
    .option('--out <dir>', 'folder for the results (default: output/NAME-tip)')
    .option('--seed <seed>', 'seed of the random inputs (default: as the scenario says)')
    .option(
      '--replications <n>',
      'replications at each value that counts (default: as the scenario says)',
      wholeNumber('--replications', 1, 10_000_000),
    )
    .option('--workers <n>', 'worker threads; no effect on results', wholeNumber('--workers', 1, 1024))
    .option('--set <path=value>', messages.SET_OPTION, collect)
    .option('--overlay <file>', messages.OVERLAY_OPTION, collect)
    .option('--redact', messages.REDACT_OPTION)
    .option('--no-charts', 'draw no chart')
    .option('--quiet', 'print the answer only')
    .option('--json', 'print the answer as JSON only')
    .addHelpText('after', messages.TIP_EXAMPLE)
    .action(async (file: string, options: TipCommandOptions) => {
      const [named] = await loadScenarios([file], options, terminal.complain);
      const [place = ''] = outputFolders([file], options.out);
      if (named === undefined) return;
      await tipOne(named, options.out === undefined ? `${place}-tip` : place, options, terminal);
    });
}

async function tipOne(
  named: NamedScenario,
  place: string,
  options: TipCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const folder = ResultsFolder.open(place);
  const interruption = new Interruption(
    () => folder.discard(),
    () => terminal.complain(messages.interrupted([place])),
  );
  try {
    const startedAt = new Date();
    const result = await searched(named, options, interruption);
    await writeTip(result, folder, {
      version: version(),
      file: named.file,
      resolved: named.scenario.resolved,
      charts: options.charts,
      run: {
        startedAt: startedAt.toISOString(),
        seconds: (Date.now() - startedAt.getTime()) / 1000,
        workers: options.workers ?? availableParallelism(),
        machine: { cpus: availableParallelism(), memory: totalmem() },
      },
    });
    folder.commit();
    say(result, place, options, terminal);
  } catch (error) {
    if (error instanceof OverFault) throw new InputFault(`--over: ${error.message}; nothing was run`);
    throw named.scenario.redaction ? redactedFailure(error) : error;
  } finally {
    folder.discard();
    interruption.letGo();
  }
}

async function searched(
  { scenario }: NamedScenario,
  options: TipCommandOptions,
  interruption: Interruption,
): Promise<TipResult> {
  const isSilent = options.quiet || options.json;
  const name = plainText(scenario.settings.name);
  const progress = isSilent ? undefined : new ProgressDisplay(process.stderr, name, () => performance.now());
  const { over, replications, seed, workers } = options;
  try {
    interruption.simulating = true;
    return await runTip(scenario, {
      over,
      signal: interruption.signal,
      ...(replications !== undefined && { replications }),
      ...(seed !== undefined && { seed }),
      ...(workers !== undefined && { workers }),
      onProgress: (done) => progress?.show(done),
    });
  } finally {
    interruption.simulating = false;
    progress?.clear();
  }
}

function say(result: TipResult, place: string, options: TipCommandOptions, terminal: Terminal): void {
  if (options.json) {
    terminal.print(JSON.stringify(result, null, 2));
    return;
  }
  if (!options.quiet) {
    const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
    terminal.print(renderTip(result, shows, place));
    return;
  }
  const { classification } = result;
  if (classification !== undefined) terminal.print(plainText(reportMessages.classification(classification)));
  terminal.print(result.sentence);
}
