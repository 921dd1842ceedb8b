import type { ArrivalSpec, CaseSpec, InitialSpec, StepSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { namesAt } from '../node.ts';
import type { CaseText } from '../schema/cases.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot, TOP, within } from '../spot.ts';
import { PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileCounts } from './countArrivals.ts';
import { compileDistribution, constantDistribution } from './distribution.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import type { UnitFacts } from './organisations.ts';
import { compileStep } from './step.ts';
import type { CompiledTable } from './tables.ts';
import { compileDates, type Timeframe } from './timeframe.ts';
import { compileWhole } from './value.ts';

const MOST_CASES = 1e7;

export interface CompiledCases {
  readonly cases: readonly CaseSpec[];
  readonly steps: readonly StepSpec[];
  readonly arrivals: readonly ArrivalSpec[];
  readonly initial: readonly InitialSpec[];
  /** Indices of the cases without a fault: only their routes can be followed. */
  readonly sound: ReadonlySet<number>;
}

/** Compiles the case types with their steps, arrivals and what is open at the beginning. */
export function compileCases(
  c: Compilation,
  units: ReadonlyMap<string, UnitFacts>,
  parameters: readonly number[],
  tables: readonly CompiledTable[],
  timeframe: Timeframe,
): CompiledCases {
  const cases: CaseSpec[] = [];
  const steps: StepSpec[] = [];
  const arrivals: ArrivalSpec[] = [];
  const initial: InitialSpec[] = [];
  const sound = new Set<number>();
  const top = within(TOP, 'cases');
  for (const [name, type] of Object.entries(c.data.cases ?? {})) {
    const spot = at(top, name);
    const faultsBefore = c.faults.length;
    // Names as in the file: a step that is at fault keeps its place.
    const names = namesAt(c.root, ['cases', name, 'steps']);
    const first = steps.length;
    const aboutPerson = type.about === 'person' || (type.about === undefined && c.has(at(spot, 'about')));
    const around = {
      caseIndex: cases.length,
      caseName: name,
      aboutPerson,
      steps: { names, first },
      units,
      parameters,
      timeframe,
    };
    if (names.length === 0)
      c.fault(at(spot, 'steps'), 'scenario.step', messages.noSteps(name), { atKey: true });
    const arrival = compileArrivals(c, at(spot, 'arrivals'), cases.length, type, tables, timeframe);
    if (arrival !== undefined) arrivals.push(arrival);
    initial.push(...compileInitial(c, at(spot, 'initial'), type, around.steps));
    for (const [stepName, step] of Object.entries(type.steps)) {
      steps.push(compileStep(c, at(within(spot, 'steps'), stepName), stepName, step, around));
    }
    if (c.faults.length === faultsBefore && !c.brokenCases.has(name)) sound.add(cases.length);
    cases.push({
      name,
      label: labelOf(c, spot, type.label, name),
      firstStep: first,
      endStep: steps.length,
      aboutPerson: type.about === 'person',
    });
  }
  return { cases, steps, arrivals, initial, sound };
}

function compileArrivals(
  c: Compilation,
  spot: Spot,
  index: number,
  { arrivals }: CaseText,
  tables: readonly CompiledTable[],
  timeframe: Timeframe,
): ArrivalSpec | undefined {
  if (arrivals === undefined) return undefined;
  const rule = { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 };
  if (typeof arrivals !== 'object' || 'value' in arrivals) {
    const rate = compileFormula(c, spot, arrivals, { ...rule, phrase: PHRASES.arrivals });
    return rate && { case: index, kind: 'rate', rate };
  }
  const { rate, every, dates, table, per, hazard, batch } = arrivals;
  const ways = [rate, every, dates, table, per ?? hazard].filter((way) => way !== undefined).length;
  if (ways === 0 && c.isPruned(spot, arrivals)) return undefined;
  if (ways !== 1) {
    c.fault(spot, 'scenario.arrivals', ways === 0 ? messages.arrivalsNever() : messages.arrivalsTwice(), {
      expected: PHRASES.arrivals,
    });
    return undefined;
  }
  const number =
    batch === undefined
      ? undefined
      : compileDistribution(c, at(spot, 'batch'), batch, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          isPositive: true,
        });
  const common = { case: index, ...(number === undefined ? {} : { batch: number }) };
  if (rate !== undefined) {
    const perHour = compileFormula(c, at(spot, 'rate'), rate, rule);
    return perHour && { ...common, kind: 'rate', rate: perHour };
  }
  if (every !== undefined) {
    const intervalRule = { phrase: PHRASES.distribution, dimension: TIME, isPositive: true };
    const interval = compileDistribution(c, at(spot, 'every'), every, intervalRule);
    return interval && { ...common, kind: 'every', every: interval };
  }
  if (table !== undefined) {
    const periods = compileCounts(c, at(spot, 'table'), table, tables, timeframe);
    return periods && { ...common, kind: 'counts', periods };
  }
  if (dates === undefined) return compilePersonArrivals(c, spot, per, hazard, common);
  return { ...common, kind: 'dates', at: compileDates(c, at(spot, 'dates'), dates, timeframe) };
}

/** Each person of a group brings cases about himself. */
function compilePersonArrivals(
  c: Compilation,
  spot: Spot,
  per: string | undefined,
  hazard: ValueText | undefined,
  common: Pick<ArrivalSpec, 'case' | 'batch'>,
): ArrivalSpec | undefined {
  const [given, lacking] = per === undefined ? (['hazard', 'per'] as const) : (['per', 'hazard'] as const);
  if ((per === undefined || hazard === undefined) && !c.has(at(spot, lacking))) {
    c.fault(
      at(spot, given),
      'scenario.arrivals',
      per === undefined ? messages.hazardWithoutPer() : messages.perWithoutHazard(),
      { expected: per === undefined ? PHRASES.group : PHRASES.rate, atKey: true },
    );
  }
  const group =
    per === undefined
      ? undefined
      : c.indexOf(at(spot, 'per'), per, c.groupNames, 'scenario.unknown-group', messages.unknownGroup(per));
  const rule = { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 };
  const value = hazard === undefined ? undefined : compileFormula(c, at(spot, 'hazard'), hazard, rule);
  if (group === undefined || value === undefined) return undefined;
  return { ...common, kind: 'person', group, hazard: value };
}

function compileInitial(
  c: Compilation,
  spot: Spot,
  { initial }: CaseText,
  steps: { readonly names: readonly string[]; readonly first: number },
): InitialSpec[] {
  return Object.entries(initial ?? {}).flatMap(([name, value]) => {
    const below = at(spot, name);
    const index = steps.names.indexOf(name);
    if (index < 0)
      c.unknown(below, name, steps.names, 'scenario.unknown-step', messages.unknownStep(name), true);
    const isDetailed = typeof value === 'object' && !('value' in value);
    const text = isDetailed ? value.count : value;
    const count = compileWhole(
      c,
      isDetailed ? at(below, 'count') : below,
      text,
      PHRASES.initial,
      0,
      MOST_CASES,
    );
    const span = (key: 'age' | 'remaining') => {
      const distribution = isDetailed ? value[key] : undefined;
      return distribution === undefined
        ? undefined
        : compileDistribution(c, at(below, key), distribution, {
            phrase: PHRASES.distribution,
            dimension: TIME,
          });
    };
    const age = span('age') ?? constantDistribution(0);
    const remaining = span('remaining');
    if (index < 0 || count === undefined) return [];
    return [{ step: steps.first + index, count, age, ...(remaining === undefined ? {} : { remaining }) }];
  });
}
