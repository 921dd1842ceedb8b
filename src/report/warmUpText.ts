import type { Settling, WarmUpDiagnosis } from '../experiment/index.ts';
import { BATCH } from '../statistics/mser.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import { toCsv } from './csv.ts';
import * as messages from './messages.ts';
import { days, NOTHING, shortNumber } from './numberWords.ts';

const NUMBER = 12;

/** A row of `warm-up.csv`. */
interface CutRow {
  readonly scenario: string;
  readonly scope_kind: string;
  readonly scope: string;
  readonly metric: string;
  readonly unit: string;
  readonly steady_from_days: number | undefined;
  readonly mean_after: number | undefined;
  readonly warm_up_days: number;
  readonly replications: number;
}

/** A row of `warm-up-series.csv`: the mean over the replications in one span, and Welch's moving average. */
interface SpanRow {
  readonly scenario: string;
  readonly scope_kind: string;
  readonly scope: string;
  readonly metric: string;
  readonly unit: string;
  readonly day_start: number;
  readonly day_end: number;
  readonly mean: number | undefined;
  readonly welch: number | undefined;
}

const NAMES = ['scenario', 'scope_kind', 'scope', 'metric', 'unit'] as const;

export function warmUpCsv(diagnosis: WarmUpDiagnosis): string {
  const { scenario, warmUpDays, replications, classification } = diagnosis;
  const rows = diagnosis.settlings.map((each): CutRow => {
    const { scope_kind, scope, metric, unit, steadyFrom, level } = each;
    return {
      scenario,
      scope_kind,
      scope,
      metric,
      unit,
      steady_from_days: steadyFrom,
      mean_after: level,
      warm_up_days: warmUpDays,
      replications,
    };
  });
  const columns = [...NAMES, 'steady_from_days', 'mean_after', 'warm_up_days', 'replications'] as const;
  return toCsv(rows, columns, classification);
}

export function warmUpSeriesCsv(diagnosis: WarmUpDiagnosis): string {
  const { scenario, spanDays, classification } = diagnosis;
  const rows = diagnosis.settlings.flatMap(({ scope_kind, scope, metric, unit, means, smooth }) =>
    means.map(
      (mean, span): SpanRow => ({
        scenario,
        scope_kind,
        scope,
        metric,
        unit,
        day_start: span * spanDays,
        day_end: (span + 1) * spanDays,
        mean,
        welch: smooth[span],
      }),
    ),
  );
  return toCsv(rows, [...NAMES, 'day_start', 'day_end', 'mean', 'welch'], classification);
}

/** The answer in a sentence: whether the warm-up in the file is long enough. */
export function warmUpSentence({ steadyFrom, warmUpDays, settlings }: WarmUpDiagnosis): string {
  if (steadyFrom === undefined) {
    const moving = settlings.filter((each) => each.steadyFrom === undefined).map(({ scope }) => scope);
    return messages.neverSteady([...new Set(moving)]);
  }
  return steadyFrom <= warmUpDays
    ? messages.warmUpEnough(days(steadyFrom), days(warmUpDays))
    : messages.warmUpTooShort(days(steadyFrom), days(warmUpDays));
}

function howWords({ spanDays, settlings }: WarmUpDiagnosis): string {
  const spans = settlings[0]?.means.length ?? 0;
  return messages.howSteady(days(spans * spanDays), days(BATCH * spanDays));
}

/** What `run --diagnose-warm-up` prints: the answer, and a row a quantity. */
export function renderWarmUp(diagnosis: WarmUpDiagnosis, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const name = text.width - 3 * NUMBER;
  const line = (cells: readonly [string, string, string, string]): string =>
    text.cell(cells[0], name) +
    cells
      .slice(1)
      .map((cell) => text.cell(cell, NUMBER, 'right'))
      .join('');
  const row = (each: Settling): string =>
    line([
      each.scope_kind === 'chain' ? 'chain' : each.scope,
      each.unit,
      each.steadyFrom === undefined ? 'never' : shortNumber(each.steadyFrom),
      each.level === undefined ? NOTHING : shortNumber(each.level),
    ]);
  const { classification } = diagnosis;
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(warmUpSentence(diagnosis)),
    '',
    text.emphasise(line(['Waiting, and cases open', '', 'steady from', 'mean after']), 'dim'),
    ...diagnosis.settlings.map(row),
    ...text.wrap(howWords(diagnosis)).map((words) => text.emphasise(words, 'dim')),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}
