import { z } from 'zod';
import { PHRASES } from './phrases.ts';
import { section } from './section.ts';
import { value } from './value.ts';

/** `meeting`: when a step is held, for how long, and how many cases it treats. */
export const meeting = section('a meeting', {
  every: value(PHRASES.calendarSpan).describe('From one meeting to the next: a span of the calendar.'),
  from: z
    .string({ error: () => PHRASES.moment })
    .describe('When the first is held; unless said, when all its units are open for the first time.')
    .optional(),
  agenda: value(PHRASES.whole).describe('Cases that are treated at most; no limit unless said.').optional(),
  length: value(PHRASES.span).describe('How long it lasts.'),
});
export type MeetingText = z.infer<typeof meeting>;
