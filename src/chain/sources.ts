import { CoreSource } from './core/codes.ts';
import { ABSENT, type Address, type Core } from './core/core.ts';

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
  Arrivals: 11,
} as const;

/** What they are to the core; all others are the host's. */
const IN_CORE: Readonly<Record<number, number>> = {
  [Source.Completion]: CoreSource.Completion,
  [Source.Wait]: CoreSource.Wait,
  [Source.WakeUp]: CoreSource.WakeUp,
  [Source.Deadline]: CoreSource.Deadline,
  [Source.MeetingBegins]: CoreSource.MeetingBegins,
  [Source.MeetingEnds]: CoreSource.MeetingEnds,
  [Source.Arrivals]: CoreSource.Arrivals,
};

/** The sources of a chain's events, by number: of what kind each is, and which unit, step, … it is about. */
export class Sources {
  private readonly kinds: number[] = [];
  private readonly subjects: number[] = [];
  private readonly addresses: Address[] = [];

  get count(): number {
    return this.kinds.length;
  }

  /** Adds a source and returns its number. `subject` is its index in the list that its kind speaks of. */
  add(kind: number, subject: number): number {
    this.kinds.push(kind);
    this.subjects.push(subject);
    this.addresses.push(ABSENT);
    return this.kinds.length - 1;
  }

  /** What of the core a source is about, which is made after it. */
  set(source: number, address: Address): void {
    this.addresses[source] = address;
  }

  /** Tells the core which sources are its own; it has been told how many there are. */
  tell({ run }: Core): void {
    for (const [source, kind] of this.kinds.entries()) {
      run.setSource(source, IN_CORE[kind] ?? CoreSource.Host, this.addresses[source]!);
    }
  }

  /** By source, for the hot path. */
  get kindOf(): Uint8Array {
    return Uint8Array.from(this.kinds);
  }

  get subjectOf(): Int32Array {
    return Int32Array.from(this.subjects);
  }
}
