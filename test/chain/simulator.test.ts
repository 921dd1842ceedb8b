import { expect, it, vi } from 'vitest';
import { Simulation } from '../../src/chain/simulation.ts';
import { Simulator } from '../../src/chain/simulator.ts';
import { desk } from '../support/commandLine.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** A module whose function `f` gives up as the core does when it gets no more memory. */
const TRAP = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00],
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00, 0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b],
]);

it('takes a core that gets no more memory for a fault of the scenario', async () => {
  const { chain } = await scenarioOf(desk());
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(TRAP), {});
  const run = vi.spyOn(Simulation.prototype, 'run').mockImplementation((exports as { f: () => number }).f);
  const simulator = new Simulator(chain, { low: 1, high: 2 });
  expect(() => simulator.run(0, new Float64Array(1), 0, new Float64Array(1), 0)).toThrow(
    expect.objectContaining({ name: 'SimulationFault', code: 'run.memory' }),
  );
  run.mockRestore();
});
