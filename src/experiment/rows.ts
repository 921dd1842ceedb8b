import type { Chain } from '../chain/chain.ts';
import type { Cell, Layout } from '../chain/layout.ts';
import { findMetric } from '../chain/metrics.ts';
import { isoDate } from './dates.ts';
import type { Estimate } from './estimate.ts';
import type { SeriesRow, SummaryRow } from './findings.ts';
import type { CellFold } from './fold.ts';

/** A cell of one replication's summary: a row of `replications.csv`. */
export interface ReplicationRow {
  readonly scenario: string;
  /** Index (0-based) of the replication. */
  readonly replication: number;
  readonly scope_kind: string;
  readonly scope: string;
  readonly metric: string;
  readonly value: number | undefined;
}

/** The rows over the whole horizon, one a cell, in the order of the layout; also cells that are never defined. */
export function summaryRows(scenario: string, chain: Chain, layout: Layout, fold: CellFold): SummaryRow[] {
  return layout.cells.map((cell, index) => ({
    ...namesOf(scenario, chain, cell),
    ...valuesOf(fold.estimate(layout.periods, index)),
  }));
}

/** The rows per reporting period, cell after cell; cells that are defined in no period are left out. */
export function seriesRows(scenario: string, chain: Chain, layout: Layout, fold: CellFold): SeriesRow[] {
  const { startDay } = chain.calendar;
  const ends = chain.reportingEnds.map((end) => isoDate(startDay, end));
  const starts = [chain.calendar.start, ...ends];
  return layout.cells.flatMap((cell, index) => {
    if (!cell.inSeries) return [];
    const estimates = ends.map((_, period) => fold.estimate(period, index));
    if (estimates.every((estimate) => estimate.replications === 0)) return [];
    const names = namesOf(scenario, chain, cell);
    return estimates.map((estimate, period) => ({
      ...names,
      period_start: starts[period] as string,
      period_end: ends[period] as string,
      ...valuesOf(estimate),
    }));
  });
}

/** The summary of one replication, whose record begins at `offset` of `values`. */
export function replicationRows(
  scenario: string,
  layout: Layout,
  replication: number,
  values: Float64Array,
  offset: number,
): ReplicationRow[] {
  const start = offset + layout.periods * layout.width;
  return layout.cells.map((cell) => {
    const above = values[start + cell.offset]!;
    const value = cell.width === 1 ? above : above / values[start + cell.offset + 1]!;
    return {
      scenario,
      replication,
      scope_kind: cell.scopeKind,
      scope: cell.scope,
      metric: cell.metric.name,
      value: Number.isFinite(value) ? value : undefined,
    };
  });
}

function namesOf(
  scenario: string,
  chain: Chain,
  cell: Cell,
): Pick<SummaryRow, 'scenario' | 'scope_kind' | 'scope' | 'metric' | 'unit'> {
  const { metric } = cell;
  return {
    scenario,
    scope_kind: cell.scopeKind,
    scope: cell.scope,
    metric: metric.name,
    unit: unitOf(chain, cell),
  };
}

/** Values and shortfalls of a norm are measured as the metric that it limits. */
export function unitOf(chain: Chain, cell: Cell): string {
  const norm = cell.scopeKind === 'norm' ? chain.norms[cell.index] : undefined;
  if (norm === undefined || cell.metric.unit !== 'as the norm') return cell.metric.unit;
  return findMetric(norm.scopeKind, norm.metric)?.unit ?? cell.metric.unit;
}

function valuesOf(
  estimate: Estimate,
): Pick<SummaryRow, 'mean' | 'ci_low' | 'ci_high' | 'p05' | 'p50' | 'p95' | 'replications'> {
  const { mean, low, high, p05, p50, p95, replications } = estimate;
  return { mean, ci_low: low, ci_high: high, p05, p50, p95, replications };
}
