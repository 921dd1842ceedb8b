import { splitMix } from './splitMix.ts';

/**
 * The text of a small made-up chain: two or three units one after the other (as many as said), of which some are short; every other one
 * hires for its first unit. What one FTE more costs and does differs from unit to unit.
 */
export function smallChain(seed: number, units?: number): string {
  const random = splitMix(1_000_003 * (seed + 1));
  const between = (low: number, high: number): number => low + (high - low) * random();
  const count = units ?? (random() < 0.5 ? 2 : 3);
  const perDay = between(2, 5);
  const names = ['intake', 'review', 'ruling'].slice(0, count);
  const isHired = random() < 0.5;
  const unitLines: string[] = [];
  const steps: string[] = [];
  const norms: string[] = [];
  for (const [index, name] of names.entries()) {
    const hours = between(4, 9);
    const share = index === 0 ? 1 : between(0.6, 1);
    // Persons on duty that the work asks for, and how much of that there is.
    const load = (perDay * share * hours) / 24;
    const fte = Math.max(1, Math.round((load * between(0.9, 1.3)) / FTE_ON_DUTY));
    const hiring =
      isHired && index === 0
        ? `authorised: ${fte}, hiring: { perMonth: 4, stages: [ { name: selection, lead: 3 weeks } ] }, `
        : '';
    unitLines.push(
      `      ${name}: { fte: ${fte}, productiveHours: ${FTE_ON_DUTY * 8760} h / year, roster: continuous, ${hiring}cost: { fte: ${Math.round(between(60, 140))} kEUR / year } }`,
    );
    const next = names[index + 1];
    const then = next === undefined ? 'end' : `{ ${next}: ${share.toFixed(2)}, end: rest }`;
    steps.push(
      `      ${name}: { unit: o.${name}, effort: { exponential: { mean: ${hours.toFixed(2)} h } }, within: ${Math.round(between(3, 6) * hours)} h, then: ${then} }`,
    );
    norms.push(
      `  ${name}: { metric: on_time_share, scope: work.${name}, atLeast: 85 %, per: month, inARow: ${random() < 0.5 ? 1 : 2} }`,
    );
  }
  return `volhoud: 1
name: Small chain ${seed}
start: 2015-01-01
horizon: 3 months
replications: 64
seed: ${seed}
organisations:
  o:
    units:
${unitLines.join('\n')}
cases:
  work:
    arrivals: ${perDay.toFixed(2)} / day
    steps:
${steps.join('\n')}
norms:
${norms.join('\n')}
`;
}

/** Persons on duty that one FTE comes to. */
const FTE_ON_DUTY = 0.4;
