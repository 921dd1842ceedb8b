import type { CaseSpec, ObligationSpec, StepSpec } from '../../chain/chain.ts';
import { constant, type Expression } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import type { ObligationText } from '../schema/obligations.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import { compileCadence } from './cadence.ts';
import type { CompiledCases } from './cases.ts';
import type { Compilation } from './compilation.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import type { UnitFacts } from './organisations.ts';
import { compileStep } from './step.ts';
import type { Timeframe } from './timeframe.ts';

export interface CompiledObligations {
  readonly obligations: readonly ObligationSpec[];
  /** Those of the file, and after them the case types and steps of the obligations. */
  readonly cases: readonly CaseSpec[];
  readonly steps: readonly StepSpec[];
}

/** Compiles the obligations, each with a case type of one step. */
export function compileObligations(
  c: Compilation,
  work: CompiledCases,
  units: ReadonlyMap<string, UnitFacts>,
  parameters: readonly number[],
  timeframe: Timeframe,
): CompiledObligations {
  const cases = [...work.cases];
  const steps = [...work.steps];
  const top = at(TOP, 'obligations');
  const obligations = Object.entries(c.data.obligations ?? {}).flatMap(([name, text]): ObligationSpec[] => {
    const spot = at(top, name);
    const place = { case: cases.length, step: steps.length };
    const around = {
      caseIndex: place.case,
      caseName: name,
      aboutPerson: false,
      steps: { names: [], first: place.step },
      units,
      parameters,
      timeframe,
    };
    steps.push({
      // Unit, effort, team, priority and deadline are those of any step.
      ...compileStep(c, spot, name, asStep(text), around),
      name,
      startWithin: { kind: 'nextOccurrence' },
      onLate: { kind: text.onLate ?? 'drop' },
    });
    const label = labelOf(c, spot, text.label, name);
    const cadence = compileCadence(c, spot, text.every, text.from, timeframe);
    const whom = compileFor(c, at(spot, 'for'), text.for);
    const isAbout = whom !== undefined && whom.group !== NONE;
    cases.push({
      name,
      label,
      firstStep: place.step,
      endStep: place.step + 1,
      aboutPerson: isAbout,
      isObligation: true,
    });
    return cadence === undefined || whom === undefined ? [] : [{ name, label, ...place, cadence, ...whom }];
  });
  return { obligations, cases, steps };
}

function asStep({ unit, effort, team, priority, within }: ObligationText): Parameters<typeof compileStep>[3] {
  return {
    unit,
    effort,
    ...(team === undefined ? {} : { team }),
    ...(priority === undefined ? {} : { priority }),
    ...(within === undefined ? {} : { within }),
    // biome-ignore lint/suspicious/noThenProperty: the language's word; no promise is near
    then: 'end',
  };
}

/** A plain name is that of a group, or of a parameter; anything else counts objects. */
function compileFor(
  c: Compilation,
  spot: Spot,
  text: ObligationText['for'],
): { readonly group: number; readonly count?: Expression } | undefined {
  if (text === undefined) return { group: NONE, count: constant(1) };
  if (typeof text === 'string' && /^[A-Za-z_]\w*$/.test(text.trim())) {
    const name = text.trim();
    const group = c.groupNames.indexOf(name);
    if (group >= 0) return { group };
    const parameters = [...c.names.parameters.keys(), ...c.brokenParameters];
    if (!parameters.includes(name)) {
      c.unknown(
        spot,
        name,
        [...c.groupNames, ...parameters],
        'scenario.unknown-group',
        messages.notAGroupOrCount(name),
      );
      return undefined;
    }
  }
  const count = compileFormula(c, spot, text, {
    phrase: PHRASES.forWhom,
    dimension: PLAIN,
    least: 0,
    most: 1e6,
  });
  return count && { group: NONE, count };
}
