import { type Change, type Fault, type Scenario, variantCompiler } from '../../scenario/index.ts';
import { ReinforceFault } from './reinforceFault.ts';
import { type Setting, settingsOf } from './settings.ts';

/** Something else than staff that can be done, as a whole or not at all. */
export interface Measure {
  readonly name: string;
  /** What it changes, by path. */
  readonly changes: readonly Change[];
  /** To the horizon, ≥ 0. */
  readonly cost: number;
  /** What that is counted in: EUR, or FTE where a plan is. Absent for a measure that costs nothing. */
  readonly currency?: 'EUR' | 'FTE';
}

/**
 * The scenarios with some measures taken, in the order of the list: the last has the last word.
 *
 * @throws ReinforceFault with all that is wrong in any of them
 */
export async function withMeasures(
  scenarios: readonly Scenario[],
  measures: readonly Measure[],
  overRanges: boolean,
): Promise<Setting[]> {
  if (measures.length === 0) return settingsOf(scenarios, overRanges);
  const names = measures.map(({ name }) => name).join(' and ');
  const faults: string[] = [];
  const settings: Setting[] = [];
  for (const scenario of scenarios) {
    const compile = await variantCompiler(scenario.recipe);
    const variant = compile(measures.flatMap(({ changes }) => changes));
    for (const fault of variant.faults) faults.push(`${names}: ${faultWords(fault, scenario)}`);
    const { name } = scenario.settings;
    settings.push({ name, chain: variant.chain, ...(overRanges && { recipe: variant.recipe }) });
  }
  if (faults.length > 0) throw new ReinforceFault([...new Set(faults)].join('\n'));
  return settings;
}

function faultWords({ message, expected, hint }: Fault, { redaction }: Scenario): string {
  // A fault may quote a value that is left out.
  if (redaction !== undefined) return 'the scenario cannot be so; --set with its changes says why';
  const more = hint ?? (expected === undefined ? undefined : `expected ${expected}`);
  return more === undefined ? message : `${message}; ${more}`;
}

/**
 * Refuses measures of one name, those that the scenarios cannot have, all together included, and costs that cannot be added up.
 *
 * @param currency what a plan costs
 * @throws ReinforceFault with all that is wrong
 */
export async function requireMeasures(
  scenarios: readonly Scenario[],
  measures: readonly Measure[],
  currency: 'EUR' | 'FTE',
): Promise<void> {
  const faults: string[] = [];
  const names = new Set<string>();
  for (const measure of measures) {
    if (names.has(measure.name))
      faults.push(`two measures are called ${measure.name}; give each a name of its own`);
    names.add(measure.name);
    if (measure.currency !== undefined && measure.currency !== currency) {
      faults.push(
        currency === 'EUR'
          ? `${measure.name} costs FTE, but a plan is counted in EUR: give its cost in EUR to the horizon, such as 2 MEUR`
          : `${measure.name} costs EUR, but a plan is counted in FTE since not every unit has a cost: give its cost as the number of FTE that it is worth`,
      );
    }
    faults.push(...(await faultsOf(() => withMeasures(scenarios, [measure], false))));
  }
  if (faults.length === 0 && measures.length > 1) {
    faults.push(...(await faultsOf(() => withMeasures(scenarios, measures, false))));
  }
  if (faults.length > 0) throw new ReinforceFault(faults.join('\n'));
}

async function faultsOf(attempt: () => Promise<unknown>): Promise<string[]> {
  try {
    await attempt();
    return [];
  } catch (error) {
    if (error instanceof ReinforceFault) return [error.message];
    throw error;
  }
}
