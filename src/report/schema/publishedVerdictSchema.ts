import { z } from 'zod';
import { verdictSchema } from './verdictSchema.ts';

/** The JSON Schema (draft 2020-12) of `verdict.json` and of what `run --json` prints of one scenario. */
export function publishedVerdictSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(verdictSchema, { reused: 'ref' }),
    title: 'Volhoud verdict',
    description:
      'What a run of Volhoud found: `verdict.json`, and what `volhoud run --json` prints of a scenario.',
  };
}
