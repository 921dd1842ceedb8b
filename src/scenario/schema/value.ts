import { z } from 'zod';
import { FAMILIES, type Family, type FamilyName } from '../../engine/distributionSpec.ts';
import { PHRASES } from './phrases.ts';
import { section } from './section.ts';

const scalar = z.union([z.number(), z.string()]);

const wrapper = section('a value', {
  value: z.union([z.number(), z.string()], { error: () => PHRASES.quantity }).describe('The value itself.'),
  range: z
    .tuple([scalar, scalar], { error: () => PHRASES.range })
    .describe('Lowest and highest value that is thought possible.')
    .optional(),
  law: z
    .enum(['triangular', 'uniform'], { error: () => PHRASES.law })
    .describe('How likely the values in the range are; triangular unless said.')
    .optional(),
  source: z
    .string({ error: () => PHRASES.source })
    .describe('The name of one of the sources.')
    .optional(),
  note: z
    .string({ error: () => PHRASES.text })
    .describe('A remark.')
    .optional(),
});

/** A scalar as written: a number, or a text that is a quantity or a formula. */
export type ScalarText = number | string;
export type WrappedValue = z.infer<typeof wrapper>;
/** A value that may carry its range, source and note. */
export type ValueText = ScalarText | WrappedValue;

/** A scalar or `{ value, range, law, source, note }`; `phrase` says what kind of scalar. */
export function value(phrase: string) {
  return z.union([z.number(), z.string(), wrapper], { error: () => phrase });
}

/** Parameters of a distribution: values by name; lists and a file of an empirical one. */
export type FamilyParameters = Readonly<Record<string, ValueText | readonly ScalarText[] | undefined>>;

function familySchema(name: string, family: Family): z.ZodType<FamilyParameters> {
  if (name === 'empirical') {
    const list = (phrase: string) => z.array(scalar, { error: () => phrase }).min(1);
    return section('an empirical distribution', {
      values: list(PHRASES.values)
        .describe('Observed values; beside a file they are its content, and it is not read.')
        .optional(),
      weights: list(PHRASES.weights).describe('How often each was observed; once unless said.').optional(),
      file: z
        .string({ error: () => PHRASES.csvPath })
        .describe('A CSV file with a row of column names and an observation a row, relative to this file.')
        .optional(),
      column: z
        .string({ error: () => PHRASES.column })
        .describe('Its column; value unless said. It may end with a unit in brackets, as in duration (h).')
        .optional(),
    });
  }
  const article = /^[aeiou]/.test(name) ? 'an' : 'a';
  const parameters = Object.entries(family.kinds).map(([parameter, kind]) => [
    parameter,
    value(kind === 'value' ? PHRASES.quantity : PHRASES.number).optional(),
  ]);
  return section(
    `${article} ${name} distribution`,
    Object.fromEntries(parameters) as Record<string, z.ZodType<ValueText>>,
  );
}

const families = section(
  'a distribution',
  Object.fromEntries(
    Object.entries(FAMILIES).map(([name, family]) => [name, familySchema(name, family).optional()]),
  ) as Record<FamilyName, z.ZodOptional<z.ZodType<FamilyParameters>>>,
);

export type DistributionText = ValueText | z.infer<typeof families>;

/** A quantity (constant), or one family with its parameters. */
export function distribution(phrase: string = PHRASES.distribution) {
  return z.union([z.number(), z.string(), wrapper, families], { error: () => phrase });
}

export const label = z
  .union([z.string(), z.record(z.string(), z.string())], { error: () => PHRASES.label })
  .describe('What reports call it; by language if there are several.')
  .optional();
