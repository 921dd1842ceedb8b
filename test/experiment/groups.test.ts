import { describe, expect, it } from 'vitest';
import { groupFacts } from '../../src/experiment/groups.ts';
import { scenarioOf, small } from '../support/runScenario.ts';

describe('groups', () => {
  it('cause work by obligations, cases, movements that open a case, and formulas; not by being moved to', async () => {
    const { chain } = await scenarioOf(
      small({
        units: 'u: { onDuty: 5, roster: continuous }',
        rest: `people:
  groups:
    watched: { initial: 3 }
    asking: { initial: 3 }
    leaving: { initial: 3 }
    counted: { initial: 3 }
    passing: { initial: 3 }
    gone: { initial: 3 }
  flows:
    return: { from: leaving, to: gone, hazard: 10 % / year, opens: a }
    fading: { from: passing, to: gone, hazard: 10 % / year }
obligations: { look: { every: 1 week, for: watched, unit: o.u, effort: 1 h } }
cases:
  a: { about: person, arrivals: { per: asking, hazard: 10 % / year }, steps: { one: { unit: o.u, effort: 1 h, then: end } } }
  b: { arrivals: "1 / day * group.counted", steps: { one: { unit: o.u, effort: 1 h, then: end } } }`,
      }),
    );
    expect(groupFacts(chain).map(({ name, causesWork }) => [name, causesWork])).toEqual([
      ['watched', true],
      ['asking', true],
      ['leaving', true],
      ['counted', true],
      ['passing', false],
      ['gone', false],
    ]);
  });
});
