import { describe, expect, it } from 'vitest';
import { repeatsRedacted } from '../../src/experiment/redact.ts';

const hides = (paths: readonly string[], kind: string, scope: string, metric: string): boolean =>
  repeatsRedacted({ paths }, kind, scope, metric);

describe('with a value of the staff side left out', () => {
  it.each([
    ['aivd.desk.fte', ['on_duty', 'staff', 'authorised', 'vacancies', 'cost']],
    ['aivd.desk.authorised', ['authorised', 'vacancies']],
    ['aivd.desk.cost.fte', ['cost']],
    ['aivd.desk.cost.hire', ['cost']],
    ['aivd.desk.absence', ['on_duty', 'absence']],
    ['aivd.desk.leaving.hazard', []],
  ])('%s, what gives it back is left out at that unit', (path, metrics) => {
    const all = ['on_duty', 'staff', 'authorised', 'vacancies', 'absence', 'cost', 'hires', 'utilisation'];
    expect(all.filter((metric) => hides([path], 'unit', 'aivd.desk', metric))).toEqual(
      metrics.sort(inOrder(all)),
    );
    expect(all.some((metric) => hides([path], 'unit', 'aivd.other', metric))).toBe(false);
  });

  it('sums of which one part is left out go too, and other sums stay', () => {
    for (const path of ['aivd.desk.cost.fte', 'aivd.desk.fte']) {
      expect(hides([path], 'organisation', 'aivd', 'cost')).toBe(true);
      expect(hides([path], 'chain', 'chain', 'cost')).toBe(true);
      expect(hides([path], 'organisation', 'om', 'cost')).toBe(false);
      expect(hides([path], 'organisation', 'aivd', 'overtime_hours')).toBe(false);
    }
    expect(hides(['aivd.desk.authorised'], 'chain', 'chain', 'cost')).toBe(false);
  });

  it('nothing is left out without a redaction', () => {
    expect(repeatsRedacted(undefined, 'unit', 'aivd.desk', 'staff')).toBe(false);
  });
});

function inOrder(all: readonly string[]) {
  return (one: string, other: string): number => all.indexOf(one) - all.indexOf(other);
}
