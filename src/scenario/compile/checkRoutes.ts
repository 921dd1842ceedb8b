import { messages } from '../messages.ts';
import { at } from '../spot.ts';
import type { CompiledCases } from './cases.ts';
import type { Compilation } from './compilation.ts';
import { lastingLoop } from './lastingLoops.ts';
import { multiplyingStep } from './multiplyingCases.ts';
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

/**
 * Warns of what grows without bound by constants alone: rounds with work or waits in them that no case ever leaves, and cases that open
 * one another, one for one or more. Where policies set values one of these may open a way out.
 */
export function warnOfEndlessGrowth(
  c: Compilation,
  { cases, steps, sound }: CompiledCases,
  parameters: readonly number[],
): void {
  // What is at fault may be no chain at all, and is not run.
  if (c.faults.length > 0 || c.policySettings.length > 0 || sound.size < cases.length) return;
  const loops = cases.flatMap((type) => lastingLoop(type, steps, parameters) ?? []);
  for (const step of loops) {
    const { name } = steps[step]!;
    c.warn(at(stepSpot(name), 'then'), 'scenario.lasting-loop', messages.lastingLoop(name), {
      atKey: true,
      hint: messages.hintLastingLoop(),
    });
  }
  const multiplying = loops.length > 0 ? undefined : multiplyingStep(cases, steps, parameters);
  if (multiplying === undefined) return;
  const { name } = steps[multiplying]!;
  c.warn(at(stepSpot(name), 'opens'), 'scenario.multiplying-cases', messages.multiplyingCases(name), {
    atKey: true,
    hint: messages.hintMultiplyingCases(),
  });
}
