/* Numbers by which host and core speak of kinds, as in `src/core`. */

/** Kinds of step. */
export const StepKind = { work: 0, wait: 1, branch: 2, fork: 4, meeting: 5 } as const;

/** Forms of a law. */
export const LawForm = { constant: 0, exponential: 1, other: 2, lognormal: 3 } as const;

/** Rules of deadlines. */
export const RuleKind = { span: 0, workingDays: 1, nextOccurrence: 2 } as const;

/** What becomes of a task that at its deadline has never started. */
export const LateKind = { continue: 0, drop: 1, step: 2 } as const;

/** What a source of events stands for in the core. */
export const CoreSource = {
  Host: 0,
  Completion: 1,
  Wait: 2,
  WakeUp: 3,
  Deadline: 4,
  MeetingBegins: 5,
  MeetingEnds: 6,
  Arrivals: 7,
} as const;

/** What `Simulation.watch` is told of tasks, as in `src/core/watch.ts`. */
export const Seen = { Ready: 0, Effort: 1, Deadlines: 2, Gone: 3, Join: 4, Leave: 5, Rounds: 6 } as const;

/** Limits that a replication may pass. */
export const Limit = { Entities: 0, Events: 1, AtOneInstant: 2, Branches: 3 } as const;
