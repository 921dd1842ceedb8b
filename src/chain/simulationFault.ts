/** The run was told to stop in the middle of a replication, whose record is worthless. */
export class SimulationStopped extends Error {
  constructor() {
    super('the simulation was told to stop');
    this.name = 'SimulationStopped';
  }
}

/**
 * The scenario misbehaves while it runs (it outgrows its limits, a rate turns negative): something that the
 * user can mend. The message is the sentence alone; whoever runs the replication adds its number and the moment.
 */
export class SimulationFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SimulationFault';
    this.code = code;
  }

  static entities(limit: number): SimulationFault {
    return new SimulationFault(
      'run.entities',
      `more than ${limit} cases, tasks or people at once; lower the demand, raise the capacity, or raise limits.entities`,
    );
  }

  static memory(): SimulationFault {
    return new SimulationFault(
      'run.memory',
      'more cases, tasks or people at once than there is memory for; lower the demand or raise the capacity',
    );
  }

  static events(limit: number): SimulationFault {
    return new SimulationFault(
      'run.events',
      `more than ${limit} events in one replication; shorten the horizon, look for a loop, or raise limits.events`,
    );
  }

  static instant(count: number): SimulationFault {
    return new SimulationFault(
      'run.instant',
      `more than ${count} events at one instant; look for a loop of steps that takes no time`,
    );
  }

  /** @param slope what the rate gains an hour up to the next tick, where it must be a number too */
  static rate(what: string, value: number, slope: number): SimulationFault {
    const isFit = value >= 0 && Number.isFinite(value);
    const found = isFit && !Number.isFinite(slope) ? 'no number at the next tick' : `${value} an hour`;
    return new SimulationFault(
      'run.rate',
      `the rate of ${what} is ${found}; it must be a number of 0 or more`,
    );
  }

  static number(what: string, value: number, expected: string): SimulationFault {
    return new SimulationFault('run.number', `${what} is ${value}; it must be ${expected}`);
  }
}
