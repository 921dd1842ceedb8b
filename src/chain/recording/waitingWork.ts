import type { Hours } from '../../engine/hours.ts';

/** What waits at a unit, in tasks and in person-hours: two levels that change together, and their integrals. */
export class WaitingWork {
  tasks = 0;
  /** Person-hours. */
  effort = 0;
  private tasksArea = 0;
  private effortArea = 0;
  private since: Hours = 0;

  /** Starts both integrals at `at`, with nothing waiting. */
  begin(at: Hours): void {
    this.tasks = 0;
    this.effort = 0;
    this.tasksArea = 0;
    this.effortArea = 0;
    this.since = at;
  }

  /** From `at` on a task of so much effort waits too. */
  join(at: Hours, effort: number): void {
    const span = at - this.since;
    this.since = at;
    this.tasksArea += this.tasks * span;
    this.effortArea += this.effort * span;
    this.tasks += 1;
    this.effort += effort;
  }

  /** From `at` on one task of so much effort less waits. */
  leave(at: Hours, effort: number): void {
    const span = at - this.since;
    this.since = at;
    this.tasksArea += this.tasks * span;
    this.effortArea += this.effort * span;
    this.tasks -= 1;
    // Nothing waits: no crumbs of rounding are left either.
    this.effort = this.tasks === 0 ? 0 : this.effort - effort;
  }

  /** Task-hours and person-hours × hours from the beginning to `at`. */
  tasksTotal(at: Hours): number {
    return this.tasksArea + this.tasks * (at - this.since);
  }

  effortTotal(at: Hours): number {
    return this.effortArea + this.effort * (at - this.since);
  }
}
