import { type Command, Option } from 'commander';
import { type DesignKind, MOST_POINTS, OverFault, runSweep } from '../experiment/index.ts';
import { renderSweep, SweepTables, writeSweep } from '../report/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { collect, wholeNumber } from './numberOption.ts';
import { permitLong } from './permitLong.ts';
import { loadScenarios } from './scenarioInput.ts';
import { carryOutSearch, type SearchOptions, withSearchOptions } from './search.ts';
import * as sweepMessages from './sweepMessages.ts';
import type { Terminal } from './terminal.ts';

interface SweepOptions extends SearchOptions {
  readonly over: readonly string[];
  readonly design: DesignKind;
  readonly points?: number;
  readonly yes?: true;
}

const SUFFIX = 'sweep';
/** A sweep that takes longer than this is asked about, in seconds; so is one of a million points. */
const LONG = 3600;

/** `volhoud sweep`: at which of many points does the chain hold? */
export function defineSweep(command: Command, terminal: Terminal): void {
  command
    .description(sweepMessages.SWEEP)
    .requiredOption('--over <path[=values]>', sweepMessages.OVER_OPTION, collect)
    .addOption(
      new Option('--design <kind>', sweepMessages.DESIGN_OPTION)
        .choices(['grid', 'lhs', 'sobol'])
        .default('grid'),
    )
    .option('--points <n>', sweepMessages.POINTS_OPTION, wholeNumber('--points', 2, MOST_POINTS));
  withSearchOptions(command, SUFFIX, 'replications at each point')
    .option('--redact', messages.REDACT_OPTION)
    .option('--yes', sweepMessages.YES_OPTION)
    .addHelpText('after', sweepMessages.SWEEP_EXAMPLE)
    .action(async (file: string, options: SweepOptions) => {
      const [named] = await loadScenarios([file], options, terminal.complain);
      if (named === undefined) return;
      const { over, design, points } = options;
      await carryOutSearch(named, options, terminal, {
        command: 'sweep',
        asked: askedOf(options),
        suffix: SUFFIX,
        find: async ({ meanwhile, ...run }, folder) => {
          let tables: SweepTables | undefined;
          const { signal } = run;
          const asking = { yes: options.yes === true, terminal, signal };
          const { stdin: input, stderr: output } = process;
          try {
            const swept = await runSweep(named.scenario, {
              over,
              design,
              ...(points !== undefined && { points }),
              ...run,
              long: {
                seconds: LONG,
                points: MOST_POINTS,
                clock: () => performance.now(),
                permit: (estimate) => meanwhile(() => permitLong(estimate, { ...asking, input, output })),
              },
              onBegin: (swept) => {
                tables = new SweepTables(folder, named.scenario.settings, swept);
              },
              onPoint: (point, norms) => tables?.add(point, norms),
            });
            tables?.finish();
            return swept;
          } finally {
            tables?.close();
          }
        },
        answerOf: ({ result }) => result,
        write: writeSweep,
        render: renderSweep,
        faultOf: (error) =>
          error instanceof OverFault ? new InputFault(sweepMessages.notRun(error.message)) : undefined,
      });
    });
}

/** What decides which points there are. */
function askedOf({ over, design, points }: SweepOptions): string {
  return [
    ...over.map((text) => `--over ${text}`).sort(),
    `--design ${design}`,
    ...(points === undefined ? [] : [`--points ${points}`]),
  ].join(' ');
}
