import { type Hours, NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { ActionSpec } from '../policy/policySpec.ts';
import type { Capacity } from '../unit/capacity.ts';

/** What a policy does to the strength of a unit, or the end of a loan, at a moment. */
interface Change {
  readonly at: Hours;
  readonly act: () => void;
}

interface Loan {
  readonly from: number;
  readonly to: number;
  readonly fte: number;
  readonly until: Hours;
}

/**
 * What policies with dates do to who is on duty: they authorise strength, lend FTE, set FTE and absence. Policies with
 * conditions are left out: whether and when they act only a run can tell.
 */
export class DatedChanges {
  private readonly changes: readonly Change[];
  private next = 0;
  private loans: Loan[] = [];
  private readonly capacities: readonly Capacity[];
  private readonly authorise: (unit: number, fte: number) => void;

  /** @param authorise sets the authorised strength of a unit. */
  constructor(chain: Chain, capacities: readonly Capacity[], authorise: (unit: number, fte: number) => void) {
    this.capacities = capacities;
    this.authorise = authorise;
    this.changes = datedActions(chain)
      .map(({ at, action }) => ({ at, act: () => this.take(action, at) }))
      .sort((a, b) => a.at - b.at);
  }

  /** Does all that happens before a moment. */
  passTo(until: Hours): void {
    for (;;) {
      const change = this.changes[this.next];
      if (change === undefined || change.at >= until) break;
      this.next++;
      this.giveBack(change.at);
      change.act();
    }
    this.giveBack(until);
  }

  private take(action: ActionSpec, at: Hours): void {
    if (action.kind === 'authorise') this.authorise(action.unit, action.fte);
    else if (action.kind === 'lend') {
      const { from, to, fte, lasts = Number.POSITIVE_INFINITY } = action;
      const here = this.loans.reduce(
        (left, loan) => (loan.from === from ? left - loan.fte : left),
        this.capacities[from]?.fte ?? 0,
      );
      this.loans.push({ from, to, fte: Math.max(0, Math.min(fte, here)), until: at + lasts });
      this.settle();
    } else if (action.kind === 'set') {
      for (const setting of action.settings) {
        const capacity =
          this.capacities[setting.kind === 'fte' || setting.kind === 'absence' ? setting.index : NONE];
        if (capacity === undefined) continue;
        if (setting.kind === 'fte') capacity.fte = setting.fte;
        if (setting.kind === 'absence') capacity.givenAbsence = setting.absence;
      }
    }
  }

  private giveBack(until: Hours): void {
    if (this.loans.every((loan) => loan.until >= until)) return;
    this.loans = this.loans.filter((loan) => loan.until >= until);
    this.settle();
  }

  private settle(): void {
    for (const capacity of this.capacities) capacity.lent = capacity.borrowed = 0;
    for (const { from, to, fte } of this.loans) {
      const lender = this.capacities[from];
      const borrower = this.capacities[to];
      if (lender === undefined || borrower === undefined) continue;
      lender.lent += fte * lender.personsPerFte;
      borrower.borrowed += fte * lender.personsPerFte;
    }
  }
}

/** Whether any policy with dates moves who is on duty. */
export function hasDatedChanges(chain: Chain): boolean {
  return datedActions(chain).length > 0;
}

function datedActions({ policies }: Chain): { at: Hours; action: ActionSpec }[] {
  return policies.flatMap(({ trigger, actions }) =>
    trigger.kind === 'moments'
      ? trigger.at.flatMap((at) => actions.filter(movesStaff).map((action) => ({ at, action })))
      : [],
  );
}

function movesStaff(action: ActionSpec): boolean {
  if (action.kind !== 'set') return action.kind !== 'assign';
  return action.settings.some(({ kind }) => kind === 'fte' || kind === 'absence');
}
