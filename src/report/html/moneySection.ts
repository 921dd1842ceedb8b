import type { Findings } from '../../experiment/findings.ts';
import { longDate, shortDate } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { money, moneyScale } from '../moneyWords.ts';
import { NOTHING, percent, shortNumber } from '../numberWords.ts';
import { yearsOf } from '../yearsOf.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

/**
 * What holding costs: overtime, hours displaced from regular work and money by organisation, then money year by year. Nothing
 * without a staff side.
 */
export function moneySection(findings: Findings): string {
  const { staff } = findings.verdict;
  if (staff === undefined || Object.keys(staff.chain).length === 0) return '';
  return [sentence(findings), sumsTable(findings), ...yearsTable(findings)].join('\n');
}

function sentence({ verdict, scenario }: Findings): string {
  const per = verdict.staff?.chain.cost_per_year;
  return per === undefined
    ? ''
    : `<p class="answer">The staff of the chain costs <strong>${escapeHtml(money(per))} a year</strong> from ${escapeHtml(longDate(scenario.start))} to ` +
        `${escapeHtml(longDate(scenario.end))}: pay, overtime and hiring of the units that have a cost in the scenario.</p>`;
}

const SUMS: readonly Column[] = [
  { heading: 'Organisation' },
  { heading: 'Overtime, person-hours', numeric: true },
  { heading: 'Displaced, person-hours', numeric: true },
  { heading: 'Cost a year', numeric: true },
  { heading: 'Share of the cost', numeric: true },
];

function sumsTable({ verdict, scenario }: Findings): string {
  const { organisations = [], chain = {} } = verdict.staff ?? {};
  const whole = chain.cost_per_year;
  const cells = (sums: typeof chain): string[] => [
    shortNumber(sums.overtime_hours),
    shortNumber(sums.displaced_hours),
    money(sums.cost_per_year),
    whole === undefined || whole <= 0 || sums.cost_per_year === undefined
      ? NOTHING
      : escapeHtml(percent(sums.cost_per_year / whole)),
  ];
  const rows = organisations.map((sums) => {
    const label = scenario.organisations.find(({ name }) => name === sums.organisation)?.label;
    return row(SUMS, [escapeHtml(label ?? sums.organisation), ...cells(sums)]);
  });
  return [
    '<p class="soft">Hours are means over the replications of the whole span; displaced hours are taken from regular work.</p>',
    table('What holding costs, by organisation', SUMS, [
      rows.join(''),
      row(SUMS, ['The chain', ...cells(chain)], 'total'),
    ]),
  ].join('\n');
}

/** A row a year of the run, a column an organisation with a cost, and the chain. */
function yearsTable(findings: Findings): string[] {
  const { scenario } = findings;
  const bearers = [
    ...scenario.organisations.map((each) => ({ kind: 'organisation', ...each })),
    { kind: 'chain', name: 'chain', label: 'The chain' },
  ].flatMap(({ kind, name, label }) => {
    const years = yearsOf(scenario.start, seriesOf(findings, kind, name, 'cost'));
    const whole = summaryOf(findings, kind, name, 'cost')?.mean;
    return years.length === 0 || whole === undefined ? [] : [{ label, years, whole }];
  });
  const [first] = bearers;
  if (first === undefined) return [];
  const { factor, unit } = moneyScale(Math.max(...first.years.map(({ total }) => total)));
  const columns: Column[] = [
    { heading: 'Year' },
    ...bearers.map(({ label }) => ({ heading: escapeHtml(label), numeric: true })),
  ];
  const amount = (value: number | undefined): string =>
    value === undefined ? NOTHING : shortNumber(value / factor);
  const rows = first.years.map(({ from, to }, index) =>
    row(columns, [
      escapeHtml(`${shortDate(from)} to ${shortDate(to)}`),
      ...bearers.map(({ years }) => amount(years[index]?.total)),
    ]),
  );
  const whole = row(columns, ['All of it', ...bearers.map((each) => amount(each.whole))], 'total');
  return [`<h3>Cost year by year, ${unit}</h3>`, table('Cost year by year', columns, [rows.join(''), whole])];
}
