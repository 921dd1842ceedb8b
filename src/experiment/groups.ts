import type { Chain } from '../chain/chain.ts';
import { dependencies } from '../chain/dependencies.ts';
import type { Expression } from '../chain/expression.ts';
import { NONE } from '../engine/hours.ts';
import type { GroupFacts } from './findings.ts';

/** The groups of a chain, for reports. */
export function groupFacts(chain: Chain): GroupFacts[] {
  const working = workingGroups(chain);
  return chain.groups.map(({ name, label }, group) => ({
    name,
    label: label ?? name,
    causesWork: working.has(group),
  }));
}

/** Groups whose size decides, in one step, how much work there is: not those from which people only move on. */
function workingGroups(chain: Chain): ReadonlySet<number> {
  const named = formulasOfWork(chain).flatMap((formula) => dependencies(formula).groups);
  const served = chain.obligations.map(({ group }) => group);
  const opening = chain.flows.flatMap((flow) => (flow.opens === NONE ? [] : [flow.from]));
  const asking = chain.arrivals.flatMap((arrival) => (arrival.kind === 'person' ? [arrival.group] : []));
  return new Set([...named, ...served, ...opening, ...asking].filter((group) => group !== NONE));
}

/** All formulas but those of movements between groups that open no case. */
function formulasOfWork(chain: Chain): Expression[] {
  const formulas = [
    ...chain.arrivals.map((arrival) =>
      arrival.kind === 'rate' ? arrival.rate : arrival.kind === 'person' ? arrival.hazard : undefined,
    ),
    ...chain.flows.map((flow) => (flow.kind === 'dwell' || flow.opens === NONE ? undefined : flow.value)),
    ...chain.posts.flatMap((post) => [post.required, post.opening?.rate]),
    ...chain.obligations.map(({ count }) => count),
    ...chain.steps.flatMap((step) => [
      ...step.then.map(({ probability }) => probability),
      ...step.opens.map(({ count }) => count),
    ]),
  ];
  return formulas.filter((formula) => formula !== undefined);
}
