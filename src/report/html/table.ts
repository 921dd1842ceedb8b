import { escapeHtml } from './escapeHtml.ts';

/** A column: its heading, and whether its cells are numbers (set to the right, never broken). */
export interface Column {
  readonly heading: string;
  readonly numeric?: boolean;
}

/** A table with a caption for screen readers, in a frame that scrolls sideways on small screens. Cells are HTML. */
export function table(
  caption: string,
  columns: readonly Column[],
  bodies: readonly string[],
  className?: string,
): string {
  const name = escapeHtml(caption);
  const head = columns
    .map(({ heading, numeric }) => `<th scope="col"${classOf(numeric)}>${heading}</th>`)
    .join('');
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
    index === 0 ? `<th scope="row">${cell}</th>` : `<td${classOf(columns[index]?.numeric)}>${cell}</td>`,
  );
  return `<tr${className === undefined ? '' : ` class="${className}"`}>${inside.join('')}</tr>\n`;
}

function classOf(numeric: boolean | undefined): string {
  return numeric ? ' class="number"' : '';
}
