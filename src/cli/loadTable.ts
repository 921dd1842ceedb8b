import type { Chain } from '../chain/chain.ts';
import type { CheckedUnit, ScenarioCheck } from '../experiment/index.ts';
import type { ConsoleText } from '../report/consoleText.ts';
import { percent, shortNumber } from '../report/numberWords.ts';
import { REDACTED } from '../scenario/index.ts';
import * as messages from './checkMessages.ts';

const NUMBER = 9;
const SHARE = 8;

/**
 * Persons on duty against the load expected by arithmetic, a row a unit. Work and posts are persons needed while
 * the unit is open, so that they compare with persons on duty; loads above what can be carried are marked.
 */
export function loadTable(chain: Chain, { load }: ScenarioCheck, text: ConsoleText): string[] {
  const name = text.width - 4 * NUMBER - 3 * SHARE;
  const row = (first: string, numbers: readonly string[], shares: readonly string[]): string =>
    [
      text.cell(`  ${first}`.trimEnd(), name),
      ...numbers.map((number) => text.cell(number, NUMBER, 'right')),
      ...shares.map((share) => text.cell(share, SHARE, 'right')),
    ].join('');
  const lines = [
    text.emphasise(row('', ['on duty', 'work', 'posts', 'at start'], ['first', 'whole', 'last']), 'dim'),
    text.emphasise(
      row('', ['persons', 'persons', 'persons', 'p.-hours'], ['period', 'horizon', 'period']),
      'dim',
    ),
  ];
  let isOverloaded = false;
  for (const [index, unit] of load.whole.units.entries()) {
    const open = (hours: number | undefined): number | undefined =>
      hours !== undefined && unit.openShare > 0 ? hours / unit.openShare : undefined;
    const utilisations = [load.first, load.whole, load.last].map((each) => pressure(each.units[index]));
    const shares = utilisations.map((utilisation) => {
      const isOver = utilisation !== undefined && utilisation > 1;
      isOverloaded ||= isOver;
      return isOver ? `! ${overload(utilisation)}` : percent(utilisation);
    });
    const number = (value: number | undefined, of: number | undefined): string =>
      of === undefined ? REDACTED : shortNumber(value);
    const numbers = [
      number(unit.onDuty, unit.onDuty),
      number(open(unit.work), unit.work),
      number(open(unit.posts), unit.posts),
      number(unit.initialWork, unit.initialWork),
    ];
    lines.push(row(chain.units[index]?.name ?? unit.name, numbers, shares));
  }
  return [
    ...lines,
    ...(isOverloaded ? text.wrap(messages.OVERLOADED, 2) : []),
    ...text.wrap(messages.LOAD_NOTE, 2),
    ...(chain.steps.some(({ alternatives }) => alternatives !== undefined)
      ? text.wrap(messages.ALTERNATIVES_NOTE, 2)
      : []),
  ];
}

/** At most five columns: beyond ten times what a unit can carry nobody asks how far. */
function overload(utilisation: number): string {
  if (utilisation === Number.POSITIVE_INFINITY) return '∞';
  return utilisation >= 9.995 ? '>999%' : percent(utilisation);
}

/** Load ÷ on duty; without anybody on duty any work is endlessly more than can be carried. */
function pressure(unit: CheckedUnit | undefined): number | undefined {
  if (unit?.onDuty !== 0) return unit?.utilisation;
  return unit.work + (unit.posts ?? 0) > 0 ? Number.POSITIVE_INFINITY : unit.utilisation;
}
