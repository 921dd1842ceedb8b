import { type Hours, roundMoment } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { changeOnDuty } from '../unit/changeOnDuty.ts';

interface Loan {
  readonly from: number;
  readonly to: number;
  readonly fte: number;
}

/**
 * Staff lent from one unit to another for a time. What is lent is FTE, and no more than the lender has; at the borrower
 * they are the persons that the lender's hours make of them.
 */
export class Lending implements Driver {
  private readonly source: number;
  private readonly positions = new Positions(16);
  private readonly ends = new ThresholdHeap(this.positions);
  private readonly loans: (Loan | undefined)[] = [];

  constructor(source: number) {
    this.source = source;
  }

  begin(): void {
    this.ends.clear();
    this.loans.length = 0;
  }

  /** From now on so many FTE (as far as there are) are at another unit; `lasts` may be `Infinity`. */
  lend(simulation: Simulation, from: number, to: number, fte: number, lasts: Hours): void {
    const here = simulation.units[from]!.capacity.fte - this.lentBy(from);
    const lent = Math.max(0, Math.min(fte, here));
    if (lent === 0) return;
    const loan = this.loans.push({ from, to, fte: lent }) - 1;
    if (loan >= this.positions.at.length) this.positions.grow(loan * 2);
    this.ends.push(loan, roundMoment(simulation.now + lasts), simulation.nextSequence());
    this.schedule(simulation);
    this.settle(simulation, from, to);
  }

  /** A loan ends. */
  occur(simulation: Simulation): void {
    const index = this.ends.pop();
    const loan = this.loans[index]!;
    this.loans[index] = undefined;
    this.schedule(simulation);
    this.settle(simulation, loan.from, loan.to);
  }

  private lentBy(unit: number): number {
    return this.loans.reduce((sum, loan) => (loan?.from === unit ? sum + loan.fte : sum), 0);
  }

  /** Sums anew, so that what has been given back leaves no crumbs. */
  private settle(simulation: Simulation, from: number, to: number): void {
    for (const index of [from, to]) {
      const { capacity } = simulation.units[index]!;
      let lent = 0;
      let borrowed = 0;
      for (const loan of this.loans) {
        if (loan === undefined) continue;
        const persons = loan.fte * simulation.units[loan.from]!.capacity.personsPerFte;
        if (loan.from === index) lent += persons;
        if (loan.to === index) borrowed += persons;
      }
      capacity.lent = lent;
      capacity.borrowed = borrowed;
      changeOnDuty(simulation.units[index]!, simulation.now);
    }
  }

  private schedule(simulation: Simulation): void {
    const { ends } = this;
    const order = ends.size > 0 ? ends.topOrder : 0;
    simulation.events.schedule(this.source, ends.topThreshold, tieOf(Rank.Capacity, order));
  }
}
