import fc from 'fast-check';
import { feature } from './feature.ts';

/** Obligations at a fixed number of objects, posts that open by themselves, and outages. */
export const recurring = feature(
  'recurring',
  fc.record({
    hours: fc.constantFrom(0.5, 4),
    every: fc.constantFrom('1 day', '36 h', '1 week'),
    onLate: fc.constantFrom('drop', 'continue'),
    hasDeadline: fc.boolean(),
    posts: fc.boolean(),
    takes: fc.constantFrom(0, 0.5, 1),
  }),
  ({ hours, every, onLate, hasDeadline, posts, takes }, { units }, { span, rate }) => {
    const first = units[0];
    const mayPost = posts && first?.roster === 'continuous' && first.discipline !== 'sharing';
    const lasts = `{ exponential: { mean: ${span(9)} } }`;
    return {
      top: [
        'obligations:',
        `  visit: { every: ${every}, for: 3, unit: o.u0, effort: { gamma: { mean: ${span(hours)}, cv: 0.5 } }, priority: 3${hasDeadline ? `, within: ${span(20)}` : ''}, onLate: ${onLate} }`,
      ],
      unit: (index) =>
        index === 0 && takes > 0
          ? [
              `outages: [{ rate: ${rate(0.5)}, lasts: ${lasts}, takes: ${takes * 0.6} }, { on: 2015-01-07T10:00, lasts: ${span(24)}, takes: ${takes} }]`,
            ]
          : [],
      posts: mayPost
        ? [`  opening: { opens: ${rate(1)}, lasts: ${lasts}, initial: 1, staff: 0.5, unit: o.u0 }`]
        : [],
    };
  },
);
