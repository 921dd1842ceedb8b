import type { Findings, Probability } from '../../experiment/findings.ts';
import { NOTHING, percent, probabilityWithInterval } from '../numberWords.ts';
import { whyWords } from '../whyWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Unit' },
  { heading: 'Share of the waiting', numeric: true },
  { heading: 'Chain holds with unlimited staff there', numeric: true },
  { heading: 'Norm never breached then', numeric: true },
];

/** Why the norm that breaks first does: where its work waited, and what staff there would change. */
export function whySection({ verdict }: Findings): string {
  const { why } = verdict;
  if (why === undefined) return '';
  const isTried = why.units.some((unit) => unit.unlimited !== undefined);
  const columns = isTried ? COLUMNS : COLUMNS.slice(0, 2);
  const rows = why.units.map(({ unit, share, unlimited }) => {
    const tried = [words(unlimited?.chain), words(unlimited?.norm)];
    return row(columns, [escapeHtml(unit), percent(share), ...(isTried ? tried : [])]);
  });
  return [
    ...whyWords(verdict).map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(rows.length > 1 ? [table('Where the work waited', columns, [rows.join('')])] : []),
    '<p class="soft">Waiting of the work that broke the norm, in the periods that made its first breach, over the ' +
      'replications in which it was the first of the chain. Waiting is what more staff there would take away: hours before ' +
      'a unit first opens are not in it.' +
      (isTried ? '' : ' <code>run --why</code> tries unlimited staff at the first three units.') +
      '</p>',
  ].join('\n');
}

function words(probability: Probability | undefined): string {
  if (probability === undefined) return NOTHING;
  return probabilityWithInterval(probability.estimate, probability.low, probability.high);
}
