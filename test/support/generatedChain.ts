import fc from 'fast-check';
import type { Drawn } from './features/feature.ts';
import { FEATURES } from './features/features.ts';

/**
 * A chain as drawn by fast-check: numbers are hours, rates are per day. It is tested as a scenario text (see
 * generatedText.ts), so that whatever is tested goes the user's own way.
 */
export interface GeneratedChain {
  readonly horizonDays: number;
  readonly warmUpDays: number;
  readonly reportingDays: number;
  readonly units: readonly GeneratedUnit[];
  readonly cases: readonly GeneratedCase[];
  readonly posts: readonly GeneratedPost[];
  readonly people: GeneratedPeople;
  readonly incidents: boolean;
  readonly threat: 'fixed' | 'timeline' | 'semiMarkov';
  readonly norms: boolean;
  /** What else it has, a few of those in features.ts. */
  readonly features: readonly Drawn[];
}

export interface GeneratedUnit {
  readonly onDuty: number;
  readonly roster: string;
  readonly discipline: 'fifo' | 'due' | 'sharing';
  /** Where it is shared: tasks a person, or no limit. */
  readonly perPerson: number | undefined;
}

export interface GeneratedCase {
  readonly arrivals: 'none' | 'rate' | 'wave' | 'every' | 'dates' | 'batches' | 'counts' | 'series';
  readonly perDay: number;
  readonly initial: number;
  readonly steps: readonly GeneratedStep[];
}

export interface GeneratedStep {
  readonly kind: 'work' | 'wait' | 'branch';
  /** Index of a unit, taken modulo their number. */
  readonly unit: number;
  readonly family: 'constant' | 'exponential' | 'lognormal' | 'gamma' | 'uniform' | 'pert';
  readonly hours: number;
  readonly team: number;
  readonly priority: number;
  readonly preempts: boolean;
  readonly deadline: 'none' | 'within' | 'withinCase' | 'startWithin' | 'workingDays' | 'both';
  readonly deadlineHours: number;
  readonly onLate: 'continue' | 'drop' | 'move';
  readonly queueLimit: number | undefined;
  /** Of the other units, in their order: how many help out, and places that are taken of the last. */
  readonly alternatives: number;
  readonly share: number;
  /** Chances to go back to the first work step and to end at once; else it goes on. */
  readonly back: number;
  readonly end: number;
  readonly opens: number;
}

export interface GeneratedPost {
  readonly unit: number;
  readonly required: number;
  readonly staff: number;
  readonly priority: number;
  readonly varies: boolean;
}

export interface GeneratedPeople {
  readonly groups: boolean;
  readonly isClosed: boolean;
  /** Movements after a dwell, arrivals per person, and steps that move their person. */
  readonly isRich: boolean;
}

const anyUnit: fc.Arbitrary<GeneratedUnit> = fc.record({
  onDuty: fc.constantFrom(0, 0.3, 1, 1.5, 2, 2.75, 3, 4, 500000),
  roster: fc.constantFrom(
    'continuous',
    'continuous',
    'office',
    '{ mon-fri: "08:00-18:00", sat: "10:00-12:00" }',
  ),
  discipline: fc.constantFrom('fifo' as const, 'fifo', 'due', 'sharing'),
  perPerson: fc.constantFrom(undefined, 0.5, 1, 2.5),
});

const anyStep: fc.Arbitrary<GeneratedStep> = fc.record({
  kind: fc.constantFrom('work' as const, 'work', 'work', 'work', 'wait', 'branch'),
  unit: fc.nat(3),
  family: fc.constantFrom(
    'constant' as const,
    'constant',
    'exponential',
    'lognormal',
    'gamma',
    'uniform',
    'pert',
  ),
  hours: fc.constantFrom(0.25, 1, 2, 6, 12),
  team: fc.constantFrom(1, 1, 1, 2),
  priority: fc.integer({ min: 1, max: 4 }),
  preempts: fc.boolean(),
  deadline: fc.constantFrom(
    'none' as const,
    'none',
    'within',
    'withinCase',
    'startWithin',
    'workingDays',
    'both',
  ),
  deadlineHours: fc.constantFrom(0, 1, 6, 24),
  onLate: fc.constantFrom('continue' as const, 'drop', 'move'),
  alternatives: fc.constantFrom(0, 0, 0, 1, 2),
  share: fc.constantFrom(0, 0, 0, 1, 2),
  queueLimit: fc.option(fc.nat(3), { nil: undefined, freq: 3 }),
  back: fc.constantFrom(0, 0, 0.25),
  end: fc.constantFrom(0, 0, 0.5),
  opens: fc.constantFrom(0, 0, 0.5, 1.5),
});

const anyCase: fc.Arbitrary<GeneratedCase> = fc.record({
  arrivals: fc.constantFrom(
    'none' as const,
    'rate',
    'rate',
    'wave',
    'every',
    'dates',
    'batches',
    'counts',
    'series',
  ),
  perDay: fc.constantFrom(0.5, 2, 6),
  initial: fc.nat(4),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 3 }),
});

const anyPost: fc.Arbitrary<GeneratedPost> = fc.record({
  unit: fc.nat(3),
  required: fc.constantFrom(0.5, 1, 2),
  staff: fc.constantFrom(1, 1.5),
  priority: fc.integer({ min: 1, max: 5 }),
  varies: fc.boolean(),
});

/** Any chain that the language accepts, of up to three units and three case types. */
export const anyChain: fc.Arbitrary<GeneratedChain> = fc.record({
  horizonDays: fc.constantFrom(5, 14, 30),
  warmUpDays: fc.constantFrom(0, 0, 7),
  reportingDays: fc.constantFrom(1, 3, 7),
  units: fc.array(anyUnit, { minLength: 1, maxLength: 3 }),
  cases: fc.array(anyCase, { minLength: 1, maxLength: 3 }),
  posts: fc.array(anyPost, { maxLength: 2 }),
  people: fc.record({ groups: fc.boolean(), isClosed: fc.boolean(), isRich: fc.boolean() }),
  incidents: fc.boolean(),
  threat: fc.constantFrom('fixed' as const, 'timeline', 'semiMarkov'),
  norms: fc.boolean(),
  features: fc
    .tuple(...FEATURES.map((feature) => fc.option(feature, { freq: 2 })))
    .map((drawn) => drawn.filter((feature) => feature !== null)),
});
