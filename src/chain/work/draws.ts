/** What a draw of a task is for: the low three bits of its second counter word, the visit above them. */
export const Draw = {
  Duration: 0,
  Route: 1,
  Within: 2,
  WithinCase: 3,
  StartWithin: 4,
  Opens: 5,
  Child: 6,
} as const;

/** What a draw of a stream (arrivals, inflow, incidents, posts, outages) is for: the second counter word of its ordinal. */
export const StreamDraw = { Interval: 0, Batch: 1, Key: 2, Lasts: 3, InitialLasts: 4 } as const;

/** What a draw of a person's or object's obligation is for: the second counter word; the first is the occurrence. */
export const ObligationDraw = { Phase: 0, Key: 1 } as const;

/**
 * What a draw about a unit's staff is for: the second counter word; the first is the ordinal of the person or recruit.
 * What is drawn in a stage comes behind, `RECRUIT_DRAWS` words a stage.
 */
export const StaffDraw = {
  Lead: 0,
  GivesUp: 1,
  Case: 2,
  Leaving: -1,
  Training: -2,
  FirstLeaving: -3,
  FirstTraining: -4,
} as const;
export const RECRUIT_DRAWS = 4;
