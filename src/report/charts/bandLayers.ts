/** How a metric over time is drawn in a panel. */
export interface BandStyle {
  readonly colour: string;
  /** px */
  readonly width: number;
  /** Absent: a full line. */
  readonly dash?: readonly number[];
}

/**
 * Layers of the mean of the replications as a line, and of the range from their 5th to their 95th percentile as a band.
 * @param field `staff` reads the mean there, and the range from `staffLow` and `staffHigh`
 * @param point whether there is one value only, which is then a point on a rule
 */
export function bandLayers(
  field: string,
  encoding: { readonly x: object; readonly y: object },
  { colour, width, dash }: BandStyle,
  point: boolean,
): object[] {
  const { x, y } = encoding;
  return [
    {
      mark: point ? { type: 'rule', color: colour } : { type: 'area', color: colour, opacity: 0.2 },
      encoding: { x, y: { ...y, field: `${field}Low` }, y2: { field: `${field}High` } },
    },
    meanLayer(field, encoding, { colour, width, ...(dash && { dash }) }, point),
  ];
}

/** The line alone. */
export function meanLayer(
  field: string,
  { x, y }: { readonly x: object; readonly y: object },
  { colour, width, dash }: BandStyle,
  point: boolean,
): object {
  return {
    mark: {
      type: 'line',
      color: colour,
      strokeWidth: width,
      ...(dash && { strokeDash: dash }),
      point: point ? { color: colour, size: 24 } : false,
    },
    encoding: { x, y: { ...y, field } },
  };
}
