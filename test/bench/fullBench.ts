import type { CProgram } from './cProgram.ts';
import type { Model } from './models.ts';
import { type ModelRun, SimulatedModel } from './simulatedModel.ts';

/**
 * Rounds of each model. The first ones also warm the simulator up; the best of all counts. Many and short (a fraction
 * of a second): on a machine that others use too, a short round is more often undisturbed.
 */
const ROUNDS = 30;

/** Events a second of one model, each the best of the rounds. */
export interface Speed {
  readonly model: Model;
  readonly inC: number;
  readonly simulated: number;
}

/** Measures one model: in C and simulated in turn, so that both meet the same machine. */
export async function fullBench(model: Model, program: CProgram, folder: URL): Promise<Speed> {
  const simulated = await SimulatedModel.load(model, folder);
  let bestInC = 0;
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bestInC = Math.max(bestInC, speedOf(program.run(model, simulated.chain.horizon, round + 1)));
    best = Math.max(best, speedOf(simulated.run(round)));
  }
  return { model, inC: bestInC, simulated: best };
}

function speedOf({ events, seconds }: ModelRun): number {
  return events / seconds;
}
