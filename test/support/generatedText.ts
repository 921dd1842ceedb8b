import type {
  GeneratedCase,
  GeneratedChain,
  GeneratedPeople,
  GeneratedStep,
  GeneratedUnit,
} from './generatedChain.ts';

/** How spans and rates are written: in hours and days, or in other units of time that mean the same. */
export interface Dialect {
  readonly span: (hours: number) => string;
  readonly rate: (perDay: number) => string;
  readonly days: (days: number) => string;
}

export const HOURS: Dialect = {
  span: (hours) => `${hours} h`,
  rate: (perDay) => `${perDay} / day`,
  days: (days) => `${days} days`,
};

export const MINUTES: Dialect = {
  span: (hours) => `${hours * 60} min`,
  rate: (perDay) => `${perDay / 24} / h`,
  days: (days) => `${days * 24} h`,
};

/** The scenario text. What the language would refuse (a team without room, a post in a closed unit) is left out. */
export function textOf(chain: GeneratedChain, dialect: Dialect = HOURS, extra: Extra = {}): string {
  const { units, cases, posts, people } = chain;
  // Every unit needs somebody who uses it.
  const spare = units.map(
    (_, index) => `  spare${index}: { steps: { do: { unit: o.u${index}, effort: 1 h, then: end } } }`,
  );
  const usable = posts.filter((post) => {
    const unit = units[post.unit % units.length];
    return unit?.roster === 'continuous' && unit.discipline !== 'sharing';
  });
  const added = chain.features.map((feature) => feature.parts(chain, dialect));
  const postLines = [
    ...usable.map(
      (post, index) =>
        `  post${index}: { required: ${post.varies ? `"weekday >= 3 ? ${post.required} : 0"` : post.required}, staff: ${post.staff}, unit: o.u${post.unit % units.length}, priority: ${post.priority} }`,
    ),
    ...added.flatMap((part) => part.posts ?? []),
  ];
  return [
    'volhoud: 1',
    'name: generated',
    'start: 2015-01-05',
    `horizon: ${dialect.days(chain.horizonDays)}`,
    `reporting: ${dialect.days(chain.reportingDays)}`,
    ...(chain.warmUpDays > 0 ? [`warmUp: ${dialect.days(chain.warmUpDays)}`] : []),
    ...(chain.incidents
      ? [
          `threat: { levels: { low: 0.5, high: 2 }, path: ${pathOf(chain, dialect)}, incidents: { shock: { rate: ${dialect.rate(0.2)}, dates: [2015-01-07], surge: 1.5, halfLife: ${dialect.span(36)} } } }`,
        ]
      : []),
    ...(people.groups ? peopleLines(people, dialect) : []),
    'tables: { counts: { rows: { 2015-01-04: 3.5, 2015-01-06: 9, 2015-01-12: 2 } } }',
    ...added.flatMap((part) => part.top ?? []),
    'organisations:',
    `  o: { units: { ${units.map((unit, index) => `u${index}: { ${[...unitParts(unit), ...added.flatMap((part) => part.unit?.(index) ?? [])].join(', ')} }`).join(', ')} } }`,
    ...(extra.organisations ?? []),
    'cases:',
    ...cases.flatMap((type, index) => caseLines(chain, type, index, dialect)),
    ...spare,
    ...(people.groups
      ? [
          `  moved: { about: person, steps: { do: { wait: ${dialect.span(3)}, ${people.isRich ? 'moves: gone, ' : ''}then: end } } }`,
        ]
      : []),
    ...(people.groups && people.isRich
      ? [
          `  asked: { about: person, arrivals: { per: back, hazard: ${dialect.rate(0.3)} }, steps: { do: { wait: { exponential: { mean: ${dialect.span(30)} } }, moves: away, then: end } } }`,
        ]
      : []),
    ...added.flatMap((part) => part.cases ?? []),
    ...(extra.cases ?? []),
    ...(postLines.length > 0 ? ['posts:'] : []),
    ...postLines,
    ...(chain.norms
      ? [
          'norms:',
          `  queue: { metric: queue_length, scope: o.u0, atMost: 1, per: ${dialect.days(1)} }`,
          `  closing: { metric: throughput_mean, scope: c0, atMost: ${dialect.span(12)}, per: ${dialect.days(2)}, inARow: 2 }`,
        ]
      : []),
    '',
  ].join('\n');
}

function unitParts({ onDuty, roster, discipline, perPerson }: GeneratedUnit): string[] {
  const isLimited = discipline === 'sharing' && perPerson !== undefined;
  return [
    `onDuty: ${onDuty}, roster: ${roster}, discipline: ${discipline}`,
    ...(isLimited ? [`perPerson: ${perPerson}`] : []),
  ];
}

function pathOf({ threat }: GeneratedChain, dialect: Dialect): string {
  switch (threat) {
    case 'timeline':
      return '{ timeline: { 2015-01-01: high, 2015-01-06 03:00: low, 2015-01-08: high } }';
    case 'semiMarkov':
      return `{ semiMarkov: { high: { dwell: { exponential: { mean: ${dialect.span(30)} } }, to: low }, low: { dwell: ${dialect.span(20)}, to: { high: 70 %, low: rest } } } }`;
    default:
      return '{ fixed: high }';
  }
}

/** Lines added to a chain. */
export interface Extra {
  readonly organisations?: readonly string[];
  readonly cases?: readonly string[];
}

function peopleLines({ isClosed, isRich }: GeneratedPeople, dialect: Dialect): string[] {
  return [
    'people:',
    '  groups: { away: { initial: 20 }, back: { initial: 5 }, gone: {} }',
    '  flows:',
    `    return: { from: away, to: back, hazard: ${dialect.rate(0.05)}, opens: moved }`,
    `    leave: { from: back, to: away, hazard: ${dialect.rate(0.02)} * (1 + surge) }`,
    `    lose: { from: away, to: gone, hazard: ${dialect.rate(0.03)} }`,
    ...(isRich
      ? [
          `    tire: { from: back, to: away, dwell: { gamma: { mean: ${dialect.span(60)}, cv: 1 } } }`,
          `    wait: { from: gone, to: back, dwell: ${dialect.span(90)}, opens: moved }`,
        ]
      : []),
    ...(isClosed
      ? []
      : [
          `    arrive: { to: away, rate: ${dialect.rate(0.5)} * threat, batch: 2 }`,
          `    exit: { from: gone, hazard: ${dialect.rate(0.1)} }`,
        ]),
  ];
}

function caseLines(chain: GeneratedChain, type: GeneratedCase, index: number, dialect: Dialect): string[] {
  const initial = type.initial > 0 ? [`    initial: { p0: ${initialOf(type, dialect)} }`] : [];
  return [
    `  c${index}:`,
    ...arrivalLines(type, dialect),
    ...initial,
    '    steps:',
    ...type.steps.map((step, at) => `      p${at}: { ${stepParts(chain, type, index, at, step, dialect)} }`),
  ];
}

function initialOf(type: GeneratedCase, dialect: Dialect): string {
  const isWork = type.steps[0]?.kind === 'work';
  if (type.initial % 2 === 0 || !isWork) return String(type.initial);
  return `{ count: ${type.initial}, age: ${dialect.span(5)}, remaining: { exponential: { mean: ${dialect.span(2)} } } }`;
}

function arrivalLines({ arrivals, perDay }: GeneratedCase, dialect: Dialect): string[] {
  const rate = dialect.rate(perDay);
  switch (arrivals) {
    case 'none':
      return [];
    case 'rate':
      return [`    arrivals: ${rate}`];
    case 'wave':
      return [`    arrivals: "${rate} * (1 + 0.5 * sin(t / ${dialect.span(8)})) * threat * (1 + surge)"`];
    case 'every':
      return [`    arrivals: { every: { gamma: { mean: ${dialect.span(24 / perDay)}, cv: 0.5 } } }`];
    case 'dates':
      return ['    arrivals: { dates: [2015-01-05, 2015-01-06T09:00, 2015-01-09T13:30], batch: 2 }'];
    case 'counts':
      return ['    arrivals: { table: counts }'];
    case 'series':
      return [`    arrivals: "${rate} * table('counts', t + ${dialect.span(12)}) / 5"`];
    default:
      return [`    arrivals: { rate: ${rate}, batch: { exponential: { mean: 1.5 } } }`];
  }
}

function stepParts(
  chain: GeneratedChain,
  type: GeneratedCase,
  index: number,
  at: number,
  step: GeneratedStep,
  dialect: Dialect,
): string {
  const then = `then: ${route(type, at, step)}`;
  const next = index + 1 < chain.cases.length ? [`opens: { c${index + 1}: ${step.opens} }`] : [];
  const opens = step.opens > 0 ? next : [];
  if (step.kind === 'branch') return [...opens, then].join(', ');
  if (step.kind === 'wait') return [`wait: ${law(step, dialect)}`, ...opens, then].join(', ');
  const { units, partner, team, isShared } = placesOf(chain, step);
  return [
    `unit: ${units.length > 1 ? `[${units.map((unit) => `o.u${unit}`).join(', ')}]` : `o.u${units[0]}`}`,
    ...(partner === undefined ? [] : [`with: { o.u${partner.unit}: ${partner.places} }`]),
    `effort: ${law(step, dialect)}`,
    `team: ${team}`,
    `priority: ${step.priority}`,
    `preempts: ${step.preempts && !isShared}`,
    ...deadline(type, at, step, dialect),
    ...(step.queueLimit === undefined ? [] : [`queueLimit: ${step.queueLimit}`]),
    ...opens,
    then,
  ].join(', ');
}

/** The units of a step and the places that they have for it. A partner is open when they are: it never closes. */
function placesOf(
  chain: GeneratedChain,
  step: GeneratedStep,
): { units: number[]; partner?: { unit: number; places: number }; team: number; isShared: boolean } {
  const count = chain.units.length;
  const all = chain.units.map((_, index) => (step.unit + index) % count);
  const places = (unit: number): number => Math.max(1, Math.ceil(chain.units[unit]?.onDuty ?? 0));
  const last = all[count - 1] ?? 0;
  const isOpen = chain.units[last]?.roster === 'continuous';
  const mayJoin = step.share > 0 && count > 1 && isOpen;
  const units = all.slice(0, Math.min(step.alternatives + 1, mayJoin ? count - 1 : count));
  // Where persons are shared nobody is taken by one task alone.
  const shares = (unit: number): boolean => chain.units[unit]?.discipline === 'sharing';
  const isShared = units.some(shares);
  const hasPartner = mayJoin && !isShared && !shares(last);
  const team = isShared ? 1 : Math.min(step.team, ...units.map(places));
  return hasPartner
    ? { units, partner: { unit: last, places: Math.min(step.share, places(last)) }, team, isShared }
    : { units, team, isShared };
}

function law({ family, hours }: GeneratedStep, dialect: Dialect): string {
  const mean = dialect.span(hours);
  switch (family) {
    case 'constant':
      return mean;
    case 'exponential':
      return `{ exponential: { mean: ${mean} } }`;
    case 'uniform':
      return `{ uniform: { min: ${dialect.span(0)}, max: ${dialect.span(2 * hours)} } }`;
    case 'pert':
      return `{ pert: { min: ${dialect.span(hours / 2)}, mode: ${mean}, max: ${dialect.span(3 * hours)} } }`;
    default:
      return `{ ${family}: { mean: ${mean}, cv: 1.5 } }`;
  }
}

/** The steps of a case follow one another; only from a step that takes time it may go back, by chance. */
function route(type: GeneratedCase, at: number, { kind, back, end }: GeneratedStep): string {
  const parts: string[] = [];
  const next = at + 1 < type.steps.length ? `p${at + 1}` : undefined;
  const backTo = type.steps.findIndex((step) => step.kind !== 'branch');
  if (back > 0 && kind !== 'branch' && backTo <= at) parts.push(`p${backTo}: ${back}`);
  if (next === undefined) return parts.length === 0 ? 'end' : `{ ${parts.join(', ')}, end: rest }`;
  if (end > 0) parts.push(`end: ${end}`);
  return parts.length === 0 ? next : `{ ${parts.join(', ')}, ${next}: rest }`;
}

function deadline(type: GeneratedCase, at: number, step: GeneratedStep, dialect: Dialect): string[] {
  const span = dialect.span(step.deadlineHours);
  const later = at + 1 < type.steps.length ? `p${at + 1}` : 'drop';
  const onLate = `onLate: ${step.onLate === 'move' ? later : step.onLate}`;
  const drawn = `{ exponential: { mean: ${dialect.span(step.deadlineHours + 1)} } }`;
  switch (step.deadline) {
    case 'none':
      return [];
    case 'within':
      return [`within: ${span}`, onLate];
    case 'withinCase':
      return [`withinCase: ${drawn}`, onLate];
    case 'startWithin':
      return [`startWithin: ${drawn}`, onLate];
    case 'workingDays':
      return ['within: 2 working days', onLate];
    default:
      return [`startWithin: ${span}`, `within: ${drawn}`, onLate];
  }
}
