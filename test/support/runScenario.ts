import { type Layout, Simulator } from '../../src/chain/index.ts';
import { formatFault, loadScenarioText, type Scenario } from '../../src/scenario/index.ts';

/** A scenario from its text, by the user's own path; throws all faults if there are any. */
export async function scenarioOf(text: string): Promise<Scenario> {
  const { scenario, faults } = await loadScenarioText(text, 'test.yaml');
  if (scenario === undefined) throw new Error(faults.map(formatFault).join('\n'));
  return scenario;
}

/** One replication's record, read by scope and metric as in the output files. */
export class Record {
  readonly events: number;
  readonly layout: Layout;
  readonly values: Float64Array;
  readonly breaches: Float64Array;

  constructor(simulator: Pick<Simulator, 'layout' | 'run'>, norms: number, replication: number) {
    this.layout = simulator.layout;
    this.values = new Float64Array((this.layout.periods + 1) * this.layout.width);
    this.breaches = new Float64Array(norms);
    this.events = simulator.run(replication, this.values, 0, this.breaches, 0);
  }

  /** Over the whole horizon; a ratio is divided out. */
  whole(scope: string, metric: string, scopeKind?: string): number {
    return this.inPeriod(this.layout.periods, scope, metric, scopeKind);
  }

  /** In each reporting period. */
  series(scope: string, metric: string, scopeKind?: string): number[] {
    return Array.from({ length: this.layout.periods }, (_, period) =>
      this.inPeriod(period, scope, metric, scopeKind),
    );
  }

  private inPeriod(period: number, scope: string, metric: string, scopeKind?: string): number {
    const cell = this.layout.cells.find(
      (one) =>
        one.scope === scope &&
        one.metric.name === metric &&
        (scopeKind === undefined || one.scopeKind === scopeKind),
    );
    if (cell === undefined) throw new Error(`no cell ${scope} ${metric}`);
    const at = period * this.layout.width + cell.offset;
    const value = this.values[at] as number;
    return cell.width === 2 ? value / (this.values[at + 1] as number) : value;
  }
}

/** Runs replication `replication` of a scenario given as text. */
export async function runText(text: string, replication = 0, seed = { low: 1, high: 2 }): Promise<Record> {
  const { chain } = await scenarioOf(text);
  return new Record(new Simulator(chain, seed), chain.norms.length, replication);
}

/**
 * A small scenario: one organisation `o` with the given units, and whatever else is said. Starts on Monday
 * 5 January 2015 at 00:00, so that moments are easy to work out by hand.
 */
export function small(parts: {
  readonly units: string;
  readonly rest: string;
  readonly horizon?: string;
  readonly reporting?: string;
}): string {
  return [
    'volhoud: 1',
    'name: micro',
    'start: 2015-01-05',
    `horizon: ${parts.horizon ?? '10 days'}`,
    ...(parts.reporting === undefined ? [] : [`reporting: ${parts.reporting}`]),
    `organisations: { o: { units: { ${parts.units} } } }`,
    parts.rest,
  ].join('\n');
}
