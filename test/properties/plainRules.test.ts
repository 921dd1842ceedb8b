import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioOf, small } from '../support/runScenario.ts';
import { traceOf } from '../support/trace.ts';
import { type OracleEnd, type OracleTask, type OracleUnit, outcomes, waitingIn } from './oracle.ts';
import { recordOf } from './replication.ts';

/** Deadlines in hours from becoming ready; none if absent. */
interface DrawnTask extends Omit<OracleTask, 'startBy' | 'completeBy'> {
  readonly startWithin: number | undefined;
  readonly within: number | undefined;
}

const DAYS = 60;
const quarters = (most: number): fc.Arbitrary<number> => fc.nat(most).map((count) => count / 4);

/**
 * Twelve tasks at most, each ready, of a length and due on quarters of an hour: many events fall on the same moment,
 * completions and deadlines among them.
 */
const anyTasks = (hasDeadlines: boolean): fc.Arbitrary<DrawnTask[]> =>
  fc
    .array(
      fc.record({
        readyAt: quarters(144),
        effort: quarters(60),
        team: fc.constantFrom(1, 1, 1, 2),
        priority: fc.integer({ min: 1, max: 3 }),
        preempts: fc.boolean(),
        startWithin: hasDeadlines ? fc.option(quarters(40), { nil: undefined }) : fc.constant(undefined),
        within: hasDeadlines ? fc.option(quarters(80), { nil: undefined }) : fc.constant(undefined),
        isDropped: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((tasks) => tasks.sort((one, other) => one.readyAt - other.readyAt));

const anyUnit: fc.Arbitrary<OracleUnit> = fc
  .record({
    onDuty: fc.constantFrom(0, 0.25, 1, 1.5, 2, 2.25, 3, 3.75, 100_000),
    discipline: fc.constantFrom('fifo' as const, 'due', 'sharing'),
    perPerson: fc.constantFrom(undefined, 0.5, 1, 1.5, 4),
  })
  .map((unit) => (unit.discipline === 'sharing' ? unit : { ...unit, perPerson: undefined }));

/** What the language refuses: teams without room, teams and preemption where persons are shared. */
function fitting<Task extends OracleTask | DrawnTask>({ onDuty, discipline }: OracleUnit, task: Task): Task {
  if (discipline === 'sharing') return { ...task, team: 1, preempts: false };
  return { ...task, team: Math.max(1, Math.min(task.team, Math.ceil(onDuty))) };
}

/**
 * Two at a pace of 3/4 each: the fifth would end at closing time, did not the first end at 2 h 20 min, which is rounded; the
 * last then starts just before closing, and not in the morning.
 */
const CLOSE_TO_CLOSING: DrawnTask[] = [1.75, 12.5, 10.75, 5.5, 13.75, 0].map((effort, index) => ({
  readyAt: 0,
  effort,
  team: 1,
  priority: index < 4 ? 1 : 2,
  preempts: false,
  startWithin: undefined,
  within: undefined,
  isDropped: false,
}));

function unitText({ onDuty, discipline, perPerson }: OracleUnit, roster: string): string {
  const limit = perPerson === undefined ? '' : `, perPerson: ${perPerson}`;
  return `u: { onDuty: ${onDuty}, roster: ${roster}, discipline: ${discipline}${limit} }`;
}

function dateOf(hours: number): string {
  const clock = `${String(Math.floor(hours % 24)).padStart(2, '0')}:${String((hours % 1) * 60).padStart(2, '0')}`;
  return `2015-01-${String(5 + Math.floor(hours / 24)).padStart(2, '0')}T${clock}`;
}

function caseText(task: DrawnTask, index: number): string {
  const { readyAt, effort, team, priority, preempts, startWithin, within, isDropped } = task;
  const deadlines = [
    ...(startWithin === undefined ? [] : [`startWithin: ${startWithin} h`]),
    ...(within === undefined ? [] : [`within: ${within} h`]),
  ];
  const onLate = deadlines.length > 0 && isDropped === true ? ['onLate: drop'] : [];
  const step = [
    `unit: o.u, effort: ${effort} h, team: ${team}, priority: ${priority}, preempts: ${preempts}`,
  ];
  return `  c${index}: { arrivals: { dates: [${dateOf(readyAt)}] }, steps: { do: { ${[...step, ...deadlines, ...onLate].join(', ')}, then: end } } }`;
}

/** A roster: its open hours since Monday 5 January 2015, 00:00, and the moment from which it is open after so many. */
interface Hours {
  readonly openHours: (at: number) => number;
  readonly openFrom: (hours: number) => number;
}

const CONTINUOUS: Hours = { openHours: (at) => at, openFrom: (hours) => hours };
/** Monday to Friday, 09:00–17:00. */
const OFFICE: Hours = {
  openHours: (at) => {
    const day = Math.floor(at / 24);
    const weekday = day % 7;
    const before = Math.floor(day / 7) * 5 + Math.min(weekday, 5);
    const today = weekday < 5 ? Math.min(8, Math.max(0, (at % 24) - 9)) : 0;
    return before * 8 + today;
  },
  openFrom: (hours) => {
    // On the grid of the product: 7.9999999 h is the end of a day.
    const exact = Math.round(hours * 1e6) / 1e6;
    const day = Math.floor(exact / 8);
    return (Math.floor(day / 5) * 7 + (day % 5)) * 24 + 9 + (exact - day * 8);
  },
};

/** Whether work there goes at paces that make moments which are no multiple of 2⁻³² h: those are rounded. */
function isRounded({ onDuty, discipline }: OracleUnit): boolean {
  return discipline === 'sharing' || !Number.isInteger(onDuty);
}

/**
 * Waits that begin or end at closing time as nearly as can be told: in a run the moment may be rounded to just before
 * it, and the night is then another's. Each gives the hours that it changes in a span: fewer where a wait ends at once, more
 * where one begins.
 */
function doubtsAtClosing(ends: readonly OracleEnd[]): ((from: number, to: number) => number)[] {
  return ends.flatMap(({ waits }) =>
    waits.flatMap((wait, nth) =>
      wait.flatMap((moment, side) => {
        const isFirst = nth === 0 && side === 0;
        const isAtClosing = moment > 0 && Math.abs(moment - Math.round(moment / 8) * 8) < 1e-6;
        if (isFirst || !Number.isFinite(moment) || !isAtClosing) return [];
        const opening = OFFICE.openFrom(Math.round(moment / 8) * 8);
        const closing = OFFICE.openFrom(Math.round(moment / 8) * 8 - 1) + 1;
        return [
          (from: number, to: number) =>
            (side === 0 ? 1 : -1) * Math.max(0, Math.min(opening, to) - Math.max(closing, from)),
        ];
      }),
    ),
  );
}

/** The sums of all selections of some numbers. */
function subsetSums(numbers: readonly number[]): number[] {
  let sums = new Set([0]);
  for (const number of numbers)
    if (number !== 0) sums = new Set([...sums, ...[...sums].map((sum) => sum + number)]);
  return [...sums];
}

/**
 * One unit against the same rules written down plainly. Broken on purpose to see each comparison fail: setPace left out of
 * retime; the heaps of DueLane pushed with 0; deadlines before starts; interrupted work behind fresh.
 */
describe('work at a unit goes as the rules say when they are written down plainly', () => {
  const compare = async (unit: OracleUnit, drawn: readonly DrawnTask[], roster: string): Promise<void> => {
    const { openHours, openFrom } = roster === 'office' ? OFFICE : CONTINUOUS;
    const tasks = drawn.map((task) => fitting(unit, task));
    const record = await recordOf(
      small({
        units: unitText(unit, roster),
        horizon: `${DAYS} days`,
        reporting: 'day',
        rest: `cases:\n${tasks.map(caseText).join('\n')}`,
      }),
    );
    // Nothing starts and nothing advances while a unit is closed: in its open hours it is never closed.
    const ends = outcomes(
      unit,
      tasks.map(({ startWithin, within, ...task }) => ({
        ...task,
        readyAt: openHours(task.readyAt),
        startBy: task.readyAt + (startWithin ?? Number.POSITIVE_INFINITY),
        completeBy: task.readyAt + (within ?? Number.POSITIVE_INFINITY),
      })),
    );
    for (const [index, { readyAt }] of tasks.entries()) {
      const { leftAt, isCompleted, isOnTime } = ends[index] as (typeof ends)[number];
      const horizon = openHours(DAYS * 24);
      const count = (metric: string): number => record.whole(`c${index}.do`, metric);
      const isDone = isCompleted && leftAt <= horizon;
      expect([count('completed'), count('dropped')], `task ${index}`).toEqual([
        isDone ? 1 : 0,
        leftAt <= horizon && !isCompleted ? 1 : 0,
      ]);
      if (isDone) {
        const took = record.whole(`c${index}`, 'throughput_mean');
        expect(openHours(readyAt + took), `task ${index}`).toBeCloseTo(leftAt, 6);
      }
      if (leftAt > horizon) continue;
      expect([count('on_time'), count('late')], `task ${index}`).toEqual([
        isOnTime === true ? 1 : 0,
        isOnTime === false ? 1 : 0,
      ]);
    }
    // What becomes ready while the unit is closed waits from then on, and starts when it opens.
    const onPlainHours = ends.map((end, index) => ({
      ...end,
      waits: end.waits.map(
        ([from, to], nth) =>
          [
            nth === 0 ? (tasks[index]?.readyAt ?? 0) : openFrom(from),
            to === Number.POSITIVE_INFINITY ? to : openFrom(to),
          ] as const,
      ),
    }));
    const doubts = roster === 'office' && isRounded(unit) ? doubtsAtClosing(ends) : [];
    for (const [day, length] of record.series('o.u', 'queue_length').entries()) {
      const waited = waitingIn(onPlainHours, day * 24, day * 24 + 24);
      const off = subsetSums(doubts.map((doubt) => doubt(day * 24, day * 24 + 24))).map((hours) =>
        Math.abs(length * 24 - waited - hours),
      );
      expect(Math.min(...off), `day ${day}: ${length * 24}, not ${waited}`).toBeLessThan(5e-5);
    }
  };

  it('around the clock, with deadlines: moments, drops, who is on time, and the queue of each day', () =>
    fc.assert(
      fc.asyncProperty(anyTasks(true), anyUnit, (tasks, unit) => compare(unit, tasks, 'continuous')),
      { numRuns: 400 },
    ));

  it('in office hours', () =>
    fc.assert(
      fc.asyncProperty(anyTasks(false), anyUnit, (tasks, unit) => compare(unit, tasks, 'office')),
      {
        numRuns: 150,
        examples: [[CLOSE_TO_CLOSING, { onDuty: 1.5, discipline: 'sharing', perPerson: 1.5 }]],
      },
    ));
});

describe('an M/G/c unit, with the arrivals, efforts and deadlines that the keys draw', () => {
  const LAWS = [
    '{ exponential: { mean: 2 h } }',
    '{ lognormal: { mean: 2 h, cv: 2 } }',
    '{ gamma: { mean: 2 h, cv: 0.5 } }',
    '{ uniform: { min: 0 h, max: 4 h } }',
    // No effort of zero: the plain rules know no case that comes back at the moment at which it was ready.
    '{ empirical: { values: [30 min, 1 h, 6 h] } }',
  ];

  it('completes and drops each task when the plain rules say', () =>
    fc.assert(
      fc.asyncProperty(
        anyUnit,
        fc.constantFrom(...LAWS),
        fc.constantFrom(3, 12, 30),
        fc.boolean(),
        fc.nat(1000),
        async (unit, law, perDay, preempts, replication) => {
          const mayPreempt = preempts && unit.discipline !== 'sharing';
          const { chain } = await scenarioOf(
            small({
              units: unitText(unit, 'continuous'),
              horizon: '5 days',
              rest: [
                'cases:',
                `  a: { arrivals: ${perDay} / day, steps: { do: { unit: o.u, effort: ${law}, priority: 2, startWithin: { exponential: { mean: 6 h } }, onLate: drop, then: end } } }`,
                `  b: { arrivals: ${perDay / 3} / day, initial: { do: 2 }, steps: { do: { unit: o.u, effort: ${law}, priority: 1, preempts: ${mayPreempt}, within: { uniform: { min: 0 h, max: 9 h } }, then: { do: 20 %, end: rest } } } }`,
              ].join('\n'),
            }),
          );
          const { tasks } = traceOf(chain, replication);
          const ends = outcomes(
            unit,
            tasks.map(({ step, readyAt, effort, startBy, completeBy }) => ({
              readyAt,
              effort,
              team: 1,
              priority: chain.steps[step]?.priority ?? 0,
              preempts: chain.steps[step]?.preempts ?? false,
              startBy,
              completeBy,
              isDropped: step === 0,
            })),
          );
          for (const [index, { leftAt, step }] of tasks.entries()) {
            const expected = ends[index]?.leftAt ?? Number.NaN;
            // A task of b may come back: then its case stays, and the visit is another task.
            if (step === 0 && expected < chain.horizon)
              expect(leftAt, `task ${index}`).toBeCloseTo(expected, 5);
            if (step === 0 && expected > chain.horizon) expect(leftAt).toBe(Number.POSITIVE_INFINITY);
            if (step === 1 && leftAt < chain.horizon)
              expect(expected, `task ${index}`).toBeCloseTo(leftAt, 5);
          }
        },
      ),
      { numRuns: 300 },
    ));
});
