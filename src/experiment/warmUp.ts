import { availableParallelism } from 'node:os';
import type { Chain } from '../chain/chain.ts';
import { type Cell, layoutOf } from '../chain/layout.ts';
import { roundMoment } from '../engine/hours.ts';
import type { Scenario } from '../scenario/index.ts';
import { mser5, welch } from '../statistics/mser.ts';
import { type BlockResult, recordSize } from './block.ts';
import { blocksOf } from './plan.ts';
import { type Progress, Study } from './study.ts';

/** Times the warm-up that are looked at, if the horizon is as long: what settles later is far from settled in it. */
const TIMES = 10;
/** Spans in which that is cut: sixty batches of five, so that a warm-up is six of them. */
const SPANS = 300;
/** Spans before and behind in Welch's moving average. */
const WINDOW = 15;

/** How one quantity settles from where a run begins. */
export interface Settling {
  readonly scope_kind: 'unit' | 'chain';
  readonly scope: string;
  readonly label: string;
  readonly metric: 'queue_length' | 'backlog_hours' | 'open';
  /** As in the column `unit` of the CSV files. */
  readonly unit: string;
  /** Mean over the replications in each span, and Welch's moving average of them. */
  readonly means: readonly number[];
  readonly smooth: readonly (number | undefined)[];
  /** Days from the beginning after which it may be called steady (MSER-5); absent if that is not in the first half. */
  readonly steadyFrom?: number;
  /** Its mean from then on. */
  readonly level?: number;
}

/** From which moment a run may be called steady. */
export interface WarmUpDiagnosis {
  readonly scenario: string;
  readonly classification?: string;
  readonly seed: string;
  readonly replications: number;
  /** Days of a span, and of the warm-up in the file. */
  readonly spanDays: number;
  readonly warmUpDays: number;
  /** The chain first, then units in file order, each with tasks and with hours waiting. */
  readonly settlings: readonly Settling[];
  /** The last of the moments from which the settlings are steady; absent if one of them is not. */
  readonly steadyFrom?: number;
}

export interface WarmUpOptions {
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs a scenario from where its warm-up begins, over ten times the warm-up (or its horizon, if that is shorter) and with
 * nothing discarded, and says from which moment each unit's waiting work, and the open cases of the chain, may be called steady. Undefined without a warm-up: the
 * run then begins from a state that is known, and what happens from there on is the question itself.
 */
export async function diagnoseWarmUp(
  scenario: Scenario,
  options: WarmUpOptions = {},
): Promise<WarmUpDiagnosis | undefined> {
  const { settings } = scenario;
  if (scenario.chain.warmUp === 0) return undefined;
  const chain = fromTheBeginning(scenario.chain);
  const replications = options.replications ?? settings.replications;
  const seed = String(options.seed ?? settings.seed);
  const layout = layoutOf(chain);
  const size = recordSize(layout);
  const found = quantities(chain, layout.cells);
  const sums = found.map(() => new Float64Array(SPANS));
  const fold = (block: BlockResult): undefined => {
    for (let i = 0; i < block.count; i++) {
      for (const [index, { cells }] of found.entries()) {
        const sum = sums[index] as Float64Array;
        for (let span = 0; span < SPANS; span++) {
          const row = i * size + span * layout.width;
          for (const cell of cells) sum[span]! += block.values[row + cell.offset]!;
        }
      }
    }
  };
  const { signal, onProgress, workers = availableParallelism() } = options;
  await Study.carryOut({ workers, signal, onProgress }, (study) =>
    study.compute(blocksOf(study.add({ chain, seed }), replications), fold),
  );
  const spanDays = chain.horizon / SPANS / 24;
  const settlings = found.map(({ cells: _, ...names }, index): Settling => {
    const means = [...(sums[index] as Float64Array)].map((sum) => sum / replications);
    return { ...names, ...settlingOf(means, spanDays) };
  });
  const moments = settlings.map((each) => each.steadyFrom);
  const isSteady = moments.every((moment) => moment !== undefined);
  return {
    scenario: settings.name,
    ...(settings.classification !== undefined && { classification: settings.classification }),
    seed,
    replications,
    spanDays,
    warmUpDays: scenario.chain.warmUp / 24,
    settlings,
    ...(isSteady && { steadyFrom: Math.max(...moments) }),
  };
}

/** What a series says: Welch's average, and from when it is steady at which level. */
export function settlingOf(
  means: readonly number[],
  spanDays: number,
): Pick<Settling, 'means' | 'smooth' | 'steadyFrom' | 'level'> {
  const cut = mser5(means);
  const smooth = welch(means, WINDOW);
  if (cut === undefined) return { means, smooth };
  const rest = means.slice(cut);
  const level = rest.reduce((sum, mean) => sum + mean, 0) / rest.length;
  return { means, smooth, steadyFrom: cut * spanDays, level };
}

/** The chain from where its warm-up begins, measured in spans; nothing is judged. */
function fromTheBeginning(chain: Chain): Chain {
  const horizon = Math.min(chain.horizon, TIMES * chain.warmUp);
  const ends = Array.from({ length: SPANS - 1 }, (_, span) => roundMoment((horizon * (span + 1)) / SPANS));
  return {
    ...chain,
    horizon,
    warmUp: 0,
    norms: [],
    reportingEnds: [...ends, horizon],
    // The moments of meetings are worked out from the beginning of the warm-up on.
    steps: chain.steps.map((step) =>
      step.meeting === undefined
        ? step
        : { ...step, meeting: { ...step.meeting, at: step.meeting.at.filter((at) => at >= 0) } },
    ),
  };
}

/** A quantity that is looked at: a cell, or the sum of several. */
type Quantity = Omit<Settling, 'means' | 'smooth'> & { readonly cells: readonly Cell[] };

function quantities(chain: Chain, cells: readonly Cell[]): Quantity[] {
  const where = (kind: string, metric: string): Cell[] =>
    cells.filter((cell) => cell.scopeKind === kind && cell.metric.name === metric);
  const open = where('case', 'open');
  const whole: Quantity = {
    scope_kind: 'chain',
    scope: 'chain',
    label: chain.name,
    metric: 'open',
    unit: 'cases',
    cells: open,
  };
  const units = chain.units.flatMap(({ name, label }): Quantity[] =>
    (['queue_length', 'backlog_hours'] as const).map((metric) => {
      const own = where('unit', metric).filter((cell) => cell.scope === name);
      return { scope_kind: 'unit', scope: name, label, metric, unit: own[0]?.metric.unit ?? '', cells: own };
    }),
  );
  return [...(open.length > 0 ? [whole] : []), ...units];
}
