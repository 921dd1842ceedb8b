import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';

/** The warnings about a scenario whose case `a` has these steps, a line each from line 11 on, and what else stands below. */
async function warnings(steps: readonly string[], more: readonly string[] = []): Promise<string[]> {
  const { scenario, faults } = await loadScenarioText(
    [
      'volhoud: 1',
      'name: loops',
      'start: 2015-01-05',
      'horizon: 4 weeks',
      'organisations: { o: { units: { u: { onDuty: 2 } } } }',
      'parameters: { again: 1 }',
      'cases:',
      '  z: { arrivals: 1 / day, steps: { x: { unit: o.u, effort: 1 h, then: { x: again * 0, end: rest } } } }',
      '  a:',
      '    arrivals: 1 / day',
      '    steps:',
      ...steps.map((step) => `      ${step}`),
      ...more,
    ].join('\n'),
    'test.yaml',
  );
  expect(faults).toEqual([]);
  return (scenario?.warnings ?? []).map(
    ({ code, message, where }) => `${code} ${where?.line}:${where?.column} ${/"[^"]*"/.exec(message)?.[0]}`,
  );
}

const WORK = 'unit: o.u, effort: 1 h';

describe('a round that no case ever leaves', () => {
  it.each<[string, string[], string[]]>([
    [
      'of two steps',
      [`first: { ${WORK}, then: one }`, `one: { ${WORK}, then: two }`, `two: { ${WORK}, then: one }`],
      ['scenario.lasting-loop 13:38 "a.one"'],
    ],
    ['of one that waits', ['one: { wait: 1 day, then: one }'], ['scenario.lasting-loop 12:27 "a.one"']],
    [
      'by probabilities that are constantly 0',
      [`one: { ${WORK}, then: { one: again, end: 1 - again } }`],
      ['scenario.lasting-loop 12:38 "a.one"'],
    ],
    [
      'in a branch of a fork',
      ['fork: { all: [one, two], then: end }', `one: { ${WORK}, then: one }`, `two: { ${WORK}, then: end }`],
      ['scenario.lasting-loop 13:38 "a.one"'],
    ],
    [
      'that late work joins too',
      [`one: { ${WORK}, startWithin: 1 day, onLate: two, then: two }`, `two: { ${WORK}, then: one }`],
      ['scenario.lasting-loop 12:71 "a.one"'],
    ],
  ])('%s is warned of at its first step', async (_, steps, expected) => {
    expect(await warnings(steps)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['a route that ends', [`one: { ${WORK}, then: { one: 99 %, end: rest } }`]],
    ['a formula, which may', [`one: { ${WORK}, then: { one: threat ^ 0, end: rest } }`]],
    ['work that is dropped when late', [`one: { ${WORK}, startWithin: 1 day, onLate: drop, then: one }`]],
    ['a limit on what waits', [`one: { ${WORK}, queueLimit: 3, then: one }`]],
    [
      'late work',
      [`one: { ${WORK}, startWithin: 1 day, onLate: out, then: one }`, 'out: { wait: 1 h, then: end }'],
    ],
    [
      'a drop in a branch of a fork, which drops the case',
      [
        'fork: { all: [one, two], then: end }',
        `one: { ${WORK}, then: one }`,
        `two: { ${WORK}, startWithin: 1 day, onLate: drop, then: end }`,
      ],
    ],
  ])('is none where %s leads out', async (_, steps) => {
    expect(await warnings(steps)).toEqual([]);
  });

  it('is none where policies set values, one of which may open a way out', async () => {
    const steps = [`one: { ${WORK}, then: { one: again, end: rest } }`];
    expect(await warnings(steps)).toEqual(['scenario.lasting-loop 12:38 "a.one"']);
    const policies = ['policies:', '  ease: { on: 2015-01-10, do: [{ set: { parameters.again: 0.5 } }] }'];
    expect(await warnings(steps, policies)).toEqual([]);
  });
});

describe('cases that open one another', () => {
  const opening = (count: string, more = ''): string[] => [
    `first: { ${WORK}, then: { next: 50 %, end: rest } }`,
    `next: { ${WORK}, opens: { b: ${count} }, then: end }`,
    ...(more === '' ? [] : [more]),
  ];
  const other = ['  b: { steps: { go: { wait: 1 h, opens: { a: 1 }, then: end } } }'];

  it('are warned of where that multiplies them, at the first step that does it', async () => {
    // Half of the cases open two: one for one. Both steps that open are on the round; the first is told.
    expect(await warnings(opening('2'), other)).toEqual(['scenario.multiplying-cases 13:39 "a.next"']);
    expect(await warnings([`self: { ${WORK}, opens: { a: 1 }, then: end }`])).toEqual([
      'scenario.multiplying-cases 12:39 "a.self"',
    ]);
  });

  it.each([
    ['where they become fewer', opening('1.99')],
    ['where a formula says how many, which may be few', opening('2 * threat')],
  ])('are not %s', async (_, steps) => {
    expect(await warnings(steps, other)).toEqual([]);
  });
});
