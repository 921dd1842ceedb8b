import { describe, expect, it } from 'vitest';
import { byChange, loadedFirst } from '../../../src/experiment/compare/ranking.ts';
import type { DifferenceRow } from '../../../src/experiment/index.ts';

function row(scope: string, metric: string, a: number | undefined, b = a, standardised = 0): DifferenceRow {
  return {
    a: 'a',
    b: 'b',
    over: 'values',
    scope_kind: 'unit',
    scope,
    metric,
    unit: '',
    a_value: a,
    b_value: b,
    difference: a === undefined || b === undefined ? undefined : b - a,
    ci_low: undefined,
    ci_high: undefined,
    p: undefined,
    p_adjusted: undefined,
    shown: 'yes',
    standardised,
    variance_saved: undefined,
    replications: 8,
    differing: 8,
    note: undefined,
  };
}

describe('the list of what changed most', () => {
  it('leads with units that carry load, however large the change of an idle one is against its spread', () => {
    const queues = [
      row('o.idle', 'queue_length', 0.0001, 0.0002, 90),
      row('o.busy', 'queue_length', 3, 4, 2),
      row('o.woken', 'queue_length', 0, 1, 1),
      row('o.unmanned', 'queue_length', 8, 9, 0.5),
      row('o.left-out', 'queue_length', 1, 2, 0.2),
    ];
    const all = [
      ...queues,
      row('o.idle', 'utilisation', 0.05, 0.09),
      row('o.idle', 'offered_load', 0.1, 0.18),
      row('o.idle', 'on_duty', 2),
      row('o.busy', 'utilisation', 0.8),
      row('o.woken', 'utilisation', 0.01, 0.1),
      row('o.unmanned', 'utilisation', 0),
      row('o.unmanned', 'offered_load', 1),
      row('o.unmanned', 'on_duty', 0),
    ];
    const names = loadedFirst(byChange(queues), all).map(({ scope }) => scope);
    expect(names).toEqual(['o.busy', 'o.woken', 'o.unmanned', 'o.left-out', 'o.idle']);
    expect(byChange(queues)[0]?.scope).toBe('o.idle');
  });
});
