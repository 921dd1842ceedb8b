import { q } from './quoting.ts';

/* Threat, people, and norms. */

const threat = {
  threatPathMissing: (count: number) =>
    count === 0 ? 'the threat has no levels' : `of ${count} threat levels nothing says which holds`,
  threatPathExpected: () => 'path: { fixed: LEVEL }, { timeline: … } or { semiMarkov: … }',
  threatPathNone: () => 'nothing says which level holds',
  threatPathTwice: (ways: readonly string[]) => `the threat has one path, not ${ways.join(' and ')}`,
  startWithoutSemiMarkov: () =>
    'start belongs to semiMarkov: other paths say themselves what holds at the start',
  timelineEmpty: () => 'the timeline has no dates',
  timelineLate: (date: string, start: string) =>
    `the timeline begins with ${q(date)}, after the start (${start}): nothing says which level holds before`,
  hintTimeline: (start: string) => `begin with the level that holds on ${start}`,
  timelineTwice: (date: string) => `the moment ${q(date)} stands twice in the timeline`,
  noStays: () => 'the path has no levels',
  incidentNever: (name: string) => `nothing says when the incident ${q(name)} happens`,
  rateOrDates: () => 'rate, dates, or both',
};

const people = {
  flowNowhere: (name: string) => `the flow ${q(name)} comes from nowhere and goes nowhere`,
  flowTwice: (ways: readonly string[]) => `people move in one way, not by ${ways.join(' and ')}`,
  dwellWithoutFrom: () => 'a dwell is spent in a group; this flow names none to take people from',
  flowNeither: (name: string) => `nothing says how fast people move in the flow ${q(name)}`,
  flowExpected: () => 'rate (people from outside), or hazard or dwell (people of a group)',
  rateWithFrom: () => 'a rate brings people in from outside; this flow takes them from a group',
  hintHazard: () => 'write hazard, per person and time',
  hazardWithoutFrom: () => 'a hazard moves people of a group; this flow names none to take them from',
  hintRate: () => 'write rate, or name the group in from',
  batchWithoutRate: () => 'people of a group move one by one: batch belongs to a rate',
};

const norms = {
  normWithoutLimit: () => 'the norm has no limit',
  normTwoLimits: () => 'a norm has one limit; make two norms of it',
  limitPhrase: (unit: string) => `a limit in ${unit}`,
  shareAtBound: () => 'a share limited at 0 % or 100 % makes each single miss a breach',
  hintCount: () => 'limit a count instead, such as { metric: late, atMost: 0 }',
  unknownMetric: (name: string) => `no metric is called ${q(name)}`,
  metricOfOther: (name: string, scope: string, kind: string) =>
    `${q(name)} is not measured for ${q(scope)}, a ${kind}`,
  noMetrics: (kind: string) =>
    `a metric of another scope; none that a norm can limit is measured for a ${kind}`,
  unknownScope: (name: string) => `nothing that the metric is measured for is called ${q(name)}`,
  noDeadline: (metric: string, scope: string) => `${q(metric)} needs a deadline, and ${q(scope)} has none`,
  minCountWithoutObservations: (metric: string) =>
    `${q(metric)} is judged every period; minCount is for shares and percentiles`,
  periodBeyondHorizon: (label: string) =>
    `a period of a ${label} is longer than the horizon: the norm would never be judged`,
  hintPer: () => 'give it a period of its own, such as per: week',
  inARowTooLong: (inARow: number, periods: number, label: string) =>
    `the horizon has ${periods === 1 ? '1 period' : `${periods} periods`} of a ${label}: ${inARow} in a row can never be missed`,
};

export const demandMessages = { ...threat, ...people, ...norms } as const;
