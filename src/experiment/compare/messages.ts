/** What is said when scenarios cannot be compared, and what readers must know where they can, in sentences. */

export const TOO_FEW =
  'a comparison needs two scenarios or more: name another file, or say with --change PATH=VALUE what is to be different';

export const NO_RANGES =
  'no value of these scenarios has a range, so that there is nothing to draw over the ranges; leave out --over-ranges';

/** @param labels of scenarios without norms */
export function noNorms(labels: readonly string[]): string {
  const [verb, them] = labels.length === 1 ? ['states', 'it'] : ['state', 'them'];
  return `${labels.join(', ')} ${verb} no norms, so that nothing says how often the chain of ${them} holds; give the scenario norms`;
}

export function sameTwice(a: string, b: string): string {
  return `${a} and ${b} say the same of the chain, name and all: there is nothing to compare; name another file, or change with --change PATH=VALUE what is another value than the file's and part of the chain (seed, replications and hold are not)`;
}

export function sameButForName(a: string, b: string): string {
  return `${a} and ${b} say the same of the chain but for its name, so that they hold in the same futures.`;
}

/** @param set the option that would make both equal */
export function otherStart(a: string, startA: string, b: string, startB: string): string {
  return `${a} starts on ${startA}, ${b} on ${startB}: they have no futures in common; give both the same start, for instance with --set start=${startA}`;
}

export function otherHorizon(a: string, endA: string, b: string, endB: string, horizon: string): string {
  return `${a} is judged to ${endA}, ${b} to ${endB}: holding longer is another question, and totals over other spans cannot be compared; give both the same horizon, for instance with --set 'horizon=${horizon}'`;
}

export function onlyIn(label: string): string {
  return `only in ${label}`;
}

export const LEFT_OUT = 'left out (redacted)';
export const ANOTHER_NORM = 'the norm asks something else in each';

export function otherSeeds(seed: string, from: string): string {
  return `The files name different seeds; all are run with that of ${from} (${seed}), so that they have the same futures.`;
}

export function otherReplications(replications: number, from: string): string {
  return `The files ask for different numbers of replications; all are run with that of ${from} (${replications}).`;
}

export function otherAsked(asked: readonly string[]): string {
  return `The files ask different things of the chain (${asked.join(', ')}): each verdict is by its own file, and no difference depends on that.`;
}

export function otherNorms(a: string, b: string, norms: readonly string[]): string {
  const one = norms.length === 1;
  return `${norms.join(', ')} ${one ? 'asks' : 'ask'} something else in ${b} than in ${a}: P(holds) of ${one ? 'this norm' : 'these norms'}, and of all that includes ${one ? 'it' : 'them'}, differs by that too.`;
}

export function otherSetOfNorms(a: string, b: string): string {
  return `${a} and ${b} do not have the same norms: that the chain holds means something else in each.`;
}

export function simultaneous(pairs: number): string {
  return `The intervals of the ${pairs} pairs hold together with 95 % confidence.`;
}
