import { MeanPath } from '../chain/expected/meanPath.ts';
import { type ExpectedLoad, expectedLoad } from '../chain/expectedLoad.ts';
import type { Scenario } from '../scenario/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { type CheckedLoad, checkedLoad } from './checkedLoad.ts';
import type { NormReach } from './normReach.ts';
import { type RedactedReach, toldReach } from './toldReach.ts';

/** What arithmetic alone says of a scenario, before anything is simulated. */
export interface ScenarioCheck {
  /** What every output is marked with; absent when the scenario carries no mark. */
  readonly classification?: string;
  readonly scenario: string;
  readonly load: {
    /** The first reporting period, the whole horizon, the last reporting period. */
    readonly first: CheckedLoad;
    readonly whole: CheckedLoad;
    readonly last: CheckedLoad;
  };
  /** In the order of the chain's norms. */
  readonly norms: readonly (NormReach | RedactedReach)[];
  readonly values: ValueCount;
}

/** Where the scenario's values come from. */
export interface ValueCount {
  readonly count: number;
  /** Paths of the values without a source. */
  readonly withoutSource: readonly string[];
  /** Values whose source is not public: marked as assumptions. */
  readonly assumed: number;
  /** Values with a range. */
  readonly ranged: number;
  /** Of those that are assumed or have no source: the ones on which most of the expected load rests. */
  readonly heaviest: readonly { readonly path: string; readonly loadShare: number }[];
  /** Share of the expected load that rests on at least one value without a public source; absent if it has no bound. */
  readonly unsourcedLoadShare?: number;
}

/** Values that are named as carrying most of the load. */
const HEAVIEST = 5;

/** Works out what `check` says, by arithmetic alone. */
export async function checkScenario(scenario: Scenario): Promise<ScenarioCheck> {
  const { chain, redaction } = scenario;
  const { name, classification } = scenario.settings;
  const ends = chain.reportingEnds;
  const path = new MeanPath(chain, chain.horizon);
  const whole = expectedLoad(chain, 0, chain.horizon, path.demand(0));
  const lastFrom = ends[ends.length - 2] ?? 0;
  const checked = (load: ExpectedLoad): CheckedLoad => checkedLoad(chain, load, redaction);
  return {
    ...(classification !== undefined && { classification }),
    scenario: name,
    load: {
      first: checked(expectedLoad(chain, 0, ends[0] ?? chain.horizon)),
      whole: checked(whole),
      last: checked(expectedLoad(chain, lastFrom, chain.horizon, path.demand(lastFrom))),
    },
    norms: toldReach(scenario, whole),
    values: await countValues(scenario),
  };
}

async function countValues(scenario: Scenario): Promise<ValueCount> {
  const { values, sources } = scenario;
  const hidden = new Set(sources.filter((source) => !source.public).map((source) => source.name));
  const isAssumed = (source: string | undefined): boolean => source !== undefined && hidden.has(source);
  const { rows, unsourcedLoadShare } = await assumptionsOf(scenario);
  const heaviest = rows
    .flatMap(({ path, source, load_share: loadShare }) =>
      loadShare !== undefined && (source === undefined || isAssumed(source)) ? [{ path, loadShare }] : [],
    )
    .sort((a, b) => b.loadShare - a.loadShare)
    .slice(0, HEAVIEST);
  return {
    count: values.length,
    withoutSource: values.filter((value) => value.source === undefined).map((value) => value.path),
    assumed: values.filter((value) => isAssumed(value.source)).length,
    ranged: values.filter((value) => value.low !== undefined).length,
    heaviest,
    ...(unsourcedLoadShare !== undefined && { unsourcedLoadShare }),
  };
}
