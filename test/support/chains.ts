import type { BranchSpec, CaseSpec, Chain, NormSpec, StepSpec, UnitSpec } from '../../src/chain/chain.ts';
import { NONE } from '../../src/engine/hours.ts';

/** A chain with nothing in it: 5 years from 1 February 2015 of one roster without closing, reported by year. */
export function emptyChain(more: Partial<Chain> = {}): Chain {
  const year = 8760;
  return {
    name: 'test',
    calendar: { start: '2015-02-01', startDay: Date.UTC(2015, 1, 1) / 86_400_000, closedDays: [] },
    horizon: 5 * year,
    warmUp: 0,
    tick: 6,
    reportingEnds: [1, 2, 3, 4, 5].map((n) => n * year),
    rosters: [{ label: 'continuous', weekly: [{ from: 0, to: 168 }], weekHourAtStart: 144, closedDays: [] }],
    parameters: [],
    tables: [],
    organisations: [{ name: 'o', label: 'O' }],
    units: [],
    cases: [],
    steps: [],
    arrivals: [],
    initial: [],
    groups: [],
    flows: [],
    threat: { levels: [{ name: 'only', factor: 1 }], path: { kind: 'fixed', level: 0 }, incidents: [] },
    posts: [],
    obligations: [],
    norms: [],
    policies: [],
    watched: [],
    limits: { events: 1e9, entities: 1e6 },
    ...more,
  };
}

export function unitOf(name: string, onDuty: number, more: Partial<UnitSpec> = {}): UnitSpec {
  return {
    name,
    label: name,
    organisation: 0,
    roster: 0,
    staffing: { kind: 'onDuty', onDuty },
    absence: 0,
    discipline: { kind: 'fifo' },
    ...more,
  };
}

export function caseOf(name: string, firstStep: number, endStep: number): CaseSpec {
  return { name, label: name, firstStep, endStep, aboutPerson: false };
}

/** Where a case goes after a step, to be spread into it. */
export function going(...branches: readonly BranchSpec[]): Pick<StepSpec, 'then'> {
  // biome-ignore lint/suspicious/noThenProperty: the language's word; no promise is near
  return { then: branches };
}

/** A task of so many person-hours, exactly, after which the case ends. */
export function stepOf(name: string, unit: number, effort: number, more: Partial<StepSpec> = {}): StepSpec {
  return {
    name,
    case: 0,
    kind: 'work',
    unit,
    duration: { family: 'constant', parameters: { value: effort } },
    team: 1,
    priority: 5,
    preempts: false,
    onLate: { kind: 'continue' },
    ...going({ step: NONE }),
    opens: [],
    ...more,
  };
}

export function normOf(name: string, more: Partial<NormSpec> = {}): NormSpec {
  return {
    name,
    metric: 'late',
    scopeKind: 'step',
    scope: 'c.s',
    limit: 0,
    direction: 'atMost',
    periodEnds: Array.from({ length: 60 }, (_, i) => 730 * (i + 1)),
    per: 'month',
    inARow: 1,
    minCount: 0,
    unit: NONE,
    organisation: NONE,
    ...more,
  };
}
