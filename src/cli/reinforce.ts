import { basename, extname, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Budget, type Reinforced, ReinforceFault, runReinforce } from '../experiment/index.ts';
import { planFile, renderReinforce, writeReinforce } from '../report/index.ts';
import { amountOf } from './amountOption.ts';
import { InputFault } from './inputFault.ts';
import { measuresOf } from './measureOption.ts';
import * as messages from './messages.ts';
import { collect } from './numberOption.ts';
import { loadScenarios, type NamedScenario } from './scenarioInput.ts';
import { carryOutSearch, type SearchOptions, withSearchOptions } from './search.ts';
import type { Terminal } from './terminal.ts';

interface ReinforceOptions extends SearchOptions {
  readonly decideOn?: string;
  readonly overRanges?: true;
  readonly measure?: readonly string[];
  readonly budget?: string;
}

const SUFFIX = 'reinforcement';

/** `volhoud reinforce`: least-cost FTE per unit with which the chain holds. */
export function defineReinforce(command: Command, terminal: Terminal): void {
  command
    .description(messages.REINFORCE)
    .option('--decide-on <date>', messages.DECIDE_ON_OPTION)
    .option('--over-ranges', messages.REINFORCE_OVER_RANGES_OPTION)
    .option('--measure <measure>', messages.MEASURE_OPTION, collect)
    .option('--budget <cost>', messages.BUDGET_OPTION);
  withSearchOptions(command, SUFFIX, 'futures of the search; the confirmation takes eight times as many')
    .option('--redact', messages.REDACT_OPTION)
    .addHelpText('after', messages.REINFORCE_EXAMPLE)
    .action(async (files: readonly string[], options: ReinforceOptions) => {
      const measures = measuresOf(options.measure);
      const budget = budgetOf(options.budget);
      const loaded = await loadScenarios(
        files.map((file) => ({ file })),
        options,
        terminal.complain,
      );
      const [first, ...others] = loaded;
      if (first === undefined) return;
      const decidedAt = momentOf(options.decideOn, first);
      const overRanges = options.overRanges === true;
      await carryOutSearch(first, options, terminal, {
        others,
        command: 'reinforce',
        asked: askedOf(options),
        suffix: SUFFIX,
        find: (run) =>
          runReinforce(
            loaded.map(({ scenario }) => scenario),
            { decidedAt, overRanges, measures, ...(budget && { budget }), ...run },
          ),
        answerOf: ({ result }) => result,
        write: (found, folder, facts) =>
          writeReinforce(
            found.result,
            plansOf(found, loaded, folder.target, options),
            loaded.map(({ file, scenario: { resolved } }) => ({ file, resolved })),
            folder,
            facts,
          ),
        render: renderReinforce,
        faultOf: (error) =>
          error instanceof ReinforceFault ? new InputFault(`${error.message}; nothing was run`) : undefined,
      });
    });
}

/** What else decides what is computed, as typed. */
function askedOf({ decideOn, overRanges, measure = [], budget }: ReinforceOptions): string {
  return [
    ...(decideOn === undefined ? [] : [`--decide-on ${decideOn}`]),
    ...(overRanges ? ['--over-ranges'] : []),
    ...measure.map((each) => `--measure '${each}'`),
    ...(budget === undefined ? [] : [`--budget '${budget}'`]),
  ].join(' ');
}

/** The texts of the plan's scenario files in a folder, one a scenario; none where there is no plan. */
function plansOf(
  found: Reinforced,
  loaded: readonly NamedScenario[],
  folder: string,
  { overlay = [], set = [] }: ReinforceOptions,
): ReadonlyMap<string, string> {
  const plans = new Map<string, string>();
  // It would hold the numbers that are left out.
  if (found.result.units.some(({ strength }) => strength === undefined)) return plans;
  if (found.result.units.length === 0 && !found.result.measures?.some(({ taken }) => taken)) return plans;
  const given = [
    ...overlay.map((layer) => `--overlay ${layer}`),
    ...set.map((change) => `--set '${change}'`),
    ...(found.result.measures ?? [])
      .filter(({ taken }) => taken)
      .flatMap(({ changes }) => changes.map(({ path, value }) => `--set '${path}=${value}'`)),
  ];
  for (const { file, scenario } of loaded) {
    const own = `plan-${basename(file, extname(file))}`;
    const name = loaded.length === 1 ? 'plan' : plans.has(`${own}.yaml`) ? `${own}-${plans.size + 1}` : own;
    plans.set(`${name}.yaml`, planFile(scenario, found, relative(folder, resolve(file)), given));
  }
  return plans;
}

/** What may be spent, above 0. */
function budgetOf(text: string | undefined): Budget | undefined {
  if (text === undefined) return undefined;
  const { amount, currency } = amountOf(text) ?? {};
  if (amount === undefined || currency === undefined) throw new InputFault(messages.notABudget(text));
  return { amount, currency };
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
