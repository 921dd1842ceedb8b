import { z } from 'zod';
import { NAME } from '../names.ts';
import { meeting } from './meetings.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, label, value } from './value.ts';

const batch = distribution(PHRASES.number)
  .describe('Cases at each arrival, rounded up; 1 unless said.')
  .optional();

const arrivals = section('arrivals', {
  rate: value(PHRASES.rate).describe('Arrivals per time, at random (Poisson).').optional(),
  every: distribution().describe('Time from one arrival to the next.').optional(),
  dates: z
    .array(z.string({ error: () => PHRASES.date }), { error: () => PHRASES.dates })
    .describe('Days or moments of arrival.')
    .optional(),
  table: z
    .string({ error: () => PHRASES.table })
    .describe('Numbers of arrivals by period, from a table.')
    .optional(),
  per: z
    .string({ error: () => PHRASES.group })
    .describe('The group whose people each bring cases about themselves; with hazard.')
    .optional(),
  hazard: value(PHRASES.rate).describe('Arrivals per time and person of the group in per.').optional(),
  batch,
});

const initial = section('an initial state', {
  count: value(PHRASES.whole).describe('Cases that stand at this step when the run begins.'),
  age: distribution().describe('How long they have been ready; 0 unless said.').optional(),
  remaining: distribution().describe('Effort that they still need; drawn whole unless said.').optional(),
});

/** Units that take part in what another unit does, with the places that it takes of each. */
export const partners = z.record(z.string(), value(PHRASES.whole), { error: () => PHRASES.partners });

const then = z.union(
  [z.string(), z.record(z.string(), value(PHRASES.probability), { error: () => PHRASES.route })],
  { error: () => PHRASES.route },
);

export const step = section(
  'a step',
  {
    unit: z
      .union([z.string(), z.array(z.string({ error: () => PHRASES.unit })).min(1)], {
        error: () => PHRASES.units,
      })
      .describe(
        'The unit that does the work: organisation.unit; or several in order, which take it when they would stand idle.',
      )
      .optional(),
    with: partners
      .describe('Other units that take part: so many places of each are held while the work is in service, or the meeting held.')
      .optional(),
    effort: distribution().describe('Person-hours that the task needs.').optional(),
    team: value(PHRASES.whole).describe('Places that the task takes; 1 unless said.').optional(),
    priority: value(PHRASES.whole).describe('1 is highest; 5 unless said.').optional(),
    preempts: z
      .boolean({ error: () => PHRASES.yesNo })
      .describe('Whether it interrupts work of lower priority.')
      .optional(),
    within: distribution(PHRASES.deadline)
      .describe('Deadline for completion, from becoming ready.')
      .optional(),
    withinCase: distribution(PHRASES.deadline)
      .describe('Deadline for completion, from the opening of the case.')
      .optional(),
    startWithin: distribution(PHRASES.deadline)
      .describe('Deadline for the first start, from becoming ready.')
      .optional(),
    onLate: z
      .string({ error: () => PHRASES.step })
      .describe(
        'What becomes of a task that has not started at its deadline: continue (unless said), drop, or a step.',
      )
      .optional(),
    queueLimit: value(PHRASES.whole).describe('Most tasks that may wait without having started.').optional(),
    wait: distribution().describe('A wait without a unit, instead of unit and effort.').optional(),
    meeting: meeting
      .describe('The cases are treated together at fixed moments, instead of one by one with effort.')
      .optional(),
    all: z
      .array(z.string({ error: () => PHRASES.step }), { error: () => PHRASES.branches })
      .describe('A fork: the first steps of branches that run at the same time.')
      .optional(),
    // biome-ignore lint/suspicious/noThenProperty: the language's word; no promise is near
    then: then.describe('Where the case goes next.'),
    opens: z
      .record(z.string(), value(PHRASES.formula), { error: () => 'cases, each with a number or probability' })
      .describe('Cases that are opened when the step ends: a number or a probability each.')
      .optional(),
    moves: z
      .string({ error: () => PHRASES.group })
      .describe('The group to which the person whom the case is about moves when the step ends.')
      .optional(),
  },
);
export type StepText = z.infer<typeof step>;

export const caseType = section('a case', {
  arrivals: z
    .union([value(PHRASES.rate), arrivals], { error: () => PHRASES.arrivals })
    .describe('How cases come in from outside; they enter at the first step.')
    .optional(),
  initial: z
    .record(z.string(), z.union([value(PHRASES.whole), initial], { error: () => PHRASES.initial }))
    .describe('Cases that are open when the run begins, by step.')
    .optional(),
  about: z
    .literal('person', { error: () => PHRASES.about })
    .describe('The case is about a person of a group.')
    .optional(),
  steps: named(PHRASES.names, NAME, step).describe('The steps by name; a case enters at the first.'),
  label,
});
export type CaseText = z.infer<typeof caseType>;

export const cases = named(PHRASES.names, NAME, caseType).describe('The case types by name.');
