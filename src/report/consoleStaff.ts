import type { Findings } from '../experiment/findings.ts';
import type { StaffSums } from '../experiment/staffResult.ts';
import { REDACTED } from '../scenario/index.ts';
import type { ConsoleText } from './consoleText.ts';
import { moneyScale } from './moneyWords.ts';
import { dayNumber, NOTHING, percent, shortNumber } from './numberWords.ts';
import { isRedactedStrength } from './redacted.ts';

/** Columns of the table; the name takes what is left. */
const COLUMNS = [10, 9, 9, 9, 10, 10] as const;
type Cells = readonly [string, string, string, string, string, string];

/**
 * How the staff fares, a row an organisation and unit; nothing without a staff side. Strengths are those of the last
 * reporting period, hours those of the whole span.
 */
export function staffLines(findings: Findings, text: ConsoleText): string[] {
  const { staff } = findings.verdict;
  if (staff === undefined) return [];
  const name = text.width - COLUMNS.reduce((sum: number, width) => sum + width, 0);
  const row = (first: string, cells: Cells, indent = 0): string =>
    [
      ' '.repeat(indent) + text.cell(first, name - indent),
      ...cells.map((cell, index) => text.cell(cell, COLUMNS[index] ?? 0, 'right')),
    ]
      .join('')
      .trimEnd();
  const { factor, unit: currency } = moneyScale(staff.chain.cost_per_year ?? 0);
  const cost = (amount: number | undefined): string =>
    amount === undefined ? NOTHING : shortNumber(amount / factor);
  const short = staff.chain.cost_per_year === undefined ? '' : (SHORT[currency] ?? currency);
  const sums = (label: string, of: StaffSums | undefined): string => {
    const [hours, costs] = [COLUMNS[4], COLUMNS[5]];
    const line = [
      text.cell(label, text.width - hours - costs),
      text.cell(shortNumber(of?.displaced_hours), hours, 'right'),
      text.cell(cost(of?.cost_per_year), costs, 'right'),
    ];
    return text.emphasise(line.join('').trimEnd(), 'bold');
  };
  const dim = (line: string): string => text.emphasise(line, 'dim');
  return [
    '',
    dim(row('Staff', ['authorised', 'present', 'vacant', 'overtime', 'displaced', 'cost/year'])),
    dim(row('', ['FTE, end', 'FTE, end', 'FTE, end', '', 'hours', short])),
    ...findings.scenario.organisations.flatMap((organisation) => {
      const own = findings.scenario.units.filter((unit) => unit.organisation === organisation.name);
      const units = own.flatMap((unit) => {
        const found = staff.units.find((each) => each.unit === unit.name);
        return found === undefined ? [] : [{ label: unit.label, unit: unit.name, found }];
      });
      if (units.length === 0) return [];
      const summed = staff.organisations.find((each) => each.organisation === organisation.name);
      return [
        sums(organisation.label, summed),
        ...units.map(({ label, unit, found }) =>
          row(
            label,
            [
              isRedactedStrength(findings, unit) ? REDACTED : shortNumber(found.authorised?.last),
              shortNumber(found.staff?.last),
              dayNumber(found.vacancies).replaceAll(' ', ''),
              percent(found.overtime_share).replaceAll(' ', ''),
              shortNumber(found.displaced_hours),
              cost(found.cost_per_year),
            ],
            2,
          ),
        ),
      ];
    }),
    ...(Object.keys(staff.chain).length === 0 ? [] : [sums('Chain', staff.chain)]),
  ];
}

const SHORT: Readonly<Record<string, string>> = {
  'billion EUR': 'bln EUR',
  'million EUR': 'mln EUR',
  'thousand EUR': 'kEUR',
};
