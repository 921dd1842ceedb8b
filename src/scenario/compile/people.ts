import type { FlowSpec, GroupSpec } from '../../chain/chain.ts';
import { constant } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import type { FlowText } from '../schema/people.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PER_TIME, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution, constantDistribution } from './distribution.ts';
import { compileFormula } from './formulaValue.ts';
import { labelOf } from './label.ts';
import { compileWhole } from './value.ts';

const MOST_PEOPLE = 1e7;

export function compileGroups(c: Compilation): GroupSpec[] {
  const spot = at(at(TOP, 'people'), 'groups');
  return Object.entries(c.data.people?.groups ?? {}).map(([name, { initial, label }]) => ({
    name,
    label: labelOf(c, at(spot, name), label, name),
    initial:
      initial === undefined
        ? 0
        : (compileWhole(c, at(at(spot, name), 'initial'), initial, PHRASES.whole, 0, MOST_PEOPLE) ?? 0),
  }));
}

export function compileFlows(c: Compilation): FlowSpec[] {
  const spot = at(at(TOP, 'people'), 'flows');
  return Object.entries(c.data.people?.flows ?? {}).map(([name, flow]) =>
    compileFlow(c, at(spot, name), name, flow),
  );
}

const WAYS = ['rate', 'hazard', 'dwell'] as const;

/** A rate brings people in from outside; a hazard or a dwell moves those of a group. */
function compileFlow(c: Compilation, spot: Spot, name: string, flow: FlowText): FlowSpec {
  const { from, to, opens } = flow;
  const groupIndex = (key: 'from' | 'to', group: string | undefined): number =>
    group === undefined
      ? NONE
      : (c.indexOf(
          at(spot, key),
          group,
          c.groupNames,
          'scenario.unknown-group',
          messages.unknownGroup(group),
        ) ?? NONE);
  checkFlow(c, spot, name, flow);
  return {
    name,
    from: groupIndex('from', from),
    to: groupIndex('to', to),
    ...compileWay(c, spot, flow),
    opens:
      opens === undefined
        ? NONE
        : (c.indexOf(
            at(spot, 'opens'),
            opens,
            c.caseNames,
            'scenario.unknown-case',
            messages.unknownCase(opens),
          ) ?? NONE),
  };
}

/** A flow goes somewhere, in one way, which fits where it comes from. */
function checkFlow(c: Compilation, spot: Spot, name: string, flow: FlowText): void {
  const { from, to, batch } = flow;
  if (from === undefined && to === undefined)
    c.fault(spot, 'scenario.flow', messages.flowNowhere(name), { atKey: true });
  const ways = WAYS.filter((way) => flow[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    if (way !== undefined || !c.isPruned(spot, flow)) {
      const message = way === undefined ? messages.flowNeither(name) : messages.flowTwice(ways);
      c.fault(spot, 'scenario.flow', message, { expected: messages.flowExpected(), atKey: true });
    }
  } else if (way === 'rate' && from !== undefined) {
    c.fault(at(spot, way), 'scenario.flow', messages.rateWithFrom(), {
      hint: messages.hintHazard(),
      atKey: true,
    });
  } else if (way !== 'rate' && from === undefined) {
    c.fault(
      at(spot, way),
      'scenario.flow',
      way === 'hazard' ? messages.hazardWithoutFrom() : messages.dwellWithoutFrom(),
      { hint: messages.hintRate(), atKey: true },
    );
  }
  if (batch !== undefined && flow.rate === undefined) {
    c.fault(at(spot, 'batch'), 'scenario.flow', messages.batchWithoutRate(), { atKey: true });
  }
}

type Way<Spec> = Spec extends { readonly kind: string }
  ? Omit<Spec, 'name' | 'from' | 'to' | 'opens'>
  : never;

function compileWay(c: Compilation, spot: Spot, { rate, hazard, dwell, batch }: FlowText): Way<FlowSpec> {
  const rule = { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 };
  const persons =
    batch === undefined
      ? undefined
      : compileDistribution(c, at(spot, 'batch'), batch, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          isPositive: true,
        });
  if (rate !== undefined) {
    const value = compileFormula(c, at(spot, 'rate'), rate, rule) ?? constant(0);
    return { kind: 'rate', value, ...(persons === undefined ? {} : { batch: persons }) };
  }
  if (dwell !== undefined) {
    const time = { phrase: PHRASES.distribution, dimension: TIME };
    const spec = compileDistribution(c, at(spot, 'dwell'), dwell, time);
    return { kind: 'dwell', dwell: spec ?? constantDistribution(0) };
  }
  const value = hazard === undefined ? undefined : compileFormula(c, at(spot, 'hazard'), hazard, rule);
  return { kind: 'hazard', value: value ?? constant(0) };
}
