/** What can be wrong with the points that a sweep is asked for, in sentences. */

const AXIS = 'write PATH=FROM..TO or PATH=A,B,C, such as --over om.prosecutors.fte=10..30';

export function oneValue(path: string, given: string): string {
  return `${path}=${given.trim()} is one value; ${AXIS}, or set it by --set`;
}

export function sameValue(path: string, value: string): string {
  return `${path} is to have ${value} twice; name each value once`;
}

export function samePath(path: string): string {
  return `${path} is named twice; name all its values in one --over`;
}

export function pathInPath(path: string, inner: string): string {
  return `${inner} is a part of ${path}, so that they cannot be varied at once; vary one of them`;
}

export const NO_PATHS = `there is nothing to vary; ${AXIS}`;

export function notEnoughPoints(points: number): string {
  return `a sweep needs at least 2 points, not ${points}`;
}

export function tooManyPoints(points: string, most: string): string {
  return `${points} points are more than a sweep can have (${most}); ask for fewer values, or for a Latin hypercube or Sobol sequence of --points`;
}

export function tooFewWholes(path: string, from: number, to: number, points: number): string {
  return `${path} has only whole numbers, of which ${from}..${to} has fewer than ${points}; ask for fewer --points, or name the values`;
}

export function tooFewValues(points: number, most: number): string {
  return `the values of the paths make only ${most} different points, fewer than ${points}; ask for fewer --points, or --design grid`;
}

export function tooManyPaths(paths: number, most: number): string {
  return `a Sobol sequence has at most ${most} paths, not ${paths}; use --design lhs`;
}

export function notVaried(path: string): string {
  return `${path} cannot be varied`;
}

export function faultCount(faults: number): string {
  return `${faults} faults`;
}

/**
 * @param where the values of the point, as `desk.staff.onDuty=-5`
 * @param path of the value that is at fault, if one is
 */
export function impossiblePoint(where: string, path: string | undefined): string {
  return `the point ${where} is not possible${path === undefined ? '' : `, at ${path}`}`;
}

/** @param others points with the same fault */
export function andOthers(sentence: string, others: number): string {
  return others === 0
    ? sentence
    : `${sentence} (and at ${others === 1 ? 'one more point' : `${others} more points`} likewise)`;
}

export function impossiblePoints(faulty: number, points: number): string {
  return `${faulty} of ${points} points ${faulty === 1 ? 'is' : 'are'} not possible`;
}
