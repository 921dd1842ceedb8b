import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, label, value } from './value.ts';

const post = section('a post', {
  required: value(PHRASES.formula).describe('Number of posts, rounded up to whole posts.').optional(),
  opens: value(PHRASES.rate)
    .describe('Instead of required: posts that open per time, at random; with lasts.')
    .optional(),
  lasts: distribution().describe('How long a post that opens stays.').optional(),
  initial: value(PHRASES.whole)
    .describe('With opens: posts that are open when the run begins; each draws a whole duration.')
    .optional(),
  staff: value(PHRASES.number).describe('Persons a post; 1 unless said.').optional(),
  unit: z.string({ error: () => PHRASES.unit }).describe('The unit that staffs it: organisation.unit.'),
  priority: value(PHRASES.whole).describe('1 is highest; 5 unless said.').optional(),
  label,
});
export type PostText = z.infer<typeof post>;

export const posts = named(PHRASES.names, NAME, post).describe(
  'Places that must be staffed without a break.',
);
