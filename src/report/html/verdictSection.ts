import type { Findings, Probability } from '../../experiment/findings.ts';
import { breakingWords } from '../breakingWords.ts';
import { shortDate } from '../dateWords.ts';
import { drowningWords } from '../drowning.ts';
import { neverJudged } from '../neverJudged.ts';
import { NOTHING, probability, probabilityWithInterval } from '../numberWords.ts';
import { redactionWords } from '../redacted.ts';
import { escapeHtml } from './escapeHtml.ts';
import { organisationId } from './organisationSections.ts';
import { type Column, row, table } from './table.ts';

/** The answer, before anything else: word, sentence, probability with interval, what was asked, what breaks first. */
export function verdictSection(findings: Findings): string {
  const { verdict } = findings;
  const { asked } = verdict;
  const word = verdict.verdict;
  const lines = [
    ...(word === undefined
      ? []
      : [`<p class="word">The chain ${word === 'undecided' ? 'is undecided' : word}</p>`]),
    `<p class="sentence">${escapeHtml(verdict.sentence)}</p>`,
    ...[...neverJudged(verdict), ...drowningWords(verdict), ...redactionWords(findings)].map(
      (sentence) => `<p>${escapeHtml(sentence)}</p>`,
    ),
    ...(verdict.probability === undefined
      ? []
      : [
          `<p>Probability of holding: <strong>${intervalHtml(verdict.probability)}</strong>, exact 95\u00a0% interval. ` +
            `Asked: ${escapeHtml(probability(asked.probability))}, with ${escapeHtml(probability(asked.confidence))} confidence.</p>`,
        ]),
    ...breaksFirst(verdict),
  ];
  const kind = word === undefined ? '' : ` ${word.replaceAll(' ', '-')}`;
  return [
    `<section class="verdict${kind}" aria-label="Verdict">\n${lines.join('\n')}\n</section>`,
    organisationTable(findings),
  ].join('\n');
}

/** A probability with its interval, which stays on one line with its per cent sign. */
function intervalHtml({ estimate, low, high }: Probability): string {
  return escapeHtml(probabilityWithInterval(estimate, low, high));
}

const COLUMNS: readonly Column[] = [
  { heading: 'Organisation' },
  { heading: 'Holds', numeric: true },
  { heading: 'First breach, median of all', numeric: true },
  { heading: 'Verdict' },
];

/** The organisations at a glance, each with a link to its page; none if no norm is theirs. */
function organisationTable({ scenario, verdict }: Findings): string {
  const rows = scenario.organisations.flatMap(({ name, label }, index) => {
    const own = verdict.scopes.find((each) => each.scope_kind === 'organisation' && each.scope === name);
    if (!own) return [];
    return [
      row(COLUMNS, [
        `<a href="#${organisationId(index)}">${escapeHtml(label)}</a>`,
        intervalHtml(own.probability),
        own.first_breach.p50 === undefined ? NOTHING : escapeHtml(shortDate(own.first_breach.p50)),
        `<span class="whole">${own.verdict}</span>`,
      ]),
    ];
  });
  return rows.length === 0 ? '' : table('Organisations at a glance', COLUMNS, [rows.join('')], 'glance');
}

function breaksFirst(verdict: Findings['verdict']): string[] {
  const first = verdict.breaks_first;
  if (!first) return [];
  const where = first.unit === undefined ? '' : ` at ${escapeHtml(first.unit)}`;
  return [
    `<p>Breaks first: <strong>${escapeHtml(first.norm)}</strong>${where}, ${escapeHtml(breakingWords(verdict, first))}.</p>`,
  ];
}
