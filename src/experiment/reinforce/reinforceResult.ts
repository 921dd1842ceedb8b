import type { Probability } from '../findings.ts';
import type { Regret } from './regretResult.ts';

/** What a plan gives one unit. Its keys are columns of `plan.csv`. */
export interface PlannedUnit {
  readonly unit: string;
  readonly label: string;
  /** What it may employ without the plan, at the decision; persons on duty where strength is given so. Absent where it is left out. */
  readonly strength?: number;
  /** The scenario of which that is the strength, where it is another one in others. */
  readonly strength_of?: string;
  /** Whether strength and extra are persons on duty, since the scenario says no FTE; each of these then counts as one FTE. */
  readonly on_duty?: true;
  readonly extra: number;
  /** To the horizon: in EUR, or FTE where some unit has no cost. */
  readonly cost: number;
  /** Whether the strength comes through hiring, or is there at once. */
  readonly hired: boolean;
  /**
   * ISO date: the latest month in which this part can be decided, all else in time, so that it still prevents the first breach in
   * the asked share of the futures of the search that need it. Absent if that is not told.
   */
  readonly decide_by?: string;
  /**
   * P(holds) of the plan with one FTE fewer and one more here, on the futures of the search; absent of a plan that is chosen by its
   * regret in several scenarios.
   */
  readonly fewer?: Probability;
  readonly more?: Probability;
  /** The largest regret in any scenario with one fewer and one more, as a share of the futures of the search; of such a plan only. */
  readonly fewer_regret?: number;
  readonly more_regret?: number;
}

/** A plan that is cheapest for what it does on the futures of the search. */
export interface BudgetPoint {
  readonly cost: number;
  readonly fte: number;
  readonly probability: Probability;
  /** Whether it was run on all these futures; else their needs tell. */
  readonly simulated: boolean;
}

/** A plan that was tested on fresh futures. */
export interface TestedBudget {
  readonly units: readonly { readonly unit: string; readonly extra: number }[];
  readonly cost: number;
  readonly fte: number;
  /** In the scenario where it is least. */
  readonly probability: Probability;
  readonly replications: number;
  readonly confirmed: boolean;
}

/** A norm that no plan that was tried keeps often enough. */
export interface UnmetNorm {
  readonly scenario: string;
  readonly norm: string;
  readonly unit?: string;
  /** In so many futures it is kept with the best plan that was tried. */
  readonly kept: Probability;
  /** In so many with unlimited staff everywhere from the start; absent over the ranges, as is the reason. */
  readonly unlimited?: Probability;
  /**
   * Why: with unlimited staff from the start it would be kept (`too late`), or with that and no limits to agendas, daily meetings, a
   * twentieth of the waits outside any unit, or of the effort (`deadline`), whichever comes first; `not staff` with none of these.
   */
  readonly reason?: 'too late' | 'agenda' | 'meeting' | 'external wait' | 'deadline' | 'not staff';
}

/** What a plan does in one of several scenarios. */
export interface ScenarioResult {
  readonly scenario: string;
  /** On the futures of the search: as it is, and with the plan. */
  readonly without: Probability;
  readonly searched: Probability;
  /** On the fresh futures of the last confirmation: in how many it holds with the plan. */
  readonly held?: number;
  readonly confirmed?: Probability;
}

/** Something else than staff that could be done. */
export interface MeasureResult {
  readonly name: string;
  readonly changes: readonly { readonly path: string; readonly value: string }[];
  /** Absent where costs are left out. */
  readonly cost?: number;
  /** Whether it is part of the plan. */
  readonly taken: boolean;
}

/** The content of `reinforcement.json`. */
export interface ReinforceResult {
  readonly classification?: string;
  /** Its name; of several all names. */
  readonly scenario: string;
  /** Where a plan is to hold in several scenarios; `confirmation`, `without` and `searched` are then the least of all. */
  readonly scenarios?: readonly ScenarioResult[];
  /** Over the ranges: how many values each future draws. */
  readonly drawn?: number;
  readonly sentence: string;
  /**
   * `none needed`: it holds as it is. `unconfirmed`: plans were found, but none stood the test on fresh futures. `within budget`: the
   * plan that is regretted least within the budget, be it enough or not.
   */
  readonly kind: 'plan' | 'none needed' | 'unconfirmed' | 'impossible' | 'within budget';
  readonly asked: { readonly probability: number; readonly confidence: number };
  readonly horizon: { readonly start: string; readonly end: string };
  /** ISO date. */
  readonly decided_on: string;
  /**
   * ISO date: the latest month in which all parts of the plan that can wait can be decided together so that the asked share of the
   * futures of the search holds. Absent if that is not told.
   */
  readonly decide_by?: string;
  readonly currency: 'EUR' | 'FTE';
  /** Costs are left out, and plans counted in FTE, though they were chosen by cost. */
  readonly cost_left_out?: true;
  /** In file order; empty where nothing is to be given. */
  readonly units: readonly PlannedUnit[];
  /** Measures that could be taken, in the order of the list; absent where none were given. */
  readonly measures?: readonly MeasureResult[];
  /** With which of them a plan was sought, and what it cost on the futures of the search; no cost where none was found. */
  readonly considered?: readonly { readonly measures: readonly string[]; readonly cost?: number }[];
  /** Of the FTE and of the measures that are taken. */
  readonly cost: number;
  /** On fresh futures: the estimate to be believed; absent when nothing was tested. */
  readonly confirmation?: {
    readonly probability: Probability;
    readonly held: number;
    readonly replications: number;
    /** Index of its first replication: those before were the search's, or another confirmation's. */
    readonly first: number;
    /** Which of the tests it was, from 1: each may err half as often as the one before. */
    readonly attempts: number;
  };
  /** With a budget: the plans that were tried and how each is regretted. */
  readonly regret?: Regret;
  /** All plans that were tested on fresh futures, in order: the one of the answer is the one confirmed, else the one nearest to it. */
  readonly tested: readonly TestedBudget[];
  /** On the futures of the search: as it is, and with the plan. */
  readonly without: Probability;
  readonly searched: Probability;
  /** The cheapest plan for each share of the futures of the search, by cost. */
  readonly curve: readonly BudgetPoint[];
  readonly unmet: readonly UnmetNorm[];
  readonly replications: number;
  /** In all, and in plain runs of so many replications. */
  readonly computed: number;
  readonly runs: number;
  readonly seed: string;
}
