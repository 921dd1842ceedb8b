import { describe, expect, it } from 'vitest';
import { formatFault, type LoadResult, loadScenario, loadScenarioText } from '../../src/scenario/index.ts';
import { codes, loadFiles, readerOf } from '../support/scenarioText.ts';

const MAIN = `volhoud: 1
name: Table
start: 2015-02-01
horizon: 1 year
tables:
  forecast: { file: forecast.csv }
organisations: { desk: { units: { staff: { onDuty: 5, roster: continuous } } } }
cases:
  call:
    arrivals: table('forecast', t) / month
    steps: { serve: { unit: desk.staff, effort: 1 h, then: end } }
`;
const CSV = 'time,value\n2015-02-01,4\n2015-08-01 12:00,7.5\n2016-03-01,1e1\n';

const load = (csv: string, main = MAIN): Promise<LoadResult> =>
  loadFiles({ 'main.yaml': main, 'forecast.csv': csv });
const tableOf = async (csv: string, main = MAIN) => {
  const { scenario, faults } = await load(csv, main);
  expect(faults.map(formatFault)).toEqual([]);
  return scenario?.chain.tables[0];
};
const withTable = (text: string): string => MAIN.replace('{ file: forecast.csv }', text);

describe('a table', () => {
  it('is read from a CSV file: hours since the start, and numbers', async () => {
    expect(await tableOf(CSV)).toEqual({
      name: 'forecast',
      at: [0, 181 * 24 + 12, 394 * 24],
      values: [4, 7.5, 10],
      interpolate: 'linear',
    });
  });

  it.each([
    ['semicolons', CSV.replaceAll(',', ';')],
    ['tabs', CSV.replaceAll(',', '\t')],
    ['line ends of Windows and a byte order mark', `\uFEFF${CSV.replaceAll('\n', '\r\n')}`],
    ['quotes', CSV.replace('2015-02-01,4', '"2015-02-01","4"')],
    ['empty rows, and no line end at the end', `${CSV.replaceAll('\n', '\n\n').trim()}\n,`],
    ['blanks around values', CSV.replaceAll(',', ' , ')],
  ])('may have %s', async (_, csv) => {
    expect(await tableOf(csv)).toEqual(await tableOf(CSV));
  });

  it('may name its columns, and leave others out', async () => {
    const csv = 'note,"aantal, totaal",datum\nx,4,2015-02-01\n"a\nb",7.5,2015-08-01 12:00\n,10,2016-03-01\n';
    const main = withTable('{ file: forecast.csv, time: datum, value: "aantal, totaal", interpolate: step }');
    expect(await tableOf(csv, main)).toEqual({ ...(await tableOf(CSV)), interpolate: 'step' });
  });

  it('may stand in the scenario as rows', async () => {
    const main = withTable('{ rows: { 2015-02-01: 4, 2015-08-01 12:00: 7.5, 2016-03-01: 10 } }');
    expect(await tableOf('', main)).toEqual(await tableOf(CSV));
  });

  it('is part of the compiled chain, which can be cloned, and of the scenario as resolved, which runs again', async () => {
    const { scenario } = await load(CSV);
    expect(structuredClone(scenario?.chain)).toEqual(scenario?.chain);
    expect(scenario?.resolved).toMatchObject({
      tables: {
        forecast: {
          file: 'forecast.csv',
          rows: { '2015-02-01': 4, '2015-08-01 12:00': 7.5, '2016-03-01': 10 },
        },
      },
    });
    // No file is read any more.
    const again = await loadScenarioText(JSON.stringify(scenario?.resolved), 'resolved.json');
    expect(again.faults).toEqual([]);
    expect(again.scenario?.chain).toEqual(scenario?.chain);
    expect(again.scenario?.resolved).toEqual(scenario?.resolved);
  });

  it('is looked for beside the file that names it, also when another extends that', async () => {
    const read: string[] = [];
    const reader = {
      ...readerOf({
        'main.yaml': 'extends: base/base.yaml\nname: Other\n',
        'base/base.yaml': MAIN,
        'base/forecast.csv': CSV,
      }),
      resolve: (from: string, path: string) => `${from.slice(0, from.lastIndexOf('/') + 1)}${path}`,
    };
    const read_ = reader.read;
    reader.read = (path) => {
      read.push(path);
      return read_(path);
    };
    expect(codes(await loadScenario('main.yaml', reader))).toEqual([]);
    expect(read).toContain('base/forecast.csv');
  });
});

describe('faults of a table', () => {
  const say = async (csv: string, main = MAIN): Promise<string[]> =>
    (await load(csv, main)).faults.map(({ where, message }) =>
      where === undefined ? message : `${where.file}:${where.line}:${where.column}: ${message}`,
    );

  it.each([
    ['no number', '2015-02-01,4', '2015-02-01,many', 'forecast.csv:2:12: "many" is no number'],
    ['no value', '2015-02-01,4', '2015-02-01', 'forecast.csv:2:1: the row has no value'],
    ['a decimal comma', '2015-02-01,4', '2015-02-01,"4,5"', 'forecast.csv:2:12: "4,5" is no number'],
    ['no date', '2015-02-01,4', '1 Feb 2015,4', 'forecast.csv:2:1: "1 Feb 2015" is no date of the calendar'],
    [
      'a day that is none',
      '2015-02-01,4',
      '2015-02-30,4',
      'forecast.csv:2:1: "2015-02-30" is no date of the calendar',
    ],
    [
      'dates that go back',
      '2016-03-01',
      '2015-03-01',
      'forecast.csv:4:1: "2015-03-01" is not later than the date before it',
    ],
    [
      'dates that stand twice',
      '2016-03-01',
      '2015-08-01 12:00',
      'forecast.csv:4:1: "2015-08-01 12:00" is not later than the date before it',
    ],
    [
      'a quote that is not closed',
      '2015-02-01,4',
      '2015-02-01,"4',
      'forecast.csv:2:1: a quote is opened here and never closed',
    ],
    ['no such column', 'time,value', 'time,valu', 'forecast.csv:1:1: the file has no column "value"'],
    [
      'a column twice',
      'time,value\n2015-02-01,4',
      'time,value,value\n2015-02-01,4,5',
      'forecast.csv:1:1: the file has more than one column "value"',
    ],
  ])('%s: file, line and column', async (_, part, by, fault) => {
    expect(CSV).toContain(part);
    expect(await say(CSV.replace(part, by))).toEqual([fault]);
  });

  it('several are said at once, with what was expected and a hint', async () => {
    const { faults } = await load(CSV.replace('2015-02-01,4', 'soon,"4,5"'));
    expect(faults.map(({ expected, hint }) => [expected, hint])).toEqual([
      ['a date, such as 2015-02-01', undefined],
      [
        'a plain number, such as 1.2',
        'write decimals with a point and thousands without a separator: 1.5, 12000',
      ],
    ]);
    expect(faults[0]?.where?.sourceLine).toBe('soon,"4,5"');
    const many = `time,value\n${'x,y\n'.repeat(500)}`;
    expect((await load(many)).faults.length).toBeLessThan(30);
  });

  it('a column that the scenario names stands there, with the nearest', async () => {
    const { faults } = await load(CSV, withTable('{ file: forecast.csv, value: vlue }'));
    expect(faults).toMatchObject([
      {
        code: 'scenario.table',
        where: { file: 'main.yaml', line: 6, column: 42 },
        expected: 'one of: time, value',
        hint: 'did you mean "value"?',
      },
    ]);
  });

  it('files that cannot be read or hold nothing, and rows that are no series', async () => {
    expect(await say(CSV, withTable('{ file: other.csv }'))).toEqual([
      'main.yaml:6:21: cannot read "other.csv": no such file',
    ]);
    for (const csv of ['', 'time,value\n', '\n\n'])
      expect(await say(csv)).toEqual(['forecast.csv:1:1: the table has no rows']);
    expect(await say(CSV, withTable('{}'))).toEqual(['main.yaml:6:3: "tables.forecast" has no file']);
    expect(await say(CSV, withTable('{ rows: {} }'))).toEqual(['main.yaml:6:21: the table has no rows']);
    expect(await say(CSV, withTable('{ rows: { 2015-02-02: 1, 2015-02-01: 1 } }'))).toEqual([
      'main.yaml:6:38: "2015-02-01" is not later than the date before it',
    ]);
    expect(await say(CSV, withTable('{ rows: { soon: 1 } }'))).toEqual([
      'main.yaml:6:23: "soon" is no date of the calendar',
    ]);
    expect(await say(CSV, withTable('{ rows: { 2015-02-01: many } }'))).toEqual([
      'main.yaml:6:35: "many" cannot be the value of "2015-02-01"',
    ]);
    expect(await say(CSV, withTable('{ file: forecast.csv, interpolate: cubic }'))).toEqual([
      'main.yaml:6:48: "cubic" cannot be the value of "interpolate"',
    ]);
  });

  it('a table that cannot be read is no fault of what names it', async () => {
    const counted = MAIN.replace("table('forecast', t) / month", '{ table: forecast }');
    expect(await say('time,value\n2015-02-01,x\n', counted)).toHaveLength(1);
  });

  it('counts that are none, a single period, and unknown tables', async () => {
    const counted = MAIN.replace("table('forecast', t) / month", '{ table: forecast }');
    expect(await say(CSV.replace('7.5', '-7.5'), counted)).toEqual([
      'main.yaml:10:24: the table "forecast" has -7.5 on 2015-08-01 12:00, which is no number of cases',
    ]);
    expect(await say('time,value\n2015-02-01,4\n', counted)).toEqual([
      'main.yaml:10:24: the table "forecast" has one row: nothing says how long its period is',
    ]);
    const misspelt = counted.replace('table: forecast', 'table: forcast');
    const { faults } = await load(CSV, misspelt);
    expect(faults).toMatchObject([{ code: 'scenario.unknown-table', hint: 'did you mean "forecast"?' }]);
    const inFormula = MAIN.replace("'forecast'", "'forcast'");
    expect((await load(CSV, inFormula)).faults).toMatchObject([
      { code: 'scenario.formula', hint: 'did you mean "forecast"?', where: { line: 10, column: 21 } },
    ]);
  });
});

describe('warnings of a table', () => {
  const warned = async (csv: string, main = MAIN): Promise<string[]> =>
    (await load(csv, main)).scenario?.warnings.map(({ message }) => message) ?? ['no scenario'];

  it('that nothing names, or that ends where a formula goes on', async () => {
    expect(await warned(CSV)).toEqual([]);
    expect(await warned(CSV, MAIN.replace("table('forecast', t)", '3'))).toEqual([
      'no formula and no arrivals name the table "forecast"',
    ]);
    expect(await warned(CSV.replace('2016-03-01,1e1\n', ''))).toEqual([
      'the table "forecast" ends before the horizon; after its last date its last value holds',
    ]);
    expect(await warned(CSV.replace('2015-02-01', '2015-02-02'))).toEqual([
      'the table "forecast" begins after the start; before its first date its first value holds',
    ]);
    const step = withTable('{ file: forecast.csv, interpolate: step }');
    expect(await warned(CSV.replace('2016-03-01,1e1\n', ''), step)).toEqual([]);
  });
});
