import type { Chain } from '../chain/chain.ts';
import type { ScenarioCheck } from '../experiment/index.ts';
import type { ConsoleText } from '../report/consoleText.ts';
import { shortNumber } from '../report/numberWords.ts';
import { REDACTED } from '../scenario/index.ts';
import * as messages from './staffMessages.ts';

const NUMBER = 9;
const FIRST = 12;
const OTHERS = 5;
const YEAR = 8760;

/** How the staff of units that have a staff side is expected to move over the horizon, a row a unit; nothing without any. */
export function staffTable(chain: Chain, { load }: ScenarioCheck, text: ConsoleText): string[] {
  if (chain.units.every(({ staff }) => staff === undefined)) return [];
  const row = (first: string, cells: readonly string[]): string =>
    [
      text.cell(`  ${first}`.trimEnd(), text.width - FIRST - OTHERS * NUMBER),
      ...cells.map((cell, index) => text.cell(cell, index === 0 ? FIRST : NUMBER, 'right')),
    ].join('');
  return [
    '',
    text.emphasise(text.cut(messages.STAFF_HEADING), 'bold'),
    text.emphasise(row('', ['authorised', 'staff', 'staff', 'hires', 'on duty', 'on duty']), 'dim'),
    text.emphasise(row('', ['FTE, end', 'at start', 'at end', 'a year', 'at start', 'at end']), 'dim'),
    ...chain.units.flatMap(({ name, staff: spec }, index) => {
      if (spec === undefined) return [];
      const staff = load.whole.units[index]?.staff;
      if (staff === undefined) return [row(name, new Array<string>(1 + OTHERS).fill(REDACTED))];
      const numbers = [
        staff.authorised.end,
        staff.staff.start,
        staff.staff.end,
        staff.hires / (chain.horizon / YEAR),
        staff.onDuty.start,
        staff.onDuty.end,
      ];
      return [row(name, numbers.map(shortNumber))];
    }),
    ...text.wrap(messages.STAFF_NOTE, 2),
  ];
}
