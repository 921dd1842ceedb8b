import type { Chain } from '../../chain/chain.ts';
import type { ScopeKind } from '../../chain/metrics.ts';
import { namesAt } from '../node.ts';
import type { Settings, SourceRecord } from '../scenario.ts';
import { compileCases } from './cases.ts';
import { checkForks } from './checkForks.ts';
import { checkRates } from './checkRates.ts';
import { checkRoutes, warnOfEndlessGrowth } from './checkRoutes.ts';
import { checkUse } from './checkUse.ts';
import type { Compilation } from './compilation.ts';
import { checkDisciplines } from './discipline.ts';
import { compileNorms } from './norms.ts';
import { compileObligations } from './obligations.ts';
import { compileOrganisations } from './organisations.ts';
import { compileParameters } from './parameters.ts';
import { compileFlows, compileGroups } from './people.ts';
import { compilePolicies } from './policies.ts';
import { compilePosts } from './posts.ts';
import { compileLimits, compileSettings, compileSources } from './settings.ts';
import { checkTables, compileTables } from './tables.ts';
import { compileThreat } from './threat.ts';
import { compileTimeframe } from './timeframe.ts';

/** A scenario as far as it compiles; the chain is good only if the compilation has no faults. */
export interface Compiled {
  readonly chain: Chain;
  readonly settings: Settings;
  readonly sources: readonly SourceRecord[];
}

/** Compiles a scenario section by section, in the order in which they need one another. */
export function compileChain(c: Compilation): Compiled {
  const settings = compileSettings(c);
  const sources = compileSources(c);
  const timeframe = compileTimeframe(c);
  const tables = compileTables(c, timeframe);
  const parameters = compileParameters(c);
  const values = parameters.map(({ value }) => value);
  const threat = compileThreat(c, values, timeframe);
  const groups = compileGroups(c);
  const { organisations, units, rosters, facts } = compileOrganisations(c, timeframe);
  const flows = compileFlows(c);
  const work = compileCases(c, facts, values, tables, timeframe);
  const posts = compilePosts(c, facts);
  const { obligations, cases, steps } = compileObligations(c, work, facts, values, timeframe);
  const routed = { ...work, sound: checkForks(c, work) };
  checkRoutes(c, routed, values);
  checkUse(c, work, flows, units);
  checkTables(c, tables, work.arrivals, timeframe);
  checkDisciplines(c, facts, steps);
  const scopes: ReadonlyMap<ScopeKind, readonly string[]> = new Map([
    ['unit', c.unitNames],
    ['step', c.stepNames],
    ['obligation', namesAt(c.root, ['obligations'])],
    ['case', c.caseNames],
    ['group', c.groupNames],
    ['threat', ['threat']],
    ['organisation', organisations.map(({ name }) => name)],
    ['chain', ['chain']],
  ]);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const norms = compileNorms(c, { scopes, units: facts, steps: byName, timeframe });
  const policies = compilePolicies(c, { units, facts, posts, steps }, timeframe);
  warnOfEndlessGrowth(c, routed, values);
  checkRates(c, work.arrivals, values, tables, timeframe);
  const chain: Chain = {
    name: settings.name,
    calendar: timeframe.calendar,
    horizon: timeframe.horizon,
    warmUp: timeframe.warmUp,
    tick: timeframe.tick,
    reportingEnds: timeframe.reportingEnds,
    rosters,
    parameters,
    tables: tables.map(({ spec }) => spec),
    organisations,
    units,
    cases,
    steps,
    arrivals: work.arrivals,
    initial: work.initial,
    groups,
    flows,
    threat,
    posts,
    obligations,
    norms,
    policies,
    watched: c.watched,
    limits: compileLimits(c),
  };
  return { chain, settings, sources };
}
