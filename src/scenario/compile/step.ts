import type { LateSpec, StepSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import type { StepText } from '../schema/cases.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDeadline } from './deadline.ts';
import { refuseWhereShared } from './discipline.ts';
import { compileDistribution } from './distribution.ts';
import { compileFork } from './fork.ts';
import { compileMeeting } from './meeting.ts';
import type { MeetingUnit } from './openTogether.ts';
import type { UnitFacts } from './organisations.ts';
import { compilePartners } from './partners.ts';
import { type CaseSteps, compileLateStep, compileOpens, compileRoute } from './route.ts';
import type { Timeframe } from './timeframe.ts';
import { compileUnits } from './unitsOfStep.ts';
import { compileWhole } from './value.ts';

export const LOWEST_PRIORITY = 1000;
export const USUAL_PRIORITY = 5;
const LARGEST_TEAM = 1e6;
const LARGEST_QUEUE = 1e9;

/** Keys that only make sense where a unit does the work. */
const WORK_KEYS = [
  'with',
  'effort',
  'team',
  'priority',
  'preempts',
  'within',
  'withinCase',
  'startWithin',
  'onLate',
  'queueLimit',
] as const;
const DEADLINE_KEYS = ['within', 'withinCase', 'startWithin'] as const;

/** What the compiler of steps knows of the rest of the chain. */
export interface StepSurroundings {
  readonly caseIndex: number;
  readonly caseName: string;
  readonly aboutPerson: boolean;
  readonly steps: CaseSteps;
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly parameters: readonly number[];
  readonly timeframe: Timeframe;
}

/** Compiles one step: work or a meeting at a unit, a wait, a fork, or a branch only. */
export function compileStep(
  c: Compilation,
  spot: Spot,
  name: string,
  step: StepText,
  around: StepSurroundings,
): StepSpec {
  const kind = kindOf(c, spot, step);
  if (step.unit !== undefined && kind !== 'fork' && step.wait !== undefined)
    c.fault(at(spot, 'wait'), 'scenario.step', messages.waitAtUnit(), { atKey: true });
  if (kind === 'meeting') checkMeetingKeys(c, spot, step);
  else if (kind === 'wait' || kind === 'branch') refuseWorkKeys(c, spot, step);
  if (kind === 'work' && step.effort === undefined && !c.has(at(spot, 'effort'))) {
    c.fault(spot, 'scenario.missing-key', messages.missingKey('effort', spot.path), {
      expected: PHRASES.distribution,
      atKey: true,
    });
  }
  const { unit, alternatives, names } = compileUnits(c, at(spot, 'unit'), step.unit, around.units);
  const faultsBefore = c.faults.length;
  const partners =
    step.with === undefined ? [] : compilePartners(c, at(spot, 'with'), step.with, names, around.units);
  for (const name of names) {
    if (step.preempts === true)
      refuseWhereShared(c, at(spot, 'preempts'), messages.preemptingWork(), name, around.units);
    if (step.with !== undefined && kind === 'work')
      refuseWhereShared(c, at(spot, 'with'), messages.jointWork(), name, around.units);
    if (kind === 'meeting')
      refuseWhereShared(c, at(spot, 'meeting'), messages.aMeeting(), name, around.units);
  }
  // Partners that are at fault are left out of it: no moment could be right.
  const together = c.faults.length === faultsBefore ? unitsOf(step, names, around) : [];
  const meeting =
    kind !== 'meeting' || step.meeting === undefined
      ? undefined
      : compileMeeting(c, at(spot, 'meeting'), step.meeting, together, around.timeframe);
  const text = kind === 'work' ? step.effort : kind === 'wait' ? step.wait : undefined;
  const duration =
    text === undefined
      ? undefined
      : compileDistribution(c, at(spot, kind === 'work' ? 'effort' : 'wait'), text, {
          phrase: PHRASES.distribution,
          dimension: TIME,
        });
  const priority =
    step.priority === undefined
      ? USUAL_PRIORITY
      : compileWhole(c, at(spot, 'priority'), step.priority, PHRASES.whole, 1, LOWEST_PRIORITY, true);
  const queueLimit =
    step.queueLimit === undefined
      ? undefined
      : compileWhole(c, at(spot, 'queueLimit'), step.queueLimit, PHRASES.whole, 0, LARGEST_QUEUE);
  return {
    name: `${around.caseName}.${name}`,
    case: around.caseIndex,
    kind,
    unit,
    ...(alternatives.length > 0 ? { alternatives } : {}),
    ...(partners.length > 0 ? { partners } : {}),
    ...(meeting === undefined ? {} : { meeting }),
    ...(kind === 'fork' ? { all: compileFork(c, spot, step, around.steps) } : {}),
    ...(duration === undefined ? {} : { duration }),
    team: compileTeam(c, spot, step, names, around),
    priority: priority ?? USUAL_PRIORITY,
    preempts: step.preempts ?? false,
    ...deadlines(c, spot, step),
    onLate: compileOnLate(c, spot, step, around),
    ...(queueLimit === undefined ? {} : { queueLimit }),
    // biome-ignore lint/suspicious/noThenProperty: the language's word; no promise is near
    then: compileRoute(c, at(spot, 'then'), step.then, around.steps, around.parameters),
    opens: step.opens === undefined ? [] : compileOpens(c, at(spot, 'opens'), step.opens),
    ...compileMoves(c, at(spot, 'moves'), step, around),
  };
}

/** Only a case about a person has somebody to move. */
function compileMoves(
  c: Compilation,
  spot: Spot,
  { moves }: StepText,
  { caseName, aboutPerson }: StepSurroundings,
): Pick<StepSpec, 'moves'> {
  if (moves === undefined) return {};
  if (!aboutPerson) {
    c.fault(spot, 'scenario.moves', messages.movesNobody(caseName), {
      hint: messages.hintAbout(),
      atKey: true,
    });
  }
  const group = c.indexOf(spot, moves, c.groupNames, 'scenario.unknown-group', messages.unknownGroup(moves));
  return group === undefined ? {} : { moves: group };
}

/** What kind of step it is, also where the part that says so is at fault. */
function kindOf(c: Compilation, spot: Spot, step: StepText): StepSpec['kind'] {
  if (step.all !== undefined || c.has(at(spot, 'all'))) return 'fork';
  if (step.meeting !== undefined || c.has(at(spot, 'meeting'))) return 'meeting';
  return step.unit !== undefined ? 'work' : step.wait !== undefined ? 'wait' : 'branch';
}

/** A meeting is held at a unit, for its own length. */
function checkMeetingKeys(c: Compilation, spot: Spot, step: StepText): void {
  if (!c.has(at(spot, 'unit'))) {
    c.fault(spot, 'scenario.missing-key', messages.missingKey('unit', spot.path), {
      expected: PHRASES.unit,
      atKey: true,
    });
  }
  if (typeof step.unit === 'object' && step.unit.length > 1)
    c.fault(at(spot, 'unit'), 'scenario.alternatives', messages.meetingAtOneUnit(), {
      expected: PHRASES.partners,
    });
  for (const key of ['effort', 'preempts'] as const) {
    if (step[key] !== undefined)
      c.fault(at(spot, key), 'scenario.step', messages.keyAtMeeting(key), { atKey: true });
  }
}

/** Its own unit and its partners, as far as they are known. */
function unitsOf(
  { with: partners }: StepText,
  own: readonly string[],
  { units }: StepSurroundings,
): MeetingUnit[] {
  return [...new Set([...own, ...Object.keys(partners ?? {})])].flatMap((name) => {
    const facts = units.get(name);
    return facts === undefined ? [] : [{ name, roster: facts.roster }];
  });
}

function refuseWorkKeys(c: Compilation, spot: Spot, step: StepText): void {
  // A unit whose value is of the wrong kind is gone from the data, and has its fault.
  if (c.has(at(spot, 'unit'))) return;
  for (const key of WORK_KEYS) {
    if (step[key] !== undefined)
      c.fault(at(spot, key), 'scenario.step', messages.keyNeedsUnit(key), { atKey: true });
  }
}

/** A team fits into its unit and each alternative; a task of one may stand at a unit where nobody works. */
function compileTeam(
  c: Compilation,
  spot: Spot,
  step: StepText,
  names: readonly string[],
  { units }: StepSurroundings,
): number {
  if (step.team === undefined) return 1;
  const below = at(spot, 'team');
  const team = compileWhole(c, below, step.team, PHRASES.whole, 1, LARGEST_TEAM);
  for (const name of names) {
    if (team !== undefined && team > 1 && refuseWhereShared(c, below, messages.aTeam(), name, units))
      return 1;
    const places = units.get(name)?.places;
    if (team !== undefined && places !== undefined && team > 1 && team > places) {
      c.fault(below, 'scenario.team', messages.teamTooLarge(team, name, places));
    }
  }
  return team ?? 1;
}

function deadlines(
  c: Compilation,
  spot: Spot,
  step: StepText,
): Pick<StepSpec, 'within' | 'withinCase' | 'startWithin'> {
  const result: { -readonly [Key in (typeof DEADLINE_KEYS)[number]]?: StepSpec[Key] & object } = {};
  for (const key of DEADLINE_KEYS) {
    const value = step[key];
    const deadline = value === undefined ? undefined : compileDeadline(c, at(spot, key), value);
    if (deadline !== undefined) result[key] = deadline;
  }
  return result;
}

function compileOnLate(c: Compilation, spot: Spot, step: StepText, { steps }: StepSurroundings): LateSpec {
  const { onLate } = step;
  if (onLate === undefined) return { kind: 'continue' };
  const below = at(spot, 'onLate');
  if (
    step.unit !== undefined &&
    DEADLINE_KEYS.every((key) => step[key] === undefined && !c.has(at(spot, key)))
  ) {
    c.fault(below, 'scenario.step', messages.onLateWithoutDeadline(), {
      expected: messages.oneOf(DEADLINE_KEYS),
      atKey: true,
    });
  }
  if (onLate === 'continue' || onLate === 'drop') return { kind: onLate };
  const index = compileLateStep(c, below, onLate, steps);
  return index === undefined ? { kind: 'continue' } : { kind: 'step', step: index };
}
