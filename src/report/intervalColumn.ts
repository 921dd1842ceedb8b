import { probabilityWithInterval } from './numberWords.ts';

/** What stands above such a column. */
export const INTERVAL_HEADING = 'holds (95 %)';

/** Columns that probabilities with their intervals take, a blank before them: as many as the longest asks for. */
export function intervalColumn(
  all: readonly { readonly estimate: number; readonly low: number; readonly high: number }[],
): number {
  const lengths = all.map(({ estimate, low, high }) => probabilityWithInterval(estimate, low, high).length);
  return Math.max(INTERVAL_HEADING.length, ...lengths) + 1;
}
