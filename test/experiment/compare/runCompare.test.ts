import { describe, expect, it } from 'vitest';
import { runCompare } from '../../../src/experiment/index.ts';
import { desk } from '../../support/commandLine.ts';
import { comparedHere, variantsOf } from '../../support/comparedHere.ts';

describe('a comparison on worker threads', () => {
  it('finds what the same replications of each variant say, block by block, whatever the number of threads', async () => {
    const at = (staff: number): string =>
      desk({ staff, horizon: '31 days' })
        .replace('name: Desk', `name: At ${staff}`)
        .replace('4 / h', '{ value: 4 / h, range: [3 / h, 5 / h] }');
    const variants = await variantsOf({ A: at(5), B: at(6) });
    const settings = { replications: 9, seed: 4, overRanges: true };
    const told: number[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      told.push(done / total);
    };
    const found = await runCompare(variants, { ...settings, workers: 2, onProgress });
    expect(found).toEqual(await comparedHere(variants, settings));
    // Two blocks of each of two variants, once given the values and once over their ranges.
    expect([told.length, told[3], told.at(-1)]).toEqual([8, 0.5, 1]);
  });
});
