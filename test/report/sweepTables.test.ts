import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../src/report/index.ts';
import { SweepTables } from '../../src/report/sweepTables.ts';

let target: string;
beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'sweep-'));
});
afterEach(() => rmSync(target, { recursive: true }));

const OVER = [
  { path: 'call.arrivals', unit: '/ day', values: [1, 2] },
  { path: 'desk.staff.onDuty', unit: '', from: 4, to: 8, law: 'uniform' },
] as const;

it('the tables of a sweep grow point by point, carry the mark on every row, and become files of the folder', () => {
  const files = new Map<string, string>();
  const folder = { target, files, path: (name: string) => join(target, name) };
  const tables = new SweepTables(folder, { name: 'Desk', classification: 'SECRET' }, OVER);
  const probability = { estimate: 0.75, low: 0.5, high: 0.9 };
  const found = { replications: 8, held: 6, probability };
  const point = { id: 'p1', values: [2, 4.5], ...found, verdict: 'undecided' } as const;
  tables.add({ ...point, breaks_first: { norm: 'answered', share: 0.5 } }, [
    { norm: 'answered', ...found },
    { norm: 'few', replications: 8, held: 8, probability: { estimate: 1, low: 0.6, high: 1 } },
  ]);
  const read = (name: string): string => readFileSync(join(target, name), 'utf8');
  const csv = read('sweep.csv');
  expect(csv).toBe(
    'scenario,id,call.arrivals (/ day),desk.staff.onDuty,replications,held,hold_probability,ci_low,ci_high,verdict,breaks_first,breaks_first_share,classification\n' +
      'Desk,p1,2,4.5,8,6,0.75,0.5,0.9,undecided,answered,0.5,SECRET\n',
  );
  expect(files.size).toBe(0);
  tables.add(point, []);
  tables.finish();
  tables.add(point, []);
  expect(read('sweep.csv')).toBe(`${csv}Desk,p1,2,4.5,8,6,0.75,0.5,0.9,undecided,,,SECRET\n`);
  expect(read('sweep-norms.csv')).toBe(
    'scenario,id,norm,replications,held,hold_probability,ci_low,ci_high,classification\n' +
      'Desk,p1,answered,8,6,0.75,0.5,0.9,SECRET\nDesk,p1,few,8,8,1,0.6,1,SECRET\n',
  );
  expect(Object.fromEntries(files)).toEqual({
    'sweep.csv': sha256(read('sweep.csv')),
    'sweep-norms.csv': sha256(read('sweep-norms.csv')),
  });
});
