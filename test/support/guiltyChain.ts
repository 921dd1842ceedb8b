import { splitMix } from './splitMix.ts';

/** A generated chain in which one unit is at fault by construction. */
export interface GuiltyChain {
  readonly text: string;
  /** `organisation.unit` of the one with more work than it can carry. */
  readonly guilty: string;
}

/** Open hours a week. */
const WEEK = { continuous: 168, office: 40 } as const;

/**
 * A case type that goes through three to five units, with a norm on the whole. The load of one unit is 1.1 to 1.5, that
 * of all others 0.3 to 0.8; rosters, disciplines, efforts, where the guilty one stands, and what the norm asks are drawn.
 * The first two units may work side by side (a fork), or on the same task (joint work).
 */
export function guiltyChain(seed: number): GuiltyChain {
  const uniform = splitMix(seed);
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const one = <T>(values: readonly T[]): T => values[Math.floor(uniform() * values.length)] as T;
  const count = 3 + Math.floor(uniform() * 3);
  const guilty = Math.floor(uniform() * count);
  const perHour = between(0.5, 2);
  const shape = one(['line', 'line', 'fork', 'joint']);
  const isJoint = (unit: number): boolean => shape === 'joint' && unit < 2;
  const shared = { effort: between(0.5, 4), roster: one(['continuous', 'office'] as const) };
  const units = Array.from({ length: count }, (_, unit) => {
    const load = unit === guilty ? between(1.1, 1.5) : between(0.3, 0.8);
    const own = { effort: between(0.5, 4), roster: one(['continuous', 'continuous', 'office'] as const) };
    const discipline = one(['fifo', 'fifo', 'due', 'sharing']);
    // Partners of joint work do the same hours of the same task.
    const { effort, roster } = isJoint(unit) ? shared : own;
    const persons = (perHour * effort * (168 / WEEK[roster])) / load;
    // A part place would slow the joint work of its own unit but not of its partner: whole places.
    const onDuty = isJoint(unit) ? (unit === guilty ? Math.floor(persons) : Math.ceil(persons)) : persons;
    return { effort, roster, onDuty, discipline: isJoint(unit) ? 'fifo' : discipline };
  });
  const last = count - 1;
  const work = (unit: number, then: string): string => {
    const gamma = `{ gamma: { mean: ${units[unit]?.effort.toFixed(3)} h, cv: ${between(0.3, 1.5).toFixed(2)} } }`;
    const partner = isJoint(unit) ? 'with: { o.u1: 1 }, ' : '';
    const due = unit === last ? 'withinCase: 8 days, ' : '';
    return `s${unit}: { unit: o.u${unit}, effort: ${gamma}, ${partner}${due}then: ${then} }`;
  };
  const begins: Readonly<Record<string, readonly string[]>> = {
    line: ['s1', 's2'].map((then, unit) => work(unit, then)),
    fork: ['both: { all: [s0, s1], then: s2 }', work(0, 'end'), work(1, 'end')],
    joint: [work(0, 's2')],
  };
  const rest = units
    .slice(2)
    .map((_, index) => work(index + 2, index + 2 === last ? 'end' : `s${index + 3}`));
  const norm = one([
    `metric: late, scope: work.s${last}, atMost: 5`,
    `metric: on_time_share, scope: work.s${last}, atLeast: 90 %`,
    'metric: throughput_p95, scope: work, atMost: 9 days',
    'metric: throughput_mean, scope: work, atMost: 9 days',
    'metric: open, scope: work, atMost: 300',
  ]);
  const text = [
    'volhoud: 1',
    'name: guilty',
    'start: 2015-01-05',
    'horizon: 300 days',
    'organisations: { o: { units: {',
    units
      .map((unit, index) => {
        const { onDuty, roster, discipline } = unit;
        return `  u${index}: { onDuty: ${Math.max(onDuty, 0.05).toFixed(3)}, roster: ${roster}, discipline: ${discipline} }`;
      })
      .join(',\n'),
    '  } } }',
    `cases: { work: { arrivals: ${perHour.toFixed(3)} / h, steps: {`,
    `  ${[...(begins[shape] ?? []), ...rest].join(',\n  ')}`,
    '  } } }',
    `norms: { n: { ${norm}, per: month } }`,
  ].join('\n');
  return { text, guilty: `o.u${guilty}` };
}
