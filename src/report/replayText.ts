import type { Replay, ReplicationRow } from '../experiment/index.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import { shortDate } from './dateWords.ts';
import * as messages from './messages.ts';
import { counted, dayNumber, NOTHING, percent, shortNumber } from './numberWords.ts';
import { whySentence } from './whyWords.ts';

const DATE = 12;
const NUMBER = 10;

/**
 * What happened in one replication, for the terminal: events, which norms were breached when and how badly, and a row a
 * unit. The numbers are those of its rows in `replications.csv`.
 */
export function renderReplay(replay: Replay, terminal: Terminal): string {
  const text = new ConsoleText(terminal);
  const lookUp = valuesOf(replay.rows);
  const { classification } = replay;
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(
      `${replay.scenario}, replication ${replay.replication}, seed ${replay.seed}: ${counted(replay.events, 'event')}, ` +
        `${counted(lookUp('threat', 'threat', 'incidents') ?? 0, 'incident')}.`,
    ),
    ...text.wrap(outcome(replay)),
    ...(replay.why === undefined ? [] : text.wrap(whySentence(replay.why))),
    ...norms(replay, lookUp, text),
    ...units(replay, lookUp, text),
    '',
  ].join('\n');
}

type LookUp = (kind: string, scope: string, metric: string) => number | undefined;

function valuesOf(rows: readonly ReplicationRow[]): LookUp {
  const values = new Map(
    rows.map((row) => [JSON.stringify([row.scope_kind, row.scope, row.metric]), row.value]),
  );
  return (...names) => values.get(JSON.stringify(names));
}

function outcome({ held, norms }: Replay): string {
  if (held === undefined) return 'The scenario states no norms.';
  if (held) return 'The chain holds: no norm is breached.';
  const breached = norms.filter((norm) => norm.first_breach !== undefined);
  const dates = breached.map((norm) => norm.first_breach as string).sort();
  const first = breached.filter((norm) => norm.first_breach === dates[0]).map(({ norm }) => norm);
  return `The chain breaks on ${shortDate(dates[0] as string)}: ${first.join(', ')}. ${breached.length} of ${counted(norms.length, 'norm')} are breached by the end.`;
}

function norms(replay: Replay, lookUp: LookUp, text: ConsoleText): string[] {
  if (replay.norms.length === 0) return [];
  const name = text.width - DATE - 3 * NUMBER;
  const line = (cells: readonly [string, string, string, string, string]): string =>
    [
      text.cell(cells[0], name),
      text.cell(cells[1], DATE, 'right'),
      ...cells.slice(2).map((cell) => text.cell(cell, NUMBER, 'right')),
    ].join('');
  return [
    '',
    text.emphasise(line(['Norms', '1st breach', 'periods', 'worst', 'nearest']), 'dim'),
    ...replay.norms.map((norm) =>
      line([
        norm.norm,
        norm.first_breach === undefined ? NOTHING : shortDate(norm.first_breach),
        shortNumber(lookUp('norm', norm.norm, 'breached_periods')),
        shortNumber(lookUp('norm', norm.norm, 'worst_value')),
        shortNumber(lookUp('norm', norm.norm, 'nearest_value')),
      ]),
    ),
  ];
}

function units(replay: Replay, lookUp: LookUp, text: ConsoleText): string[] {
  const name = text.width - 4 * NUMBER;
  const line = (cells: readonly [string, string, string, string, string]): string =>
    text.cell(cells[0], name) +
    cells
      .slice(1)
      .map((cell) => text.cell(cell, NUMBER, 'right'))
      .join('');
  return [
    '',
    text.emphasise(line(['Units', 'on duty', 'utilised', 'waiting', 'days']), 'dim'),
    ...replay.units.map((unit) =>
      line([
        unit.name,
        shortNumber(lookUp('unit', unit.name, 'on_duty')),
        percent(lookUp('unit', unit.name, 'utilisation')),
        shortNumber(lookUp('unit', unit.name, 'queue_length')),
        dayNumber(lookUp('unit', unit.name, 'backlog_days')),
      ]),
    ),
    ...text
      .wrap(
        'Means over the horizon: persons on duty, share of hours worked, tasks waiting, backlog in days of work.',
      )
      .map((words) => text.emphasise(words, 'dim')),
  ];
}
