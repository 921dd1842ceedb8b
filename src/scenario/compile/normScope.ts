import { METRICS, type Metric, type ScopeKind } from '../../chain/metrics.ts';
import { staffMessages } from '../messages/staffMessages.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { namesAt } from '../node.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { missingPart } from './staff.ts';

/** Names of the scopes of each kind, as in outputs. */
export type Scopes = ReadonlyMap<ScopeKind, readonly string[]>;

export interface ScopeMatches {
  readonly metric: Metric;
  readonly isWildcard: boolean;
  /** Names of the scopes it is judged on. */
  readonly scopes: readonly string[];
}

/** Metrics that only tasks with a deadline have. */
const DEADLINE_METRICS: ReadonlySet<string> = new Set(['on_time_share', 'on_time', 'late', 'pending']);

/** Finds what a norm is about: its metric, and the scopes of that metric's kind that its scope names. */
export function matchScopes(
  c: Compilation,
  spot: Spot,
  metricName: string,
  scopeName: string,
  scopes: Scopes,
): ScopeMatches | undefined {
  const metrics = METRICS.filter((metric) => metric.norm && metric.name === metricName);
  const isWildcard = scopeName.includes('*');
  const matching = (kind: ScopeKind): string[] =>
    (scopes.get(kind) ?? []).filter((name) => matches(scopeName, name));
  for (const metric of metrics) {
    const named = matching(metric.scopeKind);
    if (named.length === 0) continue;
    const { needs } = metric;
    const found =
      needs === undefined
        ? named
        : named.filter((name) => missingPart(c, metric.scopeKind, name, needs) === undefined);
    if (found.length === 0 && needs !== undefined) {
      const missing = missingPart(c, metric.scopeKind, named[0] ?? '', needs) ?? '';
      c.fault(at(spot, 'metric'), 'scenario.norm', staffMessages.noPart(metricName, scopeName, missing));
      return undefined;
    }
    if (metric.scopeKind !== 'step') return { metric, isWildcard, scopes: found };
    const judged = found.filter((name) => canBeJudged(c, metric, name));
    if (judged.length > 0) return { metric, isWildcard, scopes: judged };
    c.fault(at(spot, 'metric'), 'scenario.norm', messages.noDeadline(metricName, scopeName), {
      expected: messages.oneOf(['within', 'withinCase', 'startWithin']),
    });
    return undefined;
  }
  explain(c, spot, metricName, scopeName, metrics, scopes, matching);
  return undefined;
}

/** `*` stands for one whole name: `*.intake`, `om.*`, `*`. */
function matches(pattern: string, name: string): boolean {
  const wanted = pattern.split('.');
  const parts = name.split('.');
  return (
    wanted.length === parts.length && wanted.every((part, index) => part === '*' || part === parts[index])
  );
}

function canBeJudged(c: Compilation, metric: Metric, name: string): boolean {
  if (!DEADLINE_METRICS.has(metric.name)) return true;
  const [type = '', step = ''] = name.split('.');
  const keys = namesAt(c.root, ['cases', type, 'steps', step]);
  return ['within', 'withinCase', 'startWithin'].some((deadline) => keys.includes(deadline));
}

/** Why nothing matches: a metric that does not exist, is not that scope's, or a scope that does not exist. */
function explain(
  c: Compilation,
  spot: Spot,
  metricName: string,
  scopeName: string,
  metrics: readonly Metric[],
  scopes: Scopes,
  matching: (kind: ScopeKind) => readonly string[],
): void {
  const kind = [...scopes.keys()].find((one) => matching(one).length > 0);
  if (kind !== undefined) {
    const possible = METRICS.filter((metric) => metric.norm && metric.scopeKind === kind).map(
      ({ name }) => name,
    );
    const near = nearestName(metricName, possible);
    const message =
      metrics.length > 0
        ? messages.metricOfOther(metricName, scopeName, kind)
        : messages.unknownMetric(metricName);
    c.fault(at(spot, 'metric'), 'scenario.unknown-metric', message, {
      expected: possible.length === 0 ? messages.noMetrics(kind) : messages.oneOf(possible),
      ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
    });
    return;
  }
  const all = [...new Set(METRICS.filter((metric) => metric.norm).map(({ name }) => name))];
  if (metrics.length === 0)
    c.unknown(
      at(spot, 'metric'),
      metricName,
      all,
      'scenario.unknown-metric',
      messages.unknownMetric(metricName),
    );
  const kinds = metrics.length === 0 ? [...scopes.keys()] : metrics.map(({ scopeKind }) => scopeKind);
  const known = kinds.flatMap((one) => scopes.get(one) ?? []);
  c.unknown(at(spot, 'scope'), scopeName, known, 'scenario.unknown-scope', messages.unknownScope(scopeName));
}
