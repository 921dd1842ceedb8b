import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { small } from '../support/runScenario.ts';
import { type JointTask, jointCompletions, type OracleUnit } from './jointOracle.ts';
import { recordOf } from './replication.ts';

/** Units that open and close at moments of their own: which of two does first is left to the order of the file. */
const anyUnit = (index: number): fc.Arbitrary<OracleUnit> =>
  fc.record({
    onDuty: fc.constantFrom(1, 1, 1.5, 2, 2.75, 3),
    from: fc.constantFrom(0, 0, 4 + index, 8 + index),
    to: fc.constantFrom(24, 24, 18 + index, 14 + index),
  });

const anyTask = fc.record({
  minute: fc.nat(2160).filter((minute) => minute % 60 !== 0),
  effort: fc.integer({ min: 1, max: 35_999 }),
  team: fc.constantFrom(1, 1, 1, 2),
  priority: fc.integer({ min: 1, max: 3 }),
  preempts: fc.constantFrom(false, false, true),
  unit: fc.nat(2),
  kind: fc.constantFrom('plain' as const, 'plain', 'joint', 'joint', 'alternatives'),
  other: fc.constantFrom(1, 2),
  share: fc.constantFrom(1, 1, 1, 2),
});
type Drawn = typeof anyTask extends fc.Arbitrary<infer T> ? T : never;

/** Each ready at a minute of its own, so that hardly ever two things happen at the same instant. */
const anyTasks = fc
  .uniqueArray(anyTask, { minLength: 2, maxLength: 12, selector: ({ minute }) => minute })
  .map((tasks) => tasks.sort((one, other) => one.minute - other.minute));

/**
 * Joint work asks for units in one direction only. When two ask for each other's units, each is first at the other's:
 * then it is decided by whose place came free, which the oracle does not know.
 */
function taskOf(drawn: Drawn, units: readonly OracleUnit[], isDownward: boolean): JointTask {
  const { kind, other } = drawn;
  const index = (one: number): number => (isDownward ? 2 - one : one);
  const places = (one: number): number => Math.ceil(units[one]?.onDuty ?? 0);
  const second = (drawn.unit + other) % 3;
  const [unit, ...more] = {
    plain: [drawn.unit],
    joint: [Math.min(drawn.unit, second), Math.max(drawn.unit, second)],
    alternatives: [drawn.unit, second],
  }[kind].map(index) as [number, ...number[]];
  const partner = kind === 'joint' ? more.pop() : undefined;
  return {
    readyAt: drawn.minute / 60,
    effort: drawn.effort / 3600,
    team: Math.min(drawn.team, ...[unit, ...more].map(places)),
    priority: drawn.priority,
    preempts: drawn.preempts,
    unit,
    alternatives: more,
    ...(partner === undefined
      ? {}
      : { partner: { unit: partner, places: Math.min(drawn.share, places(partner)) } }),
  };
}

function caseOf(task: JointTask, drawn: Drawn, index: number): string {
  const { minute } = drawn;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `2015-01-${two(5 + Math.floor(minute / 1440))}T${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
  const units = [task.unit, ...task.alternatives].map((unit) => `o.u${unit}`).join(', ');
  const partner = task.partner ? `with: { o.u${task.partner.unit}: ${task.partner.places} }, ` : '';
  return `  c${index}: { arrivals: { dates: [${date}] }, steps: { do: { unit: [${units}], ${partner}effort: ${drawn.effort} s, team: ${task.team}, priority: ${task.priority}, preempts: ${task.preempts}, then: end } } }`;
}

/**
 * Joint work of u2 once asked for u1, but what waits there when both come free asks for u0: u1, whose work of a smaller
 * priority number asks for u0 too, has its turn before.
 */
const ASKED_NO_LONGER: [[OracleUnit, OracleUnit, OracleUnit], Drawn[], boolean] = [
  [
    { onDuty: 1, from: 0, to: 24 },
    { onDuty: 1.5, from: 0, to: 24 },
    { onDuty: 1, from: 6, to: 24 },
  ],
  [
    drawnOf(113, 26076, 2, true, 2, 'alternatives', 1, 1),
    drawnOf(234, 35540, 3, false, 2, 'alternatives', 1, 1),
    drawnOf(528, 19756, 2, true, 0, 'joint', 1, 1),
    drawnOf(1042, 17526, 3, false, 0, 'joint', 1, 2),
    drawnOf(1282, 1, 1, false, 1, 'plain', 1, 1),
    drawnOf(1634, 34687, 3, true, 2, 'joint', 1, 1),
    drawnOf(1663, 811, 1, true, 2, 'joint', 2, 1),
  ],
  true,
];

function drawnOf(
  minute: number,
  effort: number,
  priority: number,
  preempts: boolean,
  unit: number,
  kind: Drawn['kind'],
  other: 1 | 2,
  share: 1 | 2,
): Drawn {
  return { minute, effort, team: 1, priority, preempts, unit, kind, other, share };
}

describe('joint work and alternatives', () => {
  it('go as the rules say when they are written down plainly, with part places, rosters and preemption', () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(anyUnit(0), anyUnit(1), anyUnit(2)),
        anyTasks,
        fc.boolean(),
        async (units, drawn, isDownward) => {
          const tasks = drawn.map((one) => taskOf(one, units, isDownward));
          const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`;
          const spare = units.map(
            (_, index) => `  spare${index}: { steps: { do: { unit: o.u${index}, effort: 1 h, then: end } } }`,
          );
          const record = await recordOf(
            small({
              units: units
                .map(
                  ({ onDuty, from, to }, index) =>
                    `u${index}: { onDuty: ${onDuty}, roster: { mon-sun: "${hour(from)}-${hour(to)}" } }`,
                )
                .join(', '),
              horizon: '100 days',
              rest: `cases:\n${[...drawn.map((one, index) => caseOf(tasks[index] as JointTask, one, index)), ...spare].join('\n')}`,
            }),
          );
          const expected = jointCompletions(units, tasks);
          const ended = tasks.map(
            ({ readyAt }, index) => readyAt + record.whole(`c${index}`, 'throughput_mean'),
          );
          for (const [index, at] of expected.entries()) {
            expect(ended[index], `task ${index}`).toBeCloseTo(at, 5);
          }
        },
      ),
      { numRuns: Number(process.env['JOINT'] ?? 300), examples: [ASKED_NO_LONGER] },
    ));
});
