import fc from 'fast-check';
import { feature } from './feature.ts';

/** Cases that fork into two branches, one of which may be dropped, and then wait for a meeting where one can be held. */
export const forks = feature(
  'forks',
  fc.record({
    perDay: fc.constantFrom(0.5, 3),
    hours: fc.constantFrom(0, 1, 5),
    onLate: fc.constantFrom('drop', 'continue'),
    agenda: fc.constantFrom(1, 3),
    isMeeting: fc.boolean(),
  }),
  ({ perDay, hours, onLate, agenda, isMeeting }, { units }, { span, rate }) => {
    const last = units.length - 1;
    const mayMeet = isMeeting && units[0]?.discipline !== 'sharing' && (units[0]?.onDuty ?? 0) > 0;
    return {
      cases: [
        '  forked:',
        `    arrivals: ${rate(perDay)}`,
        '    steps:',
        '      split: { all: [left, right], then: after }',
        `      left: { unit: o.u0, effort: { exponential: { mean: ${span(hours + 1)} } }, startWithin: ${span(12)}, onLate: ${onLate}, then: end }`,
        `      right: { unit: o.u${last}, effort: ${span(hours)}, priority: 2, then: { more: 50 %, end: rest } }`,
        `      more: { wait: { uniform: { min: ${span(0)}, max: ${span(9)} } }, then: end }`,
        // On Tuesday morning every roster is open.
        mayMeet
          ? `      after: { unit: o.u0, meeting: { every: 1 week, from: 2015-01-06T10:00, agenda: ${agenda}, length: ${span(1)} }, within: ${span(200)}, then: end }`
          : `      after: { wait: ${span(1)}, then: end }`,
      ],
    };
  },
);
