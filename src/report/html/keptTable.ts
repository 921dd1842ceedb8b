import type { Findings, Probability } from '../../experiment/findings.ts';
import { NOTHING, probabilityWithInterval } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Of' },
  { heading: 'Kept with the values in the file', numeric: true },
  { heading: 'Kept over the ranges', numeric: true },
];

/**
 * How often each organisation keeps its norms, and each norm is kept: with the values in the file, and in the futures over
 * the ranges. Nothing without these, or without norms.
 */
export function keptTable({ verdict }: Findings): string {
  const ofFile = new Map(
    verdict.scopes.map(({ scope_kind: kind, scope, probability }) => [`${kind} ${scope}`, probability]),
  );
  const bodies = (['organisation', 'norm'] as const).map((kind) =>
    (verdict.over_ranges?.scopes ?? [])
      .filter((each) => each.scope_kind === kind)
      .map(({ scope, label, probability }) =>
        row(COLUMNS, [escapeHtml(label), words(ofFile.get(`${kind} ${scope}`)), words(probability)]),
      )
      .join(''),
  );
  const filled = bodies.filter((body) => body !== '');
  return filled.length === 0 ? '' : table('Norms kept over the ranges', COLUMNS, filled);
}

function words(probability: Probability | undefined): string {
  if (probability === undefined) return NOTHING;
  return escapeHtml(probabilityWithInterval(probability.estimate, probability.low, probability.high));
}
