const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** For terminals without Unicode. */
const ASCII_BARS = ['_', '.', ',', ':', '-', '=', '*', '#'];

export interface SparklineScale {
  /** What the lowest and the highest bar begin and end at; values beyond are drawn as these. */
  readonly from: number;
  readonly to: number;
  /** Most characters; longer series are averaged over equal stretches. */
  readonly width: number;
  readonly unicode: boolean;
}

/** A series as a line of bars, one character a value or stretch of values; a blank where nothing is defined. */
export function sparkline(values: readonly (number | undefined)[], scale: SparklineScale): string {
  const bars = scale.unicode ? BARS : ASCII_BARS;
  const span = scale.to - scale.from;
  return resampled(values, scale.width)
    .map((value) => {
      if (value === undefined) return ' ';
      const level = span > 0 ? Math.floor(((value - scale.from) / span) * bars.length) : 0;
      return bars[Math.min(Math.max(level, 0), bars.length - 1)] as string;
    })
    .join('');
}

/** At most `count` values: means of the defined ones in stretches of (nearly) equal length. */
function resampled(values: readonly (number | undefined)[], count: number): (number | undefined)[] {
  if (values.length <= count) return [...values];
  return Array.from({ length: count }, (_, stretch) => {
    const from = Math.floor((stretch * values.length) / count);
    const to = Math.floor(((stretch + 1) * values.length) / count);
    const defined = values.slice(from, to).filter((value) => value !== undefined);
    return defined.length === 0 ? undefined : defined.reduce((sum, value) => sum + value, 0) / defined.length;
  });
}
