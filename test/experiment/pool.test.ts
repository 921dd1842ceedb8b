import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chain } from '../../src/chain/chain.ts';
import { RunAborted, RunDefect, RunFault } from '../../src/experiment/failure.ts';
import { planReplications } from '../../src/experiment/plan.ts';
import { computeBlocks } from '../../src/experiment/pool.ts';

interface Behaviour {
  readonly delay?: number;
  readonly dies?: 'once' | 'always';
  readonly how?: 'exit' | 'throw';
  readonly busy?: true;
  readonly failure?: { readonly kind: 'fault' | 'defect'; readonly code: string; readonly message: string };
}

const FAKE = new URL('./workers/fake.mjs', import.meta.url);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs blocks on workers that behave, at blocks by first replication, as told; returns the order of folding. */
async function compute(
  replications: number,
  workers: number,
  script: Record<number, Behaviour> = {},
  more: { signal?: AbortSignal; fold?: (first: number) => void } = {},
): Promise<number[]> {
  const chain = { script, memory: join(folder, 'block') } as unknown as Chain;
  const seen: number[] = [];
  const options = { workers, script: FAKE, signal: more.signal };
  await computeBlocks(planReplications({ chain, seed: '7' }, replications), options, ({ first, values }) => {
    more.fold?.(first);
    seen.push(...values);
  });
  return seen;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe.each([1, 2, 4])('a pool of %i', (workers) => {
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

  it('throws the first failure in the order of the plan, whichever came first', async () => {
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

describe('a pool', () => {
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

  it('computes nothing for an empty plan', async () => {
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
