import type { Chain } from '../chain.ts';
import { dependencies } from '../dependencies.ts';
import type { Simulation } from '../simulation.ts';
import { changeOnDuty } from '../unit/changeOnDuty.ts';
import type { SettingSpec } from './policySpec.ts';

/**
 * Values of the chain that policies set while it runs. What a replication has changed is as the scenario says again at
 * the beginning of the next.
 */
export class Settings {
  private readonly chain: Chain;
  /** Whether anything was set since the beginning. */
  private isChanged = false;

  constructor(chain: Chain) {
    this.chain = chain;
  }

  /** A replication begins, before anything is worked out. */
  begin(simulation: Simulation): void {
    if (!this.isChanged) return;
    this.isChanged = false;
    const { chain } = this;
    for (const [index, { value }] of chain.parameters.entries())
      simulation.environment.setParameter(index, value);
    for (const [index, spec] of chain.steps.entries()) {
      const step = simulation.steps[index]!;
      step.adopt(spec, simulation.steps);
      step.resetPriority(spec.priority);
    }
    for (const [index, spec] of chain.posts.entries())
      this.rebind(simulation, `required.${index}`, spec.required);
    for (const [index, spec] of chain.arrivals.entries()) {
      if (spec.kind === 'rate') this.rebind(simulation, `arrivals.${index}`, spec.rate);
    }
    for (const [index, spec] of chain.flows.entries()) {
      if (spec.kind !== 'dwell') this.rebind(simulation, `flow.${index}`, spec.value);
    }
  }

  apply(simulation: Simulation, setting: SettingSpec): void {
    this.isChanged = true;
    const { chain } = this;
    const { now, environment } = simulation;
    switch (setting.kind) {
      case 'parameter':
        environment.setParameter(setting.index, setting.value);
        // Probabilities that name parameters only are worked out once.
        for (const [index, spec] of chain.steps.entries()) {
          const names = spec.then.some(
            ({ probability }) => probability && dependencies(probability).parameters.includes(setting.index),
          );
          if (names) simulation.steps[index]!.reroute(simulation.steps);
        }
        simulation.formulas.onParameter(setting.index, now);
        break;
      case 'fte':
      case 'absence': {
        const unit = simulation.units[setting.index]!;
        if (setting.kind === 'fte') unit.capacity.fte = setting.fte;
        else unit.capacity.givenAbsence = setting.absence;
        changeOnDuty(unit, now);
        break;
      }
      case 'required':
        this.rebind(simulation, `required.${setting.index}`, setting.required, now);
        break;
      case 'arrivals':
        this.rebind(simulation, `arrivals.${setting.index}`, setting.rate, now);
        break;
      case 'flow':
        this.rebind(simulation, `flow.${setting.index}`, setting.value, now);
        break;
      case 'step': {
        const step = simulation.steps[setting.index]!;
        const unit = simulation.units[step.spec.unit];
        if (setting.key === 'priority') {
          if (unit !== undefined) step.changePriority(unit, setting.value);
          break;
        }
        step.adopt({ ...step.spec, [setting.key]: setting.value }, simulation.steps);
        // A smaller limit drops what is beyond it with the starts of this instant.
        unit?.touch();
        break;
      }
    }
  }

  private rebind(
    simulation: Simulation,
    key: string,
    expression: Parameters<Simulation['formulas']['rebind']>[1],
    now?: number,
  ): void {
    const bound = simulation.drivers.bound.get(key);
    if (bound !== undefined) simulation.formulas.rebind(bound, expression, now);
  }
}
