import { type Experiment, type Reading, type Sample, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, numbers, type Parameters, table } from '../rows.ts';

const DAYS_A_YEAR = 365;

/**
 * Staff as a group with an inflow and a hazard. E N(t) is read in a last reporting period of one day, E N(inf)
 * as the mean over years after a long run-in. A year is 8,760 h.
 */
function grade(parameters: Parameters, factor = 1): Experiment {
  const years = parameters['t_years'];
  const isTransient = typeof years === 'number';
  const days = isTransient ? years * DAYS_A_YEAR : 90 * DAYS_A_YEAR;
  const flows = [
    'people:',
    `  groups: { staff: { initial: ${isTransient ? number(parameters, 'n0') : 0} } }`,
    '  flows:',
    `    hired: { to: staff, rate: ${number(parameters, 'hires_per_year') * factor} / year }`,
    `    leaving: { from: staff, hazard: ${number(parameters, 'attrition_per_year')} / year }`,
  ];
  return {
    text: theoryScenario({
      horizon: `${days} days`,
      reporting: `${isTransient ? days - 1 : days} days`,
      ...(isTransient ? {} : { warmUp: `${105 * DAYS_A_YEAR} days` }),
      rest: flows.join('\n'),
    }),
    replications: isTransient ? 600 : 60,
    readings: {
      'E N(t)': (sample) => sample.last('staff', 'people'),
      'E N(inf)': (sample) => sample.value('staff', 'people'),
    },
  };
}

/** Training takes a fixed time, a dwell, against which a hazard of washing out competes. */
function pipeline(parameters: Parameters, factor = 1): Experiment {
  const flows = [
    'people:',
    '  groups: { trainees: {}, qualified: {} }',
    '  flows:',
    `    hired: { to: trainees, rate: ${number(parameters, 'hires_per_year')} / year }`,
    `    washedOut: { from: trainees, hazard: ${number(parameters, 'washout_per_year') * factor} / year }`,
    `    trained: { from: trainees, to: qualified, dwell: ${number(parameters, 'train_years')} years }`,
    `    leaving: { from: qualified, hazard: ${number(parameters, 'attrition_per_year')} / year }`,
  ];
  return {
    text: theoryScenario({
      horizon: `${40 * DAYS_A_YEAR} days`,
      warmUp: `${170 * DAYS_A_YEAR} days`,
      rest: flows.join('\n'),
    }),
    replications: 60,
    readings: {
      'E trainees (inf)': (sample) => sample.value('trainees', 'people'),
      'E qualified (inf)': (sample) => sample.value('qualified', 'people'),
    },
  };
}

/**
 * Yearly transitions between grades: a case is a person, a step a year in a grade. Who is in a grade at the end of
 * a year begins its step at that moment, so that its arrivals in a last reporting period of a day count them.
 * Recruits of grade 1 and 2 are two case types, as a case enters at its first step.
 */
function bartholomew(parameters: Parameters, quantity: string, factor = 1): Experiment {
  const rows = table(parameters, 'P');
  const initial = numbers(parameters, 'n0');
  const observed = number(parameters, 'grade');
  const years = number(parameters, 'years');
  const types = numbers(parameters, 'recruits').flatMap((count, from) =>
    count > 0 ? [{ count, from }] : [],
  );
  const cases = types.map(({ count, from }, type) => {
    const steps = rows.slice(from).map((chances, offset) => {
      const next = chances
        .slice(from)
        .flatMap((chance, to) =>
          chance > 0 ? [`grade${from + to + 1}: ${to === offset ? chance * factor : chance}`] : [],
        );
      return `      grade${from + offset + 1}: { wait: 1 year, then: { ${next.join(', ')}, end: rest } }`;
    });
    const there = initial.map((persons, index) => `grade${index + 1}: ${persons}`).join(', ');
    return [
      `  entry${from + 1}:`,
      `    arrivals: { every: 1 year, batch: ${count} }`,
      ...(type === 0 ? [`    initial: { ${there} }`] : []),
      '    steps:',
      ...steps,
    ].join('\n');
  });
  const readings: Record<string, Reading> = {};
  for (const index of rows.keys()) {
    const steps = types
      .filter(({ from }) => from <= index)
      .map(({ from }) => `entry${from + 1}.grade${index + 1}`);
    const sum = (read: (step: string) => number): number =>
      steps.reduce((total, step) => total + read(step), 0);
    readings[`E n_i(5) of grade ${index + 1}`] = (sample) => sum((step) => sample.last(step, 'arrived'));
    // One completion a person and year, at 0, 1, …, 60 years: both ends belong to the measured span.
    readings[`E n_i(inf) of grade ${index + 1}`] = (sample) =>
      sum((step) => sample.value(step, 'completed')) / 61;
  }
  const text = (horizon: number, warmUp: number): string =>
    theoryScenario({
      horizon: `${horizon * DAYS_A_YEAR} days`,
      reporting: `${horizon * DAYS_A_YEAR - 1} days`,
      ...(warmUp > 0 ? { warmUp: `${warmUp * DAYS_A_YEAR} days` } : {}),
      rest: `cases:\n${cases.join('\n')}`,
    });
  const isLimit = quantity === 'E n_i(inf)';
  return {
    text: isLimit ? text(60, 130) : text(years, 0),
    replications: isLimit ? 20 : 300,
    readings,
    readAs: (name) => `${name} of grade ${observed}`,
  };
}

/** FTE for one person on duty around the clock: FTE ÷ persons on duty, as compiled. */
function relief(parameters: Parameters): Experiment {
  const fte = 1_000_000;
  const hours = number(parameters, 'productive_hours_per_fte');
  const units = `organisations: { o: { units: { desk: { fte: ${fte}, productiveHours: ${hours} h / year, roster: continuous } } } }`;
  return {
    text: theoryScenario({ horizon: '1 day', rest: '' }).replace(/^organisations:.*$/m, units),
    replications: 2,
    readings: {
      'FTE per single-staffed 24/7 post': (sample: Sample) => fte / sample.value('o.desk', 'on_duty'),
    },
  };
}

export const PEOPLE: readonly Model[] = [
  {
    name: 'manpower single grade',
    experiment: (parameters) => grade(parameters),
    wrong: { title: 'hiring 5 % more', set: 1, experiment: (parameters) => grade(parameters, 1.05) },
  },
  {
    name: 'manpower Markov (Bartholomew)',
    experiment: (parameters, quantity) => bartholomew(parameters, quantity),
    wrong: {
      title: 'staying 5 % less likely',
      experiment: (parameters, quantity) => bartholomew(parameters, quantity, 0.95),
    },
  },
  {
    name: 'manpower pipeline',
    experiment: (parameters) => pipeline(parameters),
    wrong: { title: 'washing out twice as often', experiment: (parameters) => pipeline(parameters, 2) },
  },
  { name: 'shift relief factor', experiment: relief },
];
