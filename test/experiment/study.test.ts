import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chain } from '../../src/chain/chain.ts';
import type { BlockResult } from '../../src/experiment/block.ts';
import { RunAborted, RunDefect, RunFault } from '../../src/experiment/failure.ts';
import type { BlockKey, Journal } from '../../src/experiment/journal.ts';
import { blocksOf, inTurn, type Variant } from '../../src/experiment/plan.ts';
import { type BlockFold, type Progress, Study, type StudyOptions } from '../../src/experiment/study.ts';

interface Behaviour {
  readonly delay?: number;
  readonly dies?: 'once' | 'always';
  readonly how?: 'exit' | 'throw';
  readonly busy?: true;
  /** Busy until it is told to leave it. */
  readonly listens?: true;
  readonly failure?: { readonly kind: 'fault' | 'defect'; readonly code: string; readonly message: string };
}

const FAKE = new URL('./workers/fake.mjs', import.meta.url);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A variant whose blocks, by first replication, make a worker behave as told. */
function variantOf(script: Record<number, Behaviour> = {}, name = 'block'): Variant {
  return { chain: { script, memory: join(folder, name) } as unknown as Chain, seed: '7' };
}

/** Computes the replications of one variant; returns the order of folding. */
async function compute(
  replications: number,
  workers: number,
  script: Record<number, Behaviour> = {},
  more: { signal?: AbortSignal; fold?: (first: number) => void } = {},
): Promise<number[]> {
  const seen: number[] = [];
  const options = { workers, script: FAKE, signal: more.signal };
  await Study.carryOut(options, (study) =>
    study.compute(blocksOf(study.add(variantOf(script)), replications), ({ first, values }) => {
      more.fold?.(first);
      seen.push(...values);
      return undefined;
    }),
  );
  return seen;
}

/** A study on workers of the test. */
function studied<Found>(
  options: Partial<StudyOptions>,
  experiment: (study: Study) => Promise<Found>,
): Promise<Found> {
  return Study.carryOut({ workers: 2, script: FAKE, ...options }, experiment);
}

/** A journal in memory. */
class Memory implements Journal {
  readonly results = new Map<string, BlockResult>();
  readonly asked: number[] = [];
  /** Keys of which the results cannot be read any longer. */
  readonly lost = new Set<string>();

  static keyOf({ variant, first, count }: BlockKey): string {
    return `${variant} ${first} ${count}`;
  }
  begin(blocks: number): void {
    this.asked.push(blocks);
  }
  has(block: BlockKey): boolean {
    return this.results.has(Memory.keyOf(block));
  }
  kept(block: BlockKey): BlockResult | undefined {
    const key = Memory.keyOf(block);
    return this.lost.has(key) ? undefined : this.results.get(key);
  }
  keep(block: BlockKey, result: BlockResult): void {
    this.results.set(Memory.keyOf(block), result);
  }
}

/** A fold that notes all values. */
function into(seen: number[]): BlockFold {
  return ({ values }) => {
    seen.push(...values);
    return undefined;
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe.each([1, 2, 4])('a study on %i workers', (workers) => {
  it('folds every replication once, in order, with a short last block', async () => {
    expect(await compute(43, workers)).toEqual(upTo(43));
  });

  it('folds in order when blocks are done out of order', async () => {
    expect(await compute(48, workers, { 0: { delay: 200 }, 16: { delay: 100 } })).toEqual(upTo(48));
  });

  it('computes a block again when its worker died once', async () => {
    expect(await compute(48, workers, { 8: { dies: 'once' }, 16: { dies: 'once', how: 'throw' } })).toEqual(
      upTo(48),
    );
  });

  it('reports a block whose worker died twice with its replications and the seed', async () => {
    const run = compute(48, workers, { 16: { dies: 'always' } });
    await expect(run).rejects.toMatchObject({
      name: 'RunDefect',
      code: 'run.worker-died',
      seed: '7',
      from: 16,
      to: 23,
      message: expect.stringContaining('status 3'),
    });
  });

  it('throws the first failure in the order of the blocks, whichever came first', async () => {
    const failure = { kind: 'fault', code: 'run.events', message: 'too many events' } as const;
    const late = { kind: 'defect', code: 'run.defect', message: 'oops' } as const;
    const error = await compute(48, workers, { 8: { delay: 150, failure }, 16: { failure: late } }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RunFault);
    expect(error).toMatchObject({ code: 'run.events', message: 'too many events' });
  });

  it('ends on the signal although every worker is busy for ever', async () => {
    const abort = new AbortController();
    const script = Object.fromEntries(upTo(6).map((block) => [8 * block, { busy: true }])) as Record<
      number,
      Behaviour
    >;
    const run = compute(48, workers, script, { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    await expect(run).rejects.toBeInstanceOf(RunAborted);
  });
});

describe('a study', () => {
  it('says what a worker died of', async () => {
    const error = await compute(8, 1, { 0: { dies: 'always', how: 'throw' } }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RunDefect);
    expect(error).toMatchObject({ code: 'run.worker-died', message: expect.stringContaining('out of luck') });
  });

  it('does not begin when the signal was given before', async () => {
    await expect(compute(8, 1, {}, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(RunAborted);
  });

  it('computes nothing when nothing is asked', async () => {
    expect(await compute(0, 2)).toEqual([]);
  });

  it('ends with what the fold throws', async () => {
    const fold = (first: number): void => {
      if (first === 16) throw new Error('disk full');
    };
    await expect(compute(48, 2, {}, { fold })).rejects.toThrow('disk full');
  });

  it('computes only a few blocks ahead of one that takes long', async () => {
    const abort = new AbortController();
    const run = compute(8 * 40, 2, { 0: { busy: true } }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 1000);
    await expect(run).rejects.toBeInstanceOf(RunAborted);
    const given = readdirSync(folder).filter((name) => name.includes('-given-'));
    expect(given.length).toBeGreaterThan(1);
    expect(given.length).toBeLessThanOrEqual(8);
  });
});

describe('the rounds of a study', () => {
  it('go on with the workers of the rounds before, and with variants that are added meanwhile', async () => {
    const threads = new Set<number>();
    const seen: number[] = [];
    const fold: BlockFold = (result, block) => {
      threads.add(result.breaches[0] as number);
      return into(seen)(result, block);
    };
    await studied({}, async (study) => {
      const first = study.add(variantOf());
      await study.compute(blocksOf(first, 32), fold);
      const second = study.add(variantOf({}, 'other'));
      await study.compute(inTurn([second, first], 48, 32), fold);
      expect([first, second, study.add(variantOf())]).toEqual([0, 1, 2]);
    });
    const turns = [32, 40].flatMap((from) =>
      [1000, 0].flatMap((more) => upTo(8).map((i) => more + from + i)),
    );
    expect(seen).toEqual([...upTo(32), ...turns]);
    expect(threads.size).toBeLessThanOrEqual(2);
  });

  it('ask the same variant, given again, by the same number', async () => {
    const variant = variantOf();
    await studied({}, async (study) => expect([study.add(variant), study.add(variant)]).toEqual([0, 0]));
  });

  it('let go of a variant that is done with: its number is not used again, and the same one given again is another', async () => {
    const journal = new Memory();
    const seen: number[] = [];
    await studied({ journal, workers: 1 }, async (study) => {
      const [one, other] = [variantOf({}, 'one'), variantOf({}, 'other')];
      expect([study.add(one), study.add(other)]).toEqual([0, 1]);
      await study.compute(blocksOf(0, 8), into(seen));
      study.drop(0);
      expect([study.add(one), study.add(other)]).toEqual([2, 1]);
      await study.compute(inTurn([1, 2], 16, 8), into(seen));
    });
    expect(seen).toEqual([...upTo(8), ...upTo(8).map((i) => 1008 + i), ...upTo(8).map((i) => 2008 + i)]);
    expect(journal.results.size).toBe(3);
  });

  it('tell the journal of all blocks at once where that is known', async () => {
    const journal = new Memory();
    await studied({ journal, workers: 1 }, async (study) => {
      const variant = study.add(variantOf());
      study.announce(5);
      await study.compute(blocksOf(variant, 16), () => undefined);
      await study.compute(blocksOf(variant, 40, 16), () => undefined);
      await study.compute(blocksOf(variant, 48, 40), () => undefined);
    });
    expect(journal.asked).toEqual([5, 1]);
  });

  it('leave a worker no more than four variants, however many take turns', async () => {
    const held: number[] = [];
    await studied({ workers: 1 }, async (study) => {
      const numbers = upTo(6).map((i) => study.add(variantOf({}, `variant${i}`)));
      await study.compute(inTurn(numbers, 24), ({ breaches }) => {
        held.push(breaches[1] as number);
        return undefined;
      });
    });
    expect(Math.max(...held)).toBe(4);
  });

  it('end early when the fold has enough, and what a worker is still at is left', async () => {
    const seen: number[] = [];
    await studied({}, async (study) => {
      const number = study.add(variantOf({ 16: { busy: true, listens: true } }));
      await study.compute(blocksOf(number, 48), ({ first }) => (first === 8 ? 'enough' : undefined));
      await study.compute(blocksOf(study.add(variantOf({}, 'other')), 32), into(seen));
    });
    expect(seen).toEqual(upTo(32).map((i) => 1000 + i));
  });

  it('throw the failure of a block that is asked for again after it was left', async () => {
    const failure = { kind: 'fault', code: 'run.events', message: 'too many events' } as const;
    const run = studied({}, async (study) => {
      const number = study.add(variantOf({ 8: { failure } }));
      await study.compute(blocksOf(number, 16), ({ first }) => (first === 0 ? 'enough' : undefined));
      await study.compute(blocksOf(number, 16, 8), () => undefined);
    });
    await expect(run).rejects.toMatchObject({ code: 'run.events' });
  });

  it('tell progress over all of them: of what is foreseen, or of what was asked for if that is more', async () => {
    const told: Progress[] = [];
    await studied({ workers: 1, onProgress: (progress) => told.push(progress) }, async (study) => {
      const number = study.add(variantOf());
      study.foresee(32);
      await study.compute(blocksOf(number, 16), () => undefined);
      await study.compute(blocksOf(number, 48, 16), ({ first }) => (first === 32 ? 'enough' : undefined));
    });
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [8, 32],
      [16, 32],
      [24, 48],
      [32, 48],
      [40, 40],
    ]);
  });

  it('compute nothing that a journal has, wherever in the round it stands, and fold in the same order', async () => {
    const journal = new Memory();
    const seen: number[] = [];
    await studied({ journal }, (study) => study.compute(blocksOf(study.add(variantOf()), 80), into(seen)));
    expect(seen).toEqual(upTo(80));
    const keys = [...journal.results.keys()];
    for (const [index, key] of keys.entries()) if (index % 3 === 1) journal.results.delete(key);
    journal.lost.add(keys[5] as string);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const again: number[] = [];
    const told: Progress[] = [];
    await studied({ journal, onProgress: (progress) => told.push(progress) }, (study) =>
      study.compute(blocksOf(study.add(variantOf()), 80), into(again)),
    );
    expect(again).toEqual(seen);
    const given = readdirSync(folder).map((name) => Number(name.split('-given-')[1]));
    expect(given.sort((a, b) => a - b)).toEqual([8, 32, 40, 56]);
    // What the journal has is done from the beginning; of one block it turns out not to have all.
    expect(told[0]).toEqual({ done: 56, total: 80, found: 56 });
    expect(told.map(({ done, found = 0 }) => done - found)).toEqual([0, 0, 8, 8, 8, 16, 24, 24, 32, 32, 32]);
    expect(told.at(-1)).toEqual({ done: 80, total: 80, found: 48 });
    expect(journal.asked).toEqual([10, 10]);
  });

  it('do not take blocks of another chain, seed or kind of record for their own', async () => {
    const journal = new Memory();
    const counts: number[] = [];
    const one = variantOf({}, 'one');
    const others = [
      one,
      { ...one },
      { ...one, seed: '8' },
      { ...one, keeps: 'summary' as const },
      variantOf(),
    ];
    for (const variant of others) {
      await studied({ journal, workers: 1 }, (study) =>
        study.compute(blocksOf(study.add(variant), 8), () => undefined),
      );
      counts.push(journal.results.size);
    }
    expect(counts).toEqual([1, 1, 2, 3, 4]);
  });
});
