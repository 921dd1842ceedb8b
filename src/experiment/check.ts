import { type ExpectedLoad, expectedLoad } from '../chain/expectedLoad.ts';
import type { Scenario } from '../scenario/index.ts';
import { assumptionRows } from './assumptions.ts';
import { type NormReach, normReach } from './normReach.ts';

/** What arithmetic alone says of a scenario, before anything is simulated. */
export interface ScenarioCheck {
  readonly scenario: string;
  readonly load: {
    /** The first reporting period, the whole horizon, the last reporting period. */
    readonly first: ExpectedLoad;
    readonly whole: ExpectedLoad;
    readonly last: ExpectedLoad;
  };
  readonly norms: readonly NormReach[];
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
}

/** Values that are named as carrying most of the load. */
const HEAVIEST = 5;

/** Works out what `check` says, by arithmetic alone. */
export async function checkScenario(scenario: Scenario): Promise<ScenarioCheck> {
  const { chain } = scenario;
  const ends = chain.reportingEnds;
  const whole = expectedLoad(chain);
  return {
    scenario: scenario.settings.name,
    load: {
      first: expectedLoad(chain, 0, ends[0] ?? chain.horizon),
      whole,
      last: expectedLoad(chain, ends[ends.length - 2] ?? 0, chain.horizon),
    },
    norms: normReach(chain, whole),
    values: await countValues(scenario),
  };
}

async function countValues(scenario: Scenario): Promise<ValueCount> {
  const { values, sources } = scenario;
  const hidden = new Set(sources.filter((source) => !source.public).map((source) => source.name));
  const isAssumed = (source: string | undefined): boolean => source !== undefined && hidden.has(source);
  const rows = await assumptionRows(scenario);
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
  };
}
