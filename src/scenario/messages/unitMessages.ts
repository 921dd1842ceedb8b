import { q } from './quoting.ts';

/* Names in a chain, units, posts and outages. */

const names = {
  unknownUnit: (name: string) => `no unit is called ${q(name)}`,
  unknownStep: (name: string) => `the case has no step ${q(name)}`,
  unknownCase: (name: string) => `no case is called ${q(name)}`,
  unknownGroup: (name: string) => `no group is called ${q(name)}`,
  unknownLevel: (name: string) => `no threat level is called ${q(name)}`,
  unusedUnit: (name: string) => `nobody uses the unit ${q(name)}: no step, obligation or post names it`,
  unopenedCase: (name: string) => `nothing ever opens the case ${q(name)}`,
  unusedParameter: (name: string) => `no formula names the parameter ${q(name)}`,
};

const units = {
  staffingTwice: (key: string) => `onDuty is given directly, so that ${q(key)} has nothing to say`,
  staffingWithoutHours: () => 'fte needs productiveHours beside it',
  staffingWithoutFte: () => 'productiveHours needs fte beside it',
  staffingMissing: (path: string) => `nothing says how many work at ${q(path)}`,
  staffingExpected: () => 'fte with productiveHours, or onDuty',
  perPersonWithoutSharing: () => 'perPerson says how many tasks share a person; here nothing is shared',
  perPersonExpected: () => 'discipline: sharing beside it',
  notWhereShared: (what: string, unit: string) =>
    `${what} cannot be at ${q(unit)}: its discipline is sharing, so that nobody there is taken by one task alone`,
  notSharedExpected: () => 'a unit whose discipline is fifo or due',
  aTeam: () => 'a team',
  jointWork: () => 'joint work',
  preemptingWork: () => 'work that interrupts other work',
  aPost: () => 'a post',
  aMeeting: () => 'a meeting',
  dueWithoutDeadlines: (unit: string) =>
    `none of the work at ${q(unit)} has a deadline, so that due orders nothing`,
};

const posts = {
  postWhileClosed: (post: string, unit: string) =>
    `the post ${q(post)} must be staffed without a break, but ${q(unit)} closes`,
  postHowMany: (post: string) => `nothing says how many posts ${q(post)} there are`,
  postTwice: (post: string) => `the number of posts ${q(post)} is said twice: by required and by opens`,
  postExpected: () => 'required, or opens with lasts',
  postKeyWithoutOpens: (key: string) =>
    `${q(key)} belongs to posts that open by themselves; this one has no opens`,
  postWithoutLasts: (post: string) => `nothing says how long a post ${q(post)} stays that opens`,
  outageNever: () => 'nothing says when the outage begins',
  outageTwice: () => 'an outage begins on dates or at a rate; make two of it',
  outageExpected: () => 'on, or rate',
  notAGroupOrCount: (name: string) => `no group and no parameter is called ${q(name)}`,
  postRoster: () => 'a unit with roster: continuous',
};

export const unitMessages = { ...names, ...units, ...posts } as const;
