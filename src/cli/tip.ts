import type { Command } from 'commander';
import { OverFault, runTip } from '../experiment/index.ts';
import { renderTip, writeTip } from '../report/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { loadScenarios } from './scenarioInput.ts';
import { carryOutSearch, type SearchOptions, withSearchOptions } from './search.ts';
import type { Terminal } from './terminal.ts';

interface TipOptions extends SearchOptions {
  readonly over: string;
}

const SUFFIX = 'tip';

/** `volhoud tip`: at which value does the chain stop holding? */
export function defineTip(command: Command, terminal: Terminal): void {
  command.description(messages.TIP).requiredOption('--over <path[=from..to]>', messages.OVER_OPTION);
  withSearchOptions(command, SUFFIX, 'replications at each value that counts')
    .option('--redact', messages.REDACT_OPTION)
    .addHelpText('after', messages.TIP_EXAMPLE)
    .action(async (file: string, options: TipOptions) => {
      const [named] = await loadScenarios([file], options, terminal.complain);
      if (named === undefined) return;
      await carryOutSearch(named, options, terminal, {
        command: 'tip',
        asked: `--over ${options.over}`,
        suffix: SUFFIX,
        find: (run) => runTip(named.scenario, { over: options.over, ...run }),
        answerOf: (result) => result,
        write: writeTip,
        render: renderTip,
        faultOf: (error) =>
          error instanceof OverFault
            ? new InputFault(`--over: ${error.message}; nothing was run`)
            : undefined,
      });
    });
}
