import { describe, expect, it } from 'vitest';
import { BestSearch } from '../../../../src/experiment/compare/best/bestSearch.ts';
import { idleChain } from '../../../support/madeUpFutures.ts';

describe('a search for the best', () => {
  it('tells of variants that differ in their names only, each once', async () => {
    const scenario = await idleChain([100]);
    const other = await idleChain([200]);
    const named = (of: typeof scenario, label: string) => ({
      label,
      scenario: { ...of, chain: { ...of.chain, name: label }, settings: { ...of.settings, name: label } },
    });
    const variants = [named(scenario, 'a'), named(other, 'b'), named(scenario, 'c'), named(scenario, 'd')];
    expect(new BestSearch(variants).found.notes).toEqual([
      'a and c say the same of the chain but for its name, so that they hold in the same futures.',
      'a and d say the same of the chain but for its name, so that they hold in the same futures.',
    ]);
    const drawn = variants.map(({ label, scenario: of }) => ({
      label,
      scenario: { ...of, values: of.values.map((value) => ({ ...value, isDrawn: true as const })) },
    }));
    // Their ranges may differ.
    expect(new BestSearch(drawn, { overRanges: true }).found.notes).toEqual([]);
    expect(new BestSearch(variants.slice(0, 2)).found).toMatchObject({ asked: 0.9, notes: [] });
  });
});
