/**
 * What may stand in a column of a CSV file: how a cell is read back, and what a value is once it was written. An
 * empty cell is a value that is not defined.
 */
export interface Cell<Value> {
  /** What the cell says; `INVALID` if it cannot be that. */
  read(text: string): Value | typeof INVALID;
  /** The value as it would be read back: what a file cannot keep is gone. */
  asWritten(value: Value): Value;
}

export const INVALID = Symbol('not a value of that column');

/** Characters that steer a terminal and mean nothing in a table; tabs and line ends stay, and are quoted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Half a character, which UTF-8 cannot write. */
const BROKEN = /\p{Cs}/gu;

export function withoutControls(text: string): string {
  return text.replace(CONTROL, '').replace(BROKEN, '\ufffd');
}

export const text: Cell<string> = { read: (cell) => cell, asWritten: withoutControls };

export const perhapsText: Cell<string | undefined> = {
  read: (cell) => (cell === '' ? undefined : cell),
  asWritten: (value) => (value === undefined ? undefined : withoutControls(value) || undefined),
};

/** In the shortest form that reads back as the same number, and in no other. */
export const number: Cell<number> = {
  read(cell) {
    const value = Number(cell);
    return Number.isFinite(value) && String(value) === cell ? value : INVALID;
  },
  // -0 is written as 0.
  asWritten: (value) => value + 0,
};

export const perhapsNumber: Cell<number | undefined> = {
  read: (cell) => (cell === '' ? undefined : number.read(cell)),
  asWritten: (value) => (value === undefined || !Number.isFinite(value) ? undefined : value + 0),
};

export function oneOf<const Word extends string>(...words: readonly Word[]): Cell<Word> {
  return {
    read: (cell) => words.find((word) => word === cell) ?? INVALID,
    asWritten: (value) => value,
  };
}

/** The columns of a table by name, in order. They are all the keys of its rows: one that is forgotten does not compile. */
export type Columns<Row> = { readonly [Key in keyof Row]-?: Cell<Row[Key]> };

export function namesOf<Row>(columns: Columns<Row>): (keyof Row & string)[] {
  return Object.keys(columns) as (keyof Row & string)[];
}

/** Rows as they are read back from their file. */
export function rowsAsWritten<Row extends object>(rows: readonly Row[], columns: Columns<Row>): Row[] {
  const names = namesOf(columns);
  return rows.map((row) => {
    const written: Partial<Row> = {};
    for (const name of names) written[name] = columns[name].asWritten(row[name]);
    return written as Row;
  });
}
