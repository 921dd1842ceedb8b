import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { codes } from '../support/scenarioText.ts';

const STEPS = 11;

/** A scenario whose case `a` has these steps, a line each; the first stands in line 11. */
const load = (steps: readonly string[], initial?: string) =>
  loadScenarioText(
    [
      'volhoud: 1',
      'name: forks',
      'start: 2015-01-05',
      'horizon: 4 weeks',
      'organisations: { o: { units: { u: { onDuty: 2 } } } }',
      'cases:',
      '  z: { arrivals: 1 / day, steps: { x: { unit: o.u, effort: 1 h, then: end } } }',
      '  a:',
      initial === undefined ? '    arrivals: 1 / day' : `    initial: { ${initial} }`,
      '    steps:',
      ...steps.map((step) => `      ${step}`),
      '',
    ].join('\n'),
    'test.yaml',
  );

const WAIT = 'wait: 1 h';
const GOOD = [
  'before: { wait: 1 h, then: both }',
  'both: { all: [one, two], then: after }',
  `one: { ${WAIT}, then: more }`,
  `more: { ${WAIT}, then: { one: 10 %, end: rest } }`,
  `two: { ${WAIT}, then: end }`,
  `after: { ${WAIT}, then: { before: 10 %, end: rest } }`,
];

/** The good steps with one line changed. */
const changed = (line: number, by: string): string[] => GOOD.map((step, index) => (index === line ? by : step));

describe('a fork', () => {
  it('compiles to the first steps of its branches', async () => {
    const { scenario, faults } = await load(GOOD);
    expect(faults).toEqual([]);
    expect(scenario?.chain.steps[2]).toMatchObject({ name: 'a.both', kind: 'fork', all: [3, 5] });
  });

  it.each([
    ['of one branch', 1, 'both: { all: [one], then: after }', ['scenario.fork 12:20']],
    ['of the same branch twice', 1, 'both: { all: [one, two, one], then: after }', ['scenario.fork 12:31']],
    ['of an unknown step', 1, 'both: { all: [one, tow], then: after }', ['scenario.unknown-step 12:26']],
    ['of the end', 1, 'both: { all: [one, end], then: after }', ['scenario.unknown-step 12:26']],
    ['that is no list', 1, 'both: { all: one, then: after }', ['scenario.wrong-type 12:20']],
    ['with effort', 1, 'both: { all: [one, two], effort: 1 h, then: after }', ['scenario.step 12:32']],
    ['that waits', 1, 'both: { all: [one, two], wait: 1 h, then: after }', ['scenario.step 12:32']],
    ['with a deadline', 1, 'both: { all: [one, two], within: 1 h, then: after }', ['scenario.step 12:32']],
    ['with a branch that goes on by itself', 4, `two: { ${WAIT}, then: after }`, ['scenario.fork 15:31']],
    ['with a branch that joins another', 4, `two: { ${WAIT}, then: { more: 50 %, end: rest } }`, ['scenario.fork 15:39']],
    ['with a branch that comes back to it', 4, `two: { ${WAIT}, then: both }`, ['scenario.fork 15:31']],
    ['with a branch that is reached from outside', 5, `after: { ${WAIT}, then: { two: 10 %, end: rest } }`, ['scenario.fork 16:40']],
    ['with a branch at which cases enter', 1, 'both: { all: [before, two], then: after }', ['scenario.fork 12:21']],
  ] as const)('%s is refused', async (_, line, by, expected) => {
    expect(codes(await load(changed(line, by)))).toEqual(expected);
  });

  it('with a branch that another fork has already is refused', async () => {
    const steps = [...changed(5, 'after: { all: [two, last], then: end }'), `last: { ${WAIT}, then: end }`];
    expect(codes(await load(steps))).toEqual(['scenario.fork 16:22']);
  });

  it('is told what is wrong, and what was expected', async () => {
    const { faults } = await load(changed(4, `two: { ${WAIT}, then: after }`));
    expect(faults[0]).toMatchObject({
      message: 'the branch "a.two" leads to "a.after", which is reached another way too',
      expected: 'a step of this branch alone, or end, which ends the branch',
    });
    const unknown = await load(changed(1, 'both: { all: [one, tow], then: after }'));
    expect(unknown.faults[0]?.hint).toBe('did you mean "two"?');
  });

  it('may have cases at it when the run begins, but none in its branches', async () => {
    expect(codes(await load(GOOD, 'before: 1, both: 2'))).toEqual([]);
    expect(codes(await load(GOOD, 'before: 1, one: 2'))).toEqual(['scenario.fork 9:27']);
  });

  it('of branches without time makes no loop that takes time', async () => {
    const timeless = ['both: { all: [one, two], then: both }', 'one: { then: end }', 'two: { then: end }'];
    expect(codes(await load(timeless))).toEqual([`scenario.endless-loop ${STEPS}:32`]);
    const timed = [timeless[0] ?? '', `one: { ${WAIT}, then: end }`, 'two: { then: end }'];
    expect(codes(await load(timed))).toEqual([]);
  });
});
