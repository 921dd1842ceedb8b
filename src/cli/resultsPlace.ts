import { RunFault } from '../experiment/index.ts';
import { ResultsFolder, ResultsFolderFault, sentenceOf } from '../report/index.ts';
import type { ExperimentOptions } from './experimentOptions.ts';
import * as messages from './messages.ts';
import { type Asked, RunJournal } from './runJournal.ts';
import type { Terminal } from './terminal.ts';

/** Where the results of one command go: their folder, and the journal of what is done until they are there. */
export class ResultsPlace {
  readonly folder: ResultsFolder;
  /** Absent where nothing may be kept. */
  readonly journal: RunJournal | undefined;

  private constructor(folder: ResultsFolder, journal: RunJournal | undefined) {
    this.folder = folder;
    this.journal = journal;
  }

  /**
   * @param place as the user names it
   * @param complain says what goes on, such as what is kept of an interrupted run, when computing begins
   * @throws ResultsFolderFault when results may not or cannot be written there, InputFault when `--resume` cannot go on from
   * what is kept there; then nothing has changed
   */
  static open(
    place: string,
    asked: Asked,
    options: ExperimentOptions & { readonly resume?: true },
    complain: Terminal['complain'],
  ): ResultsPlace {
    const folder = ResultsFolder.open(place);
    const tell = (text: string): void => {
      if (!options.quiet && !options.json) complain(text);
    };
    try {
      const { target } = folder;
      return new ResultsPlace(folder, RunJournal.open(place, target, asked, options.resume, tell, complain));
    } catch (error) {
      folder.discard();
      throw sentenceOf(place, error);
    }
  }

  /** Puts the results in their place; what was kept on the way to them goes. */
  commit(): void {
    this.folder.commit();
    this.journal?.finish();
  }

  /** Leaves it without results. Does nothing after `commit`. Returns whether what is done is kept. */
  abandon(): boolean {
    const isKept = this.journal?.abandon() === true;
    this.folder.discard();
    return isKept;
  }

  /** To be told why computing failed: what would fail again is not kept. */
  failed(error: unknown): void {
    if (error instanceof RunFault) this.journal?.file.remove();
  }
}

/** The error, which says itself or is preceded by the words that what is done is kept: little is lost. */
export function keptDespite(error: unknown, terminal: Terminal): unknown {
  if (error instanceof ResultsFolderFault) {
    return new ResultsFolderFault(error.code, `${error.message} ${messages.WHAT_IS_DONE_IS_KEPT}`);
  }
  terminal.complain(messages.WHAT_IS_DONE_IS_KEPT);
  return error;
}
