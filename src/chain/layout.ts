import type { Chain } from './chain.ts';
import { METRICS, type Metric, type ScopeKind, type StaffPart } from './metrics.ts';

/** One metric of one scope: where its value lies in a row of a replication's record. */
export interface Cell {
  readonly scopeKind: ScopeKind;
  /** As in the column `scope`. */
  readonly scope: string;
  /** Index of the unit, step (of an obligation too), case, group, policy, organisation or norm in the chain; 0 for `threat` and `chain`. */
  readonly index: number;
  readonly metric: Metric;
  /** Position of its (first) value in a row. */
  readonly offset: number;
  /** 2 for a ratio or share (numerator, denominator), else 1. */
  readonly width: 1 | 2;
  /** Whether it has a value per reporting period too. */
  readonly inSeries: boolean;
}

/**
 * How one replication's results lie in one Float64Array: a row a reporting period and, last, one for the whole
 * horizon; in each row `width` numbers, cell after cell. NaN is a value that is not defined in that period.
 */
export interface Layout {
  readonly cells: readonly Cell[];
  /** Numbers in a row. */
  readonly width: number;
  /** Reporting periods; the whole horizon is row `periods`. */
  readonly periods: number;
}

/** The layout that follows from a chain and the table of metrics. */
export function layoutOf(chain: Chain): Layout {
  const cells: Cell[] = [];
  let offset = 0;
  const ofObligation = (type: number): boolean => chain.cases[type]?.isObligation === true;
  const scopes: readonly (readonly [ScopeKind, readonly (string | undefined)[]])[] = [
    ['unit', chain.units.map((unit) => unit.name)],
    // Obligations lie among the steps and cases, and have their index there.
    ['step', chain.steps.map((step) => (ofObligation(step.case) ? undefined : step.name))],
    ['obligation', chain.steps.map((step) => (ofObligation(step.case) ? step.name : undefined))],
    ['case', chain.cases.map((type) => (type.isObligation === true ? undefined : type.name))],
    ['group', chain.groups.map((group) => group.name)],
    ['threat', ['threat']],
    ['policy', chain.policies.map((policy) => policy.name)],
    ['norm', chain.norms.map((norm) => norm.name)],
    ['organisation', chain.organisations.map((organisation) => organisation.name)],
    ['chain', ['chain']],
  ];
  for (const [scopeKind, names] of scopes) {
    const metrics = METRICS.filter((metric) => metric.scopeKind === scopeKind);
    for (const [index, scope] of names.entries()) {
      if (scope === undefined) continue;
      for (const metric of metrics) {
        if (metric.kind === 'indicator' && chain.norms.length === 0) continue;
        if (metric.needs !== undefined && !hasPart(chain, scopeKind, index, metric.needs)) continue;
        const width = metric.kind === 'ratio' || metric.kind === 'share' ? 2 : 1;
        cells.push({ scopeKind, scope, index, metric, offset, width, inSeries: metric.kind !== 'outcome' });
        offset += width;
      }
    }
  }
  return { cells, width: offset, periods: chain.reportingEnds.length };
}

/** Whether a unit, or any unit of an organisation or the chain, has that part of the staff side. */
function hasPart(chain: Chain, scopeKind: ScopeKind, index: number, part: StaffPart): boolean {
  return chain.units.some((unit, own) => {
    if (scopeKind === 'unit' && own !== index) return false;
    if (scopeKind === 'organisation' && unit.organisation !== index) return false;
    return unit[part] !== undefined;
  });
}
