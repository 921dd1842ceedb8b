import type { Variable } from './expression.ts';

/** Where the values that formulas name lie in their environment: an offset each, the start of a range for lists. */
export interface VariableSlots {
  readonly t: number;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
  readonly threat: number;
  readonly surge: number;
  /** Group `i` lies at `groups + i`. */
  readonly groups: number;
  /** Parameter `i` lies at `parameters + i`. */
  readonly parameters: number;
  /** Metric `i` of the chain's watched ones lies at `watched + i`. */
  readonly watched: number;
}

/** The layout of an environment for a chain with so many groups and parameters; what is watched comes last. */
export function variableSlots(groupCount: number, parameterCount = 0): VariableSlots {
  const parameters = 6 + groupCount;
  const watched = parameters + parameterCount;
  return { t: 0, month: 1, year: 2, weekday: 3, threat: 4, surge: 5, groups: 6, parameters, watched };
}

/** The offset of one variable. */
export function slotOf(variable: Variable, slots: VariableSlots): number {
  if (variable.kind === 'group') return slots.groups + variable.index;
  if (variable.kind === 'parameter') return slots.parameters + variable.index;
  if (variable.kind === 'watched') return slots.watched + variable.index;
  return slots[variable.kind];
}
