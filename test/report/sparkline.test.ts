import { expect, it } from 'vitest';
import { sparkline } from '../../src/report/sparkline.ts';

const scale = { from: 0, to: 1, width: 20, unicode: true };

it('has a bar a value, from the lowest to the highest of the scale', () => {
  expect(sparkline([0, 0.2, 0.4, 0.6, 0.8, 1], scale)).toBe('▁▂▄▅▇█');
  expect(sparkline([0, 0.5, 1], { ...scale, unicode: false })).toBe('_-#');
});

it('draws what lies beyond the scale as its ends', () => {
  expect(sparkline([-3, 7], scale)).toBe('▁█');
});

it('leaves a blank where nothing is defined', () => {
  expect(sparkline([1, undefined, 1], scale)).toBe('█ █');
  expect(sparkline([], scale)).toBe('');
});

it('averages equal stretches of a longer series', () => {
  expect(sparkline([0, 0, 1, 1, 0, 1], { ...scale, width: 3 })).toBe('▁█▅');
  expect(sparkline(Array(60).fill(1), scale)).toBe('█'.repeat(20));
});

it('survives a scale without a span and no room', () => {
  expect(sparkline([5, 6], { ...scale, from: 1, to: 1 })).toBe('▁▁');
  expect(sparkline([5, 6], { ...scale, width: 0 })).toBe('');
});
