import type { Command } from 'commander';
import { type Findings, RunAborted, runExperiment, type Verdict } from '../experiment/index.ts';
import { renderConsole, requireDrawing } from '../report/index.ts';
import * as reportMessages from '../report/messages.ts';
import { plainText } from '../report/plainText.ts';
import type { Scenario } from '../scenario/index.ts';
import { diagnoseAll } from './diagnose.ts';
import { ExitCode } from './exitCodes.ts';
import { type ExperimentOptions, progressOf, settingsOf } from './experimentOptions.ts';
import { InputFault } from './inputFault.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import { collect, wholeNumber } from './numberOption.ts';
import { outputFolders } from './outputFolders.ts';
import { redactedFailure } from './redactedFailure.ts';
import { replayAll } from './replay.ts';
import { ReplicationsFile } from './replicationsFile.ts';
import { keptDespite, ResultsPlace } from './resultsPlace.ts';
import type { Asked } from './runJournal.ts';
import { type LayerOptions, loadScenarios, type NamedScenario } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';
import { writeRun } from './writeRun.ts';

interface RunOptions extends LayerOptions, ExperimentOptions {
  readonly out?: string;
  readonly valuesOnly?: true;
  readonly charts: boolean;
  readonly why?: true;
  readonly untilDecided?: true;
  readonly atMost?: number;
  readonly replication?: number;
  readonly diagnoseWarmUp?: true;
  readonly resume?: true;
  readonly failUnlessHolds?: true;
}

/** Until it is decided, at most so many times the replications that are asked for. */
const MOST_TIMES = 10;

/** `volhoud run`: does the chain hold? Verdict, table, files. */
export function defineRun(command: Command, terminal: Terminal, exit: (status: ExitCode) => void): void {
  command
    .description(messages.RUN)
    .option('--out <dir>', 'folder for the results; with several scenarios DIR/NAME (default: output/NAME)')
    .option('--seed <seed>', 'seed of the random inputs (default: as the scenario says)')
    .option(
      '--replications <n>',
      'number of replications (default: as the scenario says)',
      wholeNumber('--replications', 1, 10_000_000),
    )
    .option('--workers <n>', 'worker threads; no effect on results', wholeNumber('--workers', 1, 1024))
    .option('--set <path=value>', messages.SET_OPTION, collect)
    .option('--overlay <file>', messages.OVERLAY_OPTION, collect)
    .option('--redact', messages.REDACT_OPTION)
    .option('--until-decided', messages.UNTIL_DECIDED_OPTION)
    .option('--at-most <n>', messages.AT_MOST_OPTION, wholeNumber('--at-most', 1, 10_000_000))
    .option('--why', messages.WHY_OPTION)
    .option('--values-only', messages.VALUES_ONLY_OPTION)
    .option('--replication <n>', messages.REPLICATION_OPTION, wholeNumber('--replication', 0, 10_000_000))
    .option('--diagnose-warm-up', messages.DIAGNOSE_OPTION)
    .option('--resume', messages.RESUME_OPTION)
    .option('--no-charts', 'draw no charts')
    .option('--quiet', 'print the verdict only')
    .option('--json', 'print the verdict as JSON only')
    .option('--fail-unless-holds', 'exit with status 3 unless the verdict is "holds"')
    .addHelpText('after', messages.RUN_EXAMPLE)
    .action(async (files: string[], options: RunOptions) => {
      const loaded = await loadScenarios(files, options, terminal.complain);
      for (const { scenario } of loaded) requireCap(options, scenario);
      refuseTogether(options);
      const { replication } = options;
      if (replication !== undefined) return replayAll(loaded, { ...options, replication }, terminal);
      if (options.charts) await requireDrawing(messages.WITHOUT_CHARTS);
      if (options.diagnoseWarmUp) {
        const places = outputFolders(files, options.out).map((place) =>
          options.out === undefined ? `${place}-warm-up` : place,
        );
        return diagnoseAll(loaded, places, options, terminal);
      }
      const verdicts = await runAll(loaded, outputFolders(files, options.out), options, terminal);
      if (options.json) terminal.print(JSON.stringify(files.length === 1 ? verdicts[0] : verdicts, null, 2));
      const holds = verdicts.every(({ verdict }) => verdict === 'holds');
      exit(options.failUnlessHolds && !holds ? ExitCode.NotHolding : ExitCode.Done);
    });
}

/** A replay and a diagnosis give no verdict: what is about that cannot be asked of them. */
function refuseTogether(options: RunOptions): void {
  const { replication, diagnoseWarmUp, why, untilDecided, failUnlessHolds, resume, replications } = options;
  const { out, quiet } = options;
  const one = replication !== undefined ? '--replication' : diagnoseWarmUp ? '--diagnose-warm-up' : undefined;
  if (one === undefined) return;
  const isReplay = replication !== undefined;
  const others: readonly (readonly [string, unknown])[] = [
    ['--why', why],
    ['--until-decided', untilDecided],
    ['--fail-unless-holds', failUnlessHolds],
    ['--resume', resume],
    ['--diagnose-warm-up', isReplay && diagnoseWarmUp],
    ['--replications', isReplay ? replications : undefined],
    ['--out', isReplay ? out : undefined],
    ['--quiet', isReplay && quiet],
  ];
  for (const [other, isAsked] of others) {
    if (isAsked !== undefined && isAsked !== false) throw new InputFault(messages.together(one, other));
  }
}

/** A cap asks for something to be capped, and is no less than what is run in any case. */
function requireCap({ untilDecided, atMost, replications }: RunOptions, { settings }: Scenario): void {
  if (atMost === undefined) return;
  if (!untilDecided) throw new InputFault(messages.AT_MOST_ALONE);
  const least = replications ?? settings.replications;
  if (atMost < least) throw new InputFault(messages.atMostTooFew(atMost, least));
}

/** Runs the scenarios one after another. All places for results are opened, and so refused, before the first. */
async function runAll(
  loaded: readonly NamedScenario[],
  places: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<Verdict[]> {
  const opened: ResultsPlace[] = [];
  let isKept = false;
  const abandon = (): void => {
    for (const place of opened) if (place.abandon()) isKept = true;
  };
  const interruption = new Interruption(abandon, () =>
    terminal.complain(messages.interrupted(places, isKept)),
  );
  try {
    for (const [index, place] of places.entries()) {
      const { scenario } = loaded[index] as NamedScenario;
      opened.push(ResultsPlace.open(place, askedOf(scenario, options), options, terminal.complain));
    }
    const verdicts: Verdict[] = [];
    for (const [index, named] of loaded.entries()) {
      const findings = await runOne(named, opened[index] as ResultsPlace, options, interruption);
      say(findings, places[index] as string, options, terminal);
      verdicts.push(findings.verdict);
    }
    return verdicts;
  } catch (error) {
    abandon();
    throw isKept && !(error instanceof RunAborted) ? keptDespite(error, terminal) : error;
  } finally {
    abandon();
    interruption.letGo();
  }
}

/** What decides which blocks are computed; what --why adds to them does not. */
function askedOf(scenario: Scenario, { seed, replications, ...options }: RunOptions): Asked {
  const typed = [
    ...(options.valuesOnly ? ['--values-only'] : []),
    ...(options.untilDecided ? ['--until-decided'] : []),
    ...(options.atMost === undefined ? [] : [`--at-most ${options.atMost}`]),
  ];
  return { scenarios: [scenario], command: 'run', seed, replications, options: typed.join(' ') };
}

/** Runs one scenario and puts its results in their place. */
async function runOne(
  { file, scenario }: NamedScenario,
  place: ResultsPlace,
  options: RunOptions,
  interruption: Interruption,
): Promise<Findings> {
  const { folder, journal } = place;
  const progress = progressOf(scenario.settings.name, options);
  const startedAt = new Date();
  const replicationsFile = new ReplicationsFile(
    folder.path(ReplicationsFile.NAME),
    folder.target,
    scenario.settings.classification,
  );
  try {
    interruption.simulating = true;
    const result = await runExperiment(scenario, {
      signal: interruption.signal,
      ...settingsOf(options),
      ...(options.why && { why: true }),
      ...(options.valuesOnly && { valuesOnly: true }),
      ...(options.untilDecided && { untilDecided: { atMost: mostOf(options, scenario) } }),
      ...(journal && { journal: journal.file }),
      replicationSink: (rows) => replicationsFile.add(rows),
      onProgress: (done) => progress?.show(done),
    });
    interruption.simulating = false;
    replicationsFile.close();
    progress?.say(messages.DRAWING);
    const replicationsHash = replicationsFile.sha256();
    await writeRun(folder, { file, scenario, result, startedAt, charts: options.charts, replicationsHash });
    place.commit();
    return result.findings;
  } catch (error) {
    place.failed(error);
    throw scenario.redaction ? redactedFailure(error) : error;
  } finally {
    replicationsFile.close();
    progress?.clear();
  }
}

/** Replications at which a run that goes on until it is decided ends in any case. */
function mostOf({ atMost, replications }: RunOptions, { settings }: Scenario): number {
  return atMost ?? MOST_TIMES * (replications ?? settings.replications);
}

function say(findings: Findings, folder: string, options: RunOptions, terminal: Terminal): void {
  if (options.json) return;
  const { classification } = findings.scenario;
  if (options.quiet) {
    if (classification !== undefined)
      terminal.print(plainText(reportMessages.classification(classification)));
    terminal.print(findings.verdict.sentence);
  } else {
    const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
    terminal.print(renderConsole(findings, { ...shows, folder }));
  }
}
