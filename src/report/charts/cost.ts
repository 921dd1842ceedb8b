import type { Findings } from '../../experiment/findings.ts';
import { longDate } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { money, moneyScale } from '../moneyWords.ts';
import { percent, shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type RunYear, yearsOf } from '../yearsOf.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { INK, MAIN_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

interface OrganisationCost {
  readonly label: string;
  readonly years: readonly RunYear[];
  /** EUR over the whole span. */
  readonly whole: number;
}

/**
 * What the staff of each organisation costs a year: a bar a year of the run, as wide as it lasts. Each panel has its own
 * scale from 0. Absent when no unit has a cost.
 */
export function costChart(findings: Findings): ChartSpec | undefined {
  const { scenario } = findings;
  const all = scenario.organisations
    .map(
      ({ name, label }): OrganisationCost => ({
        label: plainText(label),
        years: yearsOf(scenario.start, seriesOf(findings, 'organisation', name, 'cost')),
        whole: summaryOf(findings, 'organisation', name, 'cost')?.mean ?? 0,
      }),
    )
    .filter(({ years }) => years.some(({ total }) => total > 0));
  if (all.length === 0) return undefined;
  const ranked = [...all].sort((a, b) => b.whole - a.whole);
  const shown = onOnePage(all, ranked);
  const { factor, unit } = moneyScale(
    Math.max(...all.flatMap(({ years }) => years.map(({ total }) => total))),
  );
  const grid = gridOf(shown.length, 1);
  const subtitle = [
    `In ${unit}: pay, overtime and hiring, mean of the replications. A bar is a year from the beginning of the run, as wide as it lasts.`,
    'Each panel has its own scale.',
    ...(shown.length < all.length ? [`The ${shown.length} of ${all.length} that cost most are shown.`] : []),
  ].join(' ');
  const panels = shown.map((each) => costPanel(findings, each, grid, factor, unit));
  return chartSpec(
    'cost',
    titleOf(findings, all, ranked[0] as OrganisationCost),
    subtitle,
    concatenated(panels, grid),
  );
}

function titleOf({ scenario }: Findings, all: readonly OrganisationCost[], most: OrganisationCost): string {
  const whole = all.reduce((sum, each) => sum + each.whole, 0);
  const until = `The staff costs ${money(whole)} from ${longDate(scenario.start)} to ${longDate(scenario.end)}`;
  return all.length === 1 || whole <= 0
    ? until
    : `${until}; ${most.label} has the largest part: ${percent(most.whole / whole)}`;
}

function costPanel(
  findings: Findings,
  { label, years }: OrganisationCost,
  grid: PanelGrid,
  factor: number,
  unit: string,
): object {
  const values = years.map(({ from, to, total }) => ({
    from,
    to,
    zero: 0,
    cost: total / factor,
    text: shortNumber(total / factor),
  }));
  const top = Math.max(...values.map(({ cost }) => cost)) * 1.15;
  // With `x2` Vega-Lite cannot take a domain of dates: it follows from the data.
  const x = { ...timeAxis(findings.scenario, 'from', grid.ticks), scale: { type: 'utc', nice: false } };
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: false },
    axis: { title: unit, tickCount: 3, minExtent: 26 },
  } as const;
  return panel(label, '', grid, values, [
    {
      mark: { type: 'rect', color: MAIN_COLOUR, opacity: 0.75, xOffset: 1, x2Offset: -1 },
      encoding: { x, x2: { field: 'to' }, y: { ...y, field: 'cost' }, y2: { field: 'zero' } },
    },
    {
      mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 2, dy: -2, fontSize: 8, color: INK },
      encoding: { x, y: { ...y, field: 'cost' }, text: { field: 'text', type: 'nominal' } },
    },
  ]);
}
