import {
  type Change,
  type FileReader,
  type LoadResult,
  loadScenario,
  loadScenarioText,
  type OverlayOptions,
} from '../../src/scenario/index.ts';

/** A scenario that uses every key of the language once at least, and has no fault. */
export const FULL_SCENARIO = `volhoud: 1
name: Whole
description: Every key once.
classification: For the team only
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
tables:
  forecast: { rows: { 2015-02-01: 10, 2016-02-01: 20, 2017-03-01: 25 }, interpolate: linear, label: Forecast }
threat:
  levels: { low: 0.5, high: { value: 1, range: [0.5, 2] } }
  path: { semiMarkov: { high: { dwell: { exponential: { mean: 1 year } }, to: { low: 80 %, high: rest } } }, start: high }
  incidents:
    attack: { rate: 1.5 / year, dates: [2015-03-01, 2015-06-01 12:30], surge: 1.2, halfLife: 21 days }
people:
  groups:
    abroad: { initial: { value: 120, source: letter } }
    returned: { label: { nl: Teruggekeerd, en: Returned } }
  flows:
    departure: { to: abroad, rate: outflow * threat, batch: 2 }
    return: { from: abroad, to: returned, hazard: 12 % / year, opens: returnee }
    forget: { from: returned, dwell: 5 years }
organisations:
  police:
    label: { nl: Politie, en: Police }
    units:
      intake: { fte: 12, productiveHours: 1350 h / year, roster: continuous, absence: 5 %, outages: [{ on: 2015-06-01, lasts: 2 days, takes: 20 % }, { rate: 1 / year, lasts: { exponential: { mean: 3 days } }, takes: 10 % }] }
      desk: { onDuty: 4, roster: { mon-fri: 08:00-18:00, sat: [10:00-12:00, 13:00-15:00] }, discipline: due, label: The desk }
  om:
    units:
      prosecutors: { fte: 14, productiveHours: 1400 h / year, roster: office, discipline: sharing, perPerson: 4 }
      guards: { fte: 90, productiveHours: 1350 h / year, authorised: 95, contractHours: 36 h, initial: { pipeline: { selection: 2 }, trainees: 3 }, leaving: { hazard: 4 % / year, dated: { 2016-01-01: 2 } }, hiring: { perMonth: 2, stages: [{ name: selection, lead: 6 months, dropOut: 10 % }, { case: vetting }], trainee: { lasts: 1 year, productivityFrom: 50 %, mentor: 0.15 } }, overtime: { upTo: 10 %, on: { backlog: 5 days, unfilled: 1 }, off: { backlog: 1 day, unfilled: 0 } }, regularWork: { share: 10 %, upTo: 5 %, on: 2, off: 1 }, fatigue: { u0: 85 %, k: 1, a: 0.5, b: 5 %, c: 5 %, rise: 8 weeks, recovery: 4 weeks }, cost: { fte: 80 kEUR / year, overtimePremium: 50 %, hire: 10 kEUR } }
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
      do: { unit: [om.prosecutors, police.desk], effort: 6 h, then: end }
  asked: { arrivals: { table: forecast }, steps: { do: { unit: police.desk, with: { police.intake: 1 }, effort: 1 h, then: end } } }
  returnee:
    about: person
    arrivals: { per: returned, hazard: 1 / year }
    steps:
      charge: { unit: om.prosecutors, effort: { gamma: { mean: 12 h, cv: 0.6 } }, within: 5 working days, moves: abroad, then: end }
  vetting: { steps: { vet: { unit: police.desk, effort: 20 h, then: end } } }
  conference:
    arrivals: { every: 1 week }
    steps:
      prepare: { all: [file, view], then: meet }
      file: { unit: police.desk, effort: 2 h, then: end }
      view: { unit: om.prosecutors, effort: 1 h, then: end }
      meet:
        unit: police.desk
        with: { police.intake: 1 }
        team: 2
        meeting: { every: { value: 2 weeks, range: [1 week, 6 weeks], source: guess }, from: 2015-02-04 10:00, agenda: 8, length: 2 h }
        within: 6 weeks
        then: end
obligations:
  watching: { every: { value: 2 weeks, range: [1 week, 1 month], source: guess }, for: returned, unit: police.desk, effort: 2 h, team: 2, priority: 3, within: 3 working days, onLate: drop, label: Watching }
  report: { every: 3 months, from: 2015-04-01, unit: om.prosecutors, effort: 40 h, onLate: continue }
  reviews: { every: 1 month, for: 0.1 * group.abroad, unit: om.prosecutors, effort: 3 h }
posts:
  objects: { required: 0.1 * group.abroad, staff: 2, unit: police.intake, priority: 1, label: Guarded objects }
  guarded: { opens: 1 / month * threat, lasts: { uniform: { min: 10 days, max: 60 days } }, initial: 2, staff: 2, unit: police.intake }
norms:
  inTime: { metric: on_time_share, scope: tip.intake, atLeast: 95 %, per: 13 weeks, inARow: 2, minCount: 30 }
  posts: { metric: unfilled_share, scope: police.intake, atMost: 1 % }
  backlog: { metric: backlog_days, scope: "om.*", atMost: 10 days }
policies:
  more: { label: More guards, on: 2016-01-01, do: { authorise: { om.guards: 110 } } }
  help: { on: 2016-01-01, do: { lend: { from: police.intake, to: om.guards, fte: 1, for: 8 weeks } } }
  yearly: { every: 1 year, do: { set: { parameters.outflow: 3 / month } } }
  takeover: { when: unit.om.guards.unfilled_share > 5 % and threat >= 1, for: 2 weeks, review: 13 weeks, do: { assign: objects, to: om.guards } }
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
  options: OverlayOptions = {},
): Promise<LoadResult> {
  return loadScenario('main.yaml', readerOf(files), changes, options);
}

/** What faults say, a line each: `code line:column`. */
export function codes({ faults }: LoadResult): string[] {
  return faults.map(({ code, where }) =>
    where === undefined ? code : `${code} ${where.line}:${where.column}`,
  );
}

/** Every distribution with every parameter that it may have, as efforts of one case; and arrivals on dates. */
export const EVERY_DISTRIBUTION = `volhoud: 1
name: Distributions
start: 2015-01-01
horizon: 1 year
organisations: { desk: { units: { staff: { onDuty: 5 } } } }
cases:
  task:
    arrivals: { rate: 1 / day, batch: { constant: { value: 2 } } }
    steps:
      a: { unit: desk.staff, effort: { constant: { value: 1 h } }, then: b }
      b: { unit: desk.staff, effort: { exponential: { mean: 1 h } }, then: c }
      c: { unit: desk.staff, effort: { uniform: { min: 1 h, max: 2 h } }, then: d }
      d: { unit: desk.staff, effort: { triangular: { min: 1 h, mode: 2 h, max: 3 h } }, then: e }
      e: { unit: desk.staff, effort: { pert: { min: 1 h, mode: 2 h, max: 3 h } }, then: f }
      f: { unit: desk.staff, effort: { normal: { mean: 2 h, cv: 0.2 } }, then: g }
      g: { unit: desk.staff, effort: { normal: { mean: 2 h, sd: 20 min } }, then: i }
      i: { unit: desk.staff, effort: { lognormal: { mean: 1 h, cv: 1 } }, then: j }
      j: { unit: desk.staff, effort: { gamma: { mean: 1 h, cv: 1 } }, then: k }
      k: { unit: desk.staff, effort: { gamma: { shape: 2, scale: 1 h } }, then: l }
      l: { unit: desk.staff, effort: { weibull: { mean: 1 h, cv: 1 } }, then: m }
      m: { unit: desk.staff, effort: { weibull: { shape: 2, scale: 1 h } }, then: n }
      n: { unit: desk.staff, effort: { empirical: { values: [1 h, 2 h], weights: [3, 1] } }, then: end }
  visit:
    arrivals: { dates: [2015-03-01, 2015-06-01 12:30] }
    steps: { receive: { unit: desk.staff, effort: 1 h, then: end } }
`;
