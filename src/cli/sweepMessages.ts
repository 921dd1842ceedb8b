import type { SweepEstimate } from '../experiment/index.ts';

/** The sentences of `sweep` on the command line. */

export const SWEEP =
  'Runs the same futures at many points, each a set of values, and says at which of them the chain holds: over a grid, a Latin ' +
  'hypercube or a Sobol sequence.';
export const OVER_OPTION =
  'value to vary, over its own range in the file, over FROM..TO, or the values A,B,C (may be repeated)';
export const DESIGN_OPTION =
  'how points are laid: grid (every combination), lhs (Latin hypercube, by the seed) or sobol (not scrambled)';
export const POINTS_OPTION =
  'values over each range of a grid (default: 5), or points in all of lhs and sobol (default: 64)';
export const YES_OPTION = 'go on without asking when it takes more than an hour, or has a million points';
export const SWEEP_EXAMPLE = `
Example:
  $ volhoud sweep scenarios/baseline.yaml --over 'parameters.tipRate=2/day..8/day' --over om.prosecutors.fte=20..40`;

/** @param faults a sentence, or several lines of which the last one counts them */
export function notRun(faults: string): string {
  return `${faults.includes('\n') ? '' : '--over: '}${faults}; nothing was run`;
}

export function takesLong({ points, replications, seconds }: SweepEstimate): string {
  return `The sweep takes about ${spanOf(seconds)} more: ${points} points of ${replications} replications each.`;
}

export const GO_ON = 'Go on? [y/N] ';
export const NOT_GONE_ON = 'The sweep was not gone on with; no results were written.';

export function sayYes(estimate: SweepEstimate): string {
  return `${takesLong(estimate)} Nobody can be asked here: say --yes to go on, or ask for fewer points or replications. No results were written.`;
}

function spanOf(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.round(hours / 24)} days`;
}
