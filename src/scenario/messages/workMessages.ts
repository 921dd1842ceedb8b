import { q } from './quoting.ts';

/* Cases and their steps: arrivals, work, meetings, forks, routes. */

const work = {
  noSteps: (name: string) => `the case ${q(name)} has no steps`,
  arrivalsNever: () => 'nothing says when cases arrive',
  arrivalsTwice: () => 'arrivals come in one way: by rate, every, dates, table, or per with hazard',
  perWithoutHazard: () => 'nothing says at which hazard each person of the group brings cases',
  hazardWithoutPer: () => 'a hazard is run by each person of a group; nothing says of which',
  movesNobody: (name: string) => `the case ${q(name)} is about nobody whom it could move`,
  hintAbout: () => 'say that the case is about a person: about: person',
  waitAtUnit: () => 'a step works at a unit or waits, not both',
  keyNeedsUnit: (key: string) => `${q(key)} belongs to work; this step names no unit`,
  onLateWithoutDeadline: () => 'onLate without a deadline never happens',
  lateEnd: () => 'work that is late is dropped, it does not end',
  teamTooLarge: (team: number, unit: string, places: number) =>
    `a team of ${team} never fits: ${q(unit)} has ${places === 1 ? '1 place' : `${places} places`}`,
  shareTooLarge: (share: number, unit: string, places: number) =>
    `a share of ${share} places can never be had: ${q(unit)} has ${places === 1 ? '1 place' : `${places} places`}`,
  partnerOfItself: (unit: string) => `${q(unit)} does the work itself; it cannot be its own partner`,
  hintTeam: () => 'the places that the work takes there are its team',
  neverOpenTogether: (partner: string, unit: string) =>
    `joint work never starts: ${q(partner)} and ${q(unit)} are never open at the same time`,
  alternativeTwice: (unit: string) => `${q(unit)} stands among the alternatives already`,
};

const meetings = {
  meetingAtOneUnit: () => 'a meeting is held at one unit; others take part by with',
  keyAtMeeting: (key: string) =>
    `${q(key)} belongs to work; a meeting lasts its length and takes its persons from work anyway`,
  neverOpenSoLong: (hours: number, units: readonly string[]) =>
    units.length === 1
      ? `${q(units[0] ?? '')} is never open for ${hours} h on end`
      : `${units.map(q).join(' and ')} are never open together for ${hours} h on end`,
  openTogetherExpected: () => 'a length that fits into the open hours that its units have in common',
  meetingOutsideHours: (moment: string, units: readonly string[]) =>
    `the meeting of ${moment} would not lie inside the open hours of ${units.map(q).join(' and ')}`,
  meetingInsideHours: () => 'moments at which all its units are open for the whole length',
  meetingsOverlap: (moment: string) =>
    `the meeting of ${moment} would begin before the one before it has ended`,
  tooManyMeetings: (most: number) => `there would be more than ${most} meetings`,
};

const forks = {
  keyAtFork: (key: string) =>
    `a fork only sends its branches out: ${q(key)} belongs to a step before it, after it or in a branch`,
  fewBranches: () => 'a fork has two branches at least',
  branchesExpected: () => 'all: [step, step, …]',
  branchIsEnd: () => 'a branch begins with a step; to end at once is no branch',
  branchTwice: (name: string) => `the branch ${q(name)} stands twice in the fork`,
  branchReturns: (branch: string, fork: string) =>
    `the branch ${q(branch)} leads back to its own fork ${q(fork)}`,
  branchFromOutside: (branch: string, fork: string) =>
    `${q(branch)} is a branch of ${q(fork)} and is reached only from there`,
  branchIsFirst: (branch: string) => `cases enter at ${q(branch)}, so that it can be no branch`,
  branchOfAnother: (branch: string, fork: string) => `${q(branch)} is a branch of ${q(fork)} already`,
  branchLeavesLine: (branch: string, step: string) =>
    `the branch ${q(branch)} leads to ${q(step)}, which is reached another way too`,
  branchRoute: () => 'a step of this branch alone, or end, which ends the branch',
  initialInBranch: (step: string) =>
    `${q(step)} lies in a branch of a fork; cases cannot stand there at the beginning, let them stand at the fork`,
};

const routes = {
  routeEmpty: () => 'nothing says where the case goes next',
  routeEmptyLevel: () => 'nothing says which level comes next',
  twoRests: () => 'only one branch can take the rest',
  probabilityOutside: (value: number) => `a probability comes out as ${value}`,
  probabilitiesAbove: (percent: number) => `the probabilities add up to ${percent} %, more than 100 %`,
  probabilitiesBelow: (percent: number) => `the probabilities add up to ${percent} %, not 100 %`,
  formulasWithoutRest: () => 'probabilities that vary need a branch that takes what they leave',
  hintRest: () => 'give one branch the rest: end: rest',
  unreachable: (name: string) => `no route reaches the step ${q(name)}`,
  endlessLoop: (name: string) => `from ${q(name)} a case goes round for ever without time passing`,
  lastingLoop: (name: string) =>
    `from ${q(name)} no route leads to the end: cases go round for ever there, and what they ask for grows without bound`,
  multiplyingCases: (name: string) =>
    `the cases that ${q(name)} opens come to it again, one for one or more: cases multiply without end`,
  hintMultiplyingCases: () => 'let each lead to less than one of them, such as opens: { CASE: 50 % }',
  hintLastingLoop: () => 'give a step of the round a route that ends, such as end: 10 %',
};

export const workMessages = { ...work, ...meetings, ...forks, ...routes } as const;
