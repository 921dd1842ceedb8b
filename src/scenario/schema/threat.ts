import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, value } from './value.ts';

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

const level = z.string({ error: () => PHRASES.level });

const stay = section('a stay at a level', {
  dwell: distribution().describe('How long the threat stays at this level.'),
  to: z
    .union(
      [z.string(), z.record(z.string(), value(PHRASES.probability), { error: () => PHRASES.nextLevel })],
      {
        error: () => PHRASES.nextLevel,
      },
    )
    .describe('The level that follows, or several with their probabilities.'),
});
export type StayText = z.infer<typeof stay>;

const path = section('a path of the threat', {
  fixed: level.describe('The level that lasts.').optional(),
  timeline: z
    .record(z.string(), level, { error: () => PHRASES.timeline })
    .describe('Levels by the date from which each holds.')
    .optional(),
  semiMarkov: named(PHRASES.names, NAME, stay)
    .describe('Levels with the time that the threat stays and where it goes next; one without lasts.')
    .optional(),
  start: level.describe('The level with which semiMarkov begins; its first unless said.').optional(),
});
export type ThreatPathText = z.infer<typeof path>;

export const threat = section('a threat', {
  levels: named(PHRASES.names, NAME, value(PHRASES.number)).describe('Threat levels, each with its factor.'),
  path: path.describe('Which level holds when; may be left out when there is one level.').optional(),
  incidents: named(PHRASES.names, NAME, incident).describe('Shocks that raise surge for a time.').optional(),
});
export type ThreatText = z.infer<typeof threat>;
