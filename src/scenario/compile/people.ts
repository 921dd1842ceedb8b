import type { FlowSpec, GroupSpec } from '../../chain/chain.ts';
import { constant } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import type { FlowText } from '../schema/people.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { PER_TIME, PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution } from './distribution.ts';
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

/** A rate brings people in from outside; a hazard moves those of a group. */
function compileFlow(c: Compilation, spot: Spot, name: string, flow: FlowText): FlowSpec {
  const { from, to, rate, hazard, batch, opens } = flow;
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
  if (from === undefined && to === undefined)
    c.fault(spot, 'scenario.flow', messages.flowNowhere(name), { atKey: true });
  if ((rate === undefined) === (hazard === undefined)) {
    c.fault(
      spot,
      'scenario.flow',
      rate === undefined ? messages.flowNeither(name) : messages.flowBoth(name),
      {
        expected: messages.flowExpected(),
        atKey: true,
      },
    );
  } else if (rate !== undefined && from !== undefined) {
    c.fault(at(spot, 'rate'), 'scenario.flow', messages.rateWithFrom(), {
      hint: messages.hintHazard(),
      atKey: true,
    });
  } else if (hazard !== undefined && from === undefined) {
    c.fault(at(spot, 'hazard'), 'scenario.flow', messages.hazardWithoutFrom(), {
      hint: messages.hintRate(),
      atKey: true,
    });
  }
  if (batch !== undefined && rate === undefined) {
    c.fault(at(spot, 'batch'), 'scenario.flow', messages.batchWithoutRate(), { atKey: true });
  }
  const rule = { phrase: PHRASES.rate, dimension: PER_TIME, least: 0 };
  const kind = rate === undefined ? 'hazard' : 'rate';
  const text = rate ?? hazard;
  const value = text === undefined ? undefined : compileFormula(c, at(spot, kind), text, rule);
  const persons =
    batch === undefined
      ? undefined
      : compileDistribution(c, at(spot, 'batch'), batch, {
          phrase: PHRASES.number,
          dimension: PLAIN,
          isPositive: true,
        });
  return {
    name,
    from: groupIndex('from', from),
    to: groupIndex('to', to),
    kind,
    value: value ?? constant(0),
    ...(persons === undefined ? {} : { batch: persons }),
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
