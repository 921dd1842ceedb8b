import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { causeOf } from '../norm/cause.ts';
import { unitsOf } from '../unit/links.ts';

/** What is kept of the cases of a type whose waiting some norm asks about. */
export interface CaseTrace {
  /** The units at which its work can wait. */
  readonly units: readonly number[];
  /** Norms on throughput times, and beyond how many hours a case is one that breaks each. */
  readonly limits: readonly { readonly norm: number; readonly limit: Hours }[];
}

/** Of which work norms ask where it waited. */
export interface Traces {
  /** By case type; undefined where no norm asks. */
  readonly cases: readonly (CaseTrace | undefined)[];
  /** By step: the norms that ask where its late tasks waited. */
  readonly lateNorms: readonly (readonly number[])[];
}

export function tracesOf(chain: Chain): Traces {
  const causes = chain.norms.map((norm) => causeOf(chain, norm));
  const lateNorms = chain.steps.map((_, step) =>
    causes.flatMap((cause, norm) => (cause.kind === 'late' && cause.step === step ? [norm] : [])),
  );
  const cases = chain.cases.map((_, type) => {
    const limits = causes.flatMap((cause, norm) =>
      cause.kind === 'throughput' && cause.case === type ? [{ norm, limit: cause.limit }] : [],
    );
    const steps = chain.steps.flatMap((step, index) => (step.case === type ? [index] : []));
    if (limits.length === 0 && steps.every((step) => lateNorms[step]?.length === 0)) return undefined;
    const places = chain.steps.filter((step) => step.case === type).flatMap(unitsOf);
    return { units: [...new Set(places)].filter((unit) => unit >= 0), limits };
  });
  return { cases, lateNorms };
}
