import { type BestResult, leadersOf, pointsWords, type SelectedVariant } from '../experiment/index.ts';
import { ConsoleText, type Terminal } from './consoleText.ts';
import * as messages from './messages.ts';
import { NOTHING, probability, shortNumber } from './numberWords.ts';

const COLUMNS = [9, 9, 9, 12] as const;
/** For the longest, `not 99.9 points above`. */
const STANDING = 21;

/** What `compare --best` prints: the answer, a row a variant, and what it rests on. */
export function renderBest(result: BestResult, terminal: Terminal, folder: string): string {
  const text = new ConsoleText(terminal);
  const { classification, variants } = result;
  const name = text.width - COLUMNS.reduce((sum, columns) => sum + columns, 0) - STANDING - 2;
  const line = (cells: readonly string[], standing: string): string =>
    [
      text.cell(cells[0] ?? '', name),
      ...COLUMNS.map((columns, index) => text.cell(cells[index + 1] ?? '', columns, 'right')),
      '  ',
      text.cell(standing, STANDING),
    ]
      .join('')
      .trimEnd();
  return [
    ...(classification === undefined ? [] : [...text.wrap(messages.classification(classification)), '']),
    ...text.wrap(result.sentence),
    '',
    text.emphasise(line(['', 'P(holds)', 'futures', 'only it', 'only other'], ''), 'dim'),
    ...variants.map((variant) =>
      text.emphasise(
        line(
          [
            variant.label,
            probability(variant.held / variant.replications),
            shortNumber(variant.replications),
            variant.only_this === undefined ? NOTHING : shortNumber(variant.only_this),
            variant.only_other === undefined ? NOTHING : shortNumber(variant.only_other),
          ],
          standingWords(variant, result),
        ),
        ...(variant.standing === 'leads' ? (['bold'] as const) : []),
      ),
    ),
    '',
    ...bestNotes(result).flatMap((note) => text.wrap(note)),
    '',
    ...text.wrap(`Files: ${folder}`),
    '',
  ].join('\n');
}

function standingWords({ standing, within, held }: SelectedVariant, result: BestResult): string {
  const { kind, difference } = result;
  const isTie = leadersOf(result).length > 1;
  switch (standing) {
    case 'leads':
      if (kind === 'undecided') return isTie ? 'leads, with others' : 'leads';
      if (held === 0) return 'never holds';
      return isTie ? 'the first of equals' : 'the answer';
    case 'left':
      return within ? `not ${pointsWords(difference)} above` : 'not told apart';
    case 'dropped':
      return 'dropped';
  }
}

/** What the columns mean and what the answer promises. */
export function bestNotes({ difference, seed, at_most, notes }: BestResult): string[] {
  const points = pointsWords(difference);
  return [
    'Only it, only other: futures in which the chain holds with this variant only, and with the other one only: the one that leads, or that for which ' +
      'it was dropped. A variant is dropped, and run no further, once another one is shown to hold more often; that makes their difference look somewhat ' +
      'larger than it is (compare without --best estimates differences).',
    `The answer is the best, or less than ${points} of P(holds) below it, with the confidence that is named, however often was looked; at most ` +
      `${shortNumber(at_most)} futures, the same for all (seed ${seed}).`,
    ...notes,
  ];
}
