import { cutTo, displayWidth, fitTo, takeColumns } from './displayWidth.ts';
import { plainText } from './plainText.ts';

/** What the terminal can show. */
export interface Terminal {
  /** Columns, at least `LEAST_WIDTH`. */
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

export const LEAST_WIDTH = 60;

export type Emphasis = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

const CODES: Readonly<Record<Emphasis, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

/** Text laid out for one terminal: whatever is put in, no line is wider than it and nothing is a control code. */
export class ConsoleText {
  readonly width: number;
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
    this.width = Math.max(Math.floor(terminal.width), LEAST_WIDTH);
  }

  get unicode(): boolean {
    return this.terminal.unicode;
  }

  /** Text of the scenario or of ours, fit for this terminal. */
  clean(text: string): string {
    const plain = plainText(text);
    return this.terminal.unicode ? plain : asciiOf(plain);
  }

  /** Cleaned, cut and filled to exactly that many columns. */
  cell(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
    return fitTo(this.clean(text), columns, align, this.terminal.unicode ? '…' : '..');
  }

  /** Cleaned and cut to that many columns. */
  cut(text: string, columns = this.width): string {
    return cutTo(this.clean(text), columns, this.terminal.unicode ? '…' : '..');
  }

  /** Lines broken at blanks, each `indent` columns from the left; a word longer than a line is broken too. */
  wrap(text: string, indent = 0): string[] {
    const room = this.width - indent;
    const lines: string[] = [];
    let line = '';
    const flush = (): void => {
      if (line !== '') lines.push(' '.repeat(indent) + line);
      line = '';
    };
    for (const word of this.clean(text).split(' ')) {
      if (line !== '' && displayWidth(`${line} ${word}`) > room) flush();
      line = line === '' ? word : `${line} ${word}`;
      while (displayWidth(line) > room) {
        const part = takeColumns(line, room);
        const rest = line.slice(part.length);
        line = part;
        flush();
        line = rest;
      }
    }
    flush();
    return lines;
  }

  /** A laid out piece with emphasis; it takes no columns. */
  emphasise(text: string, ...emphases: readonly Emphasis[]): string {
    if (!this.terminal.colour || emphases.length === 0) return text;
    return `\u001b[${emphases.map((emphasis) => CODES[emphasis]).join(';')}m${text}\u001b[0m`;
  }
}

const REPLACED: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '…': '..',
  '≥': '>=',
  '≤': '<=',
  '÷': '/',
  '∞': 'inf',
  '×': 'x',
  '−': '-',
  '→': '->',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '\u00a0': ' ',
};

/** The nearest ASCII text: letters lose their accents, what has no near thing becomes `?`. */
function asciiOf(text: string): string {
  return text
    .replace(/[–—…≥≤÷∞×−→’‘“”\u00a0]/gu, (character) => REPLACED[character] ?? '?')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '?');
}
