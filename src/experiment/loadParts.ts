import type { Chain } from '../chain/chain.ts';
import { ExpectedFlow } from '../chain/expected/expectedFlow.ts';
import { type MeanDemand, MeanPath } from '../chain/expected/meanPath.ts';
import { meetingHours } from '../chain/expected/meetingHours.ts';
import { unitsOf, visitHours } from '../chain/expected/stepHours.ts';
import { onDutyOf, postsOf } from '../chain/expectedLoad.ts';

/**
 * The parts of a chain's expected load over the horizon, in person-hours: of each step (its work and its meetings), of the
 * posts of each unit, and of what is open at the start at each unit.
 */
export class LoadParts {
  readonly values: Float64Array;
  private readonly chain: Chain;
  private readonly path: MeanPath;
  private readonly demand: MeanDemand;
  private readonly flow: ExpectedFlow;

  /** @param other of a chain of which this one is a copy with values changed: what the two have in common is taken from it */
  constructor(chain: Chain, other?: LoadParts) {
    this.chain = chain;
    this.path = new MeanPath(chain, chain.horizon, other?.path);
    this.demand = this.path.demand(0);
    this.flow = new ExpectedFlow(chain, this.demand, other?.flow);
    const { horizon, steps, units, posts } = chain;
    const same = other?.demand === this.demand ? other : undefined;
    const { visits } = this.flow;
    this.values = new Float64Array(steps.length + 2 * units.length);
    for (let step = 0; step < steps.length; step++) {
      // Meetings take as long as there are persons to attend them, which follows from the demand.
      const isSame =
        other !== undefined &&
        other.chain.steps[step] === steps[step] &&
        other.flow.visits[step] === visits[step] &&
        (same !== undefined || steps[step]!.kind !== 'meeting');
      this.values[step] = isSame ? other.values[step]! : this.ofStep(step);
    }
    const ofPosts =
      same?.chain.posts === posts
        ? same.values.subarray(steps.length, steps.length + units.length)
        : postsOf(chain, this.demand).map((hours) => hours * horizon);
    this.values.set(ofPosts, steps.length);
    this.values.set(this.flow.initialWork, steps.length + units.length);
  }

  private ofStep(index: number): number {
    const { chain, demand } = this;
    const { horizon } = chain;
    const step = chain.steps[index]!;
    const visits = this.flow.visits[index]!;
    const hours = visitHours(step);
    let met = 0;
    for (const unit of unitsOf(step))
      met += meetingHours(step, unit, onDutyOf(demand, unit), visits, 0, horizon);
    return ((hours === 0 ? 0 : visits * hours) + met) * horizon;
  }
}
