import { describe, expect, it } from 'vitest';
import { Simulation } from '../../src/chain/simulation.ts';
import { caseOf, emptyChain, stepOf, unitOf } from '../support/chains.ts';
import { Record } from '../support/runScenario.ts';

/** Tasks of 6 h at the beginning; at hour 2 an incident halves the unit's productivity. */
function throughputs(onDuty: number, count: number, isShared: boolean): Record {
  const chain = emptyChain({
    horizon: 100,
    reportingEnds: [100],
    units: [unitOf('o.u', onDuty, { discipline: { kind: isShared ? 'sharing' : 'fifo' } })],
    cases: Array.from({ length: count }, (_, index) => caseOf(`c${index}`, index, index + 1)),
    steps: Array.from({ length: count }, (_, index) => stepOf(`c${index}.s`, 0, 6, { case: index })),
    initial: Array.from({ length: count }, (_, step) => ({
      step,
      count: 1,
      age: { family: 'constant', parameters: { value: 0 } },
    })),
  });
  const simulation = new Simulation(
    {
      ...chain,
      threat: { ...chain.threat, incidents: [{ name: 'tired', dates: [2], surge: 0, halfLife: 1 }] },
      limits: { events: 1000, entities: 1000 },
    },
    { low: 1, high: 2 },
    () => false,
  );
  simulation.strike = () => {
    simulation.units[0]?.setProductivity(0.5);
  };
  return new Record(simulation, 0, 0);
}

const ends = (record: Record, count: number): number[] =>
  Array.from({ length: count }, (_, index) => record.whole(`c${index}`, 'throughput_mean'));

/** Nothing in the language changes productivity yet; what changes it sets it. */
describe('a change of productivity in the middle of service', () => {
  it('slows each task on a whole place, and the one on the part place with them', () => {
    // 1.5 persons: at 2 the first has done 2 h, the second 1. At half the pace the first needs 8 h more, to 10; by then the
    // second has done 2 h more at a quarter, and needs 6 h more for the last 3, on the whole place.
    expect(ends(throughputs(1.5, 2, false), 2)).toEqual([10, 16]);
  });

  it('slows those who share', () => {
    // One person for two: at 2 each has done 1 h; then each goes at a quarter: 20 h more.
    expect(ends(throughputs(1, 2, true), 2)).toEqual([22, 22]);
  });

  it('leaves hours worked as they are: a tired person is at work', () => {
    const record = throughputs(1, 2, true);
    expect(record.whole('o.u', 'busy')).toBeCloseTo(22 / 100, 12);
  });
});
