import { fontWidths } from '../../fonts.ts';
import { percent, shortNumber } from '../../numberWords.ts';
import { fitted } from '../panels.ts';
import { INK } from '../style.ts';
import type { UnitLabel } from '../unitLabel.ts';
import type { Point } from './layout.ts';

export const BOX_WIDTH = 106;
export const BOX_HEIGHT = 46;
export const NAME_SIZE = 9;
export const TEXT_SIZE = 8.5;
/** From this utilisation on (%) the box is too dark for black text. */
const DARK_FROM = 90;
const LINE_HEIGHT = 12;

/** A unit in the diagram. */
export interface Box {
  readonly name: string;
  readonly label: UnitLabel;
  /** Index of its organisation. */
  readonly lane: number;
  /** Per cent. */
  readonly utilisation: number | undefined;
  readonly onDuty: number | undefined;
  /** Tasks that no flow brings. */
  readonly fresh: number;
}

/** What is written in a box, line by line: its name, its load, and what comes to it from outside. */
export function boxTexts({ label, utilisation, onDuty, fresh }: Box, corner: Point) {
  const names = twoLines(label.unit);
  const facts = [
    ...(utilisation === undefined ? [] : [loadWords(utilisation, onDuty)]),
    ...(fresh > 0 ? [`new: ${shortNumber(Math.round(fresh))}`] : []),
  ];
  const lines = [
    ...names.map((text) => ({ text, bold: true })),
    ...facts.map((text) => ({ text, bold: false })),
  ];
  const step = Math.min(LINE_HEIGHT, (BOX_HEIGHT - 4) / lines.length);
  const first = corner.y + BOX_HEIGHT / 2 - ((lines.length - 1) * step) / 2;
  const colour = (utilisation ?? 0) >= DARK_FROM ? '#ffffff' : INK;
  return lines.map(({ text, bold }, index) => ({
    text,
    bold,
    x: corner.x + BOX_WIDTH / 2,
    y: first + index * step,
    colour,
  }));
}

function loadWords(utilisation: number, onDuty: number | undefined): string {
  const share = percent(utilisation / 100);
  return onDuty === undefined ? share : `${share} of ${shortNumber(onDuty)}`;
}

/** A name on one line or two, by words; what does not fit is cut. */
function twoLines(name: string): string[] {
  const room = BOX_WIDTH - 8;
  const fits = (text: string): boolean => fontWidths(true).width(text, NAME_SIZE) <= room;
  if (fits(name)) return [name];
  const words = name.split(' ');
  let taken = 1;
  while (taken < words.length - 1 && fits(words.slice(0, taken + 1).join(' '))) taken += 1;
  const lines = [words.slice(0, taken).join(' '), words.slice(taken).join(' ')].filter((line) => line !== '');
  return lines.map((line) => fitted(line, room, NAME_SIZE, true));
}
