/** What a source of the event list stands for. */
export const Source = {
  Boundary: 0,
  Completion: 1,
  Wait: 2,
  WakeUp: 3,
  Tick: 4,
  Occurrence: 5,
  Hazard: 6,
  Deadline: 7,
  Driver: 8,
  MeetingBegins: 9,
  MeetingEnds: 10,
} as const;

/** The sources of a chain's events, by number: of what kind each is, and which unit, step, … it is about. */
export class Sources {
  private readonly kinds: number[] = [];
  private readonly subjects: number[] = [];

  get count(): number {
    return this.kinds.length;
  }

  /** Adds a source and returns its number. `subject` is its index in the list that its kind speaks of. */
  add(kind: number, subject: number): number {
    this.kinds.push(kind);
    this.subjects.push(subject);
    return this.kinds.length - 1;
  }

  /** By source, for the hot path. */
  get kindOf(): Uint8Array {
    return Uint8Array.from(this.kinds);
  }

  get subjectOf(): Int32Array {
    return Int32Array.from(this.subjects);
  }
}
