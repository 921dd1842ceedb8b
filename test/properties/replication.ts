import { type Cell, Simulator } from '../../src/chain/index.ts';
import { Record, scenarioOf } from '../support/runScenario.ts';

export const SEED = { low: 11, high: 22 };

/** The records of the first replications of a scenario. */
export async function recordsOf(text: string, count = 1, seed = SEED): Promise<Record[]> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, seed);
  return Array.from(
    { length: count },
    (_, replication) => new Record(simulator, chain.norms.length, replication),
  );
}

/** The first replication of a scenario. */
export async function recordOf(text: string): Promise<Record> {
  const [record] = await recordsOf(text);
  if (record === undefined) throw new Error('nothing was run');
  return record;
}

export const nameOf = ({ scopeKind, scope, metric }: Cell): string => `${scopeKind} ${scope} ${metric.name}`;

/** The numbers of a cell in a row: one, or numerator and denominator. */
export function numbersOf({ values, layout }: Record, cell: Cell, row: number): number[] {
  const at = row * layout.width + cell.offset;
  return [...values.subarray(at, at + cell.width)];
}

/** All numbers of a record by cell, row by row. */
export function cellsOf(record: Record): Map<string, number[]> {
  const rows = Array.from({ length: record.layout.periods + 1 }, (_, row) => row);
  return new Map(
    record.layout.cells.map((cell) => [nameOf(cell), rows.flatMap((row) => numbersOf(record, cell, row))]),
  );
}

/** Sums from the first period up to each. */
export function cumulated(series: readonly number[]): number[] {
  let sum = 0;
  return series.map((value) => {
    sum += value;
    return sum;
  });
}
