import type { PostSpec } from '../chain.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault } from '../simulationFault.ts';

/** A kind of post in a running replication: how many of it there are, and which unit staffs them. */
export class PostHolder {
  private readonly spec: PostSpec;
  private unit: number;
  private posts = 0;

  constructor(spec: PostSpec) {
    this.spec = spec;
    this.unit = spec.unit;
  }

  /** A replication begins, with no post yet. */
  begin(): void {
    this.unit = this.spec.unit;
    this.posts = 0;
  }

  /** There are so many posts by the formula, rounded up to whole ones. */
  require(simulation: Simulation, required: number): void {
    if (!(required >= 0 && Number.isFinite(required))) {
      throw SimulationFault.number(
        `the number of posts ${this.spec.name}`,
        required,
        'a number of 0 or more',
      );
    }
    // 1e-9: a sum of shares that should be whole makes no extra post.
    this.ask(simulation, Math.max(0, Math.ceil(required - 1e-9)));
  }

  /** There are so many posts. */
  ask(simulation: Simulation, posts: number): void {
    this.posts = posts;
    this.setDemand(simulation, this.unit, posts * this.spec.staff);
  }

  /** From now on another unit staffs them. */
  assign(simulation: Simulation, unit: number): void {
    if (unit === this.unit) return;
    this.setDemand(simulation, this.unit, 0);
    this.unit = unit;
    this.setDemand(simulation, unit, this.posts * this.spec.staff);
  }

  private setDemand(simulation: Simulation, unit: number, demand: number): void {
    simulation.units[unit]?.setDemand(this.spec.name, demand);
  }
}
