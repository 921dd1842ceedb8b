import { NONE } from '../../engine/hours.ts';
import type { Chain, NormSpec, StepSpec } from '../chain.ts';

/**
 * Whose waiting explains a breach of a norm.
 * - `late`: that of the tasks of a step that were late, until they were: from ready, or along the case for `withinCase`.
 * - `throughput`: that along the case, of cases that took longer than the limit.
 * - `stock`: that of the tasks of a case type that wait at the breach: what is not done stands there.
 * - `unit`: that at one unit, whatever it is: no other can be the cause.
 * - `none`: the norm is not about work (people, the threat).
 */
export type Cause =
  | { readonly kind: 'late'; readonly step: number }
  | { readonly kind: 'throughput'; readonly case: number; readonly limit: number }
  | { readonly kind: 'stock'; readonly case: number }
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'none' };

const NO_CAUSE: Cause = { kind: 'none' };

/** Step metrics that say how many, and so depend on all that comes before in the case. */
const FLOWS: readonly string[] = ['arrived', 'started', 'completed'];
/** Step metrics that deadlines decide, where there are any. */
const DEADLINES: readonly string[] = ['on_time', 'late', 'on_time_share', 'dropped', 'moved'];

/** Where to look for the cause of a breach of a norm; every metric that a norm may name has one. */
export function causeOf(chain: Chain, norm: NormSpec): Cause {
  switch (norm.scopeKind) {
    case 'unit':
      return atUnit(norm.unit);
    case 'step':
    case 'obligation': {
      const step = chain.steps.findIndex((each) => each.name === norm.scope);
      const spec = chain.steps[step];
      if (spec === undefined) return NO_CAUSE;
      if (DEADLINES.includes(norm.metric) && hasDeadline(spec)) return { kind: 'late', step };
      if (FLOWS.includes(norm.metric)) return { kind: 'stock', case: spec.case };
      return atUnit(spec.unit);
    }
    case 'case': {
      const type = chain.cases.findIndex((each) => each.name === norm.scope);
      if (type < 0) return NO_CAUSE;
      if (!norm.metric.startsWith('throughput')) return { kind: 'stock', case: type };
      return norm.direction === 'atMost' ? { kind: 'throughput', case: type, limit: norm.limit } : NO_CAUSE;
    }
    default:
      return NO_CAUSE;
  }
}

function atUnit(unit: number): Cause {
  return unit === NONE ? NO_CAUSE : { kind: 'unit', unit };
}

function hasDeadline({ within, withinCase, startWithin }: StepSpec): boolean {
  return within !== undefined || withinCase !== undefined || startWithin !== undefined;
}
