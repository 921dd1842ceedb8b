import { z } from 'zod';
import { scenarioSchema } from './scenarioSchema.ts';

/**
 * The JSON Schema (draft 2020-12) that editors complete and check scenario files with. A file that `extends`
 * another need not repeat what is required, nor need an overlay, which is known by having no version.
 */
export function publishedSchema(): Record<string, unknown> {
  const { required, ...rest } = z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'ref' });
  return {
    ...rest,
    title: 'Volhoud scenario',
    description:
      'A chain of organisations under lasting demand: the scenario language of Volhoud, version 1.',
    anyOf: [{ required: ['extends'] }, { required }, { not: { required: ['volhoud'] } }],
  };
}
