import type { Verdict } from '../experiment/findings.ts';
import type { ConsoleText } from './consoleText.ts';
import { displayWidth } from './displayWidth.ts';
import { keptWords } from './keptWords.ts';
import { percent, probabilityWithInterval } from './numberWords.ts';
import {
  halvesNote,
  halvesOf,
  mattering,
  rangesSentence,
  rangeWords,
  unsourcedWords,
} from './rangesWords.ts';

/** Values that are shown. */
const SHOWN = 5;
/** Columns of the table; the path and the range take what is left. */
const HALF = 17;
const LUCK = 8;

/**
 * How far the answer rests on what is assumed: in how many futures over the ranges the chain holds, which norms are kept in
 * the fewest, the values that matter
 * most with what each half gives, and the share of the load that rests on values without a public source.
 */
export function rangeLines(verdict: Verdict, text: ConsoleText): string[] {
  const unsourced = unsourcedWords(verdict).flatMap((sentence) => text.wrap(sentence));
  const lines = [...futureLines(verdict, text), ...unsourced];
  return lines.length === 0 ? [] : [...lines, ''];
}

function futureLines({ over_ranges: ranges }: Verdict, text: ConsoleText): string[] {
  if (ranges === undefined) return [];
  const values = mattering(ranges, SHOWN);
  const name = text.width - 2 * HALF - LUCK;
  const line = (cells: readonly [string, string, string, string]): string =>
    [
      text.cell(cells[0], name),
      text.cell(cells[1], HALF, 'right'),
      text.cell(cells[2], HALF, 'right'),
      text.cell(cells[3], LUCK, 'right'),
    ].join('');
  const dim = (words: string): string => text.emphasise(words, 'dim');
  return [
    ...text.wrap(rangesSentence(ranges)),
    ...keptWords(ranges).flatMap((sentence) => text.wrap(sentence)),
    ...halvesOf(ranges).flatMap((sentence) => text.wrap(sentence)),
    ...(values.length === 0
      ? []
      : [dim(line(['Values that matter most', 'lower half', 'upper half', 'by luck']))]),
    ...values.flatMap((value) => {
      const { low: lowest, high: highest, estimate } = value.lower.probability;
      const upper = value.upper.probability;
      // The range is only said where it fits: the path must be read whole.
      const full = `${value.path}, ${rangeWords(value)}`;
      const first = line([
        displayWidth(full) < name ? full : value.path,
        probabilityWithInterval(estimate, lowest, highest),
        probabilityWithInterval(upper.estimate, upper.low, upper.high),
        percent(value.by_luck),
      ]);
      return value.norm === undefined ? [first] : [first, ...text.wrap(`keeps ${value.norm}`, 2).map(dim)];
    }),
    ...text.wrap(halvesNote(ranges)).map(dim),
  ];
}
