/**
 * The one order of events at the same instant (design 2, Time): lower goes first, always.
 *
 * 1. `ClosePeriod`: a period ends (what happens at its end belongs to the next one).
 * 2. `Completion`: tasks end, unit by unit in file order and by order of start; then waits and meetings, by order of scheduling.
 * 3. `Capacity`: wake-ups, threat, people, ticks, by order of scheduling.
 * 4. `Arrival`: cases arrive and meetings begin, by order of scheduling.
 * 5. `Start`: each touched unit starts what it can, in file order. Not an event: it happens when nothing of a
 *    lower rank is left at this instant.
 * 6. `Deadline`: by order of scheduling; then starts again where one made room.
 *
 * What these cause at the same instant goes through the order again.
 */
export const Rank = {
  ClosePeriod: 0,
  Completion: 1,
  Capacity: 2,
  Arrival: 3,
  Start: 4,
  Deadline: 5,
} as const;

export type Rank = (typeof Rank)[keyof typeof Rank];

const RANK_SPAN = 2 ** 50;
/** Within `Completion`, waits and meetings that end come after all units. */
export const AFTER_UNITS = 2 ** 24;

/** One number that orders events of the same moment: the rank, then `order` (0 ≤ order < 2⁵⁰). */
export function tieOf(rank: Rank, order: number): number {
  return rank * RANK_SPAN + order;
}

/** Ties from here on come after the starts of their instant. */
export const AFTER_STARTS = tieOf(Rank.Start, 0);
