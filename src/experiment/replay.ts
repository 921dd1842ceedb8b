import type { Chain } from '../chain/chain.ts';
import { layoutOf } from '../chain/layout.ts';
import type { Scenario } from '../scenario/index.ts';
import type { BlockResult } from './block.ts';
import { BreachWaits } from './breachWaits.ts';
import { isoDate } from './dates.ts';
import type { Why } from './findings.ts';
import { redactReplication } from './redact.ts';
import { type ReplicationRow, replicationRows } from './rows.ts';
import { Study } from './study.ts';

/** What happened in one replication. */
export interface Replay {
  readonly scenario: string;
  readonly classification?: string;
  readonly seed: string;
  /** Index (0-based), as in `replications.csv`. */
  readonly replication: number;
  readonly events: number;
  /** Whether no norm was breached; absent without norms. */
  readonly held?: boolean;
  readonly norms: readonly ReplayedNorm[];
  readonly units: readonly { readonly name: string; readonly label: string }[];
  /** Why the norm that was breached first was, by the waiting in this replication alone. */
  readonly why?: Why;
  /** Its rows of `replications.csv`. */
  readonly rows: readonly ReplicationRow[];
}

export interface ReplayedNorm {
  readonly norm: string;
  readonly unit?: string;
  /** ISO date of the end of the period that completed its first breach; absent if it was never breached. */
  readonly first_breach?: string;
}

/**
 * Runs one replication of a scenario alone. It is the same as among others, whatever their number: all that it depends on
 * is the scenario, the seed and its index.
 *
 * @throws as runExperiment does
 */
export async function replayReplication(
  scenario: Scenario,
  replication: number,
  options: { readonly seed?: string | number; readonly signal?: AbortSignal } = {},
): Promise<Replay> {
  if (!Number.isSafeInteger(replication) || replication < 0) {
    throw new RangeError(`replication must be a whole number of at least 0, not ${replication}`);
  }
  const { chain, settings } = scenario;
  const seed = String(options.seed ?? settings.seed);
  let replay: Replay | undefined;
  const fold = ({ values, breaches, breachWaits, events }: BlockResult): undefined => {
    const rows = replicationRows(settings.name, layoutOf(chain), replication, values, 0);
    replay = {
      scenario: settings.name,
      ...(settings.classification !== undefined && { classification: settings.classification }),
      seed,
      replication,
      events,
      ...outcomeOf(chain, breaches, breachWaits),
      units: chain.units.map(({ name, label }) => ({ name, label })),
      rows: redactReplication(rows, scenario.redaction),
    };
  };
  await Study.carryOut({ workers: 1, signal: options.signal }, (study) =>
    study.compute([{ variant: study.add({ chain, seed }), first: replication, count: 1 }], fold),
  );
  if (replay === undefined) throw new Error('the replication was not computed');
  return replay;
}

function outcomeOf(
  chain: Chain,
  breaches: Float64Array,
  breachWaits: Float64Array,
): Pick<Replay, 'held' | 'norms' | 'why'> {
  if (chain.norms.length === 0) return { norms: [] };
  const earliest = Math.min(...breaches);
  const first = chain.norms.find((_, index) => breaches[index] === earliest);
  const waits = new BreachWaits(chain);
  waits.add(breaches, 0, breachWaits, 0);
  const why = earliest < Infinity && first !== undefined ? waits.why(first.name) : undefined;
  const norms = chain.norms.map((norm, index): ReplayedNorm => {
    const at = breaches[index]!;
    const unit = chain.units[norm.unit]?.name;
    return {
      norm: norm.name,
      ...(unit !== undefined && { unit }),
      ...(at < Infinity && { first_breach: isoDate(chain.calendar.startDay, at) }),
    };
  });
  return { held: earliest === Infinity, norms, ...(why && { why }) };
}
