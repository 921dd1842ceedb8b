/** What can be wrong with the range that a value is to be varied over, in sentences. */

const RANGE = 'write PATH=FROM..TO, such as --over om.prosecutors.fte=10..30';

export function overWithoutPath(text: string): string {
  return `a path is needed, not "${text}"; ${RANGE}`;
}

export function notOfTheChain(path: string): string {
  return `${path} says how a run is made or judged, not what the chain is, and cannot be varied; name a value of the chain`;
}

export function noValue(path: string, near: string | undefined): string {
  const hint = near === undefined ? 'assumptions.csv of a run lists all values' : `did you mean "${near}"?`;
  return `the scenario has no value at "${path}"; ${hint}`;
}

export function redactedOver(path: string): string {
  return `${path} is left out of what is written (--redact), and what it does cannot be told; run without --redact`;
}

export function withoutRange(path: string, text: string): string {
  return `${path} (${text}) has no range in the file, so the values to try must be said: ${RANGE}`;
}

export function noRange(path: string, text: string): string {
  return `"${text}" is no range for ${path}; ${RANGE}`;
}

export function wrongDimension(path: string, range: string, own: string): string {
  return `the range ${range} is not in the dimension of ${path}, which is ${own} in the file`;
}

export function shareOrPercent(path: string, given: string, unit: string): string {
  return `${given} for ${path} may be meant as shares or in ${unit}; write the unit, such as --over '${path}=5 ${unit}..20 ${unit}'`;
}

export function twoDimensions(path: string, from: string, to: string): string {
  return `the ends of the range for ${path} are of two dimensions: ${from} and ${to}`;
}

export function emptyRange(path: string, value: string): string {
  return `the range for ${path} is empty: both its ends are ${value}`;
}

export function reversedRange(path: string, range: string): string {
  return `the range for ${path} is reversed; its lower end comes first: ${range}`;
}

export function noQuantity(path: string, error: string, hint: string | undefined): string {
  return `the range for ${path}: ${error}${hint === undefined ? '' : `; ${hint}`}`;
}

export function notAllowed(path: string, value: string): string {
  return `${path} cannot be ${value}`;
}

/** @param what that is not allowed, as a sentence without its end */
export function notAllowedHere(what: string): string {
  return `${what}; --set with that says why`;
}

export const NO_NORMS = 'the scenario states no norms, so nothing says what it means for the chain to hold';
