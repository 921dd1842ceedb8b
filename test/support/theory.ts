import { type Layout, Simulator } from '../../src/chain/index.ts';
import { type Interval, RatioTally, ratioInterval } from '../../src/statistics/index.ts';
import { scenarioOf } from './runScenario.ts';

/** The seed of every run against theory. */
const SEED = { low: 2015, high: 227 };

/** One replication's record by scope and metric: over the whole horizon, and in the last reporting period. */
export class Sample {
  /** Length of the measured span in hours. */
  readonly hours: number;
  private readonly layout: Layout;
  private readonly values: Float64Array;
  private readonly offsets = new Map<string, { readonly offset: number; readonly width: number }>();

  constructor(layout: Layout, values: Float64Array, hours: number) {
    this.layout = layout;
    this.values = values;
    this.hours = hours;
    for (const { scope, scopeKind, metric, offset, width } of layout.cells) {
      if (scopeKind !== 'organisation' && scopeKind !== 'chain') {
        this.offsets.set(`${scope} ${metric.name}`, { offset, width });
      }
    }
  }

  /** The value of a cell; a ratio is divided out. */
  value(scope: string, metric: string): number {
    const [numerator, denominator] = this.pair(scope, metric);
    return numerator / denominator;
  }

  /** Numerator and denominator of a cell; a denominator of 1 if it is no ratio. */
  pair(scope: string, metric: string): readonly [number, number] {
    return this.at(this.layout.periods, scope, metric);
  }

  /** The value of a cell in the last reporting period. */
  last(scope: string, metric: string): number {
    const [numerator, denominator] = this.at(this.layout.periods - 1, scope, metric);
    return numerator / denominator;
  }

  /** The value of a cell in each reporting period. */
  series(scope: string, metric: string): number[] {
    return Array.from({ length: this.layout.periods }, (_, row) => {
      const [numerator, denominator] = this.at(row, scope, metric);
      return numerator / denominator;
    });
  }

  private at(row: number, scope: string, metric: string): readonly [number, number] {
    const cell = this.offsets.get(`${scope} ${metric}`);
    if (cell === undefined) throw new Error(`no cell ${scope} ${metric}`);
    const at = row * this.layout.width + cell.offset;
    return [this.values[at] as number, cell.width === 2 ? (this.values[at + 1] as number) : 1];
  }
}

/** What one replication says of a quantity: a number, or numerator and denominator of a ratio of sums. */
export type Reading = (sample: Sample) => number | readonly [number, number];

/** A scenario as text, how often it is run, and how its quantities are read off. */
export interface Experiment {
  readonly text: string;
  readonly replications: number;
  readonly readings: Readonly<Record<string, Reading>>;
  /** The name among the readings of a quantity, where several rows read one run differently. */
  readonly readAs?: (quantity: string) => string;
}

/** What the replications say of one quantity. */
export interface Estimated {
  readonly mean: number;
  readonly interval: (confidence: number) => Interval;
}

/** Runs the experiment by the user's own path (text, chain, replications) and estimates each of its quantities. */
export async function perform({ text, replications, readings }: Experiment): Promise<Map<string, Estimated>> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, SEED);
  const values = new Float64Array((simulator.layout.periods + 1) * simulator.layout.width);
  const sample = new Sample(simulator.layout, values, chain.horizon);
  const entries = Object.entries(readings).map(([quantity, read]) => ({
    quantity,
    read,
    tally: new RatioTally(),
  }));
  const breaches = new Float64Array(chain.norms.length);
  for (let replication = 0; replication < replications; replication++) {
    simulator.run(replication, values, 0, breaches, 0);
    for (const { read, tally } of entries) {
      const observed = read(sample);
      if (typeof observed === 'number') tally.add(observed, 1);
      else tally.add(observed[0], observed[1]);
    }
  }
  return new Map(entries.map(({ quantity, tally }) => [quantity, estimated(tally)]));
}

function estimated(tally: RatioTally): Estimated {
  return {
    mean: tally.ratio ?? Number.NaN,
    interval: (confidence) => {
      const interval = ratioInterval(tally, confidence);
      if (interval === undefined) throw new Error('too few replications for an interval');
      return interval;
    },
  };
}

/** A scenario of one organisation `o` whose units work around the clock; an hour is the unit of time of the theory. */
export function theoryScenario(parts: {
  readonly horizon: string;
  readonly warmUp?: string;
  readonly tick?: string;
  /** Persons on duty by unit (and what else is said of it); if absent there is no work, and one person stands on a post. */
  readonly units?: Readonly<Record<string, number | string>>;
  /** Everything else: cases, people, posts. */
  readonly rest: string;
  /** Length of the reporting periods; one period if absent. */
  readonly reporting?: string;
}): string {
  const units = Object.entries(parts.units ?? { desk: 1 }).map(
    ([name, onDuty]) => `${name}: { onDuty: ${onDuty}, roster: continuous }`,
  );
  const posts = parts.units === undefined ? ['posts: { guard: { required: 1, unit: o.desk } }'] : [];
  return [
    'volhoud: 1',
    'name: theory',
    'start: 2015-01-01',
    `horizon: ${parts.horizon}`,
    `reporting: ${parts.reporting ?? parts.horizon}`,
    ...(parts.warmUp === undefined ? [] : [`warmUp: ${parts.warmUp}`]),
    ...(parts.tick === undefined ? [] : [`tick: ${parts.tick}`]),
    `organisations: { o: { units: { ${units.join(', ')} } } }`,
    parts.rest,
    ...posts,
    '',
  ].join('\n');
}
