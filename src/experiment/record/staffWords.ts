import type { Chain, UnitSpec } from '../../chain/chain.ts';
import { isRedacted, REDACTED, type Redaction } from '../../scenario/index.ts';
import type { CheckedLoad } from '../checkedLoad.ts';
import { exactPercent, shortNumber } from '../numberWords.ts';
import { unitsInWords } from '../words/unitWords.ts';
import * as messages from './messages.ts';
import type { RecordEntry } from './modelRecord.ts';
import type { WrittenValues } from './writtenValues.ts';

/** Keys of a unit that change its staff or its hours, or put a price on them: said as they are written. */
const KEYS = [
  'authorised',
  'contractHours',
  'leaving',
  'hiring',
  'initial',
  'overtime',
  'regularWork',
  'fatigue',
  'cost',
] as const;

/** Staff, roster and discipline of each unit. */
export function staffInWords(
  chain: Chain,
  load: CheckedLoad,
  redaction: Redaction | undefined,
  written: WrittenValues,
): RecordEntry[] {
  return chain.units.map((unit, index) => {
    const or = (key: string, words: string): string =>
      isRedacted(redaction, `${unit.name}.${key}`) ? REDACTED : words;
    const onDuty = load.units[index]?.onDuty;
    const discipline = unitsInWords(
      { ...chain, units: [unit] },
      { ...load, units: [load.units[index]!] },
      redaction,
    );
    const parts = [
      ...staffing(unit, or),
      messages.roster(or('roster', chain.rosters[unit.roster]?.label ?? '')),
      messages.onDuty(onDuty === undefined ? REDACTED : shortNumber(onDuty)),
      ...(unit.absence > 0 ? [messages.absence(or('absence', exactPercent(unit.absence)))] : []),
    ];
    const served = discipline.map(({ words }) => ` ${words}`).join('') || ` ${messages.FIRST_COME}`;
    const more = KEYS.flatMap((key) => {
      const values = written.below(`${unit.name}.${key}`);
      return values.length === 0 ? [] : [` ${messages.settings(key, values)}`];
    });
    return { name: unit.name, words: `${parts.join(', ')}.${served}${more.join('')}` };
  });
}

function staffing({ staffing: spec }: UnitSpec, or: (key: string, words: string) => string): string[] {
  if (spec.kind === 'onDuty') return [];
  return [
    messages.fte(or('fte', shortNumber(spec.fte)), or('productiveHours', shortNumber(spec.productiveHours))),
  ];
}
