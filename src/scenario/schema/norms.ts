import { z } from 'zod';
import { METRICS } from '../../chain/metrics.ts';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { value } from './value.ts';

const METRIC_NAMES = [...new Set(METRICS.filter((metric) => metric.norm).map((metric) => metric.name))];

const norm = section('a norm', {
  metric: z
    .string({ error: () => PHRASES.metric })
    .describe('What is limited.')
    .meta({ examples: METRIC_NAMES }),
  scope: z
    .string({ error: () => PHRASES.scope })
    .describe('A unit, step, case, group or threat; * stands for any name and makes one norm per match.'),
  atLeast: value(PHRASES.quantity).describe('The lowest value that meets the norm.').optional(),
  atMost: value(PHRASES.quantity).describe('The highest value that meets the norm.').optional(),
  per: z
    .string({ error: () => PHRASES.calendarSpan })
    .describe('The period over which it is judged; month unless said.')
    .optional(),
  inARow: value(PHRASES.whole)
    .describe('Missed periods in a row that make a breach; 1 unless said.')
    .optional(),
  minCount: value(PHRASES.whole)
    .describe(
      'Observations that a period needs before it is judged; by default so many that one alone is no breach.',
    )
    .optional(),
});
export type NormText = z.infer<typeof norm>;

export const norms = named(PHRASES.names, NAME, norm).describe(
  'Limits that must be met: what "the chain holds" means.',
);
