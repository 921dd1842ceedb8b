import type { Model } from './model.ts';
import { MANY_SERVERS } from './models/manyServers.ts';
import { MEETINGS } from './models/meetings.ts';
import { MODULATED } from './models/modulated.ts';
import { NETWORKS } from './models/networks.ts';
import { PEOPLE } from './models/people.ts';
import { PRIORITIES } from './models/priorities.ts';
import { SINGLE_SERVER } from './models/singleServer.ts';
import { TRANSIENTS } from './models/transients.ts';
import { ROWS, type Row } from './rows.ts';

/** Models that are scenarios, each judged in the test file of its family. */
export const MODELS: readonly Model[] = [
  ...SINGLE_SERVER,
  ...MANY_SERVERS,
  ...PRIORITIES,
  ...NETWORKS,
  ...MODULATED,
  ...TRANSIENTS,
  ...PEOPLE,
  ...MEETINGS,
];

/** Rows that are read in a test of their own, not as an interval about one number: by model and quantity. */
export const ON_THEIR_OWN: readonly (readonly [string, string])[] = [
  ['square-root staffing', 'servers exact (Erlang C)'],
  ['Student t half-width', 'half-width'],
];

const ARITHMETIC = 'a number of arithmetic, not of a chain that runs; the product does not compute it';
const NO_SENSITIVITY = 'there is no sensitivity analysis yet';
const NO_SELECTION = 'there is no procedure yet that selects among alternatives';

/** Why the language cannot say a model (or one quantity of it) yet. */
export const NOT_YET: readonly {
  readonly model: string;
  readonly quantity?: string;
  readonly reason: string;
}[] = [
  {
    model: 'Halfin-Whitt',
    reason: 'the value of ever larger units in the limit, which no one scenario has',
  },
  { model: 'square-root staffing', quantity: 'beta', reason: ARITHMETIC },
  { model: 'square-root staffing', quantity: 'servers by rule', reason: ARITHMETIC },
  { model: 'KN procedure', reason: NO_SELECTION },
  { model: 'Rinott two-stage', reason: NO_SELECTION },
  { model: 'OCBA allocation', reason: NO_SELECTION },
  { model: 'Ishigami', reason: NO_SENSITIVITY },
  { model: 'Sobol g-function', reason: NO_SENSITIVITY },
  { model: 'Morris linear', reason: NO_SENSITIVITY },
  { model: 'robustness metrics', reason: 'scenarios are not compared with one another yet' },
];

/** The model that a row is a scenario of, if it is one. */
export function modelOf(row: Row): Model | undefined {
  return MODELS.find((model) => model.name === row.model);
}

/** Rows that are judged by an interval: together they may raise a false alarm once in a hundred runs. */
export const JUDGED = ROWS.filter(
  (row) =>
    modelOf(row) !== undefined ||
    ON_THEIR_OWN.some(([model, quantity]) => row.model === model && row.quantity === quantity),
);

/** Confidence of one row's interval: family-wise 1 % by Bonferroni's inequality. */
export const CONFIDENCE = 1 - 0.01 / JUDGED.length;
