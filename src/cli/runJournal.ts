import { rmSync } from 'node:fs';
import {
  findJournals,
  type InterruptedRun,
  interruptedRuns,
  JournalFile,
  type RunIdentity,
  sha256,
} from '../report/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { version } from './version.ts';

export interface RunJournalOptions {
  readonly resume?: true;
  readonly seed?: string;
  readonly replications?: number;
  readonly valuesOnly?: true;
  readonly untilDecided?: true;
  readonly atMost?: number;
}

/**
 * The journal of one run of the command line: a new one, or with `--resume` that of an interrupted run to the same
 * place. Interrupted runs are kept until a run to that place is done, whichever it is of: nothing computed is lost
 * before there are results.
 */
export class RunJournal {
  readonly file: JournalFile;
  private readonly others: readonly InterruptedRun[];

  private constructor(file: JournalFile, others: readonly InterruptedRun[]) {
    this.file = file;
    this.others = others;
  }

  /**
   * @param folder the place, as the user names it
   * @param target the same, absolute
   * @param say told what is found, if anything
   * @param warn told when no more can be kept
   * @returns none where nothing may be kept
   * @throws InputFault when what is kept is not of this run; what the file system throws
   */
  static open(
    folder: string,
    target: string,
    scenario: Scenario,
    options: RunJournalOptions,
    say: (text: string) => void,
    warn: (text: string) => void,
  ): RunJournal | undefined {
    if (scenario.redaction !== undefined) {
      if (options.resume) throw new InputFault(messages.NO_JOURNAL_OF_REDACTED);
      return undefined;
    }
    const identity = identityOf(scenario, options);
    const onTrouble = (reason: string): void => warn(messages.noLongerKept(reason));
    const runs = interruptedRuns(target);
    const [furthest] = runs;
    if (options.resume) {
      const own = runs.find((run) => differences(run.identity, identity).length === 0);
      if (own !== undefined) {
        say(messages.resumed(folder, own.share));
        const others = runs.filter((run) => run !== own);
        return new RunJournal(JournalFile.resume(target, own, onTrouble), others);
      }
      if (furthest !== undefined) {
        throw new InputFault(messages.otherRun(folder, differences(furthest.identity, identity)));
      }
      const { running } = findJournals(target);
      if (running.length > 0) throw new InputFault(messages.stillRunning(folder, running));
      say(messages.nothingToResume(folder));
    } else if (furthest !== undefined) {
      say(messages.anotherIsKept(folder, furthest.share));
    }
    return new RunJournal(JournalFile.create(target, identity, onTrouble), runs);
  }

  /** The results are in their place: what was kept on the way to them goes. */
  finish(): void {
    this.file.remove();
    for (const { path } of this.others) rmSync(path, { force: true });
  }

  /** The run ends without results. Does nothing after `finish`. Returns whether anything is kept of it. */
  abandon(): boolean {
    if (this.file.hasBlocks) this.file.close();
    else this.file.remove();
    return this.file.hasBlocks;
  }
}

function identityOf({ resolved, settings }: Scenario, options: RunJournalOptions): RunIdentity {
  return {
    version: version(),
    node: process.version,
    arch: process.arch,
    platform: process.platform,
    scenario: sha256(JSON.stringify(resolved)),
    seed: options.seed ?? settings.seed,
    replications: options.replications ?? settings.replications,
    options: [
      ...(options.valuesOnly ? ['--values-only'] : []),
      ...(options.untilDecided ? ['--until-decided'] : []),
      ...(options.atMost === undefined ? [] : [`--at-most ${options.atMost}`]),
    ].join(' '),
  };
}

/** In what a run is another, in words. */
function differences(kept: RunIdentity, asked: RunIdentity): string[] {
  const keys = Object.keys(asked) as (keyof RunIdentity)[];
  return keys
    .filter((key) => kept[key] !== asked[key])
    .map((key) => {
      const name = messages.IDENTITY_NAMES[key] ?? key;
      return key === 'scenario' ? name : `${name} (${kept[key] || 'none'}, not ${asked[key] || 'none'})`;
    });
}
