/** Where something stands: a file (or `--set`), line and column from 1, the path of the value and the line itself. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** As in `--set`: `om.prosecutors.fte`. */
  readonly path?: string;
  readonly sourceLine?: string;
}

/**
 * Something in a scenario that its author can mend. Faults are collected, never thrown, so that one look at a
 * file shows them all. `code` is stable (`scenario.unknown-key`); the other texts are for people.
 */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly where?: Place;
  /** What would have been right: `a span of time, such as 6 h`. */
  readonly expected?: string;
  /** A sentence that helps: `did you mean "effort"?`. */
  readonly hint?: string;
}

/** Most characters of a source line that are shown. */
const WIDTH = 100;

/**
 * A fault as lines of text without a final newline: `file:line:column: message`, the source line with a caret
 * under the column, what was expected, the hint. Control characters are blanked, long lines cut around the column.
 */
export function formatFault(fault: Fault): string {
  const { where } = fault;
  const lines: string[] = [];
  if (where === undefined) lines.push(printable(fault.message));
  else {
    lines.push(printable(`${where.file}:${where.line}:${where.column}: ${fault.message}`));
    if (where.sourceLine !== undefined && where.sourceLine.trim() !== '') lines.push(...excerpt(where));
  }
  if (fault.expected !== undefined) lines.push(printable(`  expected ${fault.expected}`));
  if (fault.hint !== undefined) lines.push(printable(`  ${fault.hint}`));
  return lines.join('\n');
}

/** The source line, cut to a readable width, and the line with the caret. */
function excerpt(where: Place): string[] {
  const line = printable(where.sourceLine ?? '');
  const at = Math.min(where.column - 1, line.length);
  const from = at > WIDTH - 20 ? at - WIDTH / 2 : 0;
  const before = from > 0 ? '…' : '';
  const after = from + WIDTH < line.length ? '…' : '';
  const gutter = `${where.line} | `;
  return [
    `  ${gutter}${before}${line.slice(from, from + WIDTH)}${after}`.trimEnd(),
    `  ${' '.repeat(gutter.length - 2)}| ${' '.repeat(at - from + before.length)}^`,
  ];
}

/** Text that cannot steer a terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
