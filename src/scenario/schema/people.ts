import { z } from 'zod';
import { FORMULA_NAME, NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, label, value } from './value.ts';

const group = section('a group', {
  initial: value(PHRASES.whole).describe('Persons in it when the run begins; 0 unless said.').optional(),
  label,
});

const flow = section('a flow', {
  from: z
    .string({ error: () => PHRASES.group })
    .describe('The group that people leave; absent: from outside.')
    .optional(),
  to: z
    .string({ error: () => PHRASES.group })
    .describe('The group that they enter; absent: they leave.')
    .optional(),
  rate: value(PHRASES.rate).describe('Movements per time, from outside.').optional(),
  hazard: value(PHRASES.rate)
    .describe('Movements per time and person in the group that they leave.')
    .optional(),
  dwell: distribution()
    .describe('Time from entering the group that people leave to the movement.')
    .optional(),
  batch: distribution(PHRASES.number)
    .describe('Persons at each movement, rounded up; 1 unless said.')
    .optional(),
  opens: z
    .string({ error: () => PHRASES.caseName })
    .describe('The case that is opened for each person.')
    .optional(),
});
export type FlowText = z.infer<typeof flow>;

export const people = section('people', {
  groups: named(PHRASES.names, FORMULA_NAME, group).describe('Head counts of people in one state.'),
  flows: named(PHRASES.names, NAME, flow).describe('Movements between groups.').optional(),
});
