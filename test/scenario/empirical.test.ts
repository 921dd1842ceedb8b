import { describe, expect, it } from 'vitest';
import type { DistributionSpec } from '../../src/engine/distributionSpec.ts';
import { formatFault, type LoadResult, loadScenario, loadScenarioText } from '../../src/scenario/index.ts';
import { loadFiles, readerOf } from '../support/scenarioText.ts';

const MAIN = `volhoud: 1
name: Observed
start: 2015-02-01
horizon: 1 year
organisations: { desk: { units: { staff: { onDuty: 5, roster: continuous } } } }
cases:
  call:
    arrivals: { rate: 1 / day, batch: 2 }
    steps: { serve: { unit: desk.staff, effort: { empirical: { file: calls.csv } }, then: end } }
`;
const CSV = 'value\n1.5 h\n30 min\n2 h\n';

const load = (csv: string, main = MAIN): Promise<LoadResult> =>
  loadFiles({ 'main.yaml': main, 'calls.csv': csv });
const withFile = (text: string): string => MAIN.replace('{ file: calls.csv }', text);
const effortOf = async (csv: string, main = MAIN): Promise<DistributionSpec | undefined> => {
  const { scenario, faults } = await load(csv, main);
  expect(faults.map(formatFault)).toEqual([]);
  return scenario?.chain.steps[0]?.duration;
};
const observed = (...values: number[]): DistributionSpec => ({
  family: 'empirical',
  parameters: {},
  values,
  weights: values.map(() => 1),
});

describe('observed values in a file', () => {
  it('are read from the column value: quantities, each counting once', async () => {
    expect(await effortOf(CSV)).toEqual(observed(1.5, 0.5, 2));
  });

  it('are read from the column that is named, in the unit of its brackets; a unit of their own goes before that', async () => {
    const csv = 'id;duur (min);jaar (2014)\n1;90;3\n2;30;4\n3;2 h;5\n';
    expect(await effortOf(csv, withFile('{ file: calls.csv, column: duur (min) }'))).toEqual(
      observed(1.5, 0.5, 2),
    );
  });

  it('may be plain numbers where those are asked', async () => {
    const main = MAIN.replace(
      'batch: 2',
      'batch: { empirical: { file: calls.csv, column: n (2014) } }',
    ).replace('{ empirical: { file: calls.csv } }', '1 h');
    const { scenario, faults } = await load('n (2014)\n2\n0\n7\n', main);
    expect(faults.map(formatFault)).toEqual([]);
    expect(scenario?.chain.arrivals[0]).toMatchObject({ batch: observed(2, 0, 7) });
  });

  it('are part of the scenario as resolved, which runs again without the file', async () => {
    const csv = 'duur (min)\n90\n0\n2 h\n';
    const { scenario } = await load(csv, withFile('{ file: calls.csv, column: duur (min) }'));
    expect(scenario?.resolved).toMatchObject({
      cases: {
        call: {
          steps: {
            serve: {
              effort: {
                empirical: { file: 'calls.csv', column: 'duur (min)', values: ['90 min', '0 min', '2 h'] },
              },
            },
          },
        },
      },
    });
    const again = await loadScenarioText(JSON.stringify(scenario?.resolved), 'resolved.json');
    expect(again.faults).toEqual([]);
    expect(again.scenario?.chain).toEqual(scenario?.chain);
    expect(again.scenario?.resolved).toEqual(scenario?.resolved);
  });

  it('are looked for beside the file that names them, also in a list and when another extends that', async () => {
    const base = MAIN.replace(
      'roster: continuous',
      'roster: continuous, outages: [{ on: 2015-06-01, lasts: { empirical: { file: calls.csv } }, takes: 50 % }]',
    );
    const reader = {
      ...readerOf({
        'main.yaml': 'extends: base/base.yaml\n',
        'base/base.yaml': base,
        'base/calls.csv': CSV,
      }),
      resolve: (from: string, path: string) => `${from.slice(0, from.lastIndexOf('/') + 1)}${path}`,
    };
    const { scenario, faults } = await loadScenario('main.yaml', reader);
    expect(faults.map(formatFault)).toEqual([]);
    expect(scenario?.chain.units[0]?.outages?.[0]?.lasts).toEqual(observed(1.5, 0.5, 2));
    expect(scenario?.resolved).toMatchObject({
      organisations: {
        desk: {
          units: { staff: { outages: [{ lasts: { empirical: { values: ['1.5 h', '30 min', '2 h'] } } }] } },
        },
      },
    });
  });

  it('of a redacted overlay are left out of the scenario as resolved', async () => {
    const files = {
      'main.yaml': withFile('{ values: [1 h] }'),
      'secret.yaml':
        'cases: { call: { steps: { serve: { effort: { empirical: { values: null, file: calls.csv } } } } } }',
      'calls.csv': CSV,
    };
    const overlays = ['secret.yaml'];
    const open = await loadFiles(files, [], { overlays });
    expect(open.faults.map(formatFault)).toEqual([]);
    expect(open.scenario?.chain.steps[0]?.duration).toEqual(observed(1.5, 0.5, 2));
    expect(JSON.stringify(open.scenario?.resolved)).toContain('30 min');
    const { scenario } = await loadFiles(files, [], { overlays, redact: true });
    expect(scenario?.chain.steps[0]?.duration).toEqual(observed(1.5, 0.5, 2));
    expect(JSON.stringify(scenario?.resolved)).not.toContain('30 min');
    expect(JSON.stringify(scenario?.resolved)).not.toContain('calls.csv');
  });
});

describe('faults of observed values', () => {
  const say = async (csv: string, main = MAIN): Promise<string[]> =>
    (await load(csv, main)).faults.map(({ where, message }) =>
      where === undefined ? message : `${where.file}:${where.line}:${where.column}: ${message}`,
    );

  it.each([
    ['no quantity', 'many', 'calls.csv:3:1: "many" is no quantity'],
    ['no value', '""', 'calls.csv:3:1: the row has no value'],
    ['a decimal comma', '"4,5 h"', 'calls.csv:3:1: "4,5 h" is no quantity'],
    ['no unit', '4', 'calls.csv:3:1: "4" is a plain number, but a span of time is asked'],
    ['another unit', '4 / h', 'calls.csv:3:1: "4 / h" is a rate per time, but a span of time is asked'],
    ['a negative span', '-4 h', 'calls.csv:3:1: "-4 h" cannot be: it must be at least 0'],
  ])('%s: file, line and column', async (_, field, fault) => {
    expect(await say(`value,x\n1 h,0\n${field},0\n2 h,0\n`)).toEqual([fault]);
  });

  it('says where the unit of plain numbers can stand', async () => {
    const { faults } = await load('value\n4\n');
    expect(faults.map(formatFault).join('\n')).toMatch(/in brackets at the end of the column's name/);
  });

  it.each([
    ['no such column', 'valu\n1 h\n', MAIN, 'calls.csv:1:1: the file has no column "value"'],
    [
      'a column twice',
      'value,value\n1 h,2 h\n',
      MAIN,
      'calls.csv:1:1: the file has more than one column "value"',
    ],
    ['no rows', 'value\n', MAIN, 'calls.csv:1:1: the file has no observations'],
    ['nothing at all', '', MAIN, 'calls.csv:1:1: the file has no observations'],
    [
      'a quote that is not closed',
      'value\n"1 h\n',
      MAIN,
      'calls.csv:2:1: a quote is opened here and never closed',
    ],
    [
      'too many',
      `value\n${'1 h\n'.repeat(50_001)}`,
      MAIN,
      'calls.csv:50002:1: the file has 50001 observations; at most 50000 are read',
    ],
    [
      'a column that the scenario names',
      CSV,
      withFile('{ file: calls.csv, column: hours }'),
      'main.yaml:9:89: the file has no column "hours"',
    ],
    [
      'a file that is not there',
      CSV,
      withFile('{ file: other.csv }'),
      'main.yaml:9:70: cannot read "other.csv": no such file',
    ],
    [
      'weights beside a file',
      CSV,
      withFile('{ file: calls.csv, weights: [1] }'),
      'main.yaml:9:81: a file has an observation a row, so that weights are for values',
    ],
    ['neither', CSV, withFile('{ column: value }'), 'main.yaml:9:51: "empirical" cannot be made of column'],
  ])('%s', async (_, csv, main, fault) => {
    expect(await say(csv, main)).toEqual([fault]);
  });

  it('says at most 20 of one file', async () => {
    expect(await say(`value\n${'x\n'.repeat(100)}`)).toHaveLength(20);
  });

  it('that are all nothing, where something is asked', async () => {
    const main = MAIN.replace(
      '{ rate: 1 / day, batch: 2 }',
      '{ every: { empirical: { file: calls.csv } } }',
    ).replace('effort: { empirical: { file: calls.csv } }', 'effort: 1 h');
    expect(await say('value\n0 h\n0\n', main)).toEqual(['calls.csv:1:1: all observed values are 0']);
    expect(
      await say('', main.replace('{ file: calls.csv }', '{ values: [0 h, 1 h], weights: [1, 0] }')),
    ).toEqual(['main.yaml:8:47: all observed values are 0']);
  });

  it('a variant that names a file beside values that it takes over', async () => {
    const files = {
      'main.yaml':
        'extends: base.yaml\ncases: { call: { steps: { serve: { effort: { empirical: { file: calls.csv } } } } } }\n',
      'base.yaml': withFile('{ values: [1 h] }'),
      'calls.csv': CSV,
    };
    const { faults } = await loadFiles(files);
    expect(faults.map(({ message }) => message)).toEqual([
      'the file is not read, since values stand beside it from elsewhere',
    ]);
    const removed = { ...files, 'main.yaml': files['main.yaml'].replace('file:', 'values: null, file:') };
    expect((await loadFiles(removed)).scenario?.chain.steps[0]?.duration).toEqual(observed(1.5, 0.5, 2));
  });
});
