import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  ASSUMPTIONS,
  assumptionsCsv,
  FORMULA,
  NORMS,
  normsCsv,
  REPLICATIONS,
  ReplicationLines,
  replicationsHeader,
  SERIES,
  SUMMARY,
  seriesCsv,
  summaryCsv,
  toCsv,
} from '../../src/report/csv.ts';
import { namesOf } from '../../src/report/csvCells.ts';
import { exampleFindings } from '../support/findings.ts';

const COLUMNS = ['text', 'number', 'perhaps'] as const;

const anyRow = fc.record({
  text: fc.string({ unit: 'binary' }),
  number: fc.double(),
  perhaps: fc.option(fc.string(), { nil: undefined }),
});

function parsed(csv: string): string[][] {
  return Papa.parse<string[]>(csv.slice(0, -1), { newline: '\n', delimiter: ',' }).data;
}

/** As it is to be read back: text that would run as a formula behind an apostrophe. */
function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Without the characters that steer a terminal; tabs and line ends stay. */
const calm = (text: string): string =>
  [...text].filter((character) => '\t\r\n'.includes(character) || !/^\p{Cc}$/u.test(character)).join('');

describe('toCsv', () => {
  it('is read back cell by cell, whatever the texts and numbers are', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const [header, ...lines] = parsed(toCsv(rows, COLUMNS));
        expect(header).toEqual(COLUMNS);
        expect(lines).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          expect(lines[index]?.[0]).toBe(harmless(calm(row.text)));
          expect(lines[index]?.[2]).toBe(harmless(calm(row.perhaps ?? '')));
          const number = lines[index]?.[1];
          // -0 is written as 0.
          if (Number.isFinite(row.number)) expect(Number(number)).toBe(row.number + 0);
          else expect(number).toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=HYPERLINK("x")',
    '＝1+1',
    '-',
    '-5 kEUR',
  ])('puts an apostrophe before %j, which a spreadsheet would run or trip over', (text) => {
    expect(parsed(toCsv([{ text }, { text: 'b' }], ['text']))[1]?.[0]).toBe(`'${text}`);
  });

  it.each(['-5', '+5', '-0.25', '-1e-7', '+.5', 'a=b', 'politie.intake', "'", '12 / year'])(
    'leaves %j as it is',
    (text) => {
      expect(parsed(toCsv([{ text }], ['text']))[1]?.[0]).toBe(text);
    },
  );

  it('writes numbers in their shortest form, with a point, never in words', () => {
    const rows = [0.1 + 0.2, -5, 1e21, 1 / 3, Number.NaN, Number.POSITIVE_INFINITY].map((a) => ({ a, b: 1 }));
    expect(toCsv(rows, ['a', 'b'])).toBe(
      'a,b\n0.30000000000000004,1\n-5,1\n1e+21,1\n0.3333333333333333,1\n,1\n,1\n',
    );
  });

  it('takes the columns it is told, also those that the first row lacks', () => {
    expect(toCsv<{ a: number; b?: number }>([{ a: 1 }, { a: 2, b: 3 }], ['b', 'a'])).toBe('b,a\n,1\n3,2\n');
  });
});

describe('the files', () => {
  const findings = exampleFindings();

  it.each([
    ['summary', summaryCsv(findings), findings.summary, namesOf(SUMMARY)],
    ['series', seriesCsv(findings), findings.series, namesOf(SERIES)],
    ['norms', normsCsv(findings), findings.norms, namesOf(NORMS)],
    ['assumptions', assumptionsCsv(findings), findings.assumptions, namesOf(ASSUMPTIONS)],
  ] as const)('%s.csv has every key of its rows as a column, and a line a row', (_, csv, rows, columns) => {
    expect([...columns].sort()).toEqual(Object.keys(rows[0] as object).sort());
    const lines = parsed(csv);
    expect(lines[0]).toEqual(columns);
    expect(lines).toHaveLength(rows.length + 1);
  });

  it('series.csv has the period between the unit and the mean', () => {
    expect(seriesCsv(findings).split('\n')[0]).toBe(
      'scenario,scope_kind,scope,metric,unit,period_start,period_end,mean,ci_low,ci_high,p05,p50,p95,replications',
    );
  });

  it('replications.csv put together from header and lines equals the file written at once', () => {
    const anyScope = fc.record({
      scenario: fc.constantFrom('=a', 'b'),
      scope_kind: fc.constantFrom('unit', 'step'),
      scope: fc.constantFrom('x,y', 'z"'),
      metric: fc.constantFrom('busy', '+cost'),
    });
    const anyValue = fc.option(fc.double(), { nil: undefined });
    // The same names in every replication, as it is, or others at any time.
    const anyRows = fc
      .tuple(fc.array(anyScope, { maxLength: 4 }), fc.array(anyScope, { maxLength: 4 }), fc.array(anyValue))
      .map(([once, then, values]) =>
        [once, once, then, once].map((scopes, replication) =>
          scopes.map((scope, index) => ({ ...scope, replication, value: values[replication + index] })),
        ),
      );
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(undefined, '=secret, "own" eyes'),
        (replications, classification) => {
          const lines = new ReplicationLines(classification);
          const streamed = [
            replicationsHeader(classification),
            ...replications.map((rows) => lines.of(rows)),
          ];
          const columns = ['scenario', 'replication', 'scope_kind', 'scope', 'metric', 'value'] as const;
          expect(streamed.join('')).toBe(toCsv(replications.flat(), columns, classification));
        },
      ),
    );
  });
});

describe('the files of a classified scenario', () => {
  it('have their mark in a last column, in every row, made harmless like any text', () => {
    const { scenario, summary, norms } = exampleFindings();
    const marked = exampleFindings({
      scenario: { ...scenario, classification: '=secret, "own" eyes' },
      summary: summary.slice(0, 2),
    });
    const [header, ...rows] = parsed(summaryCsv(marked));
    expect(header).toEqual([...namesOf(SUMMARY), 'classification']);
    expect(rows.map((row) => row.at(-1))).toEqual(Array(2).fill(`'=secret, "own" eyes`));
    expect(parsed(normsCsv(marked))).toHaveLength(norms.length + 1);
    expect(replicationsHeader('x')).toBe(`${namesOf(REPLICATIONS).join(',')},classification\n`);
  });
});
