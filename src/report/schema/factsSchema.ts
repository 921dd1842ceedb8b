import { z } from 'zod';
import type { Findings } from '../../experiment/findings.ts';
import type { Same } from './same.ts';

/** What reports and charts need of a run that stands in no CSV file and not in `verdict.json`. */
export type Facts = Omit<Findings, 'verdict' | 'summary' | 'series' | 'norms' | 'assumptions'>;

const named = z.strictObject({ name: z.string(), label: z.string() });
const entries = z.array(z.strictObject({ name: z.string(), words: z.string() }));
const phrases = z.array(z.string());

const record = z.strictObject({
  layers: z.array(
    z.strictObject({ kind: z.enum(['extends', 'scenario', 'overlay', 'set']), name: z.string() }),
  ),
  beginning: phrases,
  warmUpDays: z.number(),
  reportingPeriods: z.number(),
  tick: z.number(),
  closedDays: z.number(),
  units: entries,
  cases: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      perYear: z.string(),
      entries: phrases,
      steps: phrases,
    }),
  ),
  obligations: phrases,
  posts: phrases,
  outages: phrases,
  groups: entries,
  flows: entries,
  threat: z.strictObject({ path: z.string(), incidents: entries }),
  policies: entries.exactOptional(),
  tables: entries,
  limits: z.strictObject({ events: z.number(), entities: z.number() }),
});

/** The shape of `facts` in `manifest.json`. It must say all that the type does; the last line does not compile otherwise. */
export const factsSchema = z.strictObject({
  scenario: z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    classification: z.string().exactOptional(),
    redaction: z.strictObject({ paths: z.array(z.string()) }).exactOptional(),
    start: z.string(),
    end: z.string(),
    replications: z.number(),
    seed: z.string(),
    organisations: z.array(named),
    units: z.array(z.strictObject({ name: z.string(), label: z.string(), organisation: z.string() })),
    groups: z.array(named.extend({ causesWork: z.boolean().exactOptional() })),
    cases: z.array(named),
    record,
    steps: z.array(
      z.strictObject({
        name: z.string(),
        case: z.string(),
        kind: z.enum(['work', 'wait', 'branch', 'fork', 'meeting']),
        unit: z.string().exactOptional(),
      }),
    ),
    obligations: z.array(z.strictObject({ name: z.string(), label: z.string(), unit: z.string() })),
    flows: z.array(z.strictObject({ from: z.string(), to: z.string(), share: z.number().exactOptional() })),
  }),
  sources: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      date: z.string().optional(),
      url: z.string().optional(),
      public: z.boolean(),
    }),
  ),
});

export const FACTS_ARE_COMPLETE: Same<z.infer<typeof factsSchema>, Facts> = true;

/** The part of the findings that the manifest keeps, whatever it is made of. */
export function factsOf(findings: Findings): Facts {
  const { verdict: _, summary: _s, series: _p, norms: _n, assumptions: _a, ...facts } = findings;
  return facts;
}
