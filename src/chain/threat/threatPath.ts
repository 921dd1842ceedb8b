import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import type { StaySpec, ThreatPathSpec, ThreatSpec } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Environment } from '../environment.ts';
import type { Simulation } from '../simulation.ts';
import { Route } from '../work/route.ts';

/** What a draw of a stay is for: the second counter word of its ordinal. */
const DWELL = 0;
const NEXT = 1;

/** How the stay at a level goes: its dwell, and the route to the next level. */
interface Stay {
  readonly dwell: Distribution;
  readonly route: Route;
}

/**
 * The threat level over time. On a timeline levels change on dates, none of which lies in a warm-up. A semi-Markov
 * path begins with the run: dwell and next level of stay k are keyed by k, so that two variants see the same path.
 */
export class ThreatPath implements Driver {
  private readonly threat: ThreatSpec;
  private readonly source: number;
  private readonly words = nameWords('threat');
  /** By level; `undefined` for one that lasts. */
  private readonly stays: readonly (Stay | undefined)[];
  private level = 0;
  /** The level that comes next, or `NONE` if none does. */
  private next = NONE;
  /** Changes of the timeline, or stays, so far. */
  private ordinal = 0;
  private low = 0;
  private high = 0;

  constructor(threat: ThreatSpec, source: number, environment: Environment) {
    this.threat = threat;
    this.source = source;
    const { path } = threat;
    const stays = path.kind === 'semiMarkov' ? path.stays : [];
    this.stays = threat.levels.map((_, level) => {
      const spec = stays.find((stay) => stay.level === level);
      return spec && { dwell: compileDistribution(spec.dwell), route: routeOf(spec, environment) };
    });
  }

  begin(simulation: Simulation): void {
    const { mixer, replication } = simulation;
    mixer.mix(replication.low, replication.high, this.words.low, this.words.high);
    this.low = mixer.low;
    this.high = mixer.high;
    this.level = firstLevel(this.threat.path);
    this.ordinal = 0;
    this.scheduleNext(simulation);
  }

  /** The level changes; formulas that name it are worked out again. */
  occur(simulation: Simulation): void {
    const before = this.factor;
    this.level = this.next === NONE ? this.drawLevel(simulation) : this.next;
    this.ordinal += 1;
    if (this.factor !== before) simulation.changeThreat(this.factor);
    this.scheduleNext(simulation);
  }

  private get factor(): number {
    return this.threat.levels[this.level]?.factor ?? 1;
  }

  private scheduleNext(simulation: Simulation): void {
    const at =
      this.threat.path.kind === 'timeline'
        ? this.nextDate(this.threat.path.changes)
        : this.endOfStay(simulation);
    simulation.events.schedule(this.source, at, tieOf(Rank.Capacity, simulation.nextSequence()));
  }

  private nextDate(changes: readonly { readonly at: Hours; readonly level: number }[]): Hours {
    const change = changes[this.ordinal + 1];
    this.next = change?.level ?? NONE;
    return change?.at ?? Number.POSITIVE_INFINITY;
  }

  private endOfStay(simulation: Simulation): Hours {
    const stay = this.stays[this.level];
    this.next = NONE;
    if (stay === undefined) return Number.POSITIVE_INFINITY;
    const words = simulation.mixer.mix(this.low, this.high, this.ordinal, DWELL);
    return roundMoment(simulation.now + stay.dwell.draw(words));
  }

  /** The probabilities are those at the moment at which the level is left. */
  private drawLevel({ mixer }: Simulation): number {
    const route = this.stays[this.level]?.route;
    if (route === undefined) return this.level;
    return route.only ?? route.choose(mixer.uniform(this.low, this.high, this.ordinal, NEXT));
  }
}

/** The level with which a run begins: on a timeline the one at hour 0, which stands for a warm-up too. */
export function firstLevel(path: ThreatPathSpec): number {
  if (path.kind === 'fixed') return path.level;
  if (path.kind === 'semiMarkov') return path.start;
  return path.changes[0]?.level ?? 0;
}

function routeOf({ to }: StaySpec, environment: Environment): Route {
  const branches = to.map(({ probability, level }) =>
    probability === undefined ? { step: level } : { probability, step: level },
  );
  return new Route(branches, environment);
}
