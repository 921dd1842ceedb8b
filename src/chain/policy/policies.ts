import type { Hours } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { isMonthStart } from '../calendarDate.ts';
import type { Chain } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Expression } from '../expression.ts';
import type { Simulation } from '../simulation.ts';
import type { Lending } from './lending.ts';
import type { ActionSpec, PolicySpec } from './policySpec.ts';
import type { Settings } from './settings.ts';
import type { UnitMetrics } from './unitMetrics.ts';

const DAY = 24;
const NEVER = Number.POSITIVE_INFINITY;

/** A policy in a running replication. */
interface State {
  readonly spec: PolicySpec;
  /** Place among the policies of the chain. */
  readonly index: number;
  readonly isMet: (() => number) | undefined;
  /** Moments of its trigger or of its reviews; absent: every day. */
  readonly moments: readonly Hours[] | undefined;
  nextMoment: number;
  /** Since when its condition has been true at every look; `Infinity` if it was not at the last. */
  since: Hours;
  /** Whether it has acted since its condition was false. */
  hasActed: boolean;
}

/**
 * The policies of a chain: looks at each when it is due, in file order, and does what it says. None acts in a warm-up. A
 * condition is first looked at when a day has passed.
 */
export class Policies implements Driver {
  private readonly source: number;
  private readonly startDay: number;
  private readonly states: readonly State[];
  private readonly metrics: UnitMetrics;
  private readonly lending: Lending;
  private readonly settings: Settings;
  private first: Hours = 0;

  constructor(
    chain: Chain,
    source: number,
    compile: (condition: Expression) => () => number,
    parts: { readonly metrics: UnitMetrics; readonly lending: Lending; readonly settings: Settings },
  ) {
    this.source = source;
    this.startDay = chain.calendar.startDay;
    this.states = chain.policies.map((spec, index) => {
      const { trigger } = spec;
      const isCondition = trigger.kind === 'condition';
      return {
        spec,
        index,
        isMet: isCondition ? compile(trigger.condition) : undefined,
        moments: isCondition ? trigger.reviews : trigger.at,
        nextMoment: 0,
        since: NEVER,
        hasActed: false,
      };
    });
    this.metrics = parts.metrics;
    this.lending = parts.lending;
    this.settings = parts.settings;
  }

  begin(simulation: Simulation): void {
    for (const state of this.states) {
      state.nextMoment = 0;
      state.since = NEVER;
      state.hasActed = false;
    }
    this.metrics.begin();
    this.first = Math.max(0, simulation.now);
    this.schedule(simulation, this.first, true);
  }

  occur(simulation: Simulation): void {
    const { now } = simulation;
    if (this.metrics.needsMonths && isMonthStart(this.startDay, now)) this.metrics.beginMonth(now);
    for (const state of this.states) {
      if (!this.isDue(state, now)) continue;
      if (state.moments !== undefined) state.nextMoment += 1;
      if (state.isMet === undefined) this.act(simulation, state);
      else this.look(simulation, state, state.isMet);
    }
    this.schedule(simulation, now, false);
  }

  private look(simulation: Simulation, state: State, isMet: () => number): void {
    const { now } = simulation;
    const { trigger } = state.spec;
    simulation.environment.refresh();
    this.metrics.refresh();
    const value = isMet();
    // Nothing is known over a month before one has passed: then nothing is true.
    if (Number.isNaN(value) || value === 0) {
      state.since = NEVER;
      state.hasActed = false;
      return;
    }
    state.since = Math.min(state.since, now);
    const lasts = trigger.kind === 'condition' ? trigger.lasts : 0;
    if (state.hasActed || now - state.since < lasts) return;
    state.hasActed = true;
    this.act(simulation, state);
  }

  private act(simulation: Simulation, { spec, index }: State): void {
    simulation.records.policies[index]!.act(simulation.now);
    for (const action of spec.actions) this.take(simulation, action);
  }

  private take(simulation: Simulation, action: ActionSpec): void {
    switch (action.kind) {
      case 'authorise':
        simulation.drivers.staffingOf(action.unit)?.setAuthorised(simulation, action.fte);
        break;
      case 'lend':
        this.lending.lend(simulation, action.from, action.to, action.fte, action.lasts ?? NEVER);
        break;
      case 'assign':
        simulation.drivers.posts[action.post]?.assign(simulation, action.unit);
        break;
      case 'set':
        for (const setting of action.settings) this.settings.apply(simulation, setting);
        break;
    }
  }

  private isDue({ moments, nextMoment }: State, now: Hours): boolean {
    return moments === undefined
      ? now % DAY === 0 && now > this.first
      : (moments[nextMoment] ?? NEVER) <= now;
  }

  /** The next look: the next moment of any policy, or the next day if any is looked at daily or a month is watched. */
  private schedule(simulation: Simulation, now: Hours, isFirst: boolean): void {
    const isDaily = this.metrics.needsMonths || this.states.some(({ moments }) => moments === undefined);
    // The very first month is watched from its beginning.
    const atOnce = isFirst && this.metrics.needsMonths && isMonthStart(this.startDay, now);
    let next = isDaily ? (atOnce ? now : (Math.floor(now / DAY) + 1) * DAY) : NEVER;
    for (const { moments, nextMoment } of this.states) next = Math.min(next, moments?.[nextMoment] ?? NEVER);
    simulation.events.schedule(this.source, next, tieOf(Rank.Capacity, simulation.nextSequence()));
  }
}
