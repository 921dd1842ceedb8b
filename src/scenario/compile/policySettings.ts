import type { Chain, StepSpec, UnitSpec } from '../../chain/chain.ts';
import type { SettingSpec } from '../../chain/policy/policySpec.ts';
import { enclosingForks } from '../../chain/work/enclosingForks.ts';
import { policyMessages as messages } from '../messages/policyMessages.ts';

/** What of a step can change while the chain runs. */
const STEP_KEYS = [
  'priority',
  'queueLimit',
  'onLate',
  'then',
  'duration',
  'within',
  'withinCase',
  'startWithin',
] as const;
/** Lists and parts of a chain that say nothing of what is set, or that the comparison goes through. */
const COMPARED = ['parameters', 'units', 'steps', 'arrivals', 'flows', 'posts'] as const;
const IGNORED: ReadonlySet<string> = new Set(['policies', 'watched', ...COMPARED]);

/**
 * What a change of one value in the file changes in the compiled chain, as settings that a run can make (none if it
 * changes nothing); or why it cannot make them. So any path is understood as it is everywhere, and what follows from it follows here too.
 */
export function settingsBetween(
  path: string,
  base: Chain,
  changed: Chain,
): SettingSpec[] | { readonly error: string } {
  const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const fixed = { error: messages.settingFixed(path) };
  for (const key of Object.keys(base) as (keyof Chain)[]) {
    if (!IGNORED.has(key) && isOther(base[key], changed[key])) return fixed;
  }
  // Which steps lie in a branch of which fork is settled when the chain is made.
  if (isOther([...enclosingForks(base.steps)], [...enclosingForks(changed.steps)])) return fixed;
  if (COMPARED.some((key) => base[key].length !== changed[key].length)) return fixed;
  const settings: SettingSpec[] = [];
  for (const [index, parameter] of changed.parameters.entries()) {
    if (isOther(base.parameters[index], parameter))
      settings.push({ kind: 'parameter', index, value: parameter.value });
  }
  for (const [index, unit] of changed.units.entries()) {
    const before = base.units[index];
    if (before === undefined || !isOther(before, unit)) continue;
    const found = ofUnit(index, before, unit);
    if (!Array.isArray(found)) return found ?? fixed;
    settings.push(...found);
  }
  for (const [index, step] of changed.steps.entries()) {
    const before = base.steps[index];
    if (before === undefined || !isOther(before, step)) continue;
    if ((step.partners ?? step.alternatives) !== undefined)
      return { error: messages.settingOfLinked(step.name) };
    const found = ofStep(index, before, step);
    if (found === undefined) return fixed;
    settings.push(...found);
  }
  for (const [index, arrivals] of changed.arrivals.entries()) {
    const before = base.arrivals[index];
    if (!isOther(before, arrivals)) continue;
    if (arrivals.kind !== 'rate' || isOther({ ...before, rate: 0 }, { ...arrivals, rate: 0 })) return fixed;
    settings.push({ kind: 'arrivals', index, rate: arrivals.rate });
  }
  for (const [index, flow] of changed.flows.entries()) {
    const before = base.flows[index];
    if (!isOther(before, flow)) continue;
    if (flow.kind === 'dwell' || isOther({ ...before, value: 0 }, { ...flow, value: 0 })) return fixed;
    settings.push({ kind: 'flow', index, value: flow.value });
  }
  for (const [index, post] of changed.posts.entries()) {
    const before = base.posts[index];
    if (!isOther(before, post)) continue;
    if (post.opening !== undefined || isOther({ ...before, required: 0 }, { ...post, required: 0 }))
      return fixed;
    settings.push({ kind: 'required', index, required: post.required });
  }
  return settings;
}

function ofUnit(
  index: number,
  before: UnitSpec,
  unit: UnitSpec,
): SettingSpec[] | { readonly error: string } | undefined {
  // The cost of an hour of overtime follows from the productive hours, which stay.
  const { staffing, absence, ...rest } = unit;
  const { staffing: staffingBefore, absence: absenceBefore, ...restBefore } = before;
  if (unit.staff !== undefined) return { error: messages.settingOfStaff(unit.name) };
  if (JSON.stringify(rest) !== JSON.stringify(restBefore)) return undefined;
  const settings: SettingSpec[] = [];
  if (absence !== absenceBefore) settings.push({ kind: 'absence', index, absence });
  if (JSON.stringify(staffing) === JSON.stringify(staffingBefore)) return settings;
  const strength = staffing.kind === 'fte' ? staffing.fte : staffing.onDuty;
  const isStrength =
    JSON.stringify({ ...staffing, fte: 0, onDuty: 0 }) ===
    JSON.stringify({ ...staffingBefore, fte: 0, onDuty: 0 });
  return isStrength ? [...settings, { kind: 'fte', index, fte: strength }] : undefined;
}

function ofStep(index: number, before: StepSpec, step: StepSpec): SettingSpec[] | undefined {
  const settings: SettingSpec[] = [];
  const rest: Record<string, unknown> = { ...step };
  const restBefore: Record<string, unknown> = { ...before };
  for (const key of STEP_KEYS) {
    delete rest[key];
    delete restBefore[key];
    const value = step[key];
    if (JSON.stringify(value) === JSON.stringify(before[key])) continue;
    const isDeadline = key === 'within' || key === 'withinCase' || key === 'startWithin';
    // A step either watches deadlines of its tasks or it does not.
    if (isDeadline && (value === undefined || before[key] === undefined)) return undefined;
    settings.push({ kind: 'step', index, key, value } as SettingSpec);
  }
  return JSON.stringify(rest) === JSON.stringify(restBefore) ? settings : undefined;
}
