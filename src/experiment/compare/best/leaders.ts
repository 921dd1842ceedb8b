import type { BestResult } from './bestResult.ts';

/** The labels of those that have held most often of what is left, equally often, the one that leads first. */
export function leadersOf({ leads, variants }: Pick<BestResult, 'leads' | 'variants'>): string[] {
  const leader = variants.find(({ label }) => label === leads);
  const equals = variants.filter(({ standing, held }) => standing === 'left' && held === leader?.held);
  return [leads, ...equals.map(({ label }) => label)];
}
