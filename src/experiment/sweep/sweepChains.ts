import { type Scenario, type VariantChain, variantCompiler } from '../../scenario/index.ts';
import { valueText } from '../over/quantityOf.ts';
import type { PointValue } from './pointId.ts';
import { isList, type SweepAxis } from './sweepAxis.ts';

/** The chain with changed values. */
export type ChainAt = (values: readonly PointValue[]) => VariantChain;

/** Compiles a scenario's chain with the values of points, as often as asked. */
export async function chainsOf({ recipe }: Scenario): Promise<ChainAt> {
  const compile = await variantCompiler(recipe);
  return (values) =>
    // In one order, so that a point is one variant however its paths are named.
    compile(
      values
        .map(({ path, value, unit }) => ({ path, text: valueText(value, unit) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
}

/** The axis in whole numbers where only these are allowed: found out with everything else as in the file. */
export function inWholesWhereNeeded(axis: SweepAxis, chainAt: ChainAt): SweepAxis {
  if (isList(axis)) return axis;
  const { path, unit, from, to } = axis;
  if (!Number.isInteger(from) || !Number.isInteger(to)) return axis;
  const isFaulty = (value: number): boolean => chainAt([{ path, value, unit }]).faults.length > 0;
  const isWhole = isFaulty(from + 0.5) && isFaulty(to - 0.5) && !(isFaulty(from) && isFaulty(to));
  return isWhole ? { ...axis, isWhole } : axis;
}
