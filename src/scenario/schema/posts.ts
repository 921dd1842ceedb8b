import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { label, value } from './value.ts';

const post = section(
  'a post',
  {
    required: value(PHRASES.formula).describe('Number of posts, rounded up to whole posts.'),
    staff: value(PHRASES.number).describe('Persons a post; 1 unless said.').optional(),
    unit: z.string({ error: () => PHRASES.unit }).describe('The unit that staffs it: organisation.unit.'),
    priority: value(PHRASES.whole).describe('1 is highest; 5 unless said.').optional(),
    label,
  },
  ['opens', 'lasts', 'initial'],
);
export type PostText = z.infer<typeof post>;

export const posts = named(PHRASES.names, NAME, post).describe(
  'Places that must be staffed without a break.',
);
