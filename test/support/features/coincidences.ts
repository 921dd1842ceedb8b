import fc from 'fast-check';
import { feature } from './feature.ts';

/**
 * Work that arrives, ends and is due on whole hours, so that completions, arrivals and deadlines fall on the same
 * moment again and again.
 */
export const coincidences = feature(
  'coincidences',
  fc.record({
    hours: fc.constantFrom(0, 1, 2),
    within: fc.constantFrom(0, 1, 2, 3),
    batch: fc.constantFrom(1, 3),
    onLate: fc.constantFrom('continue', 'drop'),
    isStart: fc.boolean(),
  }),
  ({ hours, within, batch, onLate, isStart }, _, { span }) => ({
    cases: [
      '  punctual:',
      `    arrivals: { every: ${span(2)}, batch: ${batch} }`,
      `    steps: { do: { unit: o.u0, effort: ${span(hours)}, ${isStart ? 'startWithin' : 'within'}: ${span(within)}, onLate: ${onLate}, priority: 2, then: end } }`,
    ],
  }),
);
