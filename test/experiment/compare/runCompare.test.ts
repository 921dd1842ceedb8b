import { describe, expect, it } from 'vitest';
import { runCompare } from '../../../src/experiment/index.ts';
import { desk } from '../../support/commandLine.ts';
import { comparedHere, variantsOf } from '../../support/comparedHere.ts';

describe('a comparison on worker threads', () => {
  it('finds what the same replications of each variant say, block by block, whatever the number of threads', async () => {
    const at = (staff: number): string =>
      desk({ staff, horizon: '31 days' }).replace('name: Desk', `name: At ${staff}`);
    const variants = await variantsOf({ A: at(5), B: at(6), C: at(7) });
    const settings = { replications: 20, seed: 4, allPairs: true };
    const told: number[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      told.push(done / total);
    };
    const found = await runCompare(variants, { ...settings, workers: 2, onProgress });
    expect(found).toEqual(comparedHere(variants, settings));
    // Three blocks of each of three variants.
    expect([told.length, told.at(-1)]).toEqual([9, 1]);
  });
});
