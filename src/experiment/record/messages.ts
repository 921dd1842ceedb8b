/** Phrases of the record of a model, in one place. */

export const BY_FORMULA = 'a formula';
export const OUTSIDE = 'outside';
export const FIRST_COME = 'Serves by priority, then in the order of becoming ready.';
export const NO_THREAT = 'The scenario has no threat levels: the factor is 1 all the time.';

export function fte(count: string, productiveHours: string): string {
  return `${count} FTE of ${productiveHours} productive hours a year`;
}

export function roster(label: string): string {
  return `roster ${label}`;
}

export function onDuty(persons: string): string {
  return `${persons} persons on duty while open, on average`;
}

export function absence(share: string): string {
  return `${share} absent beyond the ordinary`;
}

export function settings(key: string, values: readonly string[]): string {
  return `${key}: ${values.join(', ')}.`;
}

export function objects(formula: string): string {
  return `Number of objects: ${formula}.`;
}

export function openedByFlow(flow: string): string {
  return `for each person who moves by ${flow}`;
}

export function openedByStep(step: string): string {
  return `opened at the end of ${step}`;
}

export function openedByHiring(unit: string): string {
  return `for each recruit of ${unit} who reaches that stage of hiring`;
}

export function inBatches(size: string): string {
  return `, in batches of ${size}`;
}

export function atRate(rate: string): string {
  return `at the rate ${rate}`;
}

export function atIntervals(interval: string): string {
  return `one after another, ${interval} apart`;
}

export function onGivenDates(dates: string): string {
  return `on ${dates}`;
}

export function perPerson(group: string, hazard: string): string {
  return `for each person of ${group} at the hazard ${hazard}`;
}

export function fromTable(periods: string): string {
  return `as many as a table says for each of ${periods}`;
}

export function atStart(people: string): string {
  return `${people} at the start`;
}

export function flow(from: string, to: string, often: string): string {
  return `from ${from} to ${to}, ${often}`;
}

export function eachAtHazard(hazard: string): string {
  return `each person at the hazard ${hazard}`;
}

export function afterDwell(dwell: string): string {
  return `each person after ${dwell}`;
}

export function threat(factors: string, path: string): string {
  return `${path} Factors of the levels: ${factors}.`;
}

export function fixedThreat(level: string): string {
  return `The level is ${level} all the time.`;
}

export function timeline(changes: readonly string[]): string {
  return `The level follows a timeline: ${changes.join(', ')}.`;
}

export function semiMarkov(start: string, stays: readonly string[]): string {
  return `The level moves by chance (semi-Markov), beginning at ${start}: ${stays.join(', ')}.`;
}

export function incident(often: string, surge: string, halfLife: string): string {
  return `${often}; adds ${surge} to the surge, which halves every ${halfLife}`;
}

export function table(values: string, from: string, to: string, interpolate: 'linear' | 'step'): string {
  const between = interpolate === 'linear' ? 'straight lines between them' : 'each holds to the next';
  return `${values} from ${from} to ${to}, ${between}`;
}

export function peopleAtStart(people: string, groups: string): string {
  return `${people} people in ${groups}`;
}

export function openAt(count: string, step: string): string {
  return `${count} at ${step}`;
}

export function openCases(type: string, stock: string): string {
  return `open cases of ${type}: ${stock}`;
}

export function openPosts(count: string, post: string): string {
  return `${count} of the posts ${post} open`;
}

/** @param opens whether they open by themselves, at a rate, or so many are required */
export function postCount(formula: string, opens: boolean): string {
  return opens ? `rate of opening: ${formula}` : `posts required: ${formula}`;
}

export function datesBetween(dates: string, first: string, last: string): string {
  return `${dates} from ${first} to ${last}`;
}

/** @param lasts how long it must be true, and `review` when it is looked at; empty: at once, daily */
export function onCondition(condition: string, lasts: string, review: string): string {
  const long = lasts === '' ? '' : ` for ${lasts}`;
  return `when ${condition}${long}, looked at ${review === '' ? 'daily' : `on ${review}`}`;
}

export function authorised(unit: string, fte: string): string {
  return `sets the strength authorised at ${unit} to ${fte} FTE`;
}

export function lent(from: string, to: string, fte: string, lasts: string): string {
  return `lends ${fte} FTE of ${from} to ${to}${lasts === '' ? '' : ` for ${lasts}`}`;
}

export function assigned(post: string, unit: string): string {
  return `assigns the posts ${post} to ${unit}`;
}

export function valuesSet(values: string): string {
  return `sets ${values} of the scenario`;
}
