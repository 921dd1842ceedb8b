import type { Findings } from '../../experiment/findings.ts';
import type { FirstAndLast, UnitStaff } from '../../experiment/staffResult.ts';
import { REDACTED } from '../../scenario/index.ts';
import { shortDate } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { money } from '../moneyWords.ts';
import { dayNumber, NOTHING, percent, shortNumber } from '../numberWords.ts';
import { isRedactedStrength } from '../redacted.ts';
import { bandSvg } from './bandSvg.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

interface Unit {
  readonly name: string;
  readonly label: string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'Unit' },
  { heading: 'Authorised, FTE', numeric: true },
  { heading: 'Staff, FTE', numeric: true },
  { heading: 'Staff (line) and authorised (dashed), FTE' },
  { heading: 'Left, hired', numeric: true },
  { heading: 'Vacant', numeric: true },
  { heading: 'Overtime', numeric: true },
  { heading: 'Displaced, hours', numeric: true },
  { heading: 'Cost a year', numeric: true },
];

/** The staff of an organisation's units: who was there, who came and left, and what holding costs; nothing without a staff side. */
export function staffTable(findings: Findings, units: readonly Unit[], label: string): string[] {
  const shown = units.flatMap((unit) => {
    const found = findings.verdict.staff?.units.find((each) => each.unit === unit.name);
    return found === undefined ? [] : [{ ...unit, found }];
  });
  if (shown.length === 0) return [];
  const { start, end } = findings.scenario;
  return [
    '<h3>Staff</h3>',
    `<p class="soft">Means over the replications, from ${escapeHtml(shortDate(start))} to ${escapeHtml(shortDate(end))}. Strengths are those of the ` +
      'first and the last period; vacant are FTE in the last for which no recruit is on the way; overtime is a share of ordinary hours, ' +
      'displaced are person-hours taken from regular work. The band is the 5th to 95th percentile of the replications.</p>',
    table(
      `Staff of ${label}`,
      COLUMNS,
      [shown.map((unit) => unitRow(findings, unit, unit.found)).join('')],
      'pressure',
    ),
  ];
}

function unitRow(findings: Findings, { name, label }: Unit, found: UnitStaff): string {
  const authorised = new Map(
    seriesOf(findings, 'unit', name, 'authorised').map((each) => [each.period_start, each.mean]),
  );
  const drawn = bandSvg(
    seriesOf(findings, 'unit', name, 'staff').map((each) => ({
      mean: each.mean,
      low: each.p05,
      high: each.p95,
      level: authorised.get(each.period_start),
    })),
    `Staff of ${label}, FTE: ${ends(found.staff)}`,
  );
  return row(COLUMNS, [
    escapeHtml(label),
    isRedactedStrength(findings, name) ? REDACTED : ends(found.authorised),
    ends(found.staff),
    drawn === '' ? NOTHING : drawn,
    found.leavers === undefined && found.hires === undefined
      ? NOTHING
      : `${shortNumber(found.leavers)}, ${shortNumber(found.hires)}`,
    escapeHtml(dayNumber(found.vacancies)),
    escapeHtml(percent(found.overtime_share)),
    shortNumber(found.displaced_hours),
    money(found.cost_per_year),
  ]);
}

/** `96 → 84.5`, or one number if it stays. */
function ends(value: FirstAndLast | undefined): string {
  if (value === undefined) return NOTHING;
  const [first, last] = [shortNumber(value.first), shortNumber(value.last)];
  return first === last ? first : `${first} → ${last}`;
}
