import type { CProgram } from './cProgram.ts';
import type { Model } from './models.ts';
import { type ModelRun, SimulatedModel } from './simulatedModel.ts';

/** What the quick bench found of one model; it judges counts and answers, never time. */
export interface QuickFinding {
  readonly model: Model;
  /** Events of all replications: simulated, simulated once more from the file on, and in C. */
  readonly events: number;
  readonly eventsAgain: number;
  readonly eventsInC: number;
  /** Mean answers over the replications. */
  readonly value: number;
  readonly valueInC: number;
}

export async function quickBench(model: Model, program: CProgram, folder: URL): Promise<QuickFinding> {
  const { horizon, replications } = model.quick;
  const indices = Array.from({ length: replications }, (_, index) => index);
  const first = await SimulatedModel.load(model, folder, horizon);
  const runs = indices.map((index) => first.run(index));
  const again = await SimulatedModel.load(model, folder, horizon);
  const runsAgain = indices.map((index) => again.run(index));
  const runsInC = indices.map((index) => program.run(model, first.chain.horizon, index + 1));
  return {
    model,
    events: sum(runs, 'events'),
    eventsAgain: sum(runsAgain, 'events'),
    eventsInC: sum(runsInC, 'events'),
    value: sum(runs, 'value') / replications,
    valueInC: sum(runsInC, 'value') / replications,
  };
}

/** What is wrong with a finding, as sentences; none if all is well. */
export function quickFaults(finding: QuickFinding): string[] {
  const { model, events, eventsAgain, eventsInC, value, valueInC } = finding;
  const { quick, theory, title } = model;
  const faults: string[] = [];
  if (events !== quick.events) faults.push(`${title}: ${events} events, not ${quick.events}`);
  if (eventsAgain !== events) faults.push(`${title}: ${events} events, then ${eventsAgain}`);
  if (Math.abs(eventsInC / events - 1) > 0.01) {
    faults.push(`${title}: ${events} events simulated, ${eventsInC} in C: not the same model`);
  }
  for (const [whose, mean] of [
    ['simulated', value],
    ['in C', valueInC],
  ] as const) {
    if (!(Math.abs(mean / theory - 1) <= quick.within)) {
      const percent = 100 * quick.within;
      faults.push(`${title}: ${mean} ${whose} is not within ${percent} % of ${theory}`);
    }
  }
  return faults;
}

function sum(runs: readonly ModelRun[], what: 'events' | 'value'): number {
  return runs.reduce((total, run) => total + run[what], 0);
}
