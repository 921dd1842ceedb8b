import type { HiringSpec, StageSpec, TraineeSpec } from '../../chain/staff/staffSpec.ts';
import { staffMessages as messages } from '../messages/staffMessages.ts';
import { messages as commonMessages } from '../messages.ts';
import { namesAt } from '../node.ts';
import type { UnitText } from '../schema/organisations.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { HiringText, StageText } from '../schema/staff.ts';
import { at, type Spot } from '../spot.ts';
import { PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution } from './distribution.ts';
import { compileNumber, compileWhole } from './value.ts';

const MOST_RECRUITS = 1e5;

/** Compiles how vacancies of a unit are filled, and who is on the way or in training at the beginning. */
export function compileHiring(
  c: Compilation,
  spot: Spot,
  unit: UnitText,
  fte: number | undefined,
): HiringSpec | undefined {
  const { hiring, initial } = unit;
  const initialSpot = at(spot, 'initial');
  if (hiring === undefined) {
    if (initial?.pipeline !== undefined && !c.isPruned(spot, unit))
      c.fault(at(initialSpot, 'pipeline'), 'scenario.staff', messages.pipelineWithoutHiring(), {
        atKey: true,
      });
    if (initial?.trainees !== undefined && !c.isPruned(spot, unit))
      c.fault(at(initialSpot, 'trainees'), 'scenario.staff', messages.traineesWithoutTraining(), {
        atKey: true,
      });
    return undefined;
  }
  const below = at(spot, 'hiring');
  const perMonth = compileNumber(c, at(below, 'perMonth'), hiring.perMonth, {
    phrase: PHRASES.number,
    dimension: PLAIN,
    least: 0,
    most: MOST_RECRUITS,
  });
  const stagesSpot = at(below, 'stages');
  if (hiring.stages.length === 0)
    c.fault(stagesSpot, 'scenario.staff', messages.noStages(), { expected: PHRASES.stages });
  const stages = hiring.stages.map((stage, index) => compileStage(c, at(stagesSpot, index), stage));
  const names = stages.map((stage) => stage?.name);
  for (const [index, name] of names.entries()) {
    if (name !== undefined && names.indexOf(name) < index)
      c.fault(at(stagesSpot, index), 'scenario.staff', messages.stageTwice(name));
  }
  const trainee = hiring.trainee && compileTrainee(c, at(below, 'trainee'), hiring.trainee);
  const initialPipeline = names.map(() => 0);
  for (const [name, count] of Object.entries(initial?.pipeline ?? {})) {
    const place = at(at(initialSpot, 'pipeline'), name);
    const index = names.indexOf(name);
    if (index < 0) {
      const known = names.filter((one) => one !== undefined);
      c.unknown(place, name, known, 'scenario.staff', messages.unknownStage(name), true);
    }
    const number = compileWhole(c, place, count, PHRASES.whole, 0, MOST_RECRUITS);
    if (index >= 0 && number !== undefined) initialPipeline[index] = number;
  }
  const initialTrainees = compileTrainees(c, at(initialSpot, 'trainees'), unit, fte);
  if (perMonth === undefined || stages.some((stage) => stage === undefined)) return undefined;
  return {
    perMonth,
    stages: stages.filter((stage) => stage !== undefined),
    ...(trainee && { trainee }),
    initialPipeline,
    initialTrainees,
  };
}

function compileTrainees(
  c: Compilation,
  spot: Spot,
  { initial, hiring }: UnitText,
  fte: number | undefined,
): number {
  if (initial?.trainees === undefined) return 0;
  if (hiring?.trainee === undefined) {
    c.fault(spot, 'scenario.staff', messages.traineesWithoutTraining(), { atKey: true });
    return 0;
  }
  const trainees = compileWhole(c, spot, initial.trainees, PHRASES.whole, 0, MOST_RECRUITS) ?? 0;
  if (fte === undefined) return trainees;
  const persons = Math.floor(fte);
  if (trainees > persons) c.fault(spot, 'scenario.staff', messages.traineesBeyondStaff(trainees, persons));
  return Math.min(trainees, persons);
}

function compileStage(c: Compilation, spot: Spot, stage: StageText): StageSpec | undefined {
  const { name, lead, case: type } = stage;
  const share =
    stage.dropOut === undefined
      ? 0
      : compileNumber(c, at(spot, 'dropOut'), stage.dropOut, {
          phrase: PHRASES.share,
          dimension: PLAIN,
          least: 0,
          below: 1,
        });
  const isCase = type !== undefined && name === undefined && lead === undefined;
  const isLead = type === undefined && name !== undefined && lead !== undefined;
  if (!isCase && !isLead) {
    if (!c.isPruned(spot, stage))
      c.fault(spot, 'scenario.staff', messages.stageKind(), { expected: messages.stageExpected() });
    return undefined;
  }
  const dropOut = share ?? 0;
  if (type !== undefined) {
    const caseSpot = at(spot, 'case');
    const index = c.indexOf(
      caseSpot,
      type,
      c.caseNames,
      'scenario.unknown-case',
      commonMessages.unknownCase(type),
    );
    if (index === undefined) return undefined;
    checkRecruitCase(c, caseSpot, type);
    return { kind: 'case', name: type, case: index, dropOut };
  }
  const duration = compileDistribution(c, at(spot, 'lead'), lead ?? 0, {
    phrase: PHRASES.distribution,
    dimension: TIME,
  });
  return duration === undefined ? undefined : { kind: 'lead', name: name ?? '', lead: duration, dropOut };
}

/** A case that is a stage is about the recruit: it may be about no other person. */
function checkRecruitCase(c: Compilation, spot: Spot, name: string): void {
  const keys = ['cases', name];
  const steps = namesAt(c.root, [...keys, 'steps']);
  const moves = steps.some((step) => namesAt(c.root, [...keys, 'steps', step]).includes('moves'));
  if (!moves && !namesAt(c.root, keys).includes('about')) return;
  c.fault(spot, 'scenario.staff', messages.caseMoves(name), { hint: messages.caseMovesHint() });
}

function compileTrainee(
  c: Compilation,
  spot: Spot,
  text: NonNullable<HiringText['trainee']>,
): TraineeSpec | undefined {
  const lasts = compileDistribution(c, at(spot, 'lasts'), text.lasts, {
    phrase: PHRASES.distribution,
    dimension: TIME,
  });
  const productivityFrom =
    text.productivityFrom === undefined
      ? 0
      : compileNumber(c, at(spot, 'productivityFrom'), text.productivityFrom, {
          phrase: PHRASES.share,
          dimension: PLAIN,
          least: 0,
          most: 1,
        });
  const mentor =
    text.mentor === undefined
      ? 0
      : compileNumber(c, at(spot, 'mentor'), text.mentor, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          least: 0,
          most: 10,
        });
  if (lasts === undefined || productivityFrom === undefined || mentor === undefined) return undefined;
  return { lasts, productivityFrom, mentor };
}
