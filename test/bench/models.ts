import type { Record } from '../support/runScenario.ts';
import { meanTimeInSystem, renegingShare } from './closedForms.ts';

/** One model of the bench: a scenario, and the same in C. */
export interface Model {
  /** Names its scenario file and its part of queues.c. */
  readonly name: 'mm1' | 'network' | 'reneging';
  readonly title: string;
  /** Its one answer, as read from a record, and what theory says that it is. */
  readonly answer: (record: Record) => number;
  readonly theory: number;
  /** How the quick bench runs it. */
  readonly quick: QuickRun;
}

export interface QuickRun {
  /** As in a scenario. */
  readonly horizon: string;
  readonly replications: number;
  /** Events in all replications together: a faster simulator that does something else is not faster. */
  readonly events: number;
  /** The mean answer lies within this share of theory: about three standard errors at that length. */
  readonly within: number;
}

const CLASSES = ['urgent', 'usual', 'patient'];
/** Visits a case to the five stations. */
const VISITS = [1, 0.6, 0.4, 0.62, 0.696];

export const MODELS: readonly Model[] = [
  {
    name: 'mm1',
    title: 'M/M/1',
    answer: (record) => record.whole('call', 'throughput_mean'),
    theory: meanTimeInSystem(0.9, 1, 1),
    quick: { horizon: '12 years', replications: 4, events: 756_103, within: 0.11 },
  },
  {
    name: 'network',
    title: 'network of five M/M/20',
    answer: (record) => record.whole('matter', 'throughput_mean'),
    theory: VISITS.reduce((sum, visits) => sum + visits * meanTimeInSystem(visits, 18 / visits, 20), 0),
    quick: { horizon: '8 years', replications: 12, events: 3_617_876, within: 0.02 },
  },
  {
    name: 'reneging',
    title: 'three priorities, M/M/10+M',
    answer: (record) => total(record, 'dropped') / total(record, 'arrived'),
    theory: renegingShare(11, 1, 10, 5),
    quick: { horizon: '1 year', replications: 4, events: 770_179, within: 0.05 },
  },
];

function total(record: Record, metric: string): number {
  return CLASSES.reduce((sum, name) => sum + record.whole(`${name}.serve`, metric), 0);
}
