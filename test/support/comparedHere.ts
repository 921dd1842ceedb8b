import { Simulator } from '../../src/chain/index.ts';
import { runBlock } from '../../src/experiment/block.ts';
import type { NamedVariant } from '../../src/experiment/compare/comparable.ts';
import type { DifferenceRow } from '../../src/experiment/compare/compareResult.ts';
import { type Compared, type CompareSettings, Comparison } from '../../src/experiment/compare/comparison.ts';
import { Futures } from '../../src/experiment/future.ts';
import { blocksOf } from '../../src/experiment/plan.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { scenarioOf } from './runScenario.ts';

/** Scenario texts by what they are called. */
export async function variantsOf(texts: Readonly<Record<string, string>>): Promise<NamedVariant[]> {
  const named = Object.entries(texts).map(async ([label, text]) => ({
    label,
    scenario: await scenarioOf(text),
  }));
  return Promise.all(named);
}

/** Compares as `runCompare` does, in this thread: no thread has to be started for a small chain. */
export async function comparedHere(
  variants: readonly NamedVariant[],
  settings: CompareSettings = {},
): Promise<Compared> {
  const comparison = new Comparison(variants, settings);
  const simulators = variants.map(
    ({ scenario }) => new Simulator(scenario.chain, seedWords(comparison.seed)),
  );
  for (const { first, count } of blocksOf(0, comparison.replications)) {
    comparison.add(
      simulators.map((simulator, index) => {
        const norms = variants[index]?.scenario.chain.norms.length ?? 0;
        return runBlock(simulator, norms, first, count, 'summary');
      }),
    );
  }
  if (!settings.overRanges) return comparison.found;
  const drawn = await Promise.all(
    variants.map(({ scenario: { chain, recipe } }) => Futures.of({ chain, recipe, seed: comparison.seed })),
  );
  for (const { first, count } of blocksOf(0, comparison.replications)) {
    comparison.addOverRanges(
      drawn.map((futures, index) => {
        const { chain } = (variants[index] as NamedVariant).scenario;
        return futures.runBlock(chain, first, count, () => {});
      }),
    );
  }
  return comparison.found;
}

/** The row of a quantity; throws when there is none. */
export function rowOf(
  { rows }: Pick<Compared, 'rows'>,
  scope: string,
  metric: string,
  kind?: string,
): DifferenceRow {
  const row = rows.find(
    (each) =>
      each.scope === scope && each.metric === metric && (kind === undefined || each.scope_kind === kind),
  );
  if (row === undefined) throw new Error(`no row ${scope} ${metric}`);
  return row;
}
