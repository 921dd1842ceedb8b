import { z } from 'zod';
import { FORMULA_NAME, NAME } from '../names.ts';
import { cases } from './cases.ts';
import { norms } from './norms.ts';
import { obligations } from './obligations.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';
import { PHRASES } from './phrases.ts';
import { policies } from './policies.ts';
import { posts } from './posts.ts';
import { named, section } from './section.ts';
import { tables } from './tables.ts';
import { threat } from './threat.ts';
import { value } from './value.ts';

const text = z.string({ error: () => PHRASES.text });

const source = section('a source', {
  title: text.describe('What it is called.'),
  date: z
    .union([z.string(), z.number()], { error: () => PHRASES.date })
    .describe('When it appeared: a year, a month or a day.')
    .optional(),
  url: text.describe('Where it can be read.').optional(),
  public: z
    .boolean({ error: () => PHRASES.yesNo })
    .describe('Whether everybody can read it; true unless said.')
    .optional(),
});

/**
 * The scenario language as one schema: shape, static types and the published JSON Schema. It only describes:
 * quantities, formulas, references and meaning are checked by the passes in `compile/`.
 */
export const scenarioSchema = section('a scenario', {
  volhoud: z.literal(1, { error: () => PHRASES.version }).describe('Version of the language.'),
  name: text.describe('Name of the scenario.'),
  description: text.describe('What it is about.').optional(),
  extends: z
    .string({ error: () => PHRASES.path })
    .describe('A scenario file that this one builds on.')
    .optional(),
  classification: z
    .string({ error: () => PHRASES.text })
    .describe('How sensitive it is: every output is marked with this text.')
    .optional(),
  start: z.string({ error: () => PHRASES.date }).describe('Day on which the measured span begins.'),
  horizon: z.string({ error: () => PHRASES.calendarSpan }).describe('The measured span.'),
  calendar: z
    .literal('nl', { error: () => PHRASES.calendar })
    .describe('Whose public holidays are closed days.')
    .optional(),
  warmUp: z
    .string({ error: () => PHRASES.calendarSpan })
    .describe('An unmeasured run-in before start, for questions about a steady state.')
    .optional(),
  reporting: z
    .string({ error: () => PHRASES.calendarSpan })
    .describe('Period of the time series; month unless said.')
    .optional(),
  replications: z
    .number({ error: () => PHRASES.whole })
    .describe('Random runs; 200 unless said.')
    .optional(),
  seed: z
    .union([z.number(), z.string()], { error: () => PHRASES.seed })
    .describe('Gives all random inputs; 1 unless said.')
    .optional(),
  tick: value(PHRASES.span)
    .describe('Spacing of the knots of rates that vary in time; 6 h unless said.')
    .optional(),
  hold: section('hold', {
    probability: value(PHRASES.share).describe('Asked probability of holding; 90 % unless said.').optional(),
    confidence: value(PHRASES.share)
      .describe('Asked confidence of the verdict; 95 % unless said.')
      .optional(),
  })
    .describe('When the chain is said to hold.')
    .optional(),
  sources: named(PHRASES.names, NAME, source).describe('Where values come from, by name.').optional(),
  parameters: named(PHRASES.names, FORMULA_NAME, value(PHRASES.quantity))
    .describe('Values that formulas share, by name.')
    .optional(),
  tables: tables.optional(),
  threat: threat.describe('The threat picture; without it the factor is 1.').optional(),
  people: people.describe('Groups of people and movements between them.').optional(),
  organisations: organisations.optional(),
  cases: cases.optional(),
  obligations: obligations.optional(),
  posts: posts.optional(),
  norms: norms.optional(),
  policies: policies.optional(),
  limits: section('limits', {
    events: value(PHRASES.whole).describe('Most events in a replication.').optional(),
    entities: value(PHRASES.whole).describe('Most cases and tasks open at once.').optional(),
  })
    .describe('Stops models that run away.')
    .optional(),
});

/** A scenario as it stands in its file, its shape checked. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
