import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { label, value } from './value.ts';

const unit = z.string({ error: () => PHRASES.unit });

const lend = section('a loan of staff', {
  from: unit.describe('The unit that lends.'),
  to: unit.describe('The unit that borrows.'),
  fte: value(PHRASES.number).describe('How many FTE; no more than the lender has.'),
  for: value(PHRASES.span).describe('How long; for good unless said.').optional(),
});

const action = section('an action of a policy', {
  authorise: named(PHRASES.fteByUnit, /^/, value(PHRASES.number))
    .describe('Sets the strength that units may employ; their hiring follows.')
    .optional(),
  lend: lend.describe('Lends staff from one unit to another.').optional(),
  assign: z
    .string({ error: () => PHRASES.post })
    .describe('A post that another unit staffs from now on; with to.')
    .optional(),
  to: unit.describe('With assign: that unit.').optional(),
  set: named(PHRASES.valuesByPath, /^/, z.unknown())
    .describe('Sets values of the scenario by their paths.')
    .optional(),
});
export type ActionText = z.infer<typeof action>;

const dates = z.union([z.string(), z.array(z.string())], { error: () => PHRASES.onDates });

const policy = section('a policy', {
  on: dates.describe('The date or dates on which it acts.').optional(),
  every: z
    .string({ error: () => PHRASES.calendarSpan })
    .describe('Instead: how often it acts, counted from the start.')
    .optional(),
  when: z
    .union([z.string(), z.number()], { error: () => PHRASES.condition })
    .describe('Instead: the condition on which it acts, looked at daily or at its reviews.')
    .optional(),
  for: value(PHRASES.span)
    .describe('With when: how long the condition must have been true; at once unless said.')
    .optional(),
  review: z
    .string({ error: () => PHRASES.calendarSpan })
    .describe('With when: how often the condition is looked at; daily unless said.')
    .optional(),
  do: z.union([action, z.array(action)], { error: () => PHRASES.action }).describe('What it does.'),
  label,
});
export type PolicyText = z.infer<typeof policy>;

export const policies = named(PHRASES.names, NAME, policy).describe('What is decided while the chain runs.');
