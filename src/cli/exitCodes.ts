/** How the program ends. A verdict is data, not an error: `NotHolding` is only used when it is asked for. */
export const ExitCode = {
  Done: 0,
  /** The run failed: a defect of the program or a failure of the machine. */
  Failed: 1,
  /** The input is at fault: scenario, options or output folder. */
  BadInput: 2,
  /** The verdict is not *holds*, with `--fail-unless-holds`. */
  NotHolding: 3,
  /** Ended by Ctrl-C (128 + SIGINT). */
  Interrupted: 130,
  /** Ended by SIGTERM (128 + SIGTERM). */
  Terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
