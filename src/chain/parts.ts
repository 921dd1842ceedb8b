import { NONE } from '../engine/hours.ts';
import type { WorkingClock } from '../engine/workingClock.ts';
import type { Chain } from './chain.ts';
import { ABSENT, type Address, type Core } from './core/core.ts';
import { mayLimit, mayStaff, prioritiesToCome } from './policy/prospects.ts';
import type { Records } from './recording/records.ts';
import type { Traces } from './recording/traces.ts';
import { Source, type Sources } from './sources.ts';
import { unitsOf } from './unit/links.ts';
import { Unit } from './unit/unit.ts';
import { enclosingForks } from './work/enclosingForks.ts';
import { loopIndices } from './work/loops.ts';
import { meetingClaims } from './work/meeting.ts';
import { Step, type StepMaking } from './work/step.ts';

/** Makes room in the core for what the tasks and cases of a chain keep, and gives it the calendar. */
export function makeTables(core: Core, chain: Chain, traces: Traces): void {
  const { run } = core;
  const columns = traces.cases.map((trace) => trace?.units.length ?? 0);
  const loops = loopIndices(chain, enclosingForks(chain.steps));
  run.makeTables(loops.most, Math.max(0, ...columns), chain.limits.entities);
  run.setCalendar(chain.calendar.startDay, core.numbers(chain.calendar.closedDays));
}

/** The units of a chain, in file order, each with its clock, its sources, and with the posts and meetings that claim persons of it. */
export function makeUnits(
  core: Core,
  chain: Chain,
  clocks: readonly WorkingClock[],
  records: Records,
  sources: Sources,
): Unit[] {
  return chain.units.map((spec, index) => {
    const posts = chain.posts
      .filter((post, kind) => post.unit === index || mayStaff(chain, kind, index))
      .map(({ name, priority, staff }) => ({ name, priority, staff, isMeeting: false }))
      .concat(meetingClaims(chain, index))
      .sort((one, other) => one.priority - other.priority);
    const working = clocks[index]!;
    const completions = sources.add(Source.Completion, index);
    const wakeUp = sources.add(Source.WakeUp, index);
    const unit = new Unit(
      core,
      index,
      spec,
      { working, address: clockInCore(core, working) },
      prioritiesOf(chain, index),
      posts,
      records.staff[index]!,
      { completions, wakeUp },
    );
    sources.set(completions, unit.address);
    sources.set(wakeUp, unit.address);
    return unit;
  });
}

function clockInCore(core: Core, clock: WorkingClock): Address {
  const { from, to, before, closedFrom, lostBefore, openAtClosed } = clock.tables;
  return core.run.newClock(
    Number(clock.continuous),
    clock.openHoursPerDay,
    clock.weekHourAtStart,
    clock.weekOpen,
    clock.openAtStart,
    clock.lostAtStart,
    core.numbers(from),
    core.numbers(to),
    core.numbers(before),
    core.numbers(closedFrom),
    core.numbers(lostBefore),
    core.numbers(openAtClosed),
  );
}

/** The case types of a chain, in file order. */
export function makeTypes({ run }: Core, chain: Chain, units: readonly Unit[], traces: Traces): Address[] {
  return chain.cases.map((_, index) => {
    const type = run.addCaseType();
    const trace = traces.cases[index];
    if (trace === undefined) return type;
    const address = run.traceCases(type);
    for (const unit of trace.units) run.addTracedUnit(address, units[unit]!.address);
    for (const { norm, limit } of trace.limits) run.addThroughputLimit(address, norm, limit);
    return type;
  });
}

/** The steps of a chain, in its order, with the sources of their deadlines; known to their case types and units. */
export function makeSteps(making: StepMaking, traces: Traces, sources: Sources): Step[] {
  const { core, chain, types, units } = making;
  const { run } = core;
  const forks = enclosingForks(chain.steps);
  const loops = loopIndices(chain, forks);
  const steps = chain.steps.map(
    (_, index) => new Step(making, index, loops.byStep[index]!, forks[index] !== NONE),
  );
  for (const [index, spec] of chain.steps.entries()) {
    const step = steps[index]!;
    step.adopt(spec, steps);
    for (const first of spec.all ?? []) run.addBranch(step.address, steps[first]!.address);
    const lateNorms = traces.lateNorms[index] ?? [];
    if (lateNorms.length > 0) run.setLateNorms(step.address, core.numbers(lateNorms));
    const isLimited = spec.queueLimit !== undefined || mayLimit(chain, index);
    const unit = units[spec.unit];
    if (isLimited && unit !== undefined) run.addLimitedStep(unit.address, step.address);
    if (!step.hasDeadline) continue;
    const source = sources.add(Source.Deadline, index);
    sources.set(source, step.address);
    run.setDeadlineSource(step.address, source);
  }
  for (const [index, { firstStep }] of chain.cases.entries()) {
    run.setFirstStep(types[index]!, steps[firstStep]?.address ?? ABSENT);
  }
  return steps;
}

/** Distinct priorities of the work that a unit has a part in, ascending. */
function prioritiesOf(chain: Chain, unit: number): number[] {
  const priorities = chain.steps
    .filter((step) => unitsOf(step).includes(unit))
    .flatMap((step) => [step.priority, ...prioritiesToCome(chain, step)]);
  return [...new Set(priorities)].sort((one, other) => one - other);
}
