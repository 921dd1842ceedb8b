import { Simulator } from '../../src/chain/index.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { formatFault, loadScenarioText } from '../../src/scenario/index.ts';
import { Record } from '../support/runScenario.ts';

/** Rounds; the best of all counts. */
const ROUNDS = 20;
/** How much more there is of it. */
const MORE = 10;

/** What a chain has ten times as much of, with about as many events. */
interface Growth {
  readonly title: string;
  /** The chain with so many times as much. */
  readonly text: (times: number) => string;
}

/** Nanoseconds an event of a chain, and of one with ten times as much of something. */
export interface ScaleCost {
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

const HEADING = ['volhoud: 1', 'name: scale', 'start: 2015-01-05'];

const GROWTHS: readonly Growth[] = [
  {
    title: '100 units for 10',
    text: (times) => {
      const units = Array.from({ length: 10 * times }, (_, index) => `u${index}`);
      return [
        ...HEADING,
        `horizon: ${1000 / times} days`,
        'reporting: 100 days',
        'organisations:',
        '  o:',
        '    units:',
        ...units.map((unit) => `      ${unit}: { onDuty: 4, roster: continuous }`),
        'cases:',
        ...units.flatMap((unit) => [
          `  of-${unit}:`,
          '    arrivals: 3 / h',
          `    steps: { serve: { unit: o.${unit}, effort: { exponential: { mean: 1 h } }, then: end } }`,
        ]),
      ].join('\n');
    },
  },
  {
    title: '10,000 cases in service for 1,000',
    text: (times) =>
      [
        ...HEADING,
        'horizon: 400 days',
        'reporting: 100 days',
        `organisations: { o: { units: { u: { onDuty: ${1200 * times}, roster: continuous } } } }`,
        'cases:',
        '  one:',
        '    arrivals: 25 / h',
        `    steps: { serve: { unit: o.u, effort: { exponential: { mean: ${40 * times} h } }, then: end } }`,
      ].join('\n'),
  },
  {
    title: '10,000 people for 1,000',
    text: (times) =>
      [
        ...HEADING,
        `horizon: ${2000 / times} days`,
        'reporting: 100 days',
        'organisations: { o: { units: { u: { onDuty: 40, roster: continuous } } } }',
        'people:',
        `  groups: { here: { initial: ${1000 * times} }, there: { initial: 0 } }`,
        '  flows:',
        '    go: { from: here, to: there, hazard: 0.2 / year }',
        '    return: { from: there, to: here, hazard: 2 / year }',
        `obligations: { visit: { every: 10 days, for: here, unit: o.u, effort: { exponential: { mean: ${5 / times} h } } } }`,
      ].join('\n'),
  },
];

/**
 * What an event costs in chains that have ten times as much of something. @param rounds of each, in turn, so that all meet the
 * same machine
 */
export async function scaleBench(rounds = ROUNDS): Promise<ScaleCost[]> {
  const costs: ScaleCost[] = [];
  for (const { title, text } of GROWTHS) {
    const small = await timerOf(text(1));
    const large = await timerOf(text(MORE));
    let before = Infinity;
    let after = Infinity;
    for (let round = 0; round < rounds; round++) {
      before = Math.min(before, small(round));
      after = Math.min(after, large(round));
    }
    costs.push({ title, before, after });
  }
  return costs;
}

/** Runs a replication of a chain and returns the nanoseconds that an event took. */
async function timerOf(text: string): Promise<(replication: number) => number> {
  const { scenario, faults } = await loadScenarioText(text, 'scale.yaml');
  if (scenario === undefined) throw new Error(faults.map(formatFault).join('\n'));
  const simulator = new Simulator(scenario.chain, seedWords(2015));
  return (replication) => {
    const from = performance.now();
    const { events } = new Record(simulator, 0, replication);
    return ((performance.now() - from) * 1e6) / events;
  };
}
