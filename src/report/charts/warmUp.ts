import type { Settling, WarmUpDiagnosis } from '../../experiment/index.ts';
import { warmUpSentence } from '../warmUpText.ts';
import type { ChartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { CONFIG, FAINT, MAIN_COLOUR, SOFT_INK, subtitleLines, titleLines } from './style.ts';

const CUT_COLOUR = '#d55e00';

/**
 * Welch's plot: the mean over the replications of what waits at each unit, and of the chain's open cases, from where a run
 * begins; with the moment from which MSER-5 calls it steady, and the end of the warm-up in the file.
 */
export function warmUpChart(diagnosis: WarmUpDiagnosis): ChartSpec {
  const all = diagnosis.settlings.filter((each) => each.metric !== 'backlog_hours');
  // Those that take longest, if not all have room.
  const longest = [...all].sort((a, b) => (b.steadyFrom ?? Infinity) - (a.steadyFrom ?? Infinity));
  const shown = onOnePage(all, longest);
  const grid = gridOf(shown.length);
  const title = warmUpSentence(diagnosis);
  const subtitle = [
    `Means over ${diagnosis.replications} replications: grey as they are, blue Welch’s moving average. Days from the beginning of a run.`,
    'Red: from here steady by MSER-5; dashes: the end of the warm-up.',
    ...(shown.length < all.length ? [`The ${shown.length} of ${all.length} that take longest.`] : []),
  ].join(' ');
  const chart: ChartSpec = {
    name: 'warm-up',
    title,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: title,
      title: { text: titleLines(title), subtitle: subtitleLines(subtitle) },
      config: CONFIG,
      ...concatenated(
        shown.map((each) => settlingPanel(each, diagnosis, grid)),
        grid,
      ),
    } as object as ChartSpec['spec'],
  };
  return markedChart(chart, diagnosis.classification);
}

function settlingPanel(settling: Settling, diagnosis: WarmUpDiagnosis, grid: PanelGrid): object {
  const { spanDays, warmUpDays } = diagnosis;
  const values = settling.means.map((mean, span) => ({
    day: (span + 0.5) * spanDays,
    mean,
    welch: settling.smooth[span] ?? null,
  }));
  const end = settling.means.length * spanDays;
  const x = {
    field: 'day',
    type: 'quantitative',
    scale: { domain: [0, end], nice: false },
    axis: { title: 'days', grid: false, tickCount: grid.ticks },
  } as const;
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, Math.max(1e-9, ...settling.means)], nice: 3 },
    axis: { title: settling.unit, tickCount: 3, minExtent: 26 },
  });
  const rule = (day: number, mark: object): object => ({
    data: { values: [{ day }] },
    mark: { type: 'rule', ...mark },
    encoding: { x },
  });
  const isChain = settling.scope_kind === 'chain';
  return panel(
    isChain ? 'The chain' : settling.label,
    isChain ? 'cases open' : `${settling.scope}, tasks waiting`,
    grid,
    values,
    [
      { mark: { type: 'line', color: FAINT, strokeWidth: 1 }, encoding: { x, y: y('mean') } },
      { mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.75 }, encoding: { x, y: y('welch') } },
      rule(Math.min(warmUpDays, end), { color: SOFT_INK, strokeDash: [3, 2] }),
      ...(settling.steadyFrom === undefined ? [] : [rule(settling.steadyFrom, { color: CUT_COLOUR })]),
    ],
  );
}
