import type { FlowSpec, UnitSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { type Keys, namesAt, nodeAt } from '../node.ts';
import { at, type Spot, TOP, within } from '../spot.ts';
import type { CompiledCases } from './cases.ts';
import type { Compilation } from './compilation.ts';

/**
 * What stands in the file and has no part in the chain: a unit without work or posts is refused (most often its
 * work went to another by mistake); a case that nothing opens and a parameter that no formula names are warned of.
 */
export function checkUse(
  c: Compilation,
  work: CompiledCases,
  flows: readonly FlowSpec[],
  units: readonly UnitSpec[],
): void {
  // Whose people come and go is modelled for its own sake.
  const manned = units.filter(({ staff }) => (staff?.leaving ?? staff?.hiring) !== undefined);
  const used = new Set([...unitsNamed(c), ...manned.map(({ name }) => name)]);
  for (const name of c.unitNames) {
    // A unit whose name was misspelt where it is used has its fault there.
    if (!used.has(name) && !c.suspected.has(name))
      c.fault(unitSpot(name), 'scenario.unused-unit', messages.unusedUnit(name), { atKey: true });
  }
  if (c.faults.length > 0) return;
  const opened = new Set([
    ...work.arrivals.map((arrival) => arrival.case),
    ...work.initial.map(({ step }) => work.steps[step]?.case),
    ...work.steps.flatMap((step) => step.opens.map((opens) => opens.case)),
    ...flows.map(({ opens }) => opens),
    ...manned.flatMap(({ staff }) =>
      (staff?.hiring?.stages ?? []).map((stage) => (stage.kind === 'case' ? stage.case : undefined)),
    ),
  ]);
  for (const [index, { name }] of work.cases.entries()) {
    if (!opened.has(index))
      c.warn(at(within(TOP, 'cases'), name), 'scenario.unopened-case', messages.unopenedCase(name), {
        atKey: true,
      });
  }
  for (const [name, { index }] of c.names.parameters) {
    if (c.usedParameters.has(index)) continue;
    c.warn(at(at(TOP, 'parameters'), name), 'scenario.unused-parameter', messages.unusedParameter(name), {
      atKey: true,
    });
  }
}

/** Units that steps, posts and obligations name, also those of a wrong shape. */
function* unitsNamed(c: Compilation): Generator<string> {
  for (const step of c.stepNames) {
    const [type, name] = step.split('.') as [string, string];
    yield* textsAt(c, ['cases', type, 'steps', name, 'unit']);
    yield* namesAt(c.root, ['cases', type, 'steps', name, 'with']);
  }
  for (const section of ['posts', 'obligations']) {
    for (const name of namesAt(c.root, [section])) yield* textsAt(c, [section, name, 'unit']);
  }
}

function textsAt(c: Compilation, keys: Keys): string[] {
  const node = nodeAt(c.root, keys);
  if (node?.kind === 'scalar') return [node.text];
  return node?.kind === 'list'
    ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
    : [];
}

function unitSpot(name: string): Spot {
  const [organisation, unit] = name.split('.') as [string, string];
  return at(within(at(within(TOP, 'organisations'), organisation), 'units'), unit);
}
