import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** One known value: of a model with its parameters, with the formula and where that is published. */
export interface Row {
  readonly model: string;
  readonly parameters: string;
  readonly quantity: string;
  readonly value: number;
  readonly formula: string;
  readonly literature: string;
}

/** The rows of rows.csv, in its order. */
export const ROWS: readonly Row[] = Papa.parse<Record<keyof Row, string>>(
  readFileSync(new URL('rows.csv', import.meta.url), 'utf8').trim(),
  { header: true },
).data.map((row) => ({ ...row, value: Number(row.value) }));

/** The parameters of a row as data. */
export type Parameters = Readonly<Record<string, unknown>>;

export function parametersOf(row: Row): Parameters {
  return JSON.parse(row.parameters) as Parameters;
}

/** A number among the parameters. */
export function number(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new Error(`parameter ${name} is not a number`);
  return value;
}

/** A list of numbers among the parameters. */
export function numbers(parameters: Parameters, name: string): readonly number[] {
  const value = parameters[name];
  if (!Array.isArray(value)) throw new Error(`parameter ${name} is not a list`);
  return value as readonly number[];
}

/** A table of numbers among the parameters, row by row. */
export function table(parameters: Parameters, name: string): readonly (readonly number[])[] {
  const value = parameters[name];
  if (!Array.isArray(value)) throw new Error(`parameter ${name} is not a table`);
  return value as readonly (readonly number[])[];
}
