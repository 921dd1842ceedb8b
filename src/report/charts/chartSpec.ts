import type { TopLevelSpec } from 'vega-lite';

/** A chart as data: what `charts/NAME.vl.json` holds, and what it says. */
export interface ChartSpec {
  /** File name without extension. */
  readonly name: string;
  /** The finding in a sentence: the chart's title, and its text for those who cannot see it. */
  readonly title: string;
  readonly spec: TopLevelSpec;
}
