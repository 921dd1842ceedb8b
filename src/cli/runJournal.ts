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

/** What is asked for by the command line, as far as it decides which blocks are computed. */
export interface Asked {
  /** In their order, at least one; their seed and number of replications are the first one's. */
  readonly scenarios: readonly Scenario[];
  /** `run`, `tip`, … */
  readonly command: string;
  readonly seed?: string | undefined;
  readonly replications?: number | undefined;
  /** What else decides, as it is typed; empty if nothing. */
  readonly options: string;
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
   * @param resume whether to go on from an interrupted run
   * @param say told what is found, if anything, when the first blocks are asked for: not where the input is at fault
   * @param warn told when no more can be kept
   * @returns none where nothing may be kept
   * @throws InputFault when what is kept is not of this run; what the file system throws
   */
  static open(
    folder: string,
    target: string,
    asked: Asked,
    resume: boolean | undefined,
    say: (text: string) => void,
    warn: (text: string) => void,
  ): RunJournal | undefined {
    if (asked.scenarios.some(({ redaction }) => redaction !== undefined)) {
      if (resume) throw new InputFault(messages.NO_JOURNAL_OF_REDACTED);
      return undefined;
    }
    const identity = identityOf(asked);
    const onTrouble = (reason: string): void => warn(messages.noLongerKept(reason));
    const saying = (text: string, journal: RunJournal): RunJournal => {
      journal.file.whenBegun(() => say(text));
      return journal;
    };
    const runs = interruptedRuns(target);
    const [furthest] = runs;
    if (resume) {
      const own = runs.find((run) => differences(run.identity, identity).length === 0);
      if (own !== undefined) {
        const others = runs.filter((run) => run !== own);
        const file = JournalFile.resume(target, own, onTrouble);
        return saying(messages.resumed(folder, own), new RunJournal(file, others));
      }
      if (furthest !== undefined) {
        throw new InputFault(messages.otherRun(folder, differences(furthest.identity, identity)));
      }
      const { running } = findJournals(target);
      if (running.length > 0) throw new InputFault(messages.stillRunning(folder, running));
    }
    const begun = new RunJournal(JournalFile.create(target, identity, onTrouble), runs);
    if (resume) return saying(messages.nothingToResume(folder), begun);
    return furthest === undefined ? begun : saying(messages.anotherIsKept(folder, furthest), begun);
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

function identityOf({ scenarios, command, seed, replications, options }: Asked): RunIdentity {
  const [first] = scenarios;
  const resolved = scenarios.map((scenario) => scenario.resolved);
  return {
    version: version(),
    node: process.version,
    arch: process.arch,
    platform: process.platform,
    command,
    scenario: sha256(JSON.stringify(resolved.length === 1 ? resolved[0] : resolved)),
    seed: seed ?? first?.settings.seed ?? '',
    replications: replications ?? first?.settings.replications ?? 0,
    options,
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
