import { NONE } from '../engine/hours.ts';
import type { Scenario } from '../scenario/index.ts';
import { isoDate } from './dates.ts';
import type { ScenarioFacts } from './findings.ts';
import { flowFacts, stepFacts } from './flows.ts';
import { groupFacts } from './groups.ts';
import { recordOf } from './record/recordOf.ts';

/** What reports and charts say of the scenario itself, in plain data: names, span, how it is run, the model in words. */
export function factsOf(scenario: Scenario, replications: number, seed: string): ScenarioFacts {
  const { chain, settings } = scenario;
  return {
    name: settings.name,
    description: settings.description,
    ...(settings.classification !== undefined && { classification: settings.classification }),
    ...(scenario.redaction && { redaction: scenario.redaction }),
    start: chain.calendar.start,
    end: isoDate(chain.calendar.startDay, chain.horizon),
    replications,
    seed,
    organisations: chain.organisations.map(({ name, label }) => ({ name, label })),
    units: chain.units.map(({ name, label, organisation }) => ({
      name,
      label,
      organisation: chain.organisations[organisation]?.name ?? '',
    })),
    groups: groupFacts(chain),
    cases: chain.cases
      .filter((type) => type.isObligation !== true)
      .map(({ name, label }) => ({ name, label })),
    steps: stepFacts(chain),
    obligations: chain.obligations.map(({ name, label, step }) => ({
      name,
      label,
      unit: chain.units[chain.steps[step]?.unit ?? NONE]?.name ?? '',
    })),
    flows: flowFacts(chain, scenario.redaction),
    record: recordOf(scenario),
  };
}
