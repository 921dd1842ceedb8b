import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Reinforced, ReinforceFault, runReinforce } from '../experiment/index.ts';
import { planFile, renderReinforce, writeReinforce } from '../report/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { loadScenarios, type NamedScenario } from './scenarioInput.ts';
import { carryOutSearch, type SearchOptions, withSearchOptions } from './search.ts';
import type { Terminal } from './terminal.ts';

interface ReinforceOptions extends SearchOptions {
  readonly decideOn?: string;
}

const SUFFIX = 'reinforcement';

/** `volhoud reinforce`: least-cost FTE per unit with which the chain holds. */
export function defineReinforce(command: Command, terminal: Terminal): void {
  command.description(messages.REINFORCE).option('--decide-on <date>', messages.DECIDE_ON_OPTION);
  withSearchOptions(command, SUFFIX, 'futures of the search; the confirmation takes eight times as many')
    .addHelpText('after', messages.REINFORCE_EXAMPLE)
    .action(async (file: string, options: ReinforceOptions) => {
      const [named] = await loadScenarios([file], options, terminal.complain);
      if (named === undefined) return;
      const decidedAt = momentOf(options.decideOn, named);
      await carryOutSearch(named, options, terminal, {
        command: 'reinforce',
        asked: options.decideOn === undefined ? '' : `--decide-on ${options.decideOn}`,
        suffix: SUFFIX,
        find: (run) => runReinforce(named.scenario, { decidedAt, ...run }),
        answerOf: ({ result }) => result,
        write: (found, folder, facts) =>
          writeReinforce(found.result, planOf(found, named, folder.target, options), folder, facts),
        render: renderReinforce,
        faultOf: (error) =>
          error instanceof ReinforceFault ? new InputFault(`${error.message}; nothing was run`) : undefined,
      });
    });
}

/** The text of the plan's scenario file in a folder; none where there is no plan. */
function planOf(
  found: Reinforced,
  { file, scenario }: NamedScenario,
  folder: string,
  { overlay = [], set = [] }: ReinforceOptions,
): string | undefined {
  if (found.result.units.length === 0) return undefined;
  const given = [
    ...overlay.map((layer) => `--overlay ${layer}`),
    ...set.map((change) => `--set '${change}'`),
  ];
  return planFile(scenario, found, relative(folder, resolve(file)), given);
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
