import type { TopLevelSpec } from 'vega-lite';
import { CONFIG, subtitleLines, titleLines } from './style.ts';

/** A chart as data: what `charts/NAME.vl.json` holds, and what it says. */
export interface ChartSpec {
  /** File name without extension. */
  readonly name: string;
  /** The finding in a sentence: the chart's title, and its text for those who cannot see it. */
  readonly title: string;
  readonly spec: TopLevelSpec;
}

/** A chart with what all have: schema, the finding as title, how to read it as subtitle, the common look. */
export function chartSpec(
  name: string,
  title: string,
  subtitle: string,
  body: Readonly<Record<string, unknown>>,
): ChartSpec {
  return {
    name,
    title,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: title,
      title: { text: titleLines(title), subtitle: subtitleLines(subtitle) },
      config: CONFIG,
      ...body,
    } as object as TopLevelSpec,
  };
}
