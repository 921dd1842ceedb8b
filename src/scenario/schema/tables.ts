import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { label } from './value.ts';

const table = section('a table', {
  file: z
    .string({ error: () => PHRASES.csvPath })
    .describe('A CSV file with a row of column names, relative to this file.')
    .optional(),
  time: z
    .string({ error: () => PHRASES.column })
    .describe('The column of the dates, ascending; time unless said.')
    .optional(),
  value: z
    .string({ error: () => PHRASES.column })
    .describe('The column of the values; value unless said.')
    .optional(),
  interpolate: z
    .enum(['linear', 'step'], { error: () => PHRASES.interpolate })
    .describe('What holds between two dates: the line between them (unless said), or the value of the first.')
    .optional(),
  rows: z
    .record(z.string(), z.number({ error: () => PHRASES.number }), { error: () => PHRASES.rows })
    .describe(
      'The values by date, instead of a file; beside a file they are its content, and it is not read.',
    )
    .optional(),
  label,
});
export type TableText = z.infer<typeof table>;

export const tables = named(PHRASES.names, NAME, table).describe('Series of values by date, by name.');
