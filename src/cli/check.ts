import type { Command } from 'commander';
import { checkScenario } from '../experiment/check.ts';
import { isoDate } from '../experiment/dates.ts';
import { checkText } from './checkText.ts';
import { compileLess } from './compileLess.ts';
import { ExitCode } from './exitCodes.ts';
import * as messages from './messages.ts';
import { collect } from './numberOption.ts';
import { type LayerOptions, loadScenarios } from './scenarioInput.ts';
import { outputWidth, showsColour, showsUnicode, type Terminal } from './terminal.ts';

interface CheckOptions extends LayerOptions {
  readonly json?: true;
  readonly quiet?: true;
}

/** `volhoud check`: is the file right, and what does it say? */
export function defineCheck(command: Command, terminal: Terminal, exit: (status: ExitCode) => void): void {
  command
    .description(messages.CHECK)
    .option('--set <path=value>', messages.SET_OPTION, collect)
    .option('--overlay <file>', messages.OVERLAY_OPTION, collect)
    .option('--redact', messages.REDACT_OPTION)
    .option('--quiet', 'print faults and warnings only')
    .option('--json', 'print what was worked out as JSON')
    .addHelpText('after', messages.CHECK_EXAMPLE)
    .action(async (files: string[], options: CheckOptions) => {
      compileLess();
      const loaded = await loadScenarios(files, options, terminal.complain);
      const checks = await Promise.all(loaded.map(({ scenario }) => checkScenario(scenario)));
      const shows = { width: outputWidth(), colour: showsColour(), unicode: showsUnicode() };
      if (options.json) terminal.print(JSON.stringify(checks.length === 1 ? checks[0] : checks, null, 2));
      else if (!options.quiet) {
        for (const [index, check] of checks.entries()) {
          const { scenario } = loaded[index] as (typeof loaded)[number];
          const { calendar, horizon } = scenario.chain;
          terminal.print(checkText(scenario, check, isoDate(calendar.startDay, horizon), shows));
        }
      }
      exit(ExitCode.Done);
    });
}
