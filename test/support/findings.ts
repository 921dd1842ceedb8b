import type {
  Findings,
  NormRow,
  Probability,
  ScopeVerdict,
  SeriesRow,
  SummaryRow,
} from '../../src/experiment/findings.ts';
import { clopperPearson } from '../../src/statistics/clopperPearson.ts';

/**
 * Findings as a run of the letter's chain might give them: 5 organisations, 12 units, 15 norms, 60 months,
 * 200 replications. Made by smooth formulas, so that every test sees the same numbers; intervals of
 * probabilities are the exact ones.
 */
export function exampleFindings(changes: Partial<Findings> = {}): Findings {
  return { ...EXAMPLE, ...changes };
}

const SCENARIO = 'Voortdurende dreiging, huidige inzet';
const REPLICATIONS = 200;
const MONTHS = 60;

/** Per unit: persons on duty, utilisation at the start, its growth over five years, backlog at start (days), growth. */
const UNITS = [
  ['aivd.assessment', 'Assessment', 'aivd', 4.8, 0.78, 0.05, 3, 1],
  ['aivd.investigation', 'Investigation', 'aivd', 22.4, 0.81, 0.12, 9, 14],
  ['aivd.vetting', 'Vetting', 'aivd', 9.6, 0.72, 0.02, 6, 0.5],
  ['mivd.research', 'Research', 'mivd', 6.4, 0.7, 0.08, 2, 1.5],
  ['kmar.border', 'Border', 'kmar', 9.2, 0.41, 0.06, 0.02, 0.01],
  ['kmar.guarding', 'Guarding', 'kmar', 43.1, 0.93, 0, 0, 0],
  ['politie.intake', 'Intake', 'politie', 1.85, 0.66, 0.1, 0.2, 0.3],
  ['politie.investigation', 'Investigation', 'politie', 48, 0.84, 0.11, 21, 38],
  ['politie.digital', 'Digital forensics', 'politie', 7.5, 0.86, 0.13, 12, 61],
  ['politie.supervision', 'Supervision in public space', 'politie', 30, 0.62, 0, 0, 0],
  ['om.prosecutors', 'Prosecutors', 'om', 2.24, 0.83, 0.14, 7, 33],
  ['om.international', 'International requests', 'om', 1.1, 0.75, 0.18, 4, 20],
] as const;

const ORGANISATIONS = [
  ['aivd', 'AIVD'],
  ['mivd', 'MIVD'],
  ['kmar', 'Koninklijke Marechaussee'],
  ['politie', 'Nationale Politie'],
  ['om', 'Openbaar Ministerie'],
] as const;

/** Per group: people at the start, and the yearly change. */
const GROUPS = [
  ['radicalised', 'Radicalised, in the Netherlands', 420, 31],
  ['abroad', 'Abroad', 120, 14],
  ['returned', 'Returned', 35, 11.5],
  ['deceased', 'Deceased', 25, 13],
] as const;

/** Per norm: metric, scope, direction, limit, in a row, unit, probability of holding at the horizon, year of the bend. */
const NORMS = [
  ['tipsAssessed', 'on_time_share', 'tip.assess', 'atLeast', 0.95, 2, 'aivd.assessment', 0.985, 4],
  ['productsInTime', 'on_time_share', 'product.write', 'atLeast', 0.9, 3, 'aivd.investigation', 0.905, 3.5],
  ['vettingInTime', 'on_time_share', 'vetting.decide', 'atLeast', 0.9, 2, 'aivd.vetting', 1, 5],
  ['missionSupport', 'wait_p95', 'mission.support', 'atMost', 72, 2, 'mivd.research', 0.97, 3],
  ['receptionAtOnce', 'late', 'returnee.reception', 'atMost', 0, 1, 'kmar.border', 1, 5],
  ['postsFilled', 'unfilled_share', 'kmar.guarding', 'atMost', 0.01, 1, 'kmar.guarding', 0.995, 2],
  ['tipsInTime', 'on_time_share', 'tip.intake', 'atLeast', 0.95, 2, 'politie.intake', 1, 5],
  [
    'casesMoving',
    'backlog_days',
    'politie.investigation',
    'atMost',
    60,
    3,
    'politie.investigation',
    0.68,
    3.4,
  ],
  ['devicesRead', 'backlog_days', 'politie.digital', 'atMost', 45, 3, 'politie.digital', 0.44, 2.6],
  [
    'supervisionFilled',
    'unfilled_share',
    'politie.supervision',
    'atMost',
    0.02,
    1,
    'politie.supervision',
    1,
    5,
  ],
  ['chargedInTime', 'on_time_share', 'returnee.charge', 'atLeast', 0.9, 2, 'om.prosecutors', 0.725, 3],
  ['custodyClock', 'late', 'custody.judge', 'atMost', 0, 1, 'om.prosecutors', 0.93, 3.2],
  ['remandClock', 'late', 'custody.remand', 'atMost', 0, 1, 'om.prosecutors', 0.955, 3.8],
  ['requestsAnswered', 'on_time_share', 'request.answer', 'atLeast', 0.9, 2, 'om.international', 0.81, 3.9],
  ['casesOpen', 'open', 'investigation', 'atMost', 90, 3, undefined, 0.76, 3.7],
] as const;

const CHAIN_HOLDS = 0.37;

function exact(estimate: number): Probability {
  const { low, high } = clopperPearson(Math.round(estimate * REPLICATIONS), REPLICATIONS, 0.95);
  return { estimate, low, high };
}

function monthStart(month: number): string {
  const index = 1 + month;
  return `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** Survival at the end of a month: whole replications, falling from 1 to `atEnd`, steepest at `bendYear`. */
function survival(month: number, atEnd: number, bendYear: number): number {
  const logistic = (years: number): number => 1 / (1 + Math.exp(-2.2 * (years - bendYear)));
  const fallen = (logistic((month + 1) / 12) - logistic(0)) / (logistic(5) - logistic(0));
  return Math.round((1 - (1 - atEnd) * fallen) * REPLICATIONS) / REPLICATIONS;
}

type Values = Pick<SummaryRow, 'mean' | 'ci_low' | 'ci_high' | 'p05' | 'p50' | 'p95'>;

function spread(mean: number, relative: number, highest = Number.POSITIVE_INFINITY): Values {
  const at = (factor: number): number => Math.min(Math.max(mean * (1 + factor * relative), 0), highest);
  return {
    mean: at(0),
    ci_low: at(-1.96 / Math.sqrt(REPLICATIONS)),
    ci_high: at(1.96 / Math.sqrt(REPLICATIONS)),
    p05: at(-1.3),
    p50: at(-0.12),
    p95: at(1.9),
  };
}

function hold(estimate: number): Values {
  const { low, high } = exact(estimate);
  return { mean: estimate, ci_low: low, ci_high: high, p05: 0, p50: estimate >= 0.5 ? 1 : 0, p95: 1 };
}

function* cells(month: number): Generator<readonly [string, string, string, string, Values]> {
  const years = (month + 0.5) / 12;
  const season = Math.sin((2 * Math.PI * month) / 12);
  for (const [unit, , , onDuty, utilisation, growth, backlog, more] of UNITS) {
    const load = utilisation + growth * (years / 5) + (growth > 0 ? 0.025 * season : 0);
    const days = backlog + more * (years / 5) ** 1.7 + (backlog > 0 ? 0.06 * backlog * season : 0);
    yield ['unit', unit, 'on_duty', 'persons', spread(onDuty, 0)];
    yield ['unit', unit, 'utilisation', 'share', spread(load, 0.03, 1)];
    yield ['unit', unit, 'backlog_hours', 'person-hours', spread(days * onDuty * 6, 0.25 + 0.06 * years)];
    yield ['unit', unit, 'backlog_days', 'days', spread(days, 0.25 + 0.06 * years)];
  }
  for (const [group, , start, yearly] of GROUPS) {
    yield [
      'group',
      group,
      'people',
      'persons',
      spread(start + yearly * years, (0.35 * yearly * Math.sqrt(years)) / start),
    ];
  }
  for (const [norm, , , , , , , atEnd, bend] of NORMS) {
    yield ['norm', norm, 'hold_probability', 'probability', hold(survival(month, atEnd, bend))];
  }
  for (const [unit] of UNITS) {
    if (!NORMS.some((norm) => norm[6] === unit)) continue;
    yield ['unit', unit, 'hold_probability', 'probability', hold(ofUnits((name) => name === unit, month))];
  }
  for (const [organisation] of ORGANISATIONS) {
    const own = ofUnits((name) => name.startsWith(`${organisation}.`), month);
    yield ['organisation', organisation, 'hold_probability', 'probability', hold(own)];
  }
  yield ['chain', 'chain', 'hold_probability', 'probability', hold(chainCurve(month))];
}

/** Worst norm of the chosen units: the example's norms fail together. */
function ofUnits(chosen: (unit: string) => boolean, month: number): number {
  const own = NORMS.filter(([, , , , , , unit]) => unit !== undefined && chosen(unit));
  return Math.min(1, ...own.map(([, , , , , , , atEnd, bend]) => survival(month, atEnd, bend)));
}

/** Never above the worst norm. */
function chainCurve(month: number): number {
  return Math.min(
    survival(month, CHAIN_HOLDS, 2.6),
    ofUnits(() => true, month),
  );
}

function dateBelow(share: number, curve: (month: number) => number): string | undefined {
  for (let month = 0; month < MONTHS; month += 1) {
    if (1 - curve(month) >= share) return monthStart(month + 1);
  }
  return undefined;
}

function scopeVerdict(
  scope_kind: ScopeVerdict['scope_kind'],
  scope: string,
  label: string,
  curve: (month: number) => number,
): ScopeVerdict {
  const probability = exact(curve(MONTHS - 1));
  const [p05, p50, p95] = [0.05, 0.5, 0.95].map((share) => dateBelow(share, curve));
  return {
    scope_kind,
    scope,
    label,
    verdict: probability.low > 0.9 ? 'holds' : probability.high < 0.9 ? 'does not hold' : 'undecided',
    held: Math.round(probability.estimate * REPLICATIONS),
    probability,
    first_breach: { ...(p05 && { p05 }), ...(p50 && { p50 }), ...(p95 && { p95 }) },
  };
}

function normRow(norm: (typeof NORMS)[number]): NormRow {
  const [name, metric, scope, direction, limit, in_a_row, unit, atEnd, bend] = norm;
  const { low, high } = exact(atEnd);
  const breach = (share: number): string | undefined =>
    dateBelow(share, (month) => survival(month, atEnd, bend));
  return {
    scenario: SCENARIO,
    norm: name,
    metric,
    scope,
    direction,
    limit,
    per: 'month',
    in_a_row,
    min_count: metric === 'on_time_share' ? Math.round(1 / (1 - limit)) : 0,
    unit,
    organisation: unit?.split('.')[0],
    hold_probability: atEnd,
    ci_low: low,
    ci_high: high,
    first_breach_p05: breach(0.05),
    first_breach_p50: breach(0.5),
    first_breach_p95: breach(0.95),
    first_in_chain: (1 - atEnd) * 0.45,
    breached_periods: (1 - atEnd) * 14,
    longest_breach: (1 - atEnd) * 9,
    worst_value: direction === 'atLeast' ? limit - (1 - atEnd) / 4 : limit * (1 + (1 - atEnd)),
    nearest_p50: limit,
    nearest_worst: direction === 'atLeast' ? limit - (1 - atEnd) / 4 : limit * (1 + (1 - atEnd)),
    shortfall: (1 - atEnd) * 3,
    recovery_days: atEnd === 1 ? undefined : 61,
    chain_without: Math.min(CHAIN_HOLDS + (1 - atEnd) * 0.3, 1),
    ranges_hold_probability: undefined,
    ranges_ci_low: undefined,
    ranges_ci_high: undefined,
  };
}

const SERIES: readonly SeriesRow[] = Array.from({ length: MONTHS }, (_, month) =>
  [...cells(month)].map(([scope_kind, scope, metric, unit, values]) => ({
    scenario: SCENARIO,
    scope_kind,
    scope,
    metric,
    unit,
    period_start: monthStart(month),
    period_end: monthStart(month + 1),
    ...values,
    replications: REPLICATIONS,
  })),
).flat();

/** The whole horizon: probabilities as at its end, all else as in the middle. */
const SUMMARY: readonly SummaryRow[] = SERIES.filter((row) =>
  row.metric === 'hold_probability'
    ? row.period_end === monthStart(MONTHS)
    : row.period_start === monthStart(MONTHS / 2),
).map(({ period_start: _start, period_end: _end, ...row }) => row);

const EXAMPLE: Findings = {
  scenario: {
    name: SCENARIO,
    description: 'The present deployment of the five services of the letter under a lasting threat.',
    start: '2015-02-01',
    end: '2020-02-01',
    replications: REPLICATIONS,
    seed: '2015',
    organisations: ORGANISATIONS.map(([name, label]) => ({ name, label })),
    units: UNITS.map(([name, label, organisation]) => ({ name, label, organisation })),
    groups: GROUPS.map(([name, label]) => ({ name, label, causesWork: name !== 'deceased' })),
    cases: ['tip', 'investigation', 'returnee', 'custody', 'request'].map((name) => ({ name, label: name })),
    steps: [],
    obligations: [],
    flows: [],
    record: {
      layers: [{ kind: 'scenario', name: 'letter.yaml' }],
      beginning: ['600 people in 4 groups', 'open cases of tip: 5 at intake, 12 at assess'],
      warmUpDays: 0,
      reportingPeriods: MONTHS,
      tick: 6,
      closedDays: 41,
      units: UNITS.map(([name, , , onDuty]) => ({ name, words: `${onDuty} persons on duty while open.` })),
      cases: ['tip', 'investigation', 'returnee', 'custody', 'request'].map((name) => ({
        name,
        label: name,
        perYear: '1,716',
        entries: ['at the rate 20 / day * threat'],
        steps: ['intake: politie.intake, effort 45 min on average (lognormal, cv 1); then it ends.'],
      })),
      obligations: [],
      posts: ['highRisk: posts at kmar.guarding, 2 persons each; posts required: 20'],
      outages: [],
      groups: GROUPS.map(([name, , start]) => ({ name, words: `${start} at the start` })),
      flows: [{ name: 'departure', words: 'from outside to abroad, at the rate outflow * threat' }],
      threat: {
        path: 'The level is substantieel all the time. Factors of the levels: substantieel 1.',
        incidents: [
          {
            name: 'attackAbroad',
            words: 'at the rate 1.5 / year; adds 1.2 to the surge, which halves every 21 days',
          },
        ],
      },
      tables: [],
      limits: { events: 1e8, entities: 1e6 },
    },
  },
  verdict: {
    scenario: SCENARIO,
    sentence:
      'Given the values in the file the chain does not hold to 1 February 2020: it holds in 37 % of 200 ' +
      'replications (95 % interval 30–44), asked is 90 % with 95 % confidence.',
    verdict: 'does not hold',
    asked: { probability: 0.9, confidence: 0.95 },
    replications: REPLICATIONS,
    held: CHAIN_HOLDS * REPLICATIONS,
    probability: exact(CHAIN_HOLDS),
    begins_from:
      'Begins from the known state of 1 February 2015: 248 open cases, 600 people in 4 groups; nothing is discarded.',
    horizon: { start: '2015-02-01', end: '2020-02-01' },
    scopes: [
      scopeVerdict('chain', 'chain', 'The chain', chainCurve),
      ...ORGANISATIONS.map(([name, label]) =>
        scopeVerdict('organisation', name, label, (month) =>
          ofUnits((unit) => unit.startsWith(`${name}.`), month),
        ),
      ),
      ...UNITS.filter(([name]) => NORMS.some((norm) => norm[6] === name)).map(([name, label]) =>
        scopeVerdict('unit', name, label, (month) => ofUnits((unit) => unit === name, month)),
      ),
      ...NORMS.map(([name, , , , , , , atEnd, bend]) =>
        scopeVerdict('norm', name, name, (month) => survival(month, atEnd, bend)),
      ),
    ],
    breaks_first: { norm: 'devicesRead', unit: 'politie.digital', share: 0.62, median_date: '2017-11-01' },
  },
  summary: SUMMARY,
  series: SERIES,
  norms: NORMS.map(normRow),
  assumptions: [
    [
      'om.prosecutors.fte',
      '14',
      'FTE',
      '12',
      '18',
      'triangular',
      'omReport',
      'CT share of the national office',
      0.11,
    ],
    ['outflow', '4 / month', 'per month', '1 / month', '8 / month', undefined, 'assumption', undefined, 0.18],
    ['abroad.initial', '120', 'persons', undefined, undefined, undefined, 'letter', undefined, undefined],
    [
      'politie.digital.fte',
      '50',
      'FTE',
      '40',
      '60',
      undefined,
      'assumption',
      'Illustrative: no published figure',
      0.22,
    ],
    [
      'tip.intake.effort.mean',
      '45 min',
      'person-hours',
      '30 min',
      '1.5 h',
      'pert',
      undefined,
      undefined,
      0.03,
    ],
  ].map(([path, value, unit, low, high, law, source, note, load_share]) => ({
    path: path as string,
    value: value as string,
    unit: unit as string,
    low: low as string | undefined,
    high: high as string | undefined,
    law: law as string | undefined,
    source: source as string | undefined,
    note: note as string | undefined,
    load_share: load_share as number | undefined,
  })),
  sources: [
    {
      name: 'letter',
      title: 'Kamerbrief over extra maatregelen tegen terreur',
      date: '2015-02',
      url: 'https://www.rijksoverheid.nl/documenten/kamerstukken/2015/02/27/kamerbrief',
      public: true,
    },
    {
      name: 'omReport',
      title: 'Jaarbericht Openbaar Ministerie 2014',
      date: '2015',
      url: undefined,
      public: true,
    },
    { name: 'assumption', title: 'Illustrative assumption', date: undefined, url: undefined, public: false },
  ],
};
