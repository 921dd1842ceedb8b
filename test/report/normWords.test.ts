import { expect, it } from 'vitest';
import { limitWords } from '../../src/report/normWords.ts';

it.each([
  [0, 'tasks', '0 tasks'],
  [1, 'tasks', '1 task'],
  [2.5, 'tasks', '2.5 tasks'],
  [1, 'person-hours', '1 person-hour'],
  [1, 'FTE', '1 FTE'],
  [1, 'days', '1 day'],
  [0.9, 'share', '90 %'],
  [3, 'factor', '3'],
])('%s in %s is said as %s', (value, unit, words) => {
  expect(limitWords(value, unit)).toBe(words);
});
