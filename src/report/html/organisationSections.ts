import type { Findings, NormRow, ScopeVerdict } from '../../experiment/findings.ts';
import { longDate, shortDate } from '../dateWords.ts';
import { limitWords, metricOf, normWords } from '../normWords.ts';
import { NOTHING, probability, probabilityWithInterval, shortNumber } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { pressureTable } from './pressureTable.ts';
import type { Section } from './section.ts';
import { staffTable } from './staffTable.ts';
import { type Column, row, table } from './table.ts';
import { waitingTable } from './waitingTable.ts';

/** What a link to an organisation's page leads to. */
export function organisationId(index: number): string {
  return `organisation-${index + 1}`;
}

/** Each organisation on a page: its verdict, its units' demand, capacity and backlog, their staff, its norms, its waiting work. */
export function organisationSections(findings: Findings): Section[] {
  return findings.scenario.organisations.map((organisation, index): Section => {
    const units = findings.scenario.units.filter((unit) => unit.organisation === organisation.name);
    return {
      id: organisationId(index),
      title: escapeHtml(organisation.label),
      ownPage: true,
      className: 'organisation-page',
      isPart: true,
      content: [
        answer(findings, organisation.name),
        '<h3>Demand, capacity and backlog</h3>',
        pressureTable(findings, units, organisation.label),
        ...staffTable(findings, units, organisation.label),
        ...norms(findings, organisation),
        ...waitingTable(findings, units, organisation.label),
      ].join('\n'),
    };
  });
}

function answer({ verdict, scenario }: Findings, name: string): string {
  const own = verdict.scopes.find((each) => each.scope_kind === 'organisation' && each.scope === name);
  if (!own) return '<p>None of its units has a norm: nothing says what it means for it to hold.</p>';
  const { estimate, low, high } = own.probability;
  return `<p class="answer">${lead(own)} to ${escapeHtml(longDate(scenario.end))}: all its norms hold in <strong>${escapeHtml(probabilityWithInterval(estimate, low, high))}</strong> of the replications, asked is ${escapeHtml(probability(verdict.asked.probability))}. ${breach(own)}</p>`;
}

function lead({ verdict }: ScopeVerdict): string {
  return verdict === 'undecided'
    ? 'It is <strong>undecided</strong> whether it holds'
    : `It <strong>${verdict}</strong>`;
}

function breach({ held, first_breach: { p05, p50 }, probability: { estimate } }: ScopeVerdict): string {
  if (estimate === 1) return 'No norm of it was breached in any of them.';
  if (p50 !== undefined) return `Half of them see a first breach by ${escapeHtml(shortDate(p50))}.`;
  if (p05 !== undefined)
    return `One in twenty sees a first breach by ${escapeHtml(shortDate(p05))}, fewer than half do before the end.`;
  return held === 0 ? '' : 'Fewer than one in twenty sees a breach.';
}

const COLUMNS: readonly Column[] = [
  { heading: 'Norm' },
  { heading: 'What it asks', wordy: true },
  { heading: 'Holds', numeric: true },
  { heading: 'Worst value', numeric: true },
];

function norms(findings: Findings, organisation: { name: string; label: string }): string[] {
  const own = findings.norms.filter((norm) => norm.organisation === organisation.name);
  if (own.length === 0) return [];
  return ['<h3>Norms</h3>', table(`Norms of ${organisation.label}`, COLUMNS, [own.map(normRow).join('')])];
}

function normRow(norm: NormRow): string {
  return row(
    COLUMNS,
    [
      escapeHtml(norm.norm),
      escapeHtml(normWords(norm)),
      probabilityWithInterval(norm.hold_probability, norm.ci_low, norm.ci_high),
      norm.worst_value === undefined
        ? NOTHING
        : escapeHtml(
            norm.limit === undefined
              ? shortNumber(norm.worst_value)
              : limitWords(norm.worst_value, metricOf(norm)?.unit),
          ),
    ],
    norm.hold_probability < 1 ? 'broken' : undefined,
  );
}
