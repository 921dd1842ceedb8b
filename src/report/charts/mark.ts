import * as messages from '../messages.ts';
import { plainText } from '../plainText.ts';
import type { ChartSpec } from './chartSpec.ts';
import { titleLines } from './style.ts';

/** A title as all charts have it. */
interface Title {
  readonly text: string | readonly string[];
}

/**
 * A chart with the scenario's classification on it: a line above its title, which is inside the picture and so goes
 * wherever the picture is pasted; and in what is read out, and in the data of the specification.
 */
export function markedChart(chart: ChartSpec, classification: string | undefined): ChartSpec {
  if (classification === undefined) return chart;
  const mark = messages.classification(plainText(classification));
  const { title, ...spec } = chart.spec as object as { readonly title: Title };
  const { text } = title;
  return {
    ...chart,
    title: `${mark}. ${chart.title}`,
    spec: {
      ...spec,
      description: `${mark}. ${chart.title}`,
      usermeta: { classification },
      title: { ...title, text: [...titleLines(mark), ...(typeof text === 'string' ? [text] : text)] },
    } as object as ChartSpec['spec'],
  };
}
