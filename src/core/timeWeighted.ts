/** A level that changes at moments, and its exact integral over time: on plain hours or on a roster's open hours. */
@unmanaged
export class TimeWeighted {
  level: f64 = 0;
  private area: f64 = 0;
  private since: f64 = 0;

  /** Starts an integral of 0 at `at` with the given level. */
  begin(at: f64, level: f64): void {
    this.level = level;
    this.area = 0;
    this.since = at;
  }

  /** From `at` on the level is `level`. */
  set(at: f64, level: f64): void {
    if (level === this.level) return;
    this.area += this.level * (at - this.since);
    this.since = at;
    this.level = level;
  }

  /** The integral from its beginning to `at`. */
  total(at: f64): f64 {
    return this.area + this.level * (at - this.since);
  }
}

/** What waits at a unit, in tasks and in person-hours: two levels that change together, and their integrals. */
@unmanaged
export class WaitingWork {
  tasks: f64 = 0;
  /** Person-hours. */
  effort: f64 = 0;
  private tasksArea: f64 = 0;
  private effortArea: f64 = 0;
  private since: f64 = 0;

  /** Starts both integrals at `at`, with nothing waiting. */
  begin(at: f64): void {
    this.tasks = 0;
    this.effort = 0;
    this.tasksArea = 0;
    this.effortArea = 0;
    this.since = at;
  }

  /** From `at` on a task of so much effort waits too. */
  join(at: f64, effort: f64): void {
    this.advance(at);
    this.tasks += 1;
    this.effort += effort;
  }

  /** From `at` on one task of so much effort less waits. */
  leave(at: f64, effort: f64): void {
    this.advance(at);
    this.tasks -= 1;
    // Nothing waits: no crumbs of rounding are left either.
    this.effort = this.tasks === 0 ? 0 : this.effort - effort;
  }

  /** Task-hours and person-hours × hours from the beginning to `at`. */
  tasksTotal(at: f64): f64 {
    return this.tasksArea + this.tasks * (at - this.since);
  }

  effortTotal(at: f64): f64 {
    return this.effortArea + this.effort * (at - this.since);
  }

  private advance(at: f64): void {
    const span = at - this.since;
    this.since = at;
    this.tasksArea += this.tasks * span;
    this.effortArea += this.effort * span;
  }
}
