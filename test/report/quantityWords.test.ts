import { describe, expect, it } from 'vitest';
import { fromTo, scaleOf, signedInterval, unitSuffix } from '../../src/report/quantityWords.ts';

const quantity = (metric: string, unit: string, kind = 'unit') => ({ scope_kind: kind, metric, unit });

describe('a difference with its interval', () => {
  it.each([
    [2.0912, 1.8934, 2.2811, '+2.09 (+1.89 to +2.28)'],
    [-0.00464, -0.00732, -0.00198, '−0.0046 (−0.0073 to −0.002)'],
    [15.3, -1.2, 29.5, '+15 (−1 to +30)'],
    [-3506, -8439, 1427, '−3,506 (−8,439 to +1,427)'],
    [12.6, 0.034, 25.2, '+13 (+0.03 to +25)'],
    [0, -0.5, 0.5, '0 (−0.5 to +0.5)'],
    [1, 1, 1, '+1 in every future'],
  ])('%d from %d to %d is %s', (difference, low, high, words) => {
    expect(signedInterval(difference, low, high)).toBe(words);
  });
});

describe('a difference for which there is little room', () => {
  it('is told with a digit less', () => {
    expect(signedInterval(-0.00088, -0.00129, -0.00041)).toBe('−0.00088 (−0.00129 to −0.00041)');
    expect(signedInterval(-0.00088, -0.00129, -0.00041, 28)).toBe('−0.0009 (−0.0013 to −0.0004)');
  });
});

describe('the values of a quantity', () => {
  it('are told in what suits their size', () => {
    expect(fromTo(quantity('utilisation', 'share'), 0.7777, 0.64)).toBe('77.8 → 64 %');
    expect(fromTo(quantity('cost', 'EUR'), 1.56e8, undefined)).toBe('156 → – million EUR');
    expect(fromTo(quantity('displaced_hours', 'person-hours'), 873, 19_012)).toBe(
      '0.873 → 19 thousand hours',
    );
    expect(fromTo(quantity('queue_length', 'tasks'), 0.8, 2)).toBe('0.8 → 2 tasks');
    expect(fromTo(quantity('factor', 'factor', 'threat'), 1, 2)).toBe('1 → 2');
  });

  it('have what their name does not say behind it', () => {
    const after = (metric: string, unit: string, most: number): string =>
      unitSuffix(quantity(metric, unit), scaleOf(quantity(metric, unit), most));
    expect(after('utilisation', 'share', 1)).toBe(', %');
    expect(after('backlog_days', 'days', 1)).toBe('');
    expect(after('displaced_hours', 'person-hours', 1)).toBe('');
    expect(after('displaced_hours', 'person-hours', 1e5)).toBe(', thousand');
    expect(after('overtime_hours', 'person-hours', 1)).toBe(', hours');
    expect(after('cost', 'EUR', 2e6)).toBe(', million EUR');
  });
});
