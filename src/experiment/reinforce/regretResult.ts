import type { Probability } from '../findings.ts';

/** What a plan is among those that were run: `nothing`, the best or the cheapest for a scenario, or for all. */
export interface PlanRole {
  /**
   * `best`: within the budget most of the scenario's futures hold with it; `worst case`: within the budget most hold where fewest do;
   * `holds`: the cheapest that holds in the scenario, or in all, as often as a plan must that is to be confirmed, whatever it costs.
   */
  readonly role: 'nothing' | 'best' | 'worst case' | 'holds';
  /** Absent where it is about all. */
  readonly scenario?: string;
}

/** A plan on the futures of the search. */
export interface RegretPlan {
  /** Empty for what was tried on the way. */
  readonly as: readonly PlanRole[];
  readonly units: readonly { readonly unit: string; readonly extra: number }[];
  readonly cost: number;
  readonly fte: number;
  readonly within_budget: boolean;
  /** Of those within the budget it is regretted least. */
  readonly chosen: boolean;
  /**
   * How many futures of each hold with it, and the regret: how many more, as a share, hold with the best plan for that scenario within
   * the budget; absent of plans beyond it.
   */
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly probability: Probability;
    readonly regret?: number;
  }[];
  /** The largest of these. */
  readonly most_regret?: number;
  /** P(holds) where it is least (Wald's maximin is the greatest of these). */
  readonly worst: number;
  /** Share of the scenarios in which it holds in at least the asked share (Starr's domain criterion). */
  readonly enough: number;
}

/** The chosen plan in one scenario, on fresh futures. */
export interface FreshRegret {
  readonly scenario: string;
  readonly probability: Probability;
  /** Whether that is shown to be more than the asked probability. */
  readonly shown: boolean;
  /** The best plan for this scenario within the budget, as the search had it, on the same futures. */
  readonly best: {
    readonly units: RegretPlan['units'];
    readonly cost: number;
    readonly probability: Probability;
  };
  /** P(holds) of that one less that of the chosen, with Tango's interval at 95 %; less than 0 where the chosen does better. */
  readonly regret: Probability;
}

/** Which plan within a budget is regretted least. */
export interface Regret {
  /** In the currency of the answer; absent where costs are left out. */
  readonly budget?: number;
  /** By cost. */
  readonly plans: readonly RegretPlan[];
  readonly fresh: readonly FreshRegret[];
  /** Futures of each scenario on which `fresh` rests. */
  readonly replications: number;
}
