import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, label, value } from './value.ts';

const obligation = section('an obligation', {
  every: value(PHRASES.calendarSpan).describe('How often it recurs; months and years follow the calendar.'),
  from: z
    .string({ error: () => PHRASES.date })
    .describe('Date of the first; all fall on the same moments. Without it each has a moment of its own.')
    .optional(),
  for: value(PHRASES.forWhom)
    .describe('Once for each person of a group or each object of a count, rounded up; 1 unless said.')
    .optional(),
  unit: z.string({ error: () => PHRASES.unit }).describe('The unit that does the work: organisation.unit.'),
  effort: distribution().describe('Person-hours that each takes.'),
  team: value(PHRASES.whole).describe('Places that each takes; 1 unless said.').optional(),
  priority: value(PHRASES.whole).describe('1 is highest; 5 unless said.').optional(),
  within: distribution(PHRASES.deadline)
    .describe('Deadline for completion, from being due; the start is due before the next one.')
    .optional(),
  onLate: z
    .enum(['drop', 'continue'], { error: () => PHRASES.lateObligation })
    .describe('What becomes of one that has not started at its deadline or when the next is due.')
    .optional(),
  label,
});
export type ObligationText = z.infer<typeof obligation>;

export const obligations = named(PHRASES.names, NAME, obligation).describe(
  'Work that recurs on a cadence, for people or objects.',
);
