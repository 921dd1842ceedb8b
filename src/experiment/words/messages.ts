/** Phrases with which a chain is said in words, in one place. */

export function post(name: string, unit: string, staff: string): string {
  return `${name}: posts at ${unit}, ${staff} persons each, without a break; filled before any work is done`;
}

export function servesByDeadline(unit: string): string {
  return `${unit} serves the earliest deadline first inside a priority, work without one last.`;
}

export function sharesPersons(unit: string): string {
  return `${unit} shares its persons among all tasks there: none waits while it is open, and each goes slower when there are more tasks than persons.`;
}

/** @param atWork how many persons can be at work at once, if not all on duty. */
export function sharesPersonsUpTo(unit: string, tasks: string, atWork: string | undefined): string {
  const idle =
    atWork === undefined
      ? ''
      : `; no more than ${atWork} persons can be at work then, which its load is set against`;
  return `${unit} shares its persons among ${tasks} tasks at most; each goes slower when there are more tasks than persons${idle}.`;
}

export function postOpens(often: string, lasts: string): string {
  return `they open ${often} and last ${lasts}`;
}

export function openAtStart(count: string): string {
  return `, ${count} of them open at the start`;
}

export function outage(unit: string, often: string, share: string, lasts: string): string {
  return `Outage of ${unit}: ${often} ${share} of the staff for ${lasts}`;
}

export function onDates(dates: string): string {
  return `on ${dates}`;
}

export function timesAYear(count: string): string {
  return `${count} times a year`;
}

export const RATE_BY_FORMULA = 'at a rate by formula';
export const NUMBER_BY_FORMULA = 'a number (by formula) of';

export function eachPerson(group: string): string {
  return `each person of ${group}`;
}

export function eachObject(count: string): string {
  return `each of ${count} objects`;
}

export const SAME_DATES = ', all on the same dates';
export const DROPPED_WHEN_DUE = 'dropped as late if it has not started when the next is due';
export const KEPT_WHEN_DUE = 'late if it has not started when the next is due, but kept';

export function fork(branches: readonly string[]): string {
  return `a fork: ${branches.join(', ')} at the same time, and on when all have ended`;
}

export const NO_MEETING = 'never held before the horizon';

export function meetings(moments: string, first: string): string {
  return `${moments} from ${first} on, held if a case waits`;
}

/** @param between cases that come from one meeting to the next, on average */
export function fullAgenda(between: string, agenda: number): string {
  return `! About ${between} cases come from one meeting to the next, and ${agenda} at most are treated: what waits for one grows.`;
}
