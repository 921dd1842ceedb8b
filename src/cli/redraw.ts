import type { Command } from 'commander';
import { type Redrawn, type ResultsFolder, redrawResults } from '../report/index.ts';
import { ExitCode } from './exitCodes.ts';
import { InputFault } from './inputFault.ts';
import { Interruption } from './interruption.ts';
import * as messages from './messages.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

interface RedrawOptions {
  readonly quiet?: true;
  readonly json?: true;
}

type Exit = (status: ExitCode) => void;

/** `volhoud chart`: the charts again from a finished run. */
export function defineChart(command: Command, terminal: Terminal, exit: Exit): void {
  defineRedraw(command.description(messages.CHART), 'charts', terminal, exit);
}

/** `volhoud report`: the report again from a finished run. */
export function defineReport(command: Command, terminal: Terminal, exit: Exit): void {
  defineRedraw(command.description(messages.REPORT), 'report', terminal, exit);
}

function defineRedraw(command: Command, what: Redrawn, terminal: Terminal, exit: Exit): void {
  command
    .option('--quiet', 'print nothing')
    .option('--json', 'print the folders and the files written in them as JSON')
    .addHelpText('after', messages.redrawExample(command.name()))
    .action(async (dirs: string[], options: RedrawOptions) => {
      const all: { folder: string; files: string[] }[] = [];
      if (dirs.some((dir) => dir.trim() === '')) throw new InputFault(messages.NO_FOLDER);
      for (const folder of dirs) {
        const files = await redraw(folder, what, terminal);
        all.push({ folder, files });
        if (!options.quiet && !options.json) terminal.print(messages.redrawn(folder, files.length));
      }
      if (options.json) terminal.print(JSON.stringify(all, null, 2));
      exit(ExitCode.Done);
    });
}

async function redraw(dir: string, what: Redrawn, terminal: Terminal): Promise<string[]> {
  let written: ResultsFolder | undefined;
  const interruption = new Interruption(
    () => written?.discard(),
    () => terminal.complain(messages.notRedrawn(dir)),
  );
  try {
    return await redrawResults(dir, what, version(), (folder) => {
      written = folder;
    });
  } finally {
    interruption.letGo();
  }
}
