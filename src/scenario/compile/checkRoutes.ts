import { messages } from '../messages.ts';
import { at } from '../spot.ts';
import type { CompiledCases } from './cases.ts';
import type { Compilation } from './compilation.ts';
import { lastingLoop } from './lastingLoops.ts';
import { endlessSteps, unreachableSteps } from './routeGraph.ts';
import { stepSpot } from './stepSpot.ts';

/** Refuses steps that no route reaches, and loops without elapsed time that are never left. */
export function checkRoutes(
  c: Compilation,
  { cases, steps, initial, sound }: CompiledCases,
  parameters: readonly number[],
): void {
  for (const [index, type] of cases.entries()) {
    if (!sound.has(index)) continue;
    for (const step of unreachableSteps(type, steps, initial)) {
      c.fault(stepSpot(steps[step]!.name), 'scenario.unreachable', messages.unreachable(steps[step]!.name), {
        atKey: true,
      });
    }
    const [endless] = endlessSteps(type, steps, parameters);
    if (endless !== undefined) {
      c.fault(
        at(stepSpot(steps[endless]!.name), 'then'),
        'scenario.endless-loop',
        messages.endlessLoop(steps[endless]!.name),
        {
          atKey: true,
        },
      );
    }
  }
}

/** Warns of rounds with work or waits in them that no case ever leaves. Where policies set values one of these may open a way out. */
export function warnOfLastingLoops(
  c: Compilation,
  { cases, steps, sound }: CompiledCases,
  parameters: readonly number[],
): void {
  if (c.policySettings.length > 0) return;
  for (const [index, type] of cases.entries()) {
    if (!sound.has(index)) continue;
    const step = lastingLoop(type, steps, parameters);
    if (step === undefined) continue;
    const { name } = steps[step]!;
    c.warn(at(stepSpot(name), 'then'), 'scenario.lasting-loop', messages.lastingLoop(name), {
      atKey: true,
      hint: messages.hintLastingLoop(),
    });
  }
}
