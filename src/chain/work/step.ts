import { NONE } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import type { Chain, LateSpec, StepSpec } from '../chain.ts';
import { LateKind, StepKind } from '../core/codes.ts';
import { ABSENT, type Address, type Core } from '../core/core.ts';
import type { Laws } from '../core/laws.ts';
import type { Rules } from '../core/rules.ts';
import type { Environment } from '../environment.ts';
import type { Unit } from '../unit/unit.ts';
import { Openings } from './openings.ts';
import { Route } from './route.ts';

/** What steps are made with. */
export interface StepMaking {
  readonly chain: Chain;
  readonly core: Core;
  readonly laws: Laws;
  readonly rules: Rules;
  readonly environment: Environment;
  readonly units: readonly Unit[];
  /** By case type. */
  readonly types: readonly Address[];
}

/** A step as the host knows it: what of it goes by formulas, and what policies set. What happens at it is the core's. */
export class Step {
  readonly index: number;
  readonly address: Address;
  readonly openings: Openings;
  readonly hasDeadline: boolean;
  /** What it does at present. */
  spec: StepSpec;
  priority: number;
  route: Route;
  private readonly making: StepMaking;

  /**
   * @param loopIndex its place among its case type's steps that can be visited again, or `NONE`
   * @param isInBranch whether it lies in a branch of a fork
   */
  constructor(making: StepMaking, index: number, loopIndex: number, isInBranch: boolean) {
    const { chain, core, environment, units, types } = making;
    const spec = chain.steps[index] as StepSpec;
    const unit = units[spec.unit];
    const level = unit?.priorities.indexOf(spec.priority) ?? 0;
    // Elsewhere room is not a matter of whole places, or the queue is where a deadline is set.
    const mayStartAtOnce = !spec.preempts && chain.units[spec.unit]?.discipline.kind === 'fifo';
    const word = nameWords(spec.name).low;
    this.making = making;
    this.index = index;
    this.spec = spec;
    this.priority = spec.priority;
    this.hasDeadline =
      spec.within !== undefined || spec.withinCase !== undefined || spec.startWithin !== undefined;
    this.openings = new Openings(chain, spec, environment);
    this.route = new Route(spec.then, environment);
    this.address = core.run.addStep(
      types[spec.case]!,
      StepKind[spec.kind],
      unit?.address ?? ABSENT,
      spec.team,
      level,
      spec.priority,
      Number(spec.preempts),
      Number(mayStartAtOnce),
      word,
      loopIndex,
      spec.moves ?? NONE,
      Number(isInBranch),
    );
    for (const [entry, type] of this.openings.types.entries()) {
      const { words } = this.openings;
      core.run.addOpening(this.address, types[type]!, words[entry]!, this.openings.fixedCount(entry));
    }
  }

  /** From now on effort, deadlines, limit and route are those of that spec; deadlines are set as tasks become ready. */
  adopt(spec: StepSpec, steps: readonly Step[]): void {
    const { core, laws, rules } = this.making;
    this.spec = spec;
    core.run.setRules(
      this.address,
      laws.addressOf(spec.duration),
      rules.addressOf(spec.within),
      rules.addressOf(spec.withinCase),
      rules.addressOf(spec.startWithin),
      LateKind[spec.onLate.kind],
      lateStep(spec.onLate, steps),
      spec.queueLimit ?? Number.POSITIVE_INFINITY,
    );
    this.reroute(steps);
  }

  /** Works out the constant probabilities of its route again. */
  reroute(steps: readonly Step[]): void {
    const { core, environment } = this.making;
    const { run } = core;
    this.route = new Route(this.spec.then, environment);
    const { only, targets, cumulative } = this.route;
    const addressOf = (step: number): Address => steps[step]?.address ?? ABSENT;
    run.setRoute(
      this.address,
      Number(only !== undefined),
      addressOf(only ?? NONE),
      targets.length,
      Number(cumulative !== undefined),
    );
    for (const [branch, target] of targets.entries()) {
      run.setTarget(this.address, branch, addressOf(target), cumulative?.[branch] ?? 0);
    }
  }

  /** As the scenario has it, at the beginning of a replication. */
  resetPriority(priority: number): void {
    if (this.priority === priority) return;
    const { core, units } = this.making;
    const level = units[this.spec.unit]?.priorities.indexOf(priority) ?? 0;
    this.priority = priority;
    core.run.resetPriority(this.address, priority, level);
  }

  /** Its work gets another priority, which its unit has a place for: what waits, and what is in service. */
  changePriority(unit: Unit, priority: number): void {
    if (!unit.priorities.includes(priority)) {
      throw new Error(`${this.spec.name} has no place at priority ${priority}`);
    }
    this.priority = priority;
    this.making.core.run.changePriority(unit.address, this.address, priority);
  }
}

function lateStep(onLate: LateSpec, steps: readonly Step[]): Address {
  return onLate.kind === 'step' ? steps[onLate.step]!.address : ABSENT;
}
