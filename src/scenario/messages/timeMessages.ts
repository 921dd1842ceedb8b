import { q } from './quoting.ts';

/* Dates, spans, rosters and tables. */

const time = {
  notADate: (text: string) => `${q(text)} is no date of the calendar`,
  dateBeforeStart: (text: string, start: string) => `${q(text)} lies before the start (${start})`,
  rateBelowZero: (name: string, date: string, perDay: number) =>
    `the rate at which ${q(name)} arrives falls below zero: it is ${Number(perDay.toPrecision(3))} a day on ${date}, where a run would stop`,
  hintRateBelowZero: () => 'look at the units (25 is 2500 %), or write max(0, …)',
  dateBeyondHorizon: (text: string) => `${q(text)} lies beyond the horizon and will not happen`,
  notASpan: (text: string) => `${q(text)} is no span of the calendar`,
  hintPositive: () => 'it must be longer than nothing',
  spanTooLong: (years: number) => `a span longer than ${years} years cannot be simulated`,
  spanTooShort: () => 'the span must be longer than nothing',
  tooManyPeriods: (most: number) => `there would be more than ${most} periods`,
  tickTooShort: () => 'the tick is shorter than a second',
  tooManyTicks: (most: number) =>
    `there would be more than ${most / 1e6} million ticks from the warm-up to the horizon`,
  tickExpected: (seconds: number) => `a span of time of at least ${seconds} s, such as 1 h`,
  rosterDay: (key: string) => `${q(key)} is no day of the week, nor days such as mon-fri`,
  rosterHours: (text: string) => `${q(text)} is no part of a day such as 08:00-18:00`,
  rosterOverlap: () => 'parts of the week overlap',
  rosterEmpty: () => 'the roster has no open hours',
};

const tables = {
  tableEmpty: () => 'the table has no rows',
  csvUnclosed: () => 'a quote is opened here and never closed',
  csvExpected: () => 'a row of column names, and below it a row a date',
  csvNoColumn: (name: string) => `the file has no column ${q(name)}`,
  csvColumnTwice: (name: string) => `the file has more than one column ${q(name)}`,
  csvColumn: (key: string) => `a column ${q(key)}, or its name as ${key} of the table`,
  tableTooLong: (count: number, most: number) => `the table has ${count} rows; at most ${most} are read`,
  tableNumber: (text: string) => (text === '' ? 'the row has no value' : `${q(text)} is no number`),
  tableOrder: (date: string) => `${q(date)} is not later than the date before it`,
  tableOrderExpected: () => 'dates that ascend, each once',
  unknownTable: (name: string) => `no table is called ${q(name)}`,
  tableCount: (table: string, value: number, date: string) =>
    `the table ${q(table)} has ${value} on ${date}, which is no number of cases`,
  tableCountExpected: (most: number) => `numbers from 0 to ${most}`,
  tableOnePeriod: (table: string) => `the table ${q(table)} has one row: nothing says how long its period is`,
  unusedTable: (name: string) => `no formula and no arrivals name the table ${q(name)}`,
  tableStartsLate: (name: string) =>
    `the table ${q(name)} begins after the start; before its first date its first value holds`,
  tableEndsEarly: (name: string) =>
    `the table ${q(name)} ends before the horizon; after its last date its last value holds`,
  countsEndEarly: (name: string) => `no cases ${q(name)} arrive after the last period of their table`,
};

export const timeMessages = { ...time, ...tables } as const;
