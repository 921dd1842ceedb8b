import { NONE } from '../engine/hours.ts';
import type { WorkingClock } from '../engine/workingClock.ts';
import type { Chain } from './chain.ts';
import { mayLimit, mayStaff, prioritiesToCome } from './policy/prospects.ts';
import type { Records } from './recording/records.ts';
import type { Simulation } from './simulation.ts';
import { Source, type Sources } from './sources.ts';
import { unitsOf } from './unit/links.ts';
import { Unit } from './unit/unit.ts';
import { Meeting, meetingClaims } from './work/meeting.ts';
import { type loopIndices, Step } from './work/step.ts';
import type { TaskTable } from './work/taskTable.ts';

/** The units of a chain, in file order, each with its clock and with the posts and meetings that claim persons of it. */
export function makeUnits(
  chain: Chain,
  clocks: readonly WorkingClock[],
  tasks: TaskTable,
  records: Records,
): Unit[] {
  return chain.units.map((spec, index) => {
    const priorities = prioritiesOf(chain, index);
    const posts = chain.posts
      .filter((post, kind) => post.unit === index || mayStaff(chain, kind, index))
      .map(({ name, priority, staff }) => ({ name, priority, staff, demand: 0, isMeeting: false }))
      .concat(meetingClaims(chain, index))
      .sort((one, other) => one.priority - other.priority);
    return new Unit(index, spec, clocks[index]!, priorities, posts, tasks, records.units[index]!);
  });
}

/** The steps of a chain, in its order; `forks` are those that they lie in, `loops` where their visits are counted. */
export function makeSteps(
  chain: Chain,
  forks: Int32Array,
  loops: ReturnType<typeof loopIndices>,
  simulation: Pick<Simulation, 'units' | 'environment' | 'tasks' | 'records' | 'ledger'>,
): Step[] {
  const { units, environment, tasks, records, ledger } = simulation;
  return chain.steps.map((spec, index) => {
    const level = spec.unit === NONE ? 0 : (units[spec.unit]?.priorities.indexOf(spec.priority) ?? 0);
    const loop = loops.byStep[index]!;
    const step = new Step(
      chain,
      index,
      level,
      loop,
      forks[index]!,
      environment,
      tasks,
      records.steps[index]!,
    );
    step.trace = ledger.traces[step.case];
    step.lateNorms = ledger.lateNorms[index]!;
    return step;
  });
}

/** Gives units and steps their sources in the event list, and units the steps whose queues are limited. */
export function addWorkSources(
  chain: Chain,
  units: readonly Unit[],
  steps: readonly Step[],
  sources: Sources,
): void {
  for (const unit of units) {
    unit.completions = sources.add(Source.Completion, unit.index);
    unit.wakeUp = sources.add(Source.WakeUp, unit.index);
  }
  for (const step of steps) {
    const isLimited = step.queueLimit < Number.POSITIVE_INFINITY || mayLimit(chain, step.index);
    if (isLimited) units[step.unit]?.limitedSteps.push(step.index);
    step.deadlineSource = step.hasDeadline ? sources.add(Source.Deadline, step.index) : NONE;
  }
}

/** The meetings of a chain, known to their steps. */
export function makeMeetings(
  chain: Chain,
  units: readonly Unit[],
  steps: readonly Step[],
  sources: Sources,
): Meeting[] {
  const meetings = chain.steps.flatMap((spec, index) =>
    spec.meeting === undefined ? [] : [new Meeting(spec, index, spec.meeting, units, sources)],
  );
  for (const meeting of meetings) steps[meeting.step]!.meeting = meeting;
  return meetings;
}

/** Distinct priorities of the work that a unit has a part in, ascending. */
function prioritiesOf(chain: Chain, unit: number): number[] {
  const priorities = chain.steps
    .filter((step) => unitsOf(step).includes(unit))
    .flatMap((step) => [step.priority, ...prioritiesToCome(chain, step)]);
  return [...new Set(priorities)].sort((one, other) => one - other);
}
