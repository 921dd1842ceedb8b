import { escapeHtml } from './escapeHtml.ts';

/** A column: its heading, and whether its cells are numbers (set to the right, never broken) or whole sentences. */
export interface Column {
  readonly heading: string;
  readonly numeric?: boolean;
  readonly wordy?: boolean;
}

/** A table with a caption for screen readers, in a frame that scrolls sideways on small screens. Cells are HTML. */
export function table(
  caption: string,
  columns: readonly Column[],
  bodies: readonly string[],
  className?: string,
): string {
  const name = escapeHtml(caption);
  const head = columns.map((column) => `<th scope="col"${classOf(column)}>${column.heading}</th>`).join('');
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${name}">`,
    `<table${className === undefined ? '' : ` class="${className}"`}><caption class="hidden">${name}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    ...bodies.map((body) => `<tbody>${body}</tbody>`),
    '</table></div>',
  ].join('\n');
}

/** A row whose first cell names it. */
export function row(columns: readonly Column[], cells: readonly string[], className?: string): string {
  const inside = cells.map((cell, index) =>
    index === 0 ? `<th scope="row">${cell}</th>` : `<td${classOf(columns[index])}>${cell}</td>`,
  );
  return `<tr${className === undefined ? '' : ` class="${className}"`}>${inside.join('')}</tr>\n`;
}

function classOf(column: Column | undefined): string {
  if (column?.numeric) return ' class="number"';
  return column?.wordy ? ' class="wordy"' : '';
}
