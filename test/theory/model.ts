import type { Experiment } from '../support/theory.ts';
import type { Parameters } from './rows.ts';

/** How a model of rows.csv becomes a scenario. */
export interface Model {
  /** Its name in rows.csv. */
  readonly name: string;
  /** The scenario and how its quantities are read, by the names of rows.csv. */
  readonly experiment: (parameters: Parameters, quantity: string) => Experiment;
  /** Parameters that are not the model's: with them a row must fall outside its interval. */
  readonly wrong?: {
    readonly title: string;
    /** Index of the parameter set, in the order of rows.csv. */
    readonly set?: number;
    readonly experiment: (parameters: Parameters, quantity: string) => Experiment;
  };
  /** Widest interval, relative to the value, if not that of the judge: for quantities that vary very much. */
  readonly widest?: number;
  /** `bound`: the whole interval must lie below the value, which is an upper bound. */
  readonly judged?: 'bound';
}
