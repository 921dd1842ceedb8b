import type { Compared, DifferenceRow } from '../experiment/index.ts';
import { toCsv } from './csv.ts';

const COLUMNS = [
  'a',
  'b',
  'over',
  'scope_kind',
  'scope',
  'metric',
  'unit',
  'a_value',
  'b_value',
  'difference',
  'ci_low',
  'ci_high',
  'p',
  'p_adjusted',
  'shown',
  'standardised',
  'variance_saved',
  'replications',
  'differing',
  'note',
] as const satisfies readonly (keyof DifferenceRow)[];

/** `compare.csv`: a row a pair and quantity. */
export function compareCsv({ rows, result }: Compared): string {
  return toCsv(rows, COLUMNS, result.classification);
}
