import type { Hours } from '../../engine/hours.ts';
import type { Levels } from './cheapestPlan.ts';
import type { Lab, Searched } from './lab.ts';
import { monthsFrom } from './months.ts';

/** Latest moments, in hours since `start`. */
export interface DecideBy {
  /** Of all parts of the plan together; absent where that is not told. */
  readonly all?: Hours;
  /** Of each lever's part. */
  readonly byLever: ReadonlyMap<number, Hours>;
}

/** How late some parts of a plan can be decided, all else in time. */
interface Question {
  /** Levers of the parts that are late. */
  readonly late: readonly number[];
  /** Futures that being late can let fail; they hold with the plan in time. */
  readonly futures: readonly Searched[];
  /** By scenario, how many of them must still hold. */
  readonly least: readonly number[];
  /** Numbers of months: with `low` enough hold, with `high` they do not. */
  low: number;
  high: number;
  /** By future: the last month known to hold, the first known to fail. */
  readonly holds: Map<Searched, number>;
  readonly fails: Map<Searched, number>;
}

/** Trials of a future that a question takes, about, for all its halvings. */
const TRIALS_A_FUTURE = 2.5;
/** With fewer futures of a scenario no date is told. */
const FEWEST = 8;

/**
 * For each lever of a plan the latest month in which its part can be decided, all else in time, so that it still prevents the
 * first breach in the asked share of the futures of the search that need it; and the latest month in which all parts (which for a
 * plan of one part is that part) can be
 * decided together so that the asked share of all futures holds. Where there is little room, on the first of these futures;
 * where there is none, nothing is told.
 *
 * Later is taken to be no better: of a future of which two months are known, what lies outside is known too, and is not run.
 */
export async function decideBy(lab: Lab, levels: Levels, asked: number, mostRuns: number): Promise<DecideBy> {
  const unknown: DecideBy = { byLever: new Map() };
  const waiting = canWait(lab, levels);
  const chains = lab.simulations.settings.map(({ chain }) => chain);
  const [chain] = chains;
  if (chain === undefined || waiting.length === 0) return unknown;
  const horizon = Math.min(...chains.map((each) => each.horizon));
  const months = monthsFrom(chain.calendar.startDay, lab.decidedAt, horizon);
  const count = affordable(lab, levels, waiting, mostRuns);
  if (count < FEWEST) return unknown;
  const questions = questionsOf(lab, levels, waiting, { asked, count, months: months.length });
  for (let open = questions; open.length > 0; open = open.filter(({ low, high }) => high - low > 1)) {
    if (!(await halve(lab, levels, open, months, mostRuns))) return unknown;
  }
  const [all, ...single] = questions.map(({ low }) => months[low] ?? lab.decidedAt);
  // The only part is all of them, and has their date.
  const dates = waiting.length === 1 ? [all] : single;
  const told = waiting.flatMap((lever, i): [number, Hours][] =>
    questions[i + 1]?.futures.length === 0 ? [] : [[lever, dates[i] ?? lab.decidedAt]],
  );
  return { ...(all !== undefined && { all }), byLever: new Map(told) };
}

/** Levers whose part of a plan can be decided later: of people who leave and are not replaced the strength cannot be set later. */
function canWait({ simulations: { settings }, levers: { levers } }: Lab, levels: Levels): number[] {
  return levels.flatMap((level, lever) => {
    const name = levers[lever]?.unit;
    const specs = settings.flatMap(({ chain }) => chain.units.filter((unit) => unit.name === name));
    const may = specs.every(({ staff }) => staff === undefined || staff.hiring !== undefined);
    return level > 0 && may ? [lever] : [];
  });
}

/** Of how many of each scenario's futures there is room to ask. */
function affordable(lab: Lab, levels: Levels, waiting: readonly number[], mostRuns: number): number {
  const { replications } = lab;
  for (let count = replications; count >= FEWEST; count -= Math.max(1, Math.floor(replications / 8))) {
    const questions = questionsOf(lab, levels, waiting, { asked: 1, count, months: 0 });
    const trials = questions.reduce((sum, { futures }) => sum + TRIALS_A_FUTURE * futures.length, 0);
    if (lab.hasRoom(trials, mostRuns)) return count;
  }
  return 0;
}

/** The first is of all parts together, the others of one each. */
function questionsOf(
  lab: Lab,
  levels: Levels,
  waiting: readonly number[],
  { asked, count, months }: { readonly asked: number; readonly count: number; readonly months: number },
): Question[] {
  const first = lab.futures.filter(({ index }) => index < count);
  const held = first.filter((future) => lab.chance(future, levels) === 1);
  const settings = lab.simulations.settings.map((_, setting) => setting);
  const in_ = (futures: readonly Searched[], setting: number): number =>
    futures.filter((future) => future.setting === setting).length;
  const question = (late: readonly number[], least: (own: number, setting: number) => number): Question => {
    const futures = held.filter(({ need }) => late.some((lever) => need.isOf(lever)));
    return {
      late,
      futures,
      least: settings.map((setting) => Math.ceil(least(in_(futures, setting), setting) - 1e-9)),
      low: 0,
      high: months,
      holds: new Map(futures.map((future) => [future, 0])),
      fails: new Map(futures.map((future) => [future, months])),
    };
  };
  return [
    question(waiting, (own, setting) => asked * count - (in_(held, setting) - own)),
    ...waiting.map((lever) => question([lever], (own) => asked * own)),
  ];
}

/** Halves the months of every question once. Returns whether there was room for that. */
async function halve(
  lab: Lab,
  levels: Levels,
  questions: readonly Question[],
  months: readonly Hours[],
  mostRuns: number,
): Promise<boolean> {
  const asked = questions.flatMap((question) => {
    const { late, holds, fails, futures } = question;
    const month = middle(question);
    const moment = months[month] ?? lab.decidedAt;
    const at = levels.map((_, lever) => (late.includes(lever) ? moment : lab.decidedAt));
    return futures
      .filter((future) => (holds.get(future) ?? 0) < month && month < (fails.get(future) ?? 0))
      .map((future) => ({ question, future, month, at }));
  });
  if (!lab.hasRoom(asked.length, mostRuns)) return false;
  const outcomes = await lab.simulations.run(
    asked.map(({ future: { setting, index }, at }) => ({ setting, index, levels, at })),
  );
  for (const [i, { question, future, month }] of asked.entries()) {
    (outcomes[i]?.holds ? question.holds : question.fails).set(future, month);
  }
  for (const question of questions) {
    const month = middle(question);
    const held = question.futures.filter((future) => (question.holds.get(future) ?? 0) >= month);
    const isEnough = question.least.every(
      (least, setting) => held.filter((future) => future.setting === setting).length >= least,
    );
    if (isEnough) question.low = month;
    else question.high = month;
  }
  return true;
}

function middle({ low, high }: Question): number {
  return Math.floor((low + high) / 2);
}
