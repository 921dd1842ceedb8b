/** Texts of faults about a unit's staff side. */
export const staffMessages = {
  stageKind: (): string => 'a stage is either a name with a lead, or a case',
  stageExpected: (): string => '{ name, lead, dropOut } or { case, dropOut }',
  stageTwice: (name: string): string => `there are two stages called "${name}"`,
  noStages: (): string => 'hiring needs at least one stage',
  unknownStage: (name: string): string => `there is no stage "${name}" in hiring`,
  pipelineWithoutHiring: (): string => 'nobody is on the way where nobody is hired',
  traineesWithoutTraining: (): string => 'there are no trainees without hiring.trainee',
  traineesBeyondStaff: (trainees: number, staff: number): string =>
    `${trainees} trainees are more than the ${staff} whole persons that the unit has`,
  caseMoves: (name: string): string =>
    `the case "${name}" is about a person or moves one, and cannot be a stage of hiring`,
  caseMovesHint: (): string => 'a case that is a stage of hiring is about the recruit',
  leavingNothing: (): string => 'leaving needs a hazard, or dates',
  upToBeyondShare: (): string => 'upTo is more than the share that does regular work',
  offAboveOn: (): string => 'off is above on: the measure would end as soon as it began',
  limitEmpty: (): string => 'the limit names neither backlog nor unfilled',
  limitsDiffer: (): string => 'on and off do not speak of the same',
  limitAlone: (given: string, missing: string): string => `${given} needs ${missing} too`,
  lawForbids: (hours: number): string =>
    `with ${hours} contract hours a week the law leaves no room for overtime (48 h a week on average)`,
  costWithoutFte: (key: string): string => `cost.${key} needs a unit with fte and productiveHours`,
  costNothing: (): string => 'cost needs fte, or hire',
  noPart: (metric: string, scope: string, key: string): string =>
    `${scope} has no ${metric}: it has no ${key}`,
};
