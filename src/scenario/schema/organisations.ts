import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { cost, fatigue, hiring, initialStaff, leaving, overtime, regularWork } from './staff.ts';
import { distribution, label, value } from './value.ts';

const hours = z.string({ error: () => PHRASES.rosterHours });

export const roster = z.union(
  [
    z.literal('continuous'),
    z.literal('office'),
    z.record(z.string(), z.union([hours, z.array(hours)], { error: () => PHRASES.rosterHours })),
  ],
  { error: () => PHRASES.roster },
);
export type RosterText = z.infer<typeof roster>;

const outage = section('an outage', {
  on: z
    .union([z.string(), z.array(z.string())], { error: () => PHRASES.onDates })
    .describe('The date or dates on which it begins.')
    .optional(),
  rate: value(PHRASES.rate).describe('Instead of on: outages per time, at random.').optional(),
  lasts: distribution().describe('How long it lasts.'),
  takes: value(PHRASES.share).describe(
    'Share of the staff that it takes; several take of what the others leave.',
  ),
});
export type OutageText = z.infer<typeof outage>;

export const unit = section('a unit', {
  fte: value(PHRASES.number).describe('Staff in full-time equivalents; with productiveHours.').optional(),
  productiveHours: value(PHRASES.hoursPerYear)
    .describe('Hours an FTE is available a year, after leave, training and ordinary sickness.')
    .optional(),
  onDuty: value(PHRASES.number)
    .describe('Persons on duty while the unit is open, given directly instead of fte and productiveHours.')
    .optional(),
  roster: roster
    .describe(
      'When the unit works: continuous (unless said), office (Monday to Friday 09:00-17:00), or a week.',
    )
    .optional(),
  absence: value(PHRASES.share)
    .describe('Share of staff absent beyond the ordinary; 0 unless said.')
    .optional(),
  discipline: z
    .enum(['fifo', 'due', 'sharing'], { error: () => PHRASES.discipline })
    .describe(
      'Who is served first inside a priority: who was ready first (fifo, unless said), or whose deadline is earliest (due); or all at once, sharing the persons on duty (sharing).',
    )
    .optional(),
  perPerson: value(PHRASES.number)
    .describe(
      'With discipline sharing: tasks in service at most for each person on duty; no limit unless said.',
    )
    .optional(),
  outages: z
    .array(outage, { error: () => PHRASES.outages })
    .describe('What takes a share of the staff for a time, on dates or at a rate.')
    .optional(),
  authorised: value(PHRASES.number)
    .describe('FTE that the unit may employ; as many as it has unless said.')
    .optional(),
  initial: initialStaff.describe('Recruits on their way and trainees at the beginning.').optional(),
  leaving: leaving.describe('How people leave; nobody does unless said.').optional(),
  hiring: hiring.describe('How vacancies are filled; they are not unless said.').optional(),
  contractHours: value(PHRASES.weeklyHours)
    .describe(
      'Hours a week of a full-time contract, for the limits of the law on overtime; 36 h unless said.',
    )
    .optional(),
  overtime: overtime
    .describe('Hours beyond the ordinary when work or posts ask for it; none unless said.')
    .optional(),
  regularWork: regularWork
    .describe('Work that the model does not show, and what of it can be put aside; none unless said.')
    .optional(),
  fatigue: fatigue
    .describe('How sustained load tires the staff, and what that does; not at all unless said.')
    .optional(),
  cost: cost.describe('What the staff costs.').optional(),
  label,
});
export type UnitText = z.infer<typeof unit>;

export const organisation = section('an organisation', {
  label,
  units: named(PHRASES.names, NAME, unit).describe('Its units by name.'),
});

export const organisations = named(PHRASES.names, NAME, organisation).describe(
  'The organisations of the chain by name.',
);
