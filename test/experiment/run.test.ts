import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/chain/layout.ts';
import {
  type ReplicationRow,
  RunAborted,
  RunDefect,
  RunFault,
  runExperiment,
} from '../../src/experiment/index.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { desk } from '../support/commandLine.ts';
import { scenarioOf } from '../support/runScenario.ts';

const scenario = await scenarioOf(desk({ staff: 6 }));
const REPLICATIONS = 19;

async function run(workers: number, more: Parameters<typeof runExperiment>[1] = {}) {
  return runExperiment(scenario, { replications: REPLICATIONS, workers, ...more });
}

describe.each([1, 4])('an experiment on %i workers', (workers) => {
  it('finds the same as on one', async () => {
    const [one, many] = await Promise.all([run(1), run(workers)]);
    expect(many.findings).toEqual(one.findings);
    expect(many.events).toBe(one.events);
  });

  it('hands on every replication once, in order, and reports progress by block', async () => {
    const rows: ReplicationRow[] = [];
    const done: number[] = [];
    await run(workers, {
      replicationSink: (each) => rows.push(...each),
      onProgress: (progress) => {
        expect(progress.total).toBe(REPLICATIONS);
        done.push(progress.done);
      },
    });
    expect(done).toEqual([8, 16, 19]);
    const cells = layoutOf(scenario.chain).cells.length;
    expect(rows.map((row) => row.replication)).toEqual(
      Array.from({ length: REPLICATIONS * cells }, (_, i) => Math.floor(i / cells)),
    );
  });

  it('names scenario, replication and moment when the scenario outgrows its limits', async () => {
    const crowd = await scenarioOf(`${desk({ arrivals: '400 / h' })}limits: { entities: 1000 }\n`);
    const error = await runExperiment(crowd, { workers }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunFault);
    expect(error).toMatchObject({
      code: 'run.entities',
      message: expect.stringMatching(/^Desk, replication 0, 1 January 2015 \d\d:\d\d: more than 1000 /),
    });
  });

  it('reports a mistake of the program with seed and replication', async () => {
    const { chain } = scenario;
    // No scenario compiles to this: a norm on a metric that is not there.
    const norm = { name: 'none', label: 'none', scopeKind: 'step', scope: 'none', metric: 'none' };
    const norms = [{ ...norm, unit: -1, organisation: -1, periodEnds: [], inARow: 1 }];
    const broken = { ...scenario, chain: { ...chain, norms } } as unknown as Scenario;
    const error = await runExperiment(broken, { workers, seed: 5 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunDefect);
    expect(error).toMatchObject({ seed: '5', from: 0, to: 0 });
  });

  it('ends on the signal', async () => {
    const abort = new AbortController();
    const running = run(workers, { replications: 100_000, signal: abort.signal });
    setTimeout(() => abort.abort(), 300);
    await expect(running).rejects.toBeInstanceOf(RunAborted);
  });
});

describe('findings', async () => {
  const rows: ReplicationRow[] = [];
  const { findings } = await run(2, { replicationSink: (each) => rows.push(...each) });
  const { cells, periods } = layoutOf(scenario.chain);

  it('have a summary row for each cell, in the order of the layout, defined or not', () => {
    expect(
      findings.summary.map(({ scope_kind, scope, metric }) => `${scope_kind} ${scope} ${metric}`),
    ).toEqual(cells.map(({ scopeKind, scope, metric }) => `${scopeKind} ${scope} ${metric.name}`));
    expect(findings.summary.find(({ metric }) => metric === 'unfilled_share')).toMatchObject({
      mean: undefined,
      replications: 0,
    });
  });

  it('have series rows for the periods, but none for what is never defined', () => {
    const busy = findings.series.filter(({ metric }) => metric === 'busy');
    expect(busy.map(({ period_start, period_end }) => [period_start, period_end])).toEqual([
      ['2015-01-01', '2015-02-01'],
      ['2015-02-01', '2015-03-01'],
      ['2015-03-01', '2015-04-01'],
    ]);
    expect(busy).toHaveLength(periods);
    expect(findings.series.some(({ metric }) => metric === 'unfilled_share')).toBe(false);
  });

  it('average the rows of the replications: counts as means, holding as a share', () => {
    for (const metric of ['arrived', 'completed', 'hold_probability']) {
      const own = rows.filter((row) => row.metric === metric && /step|chain/.test(row.scope_kind));
      const mean = own.reduce((sum, row) => sum + (row.value ?? Number.NaN), 0) / REPLICATIONS;
      const row = findings.summary.find(
        (each) => each.metric === metric && /step|chain/.test(each.scope_kind),
      );
      expect(own).toHaveLength(REPLICATIONS);
      expect(row?.mean).toBeCloseTo(mean, 9);
    }
  });

  it('agree on survival: verdict, norm, unit, organisation and summary', () => {
    const held = findings.verdict.held as number;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(REPLICATIONS);
    for (const scope of findings.verdict.scopes) expect(scope.held).toBe(held);
    const shares = findings.summary.filter(({ metric }) => metric === 'hold_probability');
    for (const { mean } of shares) expect(mean).toBeCloseTo(held / REPLICATIONS, 12);
    expect(findings.norms[0]?.hold_probability).toBeCloseTo(held / REPLICATIONS, 12);
  });

  it('measure values and shortfalls of a norm as the metric that it limits', () => {
    const units = findings.summary.filter(({ scope_kind }) => scope_kind === 'norm').map(({ unit }) => unit);
    expect(units).not.toContain('as the norm');
    expect(findings.summary.find(({ metric }) => metric === 'worst_value')?.unit).toBe('share');
  });
});

describe('an experiment', () => {
  it('refuses what is no number of replications or workers', async () => {
    for (const replications of [0, -1, 1.5, Number.NaN]) {
      await expect(runExperiment(scenario, { replications })).rejects.toBeInstanceOf(RangeError);
    }
    await expect(runExperiment(scenario, { workers: 0 })).rejects.toBeInstanceOf(RangeError);
  });

  it('takes 1 and "1" for the same seed, 0 and 11 for others', async () => {
    const arrived = async (seed: string | number): Promise<number | undefined> => {
      const { findings } = await run(2, { seed, replications: 8 });
      return findings.summary.find(({ metric }) => metric === 'arrived')?.mean;
    };
    expect(await arrived('1')).toBe(await arrived(1));
    expect(await arrived(0)).not.toBe(await arrived(1));
    expect(await arrived(11)).not.toBe(await arrived(1));
  });
});
