import type { Chain, PostOpeningSpec, PostSpec, StaySpec, StepSpec } from '../chain/chain.ts';
import { constant, type Expression } from '../chain/expression.ts';
import { type DistributionSpec, FAMILIES, type Family } from '../engine/distributionSpec.ts';
import { NONE } from '../engine/hours.ts';

/**
 * The chain with the value at `path` (as in `--set`) multiplied by `factor`, for the values that demand is made of:
 * parameters, threat and incidents, people, arrivals, efforts, routes, cases opened, posts, obligations. Undefined for any other
 * path (capacity, deadlines, norms, waits), which no load rests on.
 */
export function scaledChain(chain: Chain, path: string, factor: number): Chain | undefined {
  const [head = '', ...rest] = path.split('.');
  switch (head) {
    case 'parameters':
      return scaled(chain, 'parameters', rest[0], (spec) => ({ ...spec, value: spec.value * factor }));
    case 'threat':
      return scaledThreat(chain, rest, factor);
    case 'people':
      return scaledPeople(chain, rest, factor);
    case 'posts':
      return scaled(chain, 'posts', rest[0], (spec) =>
        rest[1] === 'staff'
          ? { ...spec, staff: spec.staff * factor }
          : rest[1] === 'required'
            ? { ...spec, required: times(spec.required, factor) }
            : spec.opening && scaledOpening(spec, spec.opening, rest.slice(1), factor),
      );
    case 'obligations':
      return scaledObligation(chain, rest, factor);
    default:
      return scaledCase(chain, head, rest, factor);
  }
}

type Named = { readonly name: string };
type Lists = { [K in keyof Chain]: Chain[K] extends readonly Named[] ? K : never }[keyof Chain];

/** The chain with the entry of that name in one of its lists changed. */
function scaled<K extends Lists>(
  chain: Chain,
  list: K,
  name: string | undefined,
  change: (spec: Chain[K][number]) => Chain[K][number] | undefined,
): Chain | undefined {
  const index = chain[list].findIndex((spec) => spec.name === name);
  const spec = chain[list][index];
  const changed = spec && change(spec);
  return changed && { ...chain, [list]: chain[list].with(index, changed as never) };
}

function scaledThreat(chain: Chain, [what, name, key, ...own]: string[], factor: number): Chain | undefined {
  const { threat } = chain;
  if (what === 'path') return scaledStay(chain, key, own, factor);
  if (what === 'levels') {
    const levels = threat.levels.map((level) =>
      level.name === name ? { ...level, factor: level.factor * factor } : level,
    );
    return { ...chain, threat: { ...threat, levels } };
  }
  if (what !== 'incidents') return undefined;
  const incidents = threat.incidents.map((incident) => {
    if (incident.name !== name) return incident;
    if (key === 'surge') return { ...incident, surge: incident.surge * factor };
    if (key === 'halfLife') return { ...incident, halfLife: incident.halfLife * factor };
    return key === 'rate' && incident.rate ? { ...incident, rate: times(incident.rate, factor) } : incident;
  });
  return { ...chain, threat: { ...threat, incidents } };
}

/** The dwell of a level of a semi-Markov path, or the probability of going from it to another. */
function scaledStay(
  chain: Chain,
  level: string | undefined,
  [key, name]: string[],
  factor: number,
): Chain | undefined {
  const { threat } = chain;
  const { path, levels } = threat;
  const indexOf = (wanted: string | undefined): number => levels.findIndex((one) => one.name === wanted);
  const stay =
    path.kind === 'semiMarkov' ? path.stays.find((one) => one.level === indexOf(level)) : undefined;
  if (path.kind !== 'semiMarkov' || stay === undefined) return undefined;
  const changed = (): StaySpec | undefined => {
    if (key === 'to') {
      const to = stay.to.map((branch) =>
        branch.level === indexOf(name) && branch.probability
          ? { ...branch, probability: times(branch.probability, factor) }
          : branch,
      );
      return { ...stay, to };
    }
    const dwell = key === 'dwell' ? scaledDistribution(stay.dwell, name ?? 'value', factor) : undefined;
    return dwell && { ...stay, dwell };
  };
  const other = changed();
  if (other === undefined) return undefined;
  const stays = path.stays.map((one) => (one === stay ? other : one));
  return { ...chain, threat: { ...threat, path: { ...path, stays } } };
}

function scaledPeople(
  chain: Chain,
  [what, name, key, parameter]: string[],
  factor: number,
): Chain | undefined {
  if (what === 'groups') {
    return scaled(chain, 'groups', name, (spec) => ({ ...spec, initial: spec.initial * factor }));
  }
  return scaled(chain, 'flows', name, (spec) => {
    if (spec.kind !== key) return undefined;
    if (spec.kind !== 'dwell') return { ...spec, value: times(spec.value, factor) };
    const dwell = scaledDistribution(spec.dwell, parameter ?? 'value', factor);
    return dwell && { ...spec, dwell };
  });
}

function scaledOpening(
  spec: PostSpec,
  opening: PostOpeningSpec,
  [key, parameter]: string[],
  factor: number,
): PostSpec | undefined {
  if (key === 'opens') return { ...spec, opening: { ...opening, rate: times(opening.rate, factor) } };
  if (key === 'initial') return { ...spec, opening: { ...opening, initial: opening.initial * factor } };
  const lasts = key === 'lasts' ? scaledDistribution(opening.lasts, parameter ?? 'value', factor) : undefined;
  return lasts && { ...spec, opening: { ...opening, lasts } };
}

/** Its load goes with the number of people or objects and the effort, and against the time from one to the next. */
function scaledObligation(chain: Chain, [name, key, parameter]: string[], factor: number): Chain | undefined {
  const index = chain.obligations.findIndex((spec) => spec.name === name);
  const spec = chain.obligations[index];
  const step = spec && chain.steps[spec.step];
  if (spec === undefined || step?.duration === undefined) return undefined;
  if (key === 'for' && spec.count !== undefined) {
    const changed = { ...spec, count: times(spec.count, factor) };
    return { ...chain, obligations: chain.obligations.with(index, changed) };
  }
  const duration =
    key === 'every'
      ? stretched(step.duration, 1 / factor)
      : key === 'effort'
        ? scaledDistribution(step.duration, parameter ?? 'value', factor)
        : undefined;
  return duration && { ...chain, steps: chain.steps.with(spec.step, { ...step, duration }) };
}

/** A distribution of so many times what it draws. */
export function stretched(spec: DistributionSpec, factor: number): DistributionSpec {
  const { kinds } = FAMILIES[spec.family] as Family;
  const parameters = Object.fromEntries(
    Object.entries(spec.parameters).map(([name, value]) => [
      name,
      kinds[name] === 'value' ? value * factor : value,
    ]),
  );
  return {
    ...spec,
    parameters,
    ...(spec.values ? { values: spec.values.map((value) => value * factor) } : {}),
  };
}

function scaledCase(chain: Chain, name: string, rest: string[], factor: number): Chain | undefined {
  const type = chain.cases.findIndex((spec) => spec.name === name);
  const [own = '', key = '', parameter] = rest;
  if (type < 0) return undefined;
  if (own === 'arrivals') return scaledArrivals(chain, type, key, factor);
  if (own === 'initial') {
    const step = chain.steps.findIndex((spec) => spec.name === `${name}.${key}`);
    if (parameter !== undefined && parameter !== 'count') return undefined;
    const initial = chain.initial.map((spec) =>
      spec.step === step ? { ...spec, count: spec.count * factor } : spec,
    );
    return { ...chain, initial };
  }
  return scaled(chain, 'steps', `${name}.${own}`, (step) => scaledStep(chain, step, rest, factor));
}

function scaledArrivals(chain: Chain, type: number, key: string, factor: number): Chain | undefined {
  if (key !== '' && key !== 'rate' && key !== 'hazard') return undefined;
  const arrivals = chain.arrivals.map((spec) => {
    if (spec.case !== type) return spec;
    if (spec.kind === 'rate') return { ...spec, rate: times(spec.rate, factor) };
    return spec.kind === 'person' ? { ...spec, hazard: times(spec.hazard, factor) } : spec;
  });
  return { ...chain, arrivals };
}

function scaledStep(
  chain: Chain,
  step: StepSpec,
  [, key, parameter, more]: string[],
  factor: number,
): StepSpec | undefined {
  switch (key) {
    case 'team':
      return step.partners === undefined && step.meeting === undefined
        ? undefined
        : { ...step, team: step.team * factor };
    case 'with': {
      const unit = chain.units.findIndex((spec) => spec.name === `${parameter}.${more}`);
      const partners = step.partners?.map((spec) =>
        spec.unit === unit ? { ...spec, places: spec.places * factor } : spec,
      );
      return partners && { ...step, partners };
    }
    case 'effort': {
      const duration = step.duration && scaledDistribution(step.duration, parameter ?? 'value', factor);
      return duration && { ...step, duration };
    }
    case 'meeting':
      return step.meeting === undefined || parameter !== 'length'
        ? undefined
        : { ...step, meeting: { ...step.meeting, length: step.meeting.length * factor } };
    case 'then': {
      const target = parameter === 'end' ? NONE : stepOf(chain, step, parameter);
      const then = step.then.map((branch) =>
        branch.step === target && branch.probability
          ? { ...branch, probability: times(branch.probability, factor) }
          : branch,
      );
      return { ...step, then };
    }
    case 'opens': {
      const type = chain.cases.findIndex((spec) => spec.name === parameter);
      const opens = step.opens.map((spec) =>
        spec.case === type ? { ...spec, count: times(spec.count, factor) } : spec,
      );
      return { ...step, opens };
    }
    default:
      return undefined;
  }
}

function stepOf(chain: Chain, step: StepSpec, name: string | undefined): number {
  return chain.steps.findIndex((spec) => spec.name === `${chain.cases[step.case]?.name}.${name}`);
}

function scaledDistribution(
  spec: DistributionSpec,
  parameter: string,
  factor: number,
): DistributionSpec | undefined {
  const value = spec.parameters[parameter];
  if (value === undefined || parameter === 'cv') return undefined;
  return { ...spec, parameters: { ...spec.parameters, [parameter]: value * factor } };
}

function times(expression: Expression, factor: number): Expression {
  return { op: 'multiply', args: [expression, constant(factor)] };
}
