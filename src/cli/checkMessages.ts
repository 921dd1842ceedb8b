/* What `check` says of a scenario, but of its staff. */

export const LOAD_HEADING = 'Persons on duty and expected load (by arithmetic: nothing is simulated)';
export const LOAD_NOTE =
  'On duty, work and posts: persons there and persons needed while the unit is open, on average over the horizon. At ' +
  'start: person-hours that the cases open at the start still bring. The last columns are (work + posts) ÷ on duty, ' +
  'each with those on duty in its own span.';
export const ALTERNATIVES_NOTE =
  'Work that idle units take over is counted at its first unit alone; a run shows how much of it they do.';
export const OVERLOADED = '! More than it can carry: what waits there grows as long as this lasts.';
export const CASES_HEADING = 'Cases and their routes';
export const POLICIES_HEADING = 'Policies, and when they act';
export const NORMS_HEADING = 'Norms and what they can measure';
export const NO_NORMS = 'The scenario states no norms, so a run will give no verdict.';
export const VALUES_HEADING = 'Values';
export const RULES =
  'Work waits by priority (1 first), then in the order in which it became ready. Interrupted work resumes where it ' +
  'stopped and keeps its place. A task that has started always finishes.';

export function span(start: string, end: string, replications: number, seed: string): string {
  return `From ${start} to ${end}; ${replications} replications, seed ${seed}.`;
}

export function observations(count: string, per: string): string {
  return `about ${count} a ${per} to judge it on`;
}

export function joined(periods: number): string {
  return `about ${periods} periods are joined to have enough of them`;
}

export function luck(chance: string): string {
  return `one percentage point better than asked would still be a breach by the horizon in ${chance} of all runs, by luck alone`;
}

export function neverJudged(count: string, per: string): string {
  return `will probably never be judged: about ${count} a ${per} are too few.`;
}

export function values(count: number, assumed: number, share: string, ranged: number): string {
  return `${count} values describe the chain; ${assumed} (${share}) are marked as assumptions, ${ranged} have a range.`;
}

export function withoutSource(count: number, share: string): string {
  return `${count} (${share}) have no source`;
}

export function heaviest(named: readonly string[]): string {
  return `Of the assumed and unsourced values these carry most of the expected load: ${named.join(', ')}.`;
}
