import type { Chain, StepSpec } from '../chain.ts';
import type { SettingSpec } from './policySpec.ts';

/*
 * What policies may do to a chain, so that there is room for it from the beginning.
 */

/** Everything that any policy may set. */
export function settingsOf(chain: Chain): SettingSpec[] {
  return chain.policies.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === 'set' ? action.settings : [])),
  );
}

/** Whether a kind of post may be assigned to a unit. */
export function mayStaff(chain: Chain, post: number, unit: number): boolean {
  return chain.policies.some(({ actions }) =>
    actions.some((action) => action.kind === 'assign' && action.post === post && action.unit === unit),
  );
}

/** Whether a step may get a queue limit. */
export function mayLimit(chain: Chain, step: number): boolean {
  return settingsOf(chain).some(
    (setting) => setting.kind === 'step' && setting.index === step && setting.key === 'queueLimit',
  );
}

/** Priorities that the work of a step may get. */
export function prioritiesToCome(chain: Chain, step: StepSpec): number[] {
  const index = chain.steps.indexOf(step);
  return settingsOf(chain).flatMap((setting) =>
    setting.kind === 'step' && setting.index === index && setting.key === 'priority' ? [setting.value] : [],
  );
}

/** What a step may come to be. */
export function specsToCome(chain: Chain, index: number): StepSpec[] {
  const spec = chain.steps[index];
  if (spec === undefined) return [];
  return settingsOf(chain).flatMap((setting) =>
    setting.kind === 'step' && setting.index === index ? [{ ...spec, [setting.key]: setting.value }] : [],
  );
}
