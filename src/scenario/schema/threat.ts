import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { value } from './value.ts';

const incident = section('an incident', {
  rate: value(PHRASES.rate).describe('Incidents per time.').optional(),
  dates: z
    .array(z.string({ error: () => PHRASES.date }), { error: () => PHRASES.dates })
    .describe('Days or moments on which it happens.')
    .optional(),
  surge: value(PHRASES.number).describe('What it adds to surge.'),
  halfLife: value(PHRASES.span).describe('In what time its surge halves.'),
});
export type IncidentText = z.infer<typeof incident>;

export const threat = section('a threat', {
  levels: named(PHRASES.names, NAME, value(PHRASES.number)).describe('Threat levels, each with its factor.'),
  path: section(
    'a path of the threat',
    { fixed: z.string({ error: () => PHRASES.level }).describe('The level that lasts.') },
    ['timeline', 'semiMarkov'],
  )
    .describe('Which level holds when; may be left out when there is one level.')
    .optional(),
  incidents: named(PHRASES.names, NAME, incident).describe('Shocks that raise surge for a time.').optional(),
});
export type ThreatText = z.infer<typeof threat>;
