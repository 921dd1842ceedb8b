import { availableParallelism, totalmem } from 'node:os';
import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { type Reinforced, ReinforceFault, type ReinforceResult, runReinforce } from '../experiment/index.ts';
import { planFile, ResultsFolder, renderReinforce, writeReinforce } from '../report/index.ts';
import * as reportMessages from '../report/messages.ts';
import { plainText } from '../report/plainText.ts';
import { InputFault } from './inputFault.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { collect, wholeNumber } from './numberOption.ts';
import { outputFolders } from './outputFolders.ts';
import { ProgressDisplay } from './progress.ts';
import { type LayerOptions, loadScenarios, type NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';
import { version } from './version.ts';

interface ReinforceCommandOptions extends LayerOptions {
  readonly decideOn?: string;
  readonly out?: string;
  readonly seed?: string;
  readonly replications?: number;
  readonly workers?: number;
  readonly charts: boolean;
  readonly quiet?: true;
  readonly json?: true;
}

/** `volhoud reinforce`: least-cost FTE per unit with which the chain holds. */
export function reinforceCommand(terminal: Terminal): Command {
  return new Command('reinforce')
    .summary('what reinforcement is needed, where, decided by when, at what cost?')
    .description(messages.REINFORCE)
    .argument('<scenario>', 'scenario file (YAML)')
    .option('--decide-on <date>', messages.DECIDE_ON_OPTION)
    .option('--out <dir>', 'folder for the results (default: output/NAME-reinforcement)')
    .option('--seed <seed>', 'seed of the random inputs (default: as the scenario says)')
    .option(
      '--replications <n>',
      'futures of the search; the confirmation takes four times as many (default: as the scenario says)',
      wholeNumber('--replications', 1, 10_000_000),
    )
    .option('--workers <n>', 'worker threads; no effect on results', wholeNumber('--workers', 1, 1024))
    .option('--set <path=value>', messages.SET_OPTION, collect)
    .option('--overlay <file>', messages.OVERLAY_OPTION, collect)
    .option('--no-charts', 'draw no chart')
    .option('--quiet', 'print the answer only')
    .option('--json', 'print the answer as JSON only')
    .addHelpText('after', messages.REINFORCE_EXAMPLE)
    .action(async (file: string, options: ReinforceCommandOptions) => {
      const [named] = await loadScenarios([file], options, terminal.complain);
      if (named === undefined) return;
      const [place = ''] = outputFolders([file], options.out);
      await reinforceOne(
        named,
        options.out === undefined ? `${place}-reinforcement` : place,
        options,
        terminal,
      );
    });
}

async function reinforceOne(
  named: NamedScenario,
  place: string,
  options: ReinforceCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const { file, scenario } = named;
  const decidedAt = momentOf(options.decideOn, named);
  const folder = ResultsFolder.open(place);
  const interruption = new Interruption(
    () => folder.discard(),
    () => terminal.complain(messages.interrupted([place])),
  );
  try {
    const startedAt = new Date();
    const found = await searched(named, decidedAt, options, interruption);
    const hasPlan = found.result.units.length > 0;
    const base = relative(folder.target, resolve(file));
    const given = [
      ...(options.overlay ?? []).map((overlay) => `--overlay ${overlay}`),
      ...(options.set ?? []).map((change) => `--set '${change}'`),
    ];
    await writeReinforce(found.result, hasPlan ? planFile(scenario, found, base, given) : undefined, folder, {
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
    folder.commit();
    say(found.result, place, options, terminal);
  } catch (error) {
    if (error instanceof ReinforceFault) throw new InputFault(`${error.message}; nothing was run`);
    throw error;
  } finally {
    folder.discard();
    interruption.letGo();
  }
}

/** Hours from the start to a date, which lies in the horizon. */
function momentOf(date: string | undefined, { scenario: { chain } }: NamedScenario): number {
  if (date === undefined) return 0;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? (Date.parse(date) - Date.parse(chain.calendar.start)) / 3_600_000
    : Number.NaN;
  if (at >= 0 && at < chain.horizon) return at;
  throw new InputFault(messages.notDecidable(date, chain.calendar.start));
}

async function searched(
  { scenario }: NamedScenario,
  decidedAt: number,
  options: ReinforceCommandOptions,
  interruption: Interruption,
): Promise<Reinforced> {
  const isSilent = options.quiet || options.json;
  const name = plainText(scenario.settings.name);
  const progress = isSilent ? undefined : new ProgressDisplay(process.stderr, name, () => performance.now());
  const { replications, seed, workers } = options;
  try {
    interruption.simulating = true;
    return await runReinforce(scenario, {
      decidedAt,
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

function say(
  result: ReinforceResult,
  place: string,
  options: ReinforceCommandOptions,
  terminal: Terminal,
): void {
  if (options.json) {
    terminal.print(JSON.stringify(result, null, 2));
    return;
  }
  if (!options.quiet) {
    const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
    terminal.print(renderReinforce(result, shows, place));
    return;
  }
  const { classification } = result;
  if (classification !== undefined) terminal.print(plainText(reportMessages.classification(classification)));
  terminal.print(result.sentence);
}
