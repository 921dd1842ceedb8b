import { describe, expect, it } from 'vitest';
import { type ReplicationRow, replayReplication, runExperiment } from '../../src/experiment/index.ts';
import { renderReplay } from '../../src/report/replayText.ts';
import { desk } from '../support/commandLine.ts';
import { scenarioOf } from '../support/runScenario.ts';

const scenario = await scenarioOf(desk({ staff: 6 }));

describe('one replication alone', () => {
  it('has the numbers that it has among others, and adds up to what they say', async () => {
    const rows: ReplicationRow[] = [];
    const { findings, events } = await runExperiment(scenario, {
      replications: 11,
      workers: 1,
      replicationSink: (each) => rows.push(...each),
    });
    let held = 0;
    let all = 0;
    for (let index = 0; index < 11; index++) {
      const replay = await replayReplication(scenario, index);
      expect(replay.rows).toEqual(rows.filter((row) => row.replication === index));
      const isHolding = replay.norms.every((norm) => norm.first_breach === undefined);
      expect(replay.held).toBe(isHolding);
      expect(replay.why === undefined).toBe(isHolding);
      if (isHolding) held++;
      all += replay.events;
    }
    expect(held).toBe(findings.verdict.held);
    expect(held).toBeLessThan(11);
    expect(all).toBe(events);
  });

  it('may be any, and has another seed if asked', async () => {
    const one = await replayReplication(scenario, 1_234_567);
    const other = await replayReplication(scenario, 1_234_567, { seed: 99 });
    expect(one.events).not.toBe(other.events);
    await expect(replayReplication(scenario, -1)).rejects.toThrow(RangeError);
  });

  it('is told in words that fit the terminal', async () => {
    const broken = await scenarioOf(desk({ staff: 4 }));
    const shown = renderReplay(await replayReplication(broken, 0), {
      width: 80,
      colour: false,
      unicode: true,
    });
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(shown).toMatch(/^Desk, replication 0, seed 3: [\d,]+ events, 0 incidents\./);
    expect(shown.replace(/\s+/g, ' ')).toMatch(
      /The chain breaks on \d+ \w{3} 2015: answered\. 1 of 1 norm are breached by the end\. Why: all the hours that its late work had waited were spent at desk\.staff\./,
    );
  });
});
