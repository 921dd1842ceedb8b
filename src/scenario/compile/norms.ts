import type { NormSpec, StepSpec } from '../../chain/chain.ts';
import { type Metric, needsMinCount } from '../../chain/metrics.ts';
import { NONE } from '../../engine/hours.ts';
import { type CalendarSpan, parseSpan, periodEnds } from '../calendarSpan.ts';
import { messages } from '../messages.ts';
import type { NormText } from '../schema/norms.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { minimumCount } from './minimumCount.ts';
import { matchScopes, type Scopes } from './normScope.ts';
import type { UnitFacts } from './organisations.ts';
import { compileSpan, MOST_PERIODS, type Timeframe, tooManyPeriods } from './timeframe.ts';
import { compileNumber, compileWhole, type NumberRule } from './value.ts';

/** What norms are compiled against. */
export interface NormSurroundings {
  readonly scopes: Scopes;
  readonly units: ReadonlyMap<string, UnitFacts>;
  /** By `case.step`, or the name of an obligation. */
  readonly steps: ReadonlyMap<string, StepSpec>;
  readonly timeframe: Timeframe;
}

const MOST_IN_A_ROW = 10_000;

/** Compiles the norms; one with a wildcard becomes one norm a match, named `norm:scope`. */
export function compileNorms(c: Compilation, around: NormSurroundings): NormSpec[] {
  const top = at(TOP, 'norms');
  return Object.entries(c.data.norms ?? {}).flatMap(([name, norm]) =>
    compileNorm(c, at(top, name), name, norm, around),
  );
}

function compileNorm(
  c: Compilation,
  spot: Spot,
  name: string,
  norm: NormText,
  around: NormSurroundings,
): NormSpec[] {
  const matches = matchScopes(c, spot, norm.metric, norm.scope, around.scopes);
  const period = compilePeriod(c, spot, norm, around.timeframe);
  const inARow =
    norm.inARow === undefined
      ? 1
      : compileWhole(c, at(spot, 'inARow'), norm.inARow, PHRASES.whole, 1, MOST_IN_A_ROW, true);
  if (period !== undefined && inARow !== undefined && inARow > period.ends.length && period.ends.length > 0) {
    c.fault(
      at(spot, 'inARow'),
      'scenario.never-judged',
      messages.inARowTooLong(inARow, period.ends.length, period.span.label),
    );
  }
  const direction = directionOf(c, spot, norm);
  const metric = matches?.metric;
  if (metric === undefined || direction === undefined) return [];
  const limit = compileLimit(c, at(spot, direction), norm[direction]!, metric);
  const minCount = compileMinCount(c, spot, norm, metric, limit, direction);
  if (limit === undefined || period === undefined || minCount === undefined || matches === undefined)
    return [];
  return matches.scopes.map((scope) => ({
    name: matches.isWildcard ? `${name}:${scope}` : name,
    metric: metric.name,
    scopeKind: metric.scopeKind,
    scope,
    limit,
    direction,
    periodEnds: period.ends,
    per: period.span.label,
    inARow: inARow ?? 1,
    minCount,
    ...ownerOf(metric, scope, around),
  }));
}

function directionOf(c: Compilation, spot: Spot, norm: NormText): 'atLeast' | 'atMost' | undefined {
  const { atLeast, atMost } = norm;
  if (atLeast !== undefined && atMost === undefined) return 'atLeast';
  if (atMost !== undefined && atLeast === undefined) return 'atMost';
  const isWritten = c.has(at(spot, 'atLeast')) || c.has(at(spot, 'atMost'));
  if (atLeast !== undefined || !isWritten) {
    const message = atLeast === undefined ? messages.normWithoutLimit() : messages.normTwoLimits();
    c.fault(spot, 'scenario.norm', message, { expected: messages.oneOf(['atLeast', 'atMost']), atKey: true });
  }
  return undefined;
}

const DEFAULT_PERIOD: CalendarSpan = { count: 1, months: 1, hours: 730, label: 'month' };

/** The period a norm is judged over, and the ends of the complete ones. */
function compilePeriod(
  c: Compilation,
  spot: Spot,
  norm: NormText,
  { calendar, horizon }: Timeframe,
): { readonly span: CalendarSpan; readonly ends: readonly number[] } | undefined {
  const below = at(spot, 'per');
  const span =
    norm.per === undefined ? DEFAULT_PERIOD : (parseSpan(norm.per) ?? compileSpan(c, below, norm.per));
  if (span === undefined) return undefined;
  if (tooManyPeriods(span, horizon)) {
    c.fault(below, 'scenario.out-of-range', messages.tooManyPeriods(MOST_PERIODS));
    return undefined;
  }
  const ends = periodEnds(calendar.startDay, span, horizon);
  if (ends.length > 0) return { span, ends };
  const more = norm.per === undefined ? { hint: messages.hintPer(), atKey: true } : {};
  c.fault(
    norm.per === undefined ? spot : below,
    'scenario.never-judged',
    messages.periodBeyondHorizon(span.label),
    more,
  );
  return undefined;
}

/** A limit in the unit of its metric; spans of time may be given for metrics in hours and days. */
function compileLimit(
  c: Compilation,
  spot: Spot,
  value: NonNullable<NormText['atLeast']>,
  metric: Metric,
): number | undefined {
  const isShare = metric.unit === 'share';
  const rule: NumberRule = isShare
    ? { phrase: PHRASES.share, dimension: PLAIN, least: 0, most: 1 }
    : { phrase: messages.limitPhrase(metric.unit), dimension: PLAIN, least: 0 };
  if (isShare || !isMeasuredInTime(metric))
    return checkShare(c, spot, compileNumber(c, spot, value, rule), metric);
  const days = metric.unit === 'days' ? 24 : 1;
  const text = typeof value === 'object' ? value.value : value;
  if (typeof text === 'number' || /^[\d.eE+-]+$/.test(text.trim()))
    return compileNumber(c, spot, value, rule);
  return compileNumber(c, spot, value, {
    ...rule,
    dimension: TIME,
    convert: (quantity) => quantity.numerator / quantity.denominator / days,
  });
}

function isMeasuredInTime(metric: Metric): boolean {
  return ['hours', 'days', 'person-hours'].includes(metric.unit);
}

/** A share of tasks at 0 or 100 % makes every single one a breach: that is a count. */
function checkShare(
  c: Compilation,
  spot: Spot,
  limit: number | undefined,
  metric: Metric,
): number | undefined {
  if (limit === undefined || metric.kind !== 'share' || (limit > 0 && limit < 1)) return limit;
  c.fault(spot, 'scenario.norm', messages.shareAtBound(), { hint: messages.hintCount() });
  return undefined;
}

function compileMinCount(
  c: Compilation,
  spot: Spot,
  norm: NormText,
  metric: Metric,
  limit: number | undefined,
  direction: 'atLeast' | 'atMost',
): number | undefined {
  const below = at(spot, 'minCount');
  if (norm.minCount !== undefined) {
    if (needsMinCount(metric)) return compileWhole(c, below, norm.minCount, PHRASES.whole, 1, 1e9, true);
    c.fault(below, 'scenario.norm', messages.minCountWithoutObservations(metric.name), { atKey: true });
    return undefined;
  }
  if (!needsMinCount(metric)) return 0;
  if (metric.quantile !== undefined) return minimumCount(metric.quantile, 'atLeast');
  return limit === undefined ? undefined : minimumCount(limit, direction);
}

/** A norm belongs to the unit in its scope, or of its step; all others to the chain only. */
function ownerOf(
  metric: Metric,
  scope: string,
  around: NormSurroundings,
): Pick<NormSpec, 'unit' | 'organisation'> {
  const byIndex = (index: number): UnitFacts | undefined =>
    [...around.units.values()].find((facts) => facts.index === index);
  const facts =
    metric.scopeKind === 'unit'
      ? around.units.get(scope)
      : metric.scopeKind === 'step' || metric.scopeKind === 'obligation'
        ? byIndex(around.steps.get(scope)?.unit ?? NONE)
        : undefined;
  return { unit: facts?.index ?? NONE, organisation: facts?.organisation ?? NONE };
}
