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

/** What a draw of a stream (arrivals, inflow, incidents) is for: the second counter word of its ordinal. */
export const StreamDraw = { Interval: 0, Batch: 1, Key: 2 } as const;
