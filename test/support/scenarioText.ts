import {
  type Change,
  type FileReader,
  type LoadResult,
  loadScenario,
  loadScenarioText,
} from '../../src/scenario/index.ts';

/** A scenario that uses every key of the language once at least, and has no fault. */
export const FULL_SCENARIO = `volhoud: 1
name: Whole
description: Every key once.
start: 2015-02-01
horizon: 2 years
calendar: nl
warmUp: 4 weeks
reporting: month
replications: 16
seed: 7
tick: 3 h
hold: { probability: 80 %, confidence: 90 % }
sources:
  letter: { title: A letter, date: 2015-02, url: "https://example.org/letter", public: true }
  guess: { title: A guess, public: false }
parameters:
  outflow: { value: 4 / month, range: [1 / month, 8 / month], law: uniform, source: guess, note: not known }
  share: 30 %
threat:
  levels: { low: 0.5, high: { value: 1, range: [0.5, 2] } }
  path: { fixed: high }
  incidents:
    attack: { rate: 1.5 / year, dates: [2015-03-01, 2015-06-01 12:30], surge: 1.2, halfLife: 21 days }
people:
  groups:
    abroad: { initial: { value: 120, source: letter } }
    returned: {}
  flows:
    departure: { to: abroad, rate: outflow * threat, batch: 2 }
    return: { from: abroad, to: returned, hazard: 12 % / year, opens: returnee }
organisations:
  police:
    label: { nl: Politie, en: Police }
    units:
      intake: { fte: 12, productiveHours: 1350 h / year, roster: continuous, absence: 5 % }
      desk: { onDuty: 4, roster: { mon-fri: 08:00-18:00, sat: [10:00-12:00, 13:00-15:00] }, discipline: due, label: The desk }
  om:
    units:
      prosecutors: { fte: 14, productiveHours: 1400 h / year, roster: office, discipline: sharing, perPerson: 4 }
cases:
  tip:
    label: Tips
    arrivals: 20 / day * threat * (1 + surge)
    initial: { intake: 5, look: { count: 3, age: 2 days, remaining: { exponential: { mean: 4 h } } } }
    steps:
      intake:
        unit: police.intake
        effort: { lognormal: { mean: { value: 45 min, range: [30 min, 1 h] }, cv: 1 } }
        team: 1
        priority: 2
        preempts: true
        within: 3 days
        startWithin: { exponential: { mean: 2 days } }
        queueLimit: 500
        onLate: look
        then: { look: share, court: 1 %, end: rest }
      look: { unit: police.desk, effort: 3 h, withinCase: 10 working days, then: decide, opens: { returnee: 5 % } }
      decide: { then: { court: 10 %, end: 90 % } }
      court: { wait: { uniform: { min: 1 week, max: 3 weeks } }, then: end }
  batch:
    arrivals: { every: { gamma: { shape: 2, scale: 10 days } }, batch: { empirical: { values: [1, 2], weights: [3, 1] } } }
    steps:
      do: { unit: om.prosecutors, effort: 6 h, then: end }
  returnee:
    about: person
    steps:
      charge: { unit: om.prosecutors, effort: { gamma: { mean: 12 h, cv: 0.6 } }, within: 5 working days, then: end }
posts:
  objects: { required: 0.1 * group.abroad, staff: 2, unit: police.intake, priority: 1 }
norms:
  inTime: { metric: on_time_share, scope: tip.intake, atLeast: 95 %, per: 13 weeks, inARow: 2, minCount: 30 }
  posts: { metric: unfilled_share, scope: police.intake, atMost: 1 % }
  backlog: { metric: backlog_days, scope: "om.*", atMost: 10 days }
limits: { events: 1000000, entities: 10000 }
`;

/** The smallest scenario: an M/M/5 queue. */
export const SMALLEST_SCENARIO = `volhoud: 1
name: Desk
start: 2015-01-01
horizon: 2000 days
warmUp: 20 days
organisations: { desk: { units: { staff: { onDuty: 5, roster: continuous } } } }
cases:
  call:
    arrivals: 4 / h
    steps: { serve: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, then: end } }
`;

/** A text with one part replaced; throws when the part is not there, so that no test loses its point. */
export function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`no such part: ${part}`);
  return text.replace(part, () => by);
}

/** Loads the smallest scenario with one part of it replaced. */
export function loadReplaced(part: string, by: string, base = SMALLEST_SCENARIO): Promise<LoadResult> {
  return loadScenarioText(replaced(base, part, by), 'test.yaml');
}

/** A reader of files that exist only in a test. */
export function readerOf(files: Readonly<Record<string, string>>): FileReader {
  return {
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    resolve: (_, path) => path,
  };
}

/** Loads `main.yaml` of files that exist only in a test. */
export function loadFiles(
  files: Readonly<Record<string, string>>,
  changes: readonly Change[] = [],
): Promise<LoadResult> {
  return loadScenario('main.yaml', readerOf(files), changes);
}

/** What faults say, a line each: `code line:column`. */
export function codes({ faults }: LoadResult): string[] {
  return faults.map(({ code, where }) =>
    where === undefined ? code : `${code} ${where.line}:${where.column}`,
  );
}
